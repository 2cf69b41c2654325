"""The status of a claim at a date: its headline, the reason, and what always follows it."""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.derive.clock import Clock
from provenance.derive.exclusions import Excluding
from provenance.derive.facts import (
    Answer,
    Case,
    Counter,
    Reply,
    Rest,
    Undermining,
    case,
    case_of,
    denial_form,
    taken,
)
from provenance.derive.headline import CONTESTED, HEADLINES, Facts, headline
from provenance.derive.positions import Position, positions, reversed_or_withdrawn
from provenance.derive.reasons import names, reason
from provenance.derive.sides import Sides
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Days, NoCutoff, show_day
from provenance.model.slice import Slice
from provenance.model.tuples import NamedTuple

__all__ = ["HEADLINES", "Facts", "Outline", "Status", "headline", "outline", "status"]


HEDGED: Final = "hedged"
VOICES: Final = "voices"
RESTS: Final = "rests"
CLASHES: Final = "clashes"
SILENT: Final = "silent"


class Suffix(NamedTuple):
    """What follows a headline: its kind, and the words for it."""

    kind: str
    text: str


class Status(NamedTuple):
    """What the record says of a claim at a date.

    ``headline`` is one of `HEADLINES`, ``reason`` says in one line what it rests on, ``suffixes``
    always follow it. ``open`` says what dates that cannot be placed could change. ``affirmers``
    and ``deniers`` hold the certain positions first, then those that only may be; ``undecided``
    those of which it is open whether they last affirmed or denied. ``since`` bounds the day on
    which there was something to report: the first affirmation, and where it is also denied, the
    later of the first affirmation and the first denial. ``earlier`` names what was said and has
    since been reversed or withdrawn. The other fields hold the records behind the facts.
    """

    claim: str
    headline: str
    reason: str
    facts: Facts
    suffixes: tuple[Suffix, ...]
    silent: tuple[str, ...]
    open: tuple[str, ...]
    affirmers: tuple[Position, ...]
    deniers: tuple[Position, ...]
    undecided: tuple[Position, ...]
    since: Days
    earlier: tuple[str, ...]
    replies: tuple[Reply, ...]
    answers: tuple[Answer, ...]
    countered: tuple[Counter, ...]
    excluded: tuple[Excluding, ...]
    undermined: tuple[Undermining, ...]
    rests: tuple[Rest, ...]
    hedged: bool


class Outline(NamedTuple):
    """What lists of claims are picked and sorted by: the same as in the claim's `Status`."""

    headline: str
    deniers: int
    since: Days


def outline(slice: Slice, clock: Clock, sides: Sides, claim: str, cutoff: Cutoff) -> Outline:
    """Tell the headline of a claim without more of its status than that takes.

    Where positions alone make it contested, the first row of the table fits and no other fact is
    asked for.
    """
    held = positions(slice, clock, sides, claim, cutoff)
    slug = headline(taken(slice, clock, held, cutoff))
    if slug != CONTESTED:
        slug = headline(case_of(slice, clock, sides, claim, held, cutoff).facts)
    deniers = [p for p in held if p.denies]
    return Outline(slug, len(deniers), _since([p for p in held if p.affirms], deniers))


def status(slice: Slice, clock: Clock, sides: Sides, claim: str, cutoff: Cutoff) -> Status:
    """Tell the status of a claim.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        sides: the sides of that Slice.
        claim: a claim's id; of one that was not recorded nothing is certain.
        cutoff: the last day that counts.
    """
    found = case(slice, clock, sides, claim, cutoff)
    slug = headline(found.facts)
    affirmers = _sure_first(p for p in found.positions if p.affirms)
    deniers = _sure_first(p for p in found.positions if p.denies)
    hedged = _all_hedged(slice, found.positions)
    return Status(
        claim,
        slug,
        reason(slice, slug, claim, found),
        found.facts,
        _suffixes(slice, found, hedged),
        found.silent,
        tuple(_open(slice, clock, found, slug, cutoff)),
        affirmers,
        deniers,
        tuple(p for p in found.positions if p.stance is None),
        _since(affirmers, deniers),
        reversed_or_withdrawn(slice, clock, claim, cutoff),
        found.replies,
        found.answers,
        found.countered,
        found.excluded,
        found.undermined,
        found.rests,
        hedged,
    )


def _sure_first(found: Iterable[Position]) -> tuple[Position, ...]:
    return tuple(sorted(found, key=lambda p: (p.derived, p.certain is not YES)))


def _all_hedged(slice: Slice, held: tuple[Position, ...]) -> bool:
    """Whether every affirmation in somebody's own words, certain or possible, is hedged."""
    spoken = [
        slice.statements[id] for p in held if not p.derived for id in (*p.line, *p.statements)
    ]
    affirmations = [s for s in spoken if s.affirms]
    sure = any(p.affirms and p.certain is YES and not p.derived for p in held)
    return sure and all(s.hedge for s in affirmations)


def _since(affirmers: Iterable[Position], deniers: Iterable[Position]) -> Days:
    affirmed, denied = _first(affirmers), _first(deniers)
    if affirmed is None or denied is None:
        return affirmed or denied or Days(None, None)
    firsts = [day for day in (affirmed.first, denied.first) if day is not None]
    lasts = (affirmed.last, denied.last)
    last = None if None in lasts else max(day for day in lasts if day is not None)
    return Days(max(firsts, default=None), last)


def _first(held: Iterable[Position]) -> Days | None:
    """Between which days the first of the certain positions was taken."""
    days = [p.since for p in held if p.certain is YES]
    if not days:
        return None
    firsts = [d.first for d in days if d.first is not None]
    lasts = [d.last for d in days if d.last is not None]
    return Days(min(firsts) if len(firsts) == len(days) else None, min(lasts) if lasts else None)


def _suffixes(slice: Slice, found: Case, hedged: bool) -> tuple[Suffix, ...]:
    suffixes = []
    if hedged:
        suffixes.append(Suffix(HEDGED, "hedged"))
    sure = [p for p in found.positions if p.certain is YES and not p.derived]
    counts = [
        f"{len(actors)} {one if len(actors) == 1 else many}"
        for actors, one, many in (
            ({p.actor for p in sure if p.affirms}, "affirms", "affirm"),
            ({p.actor for p in sure if p.denies}, "denies", "deny"),
        )
        if actors
    ]
    if counts:
        suffixes.append(Suffix(VOICES, f"voices: {', '.join(counts)}"))
    suffixes.extend(
        Suffix(
            RESTS,
            f"rests on {rest.claim}, which {names(slice, rest.actors)} "
            f"{'denies' if len(set(rest.actors)) == 1 else 'deny'}",
        )
        for rest in found.rests
    )
    clashes: dict[str, list[str]] = {}
    for row in found.excluded:
        if row.certain is YES:
            clashes.setdefault(row.claim, []).append(row.actor)
    suffixes.extend(
        Suffix(
            CLASHES,
            f"clashes with {claim}, which {names(slice, actors)} "
            f"{'affirms' if len(set(actors)) == 1 else 'affirm'}",
        )
        for claim, actors in clashes.items()
    )
    if found.silent:
        silent = ", ".join(slice.name(actor) for actor in found.silent)
        suffixes.append(Suffix(SILENT, f"silent: {silent}"))
    return tuple(suffixes)


def _open(slice: Slice, clock: Clock, found: Case, slug: str, cutoff: Cutoff) -> Iterator[str]:
    """What dates that cannot be placed leave open, and the headline that would follow."""
    facts = found.facts
    by_then = "" if isinstance(cutoff, NoCutoff) else f" by {show_day(cutoff)}"

    def told(text: str, *changed: Facts) -> str:
        others = dict.fromkeys(h for f in changed if (h := headline(f)) != slug)
        return f"{text}; if so, {' or '.join(others)}" if others else text

    for p in found.positions:
        if p.certain is not CANNOT_TELL:
            continue
        who = slice.name(p.actor)
        affirms = any(stance in words.AFFIRMING for stance in p.stances)
        denies = words.DENIED in p.stances
        changed = [facts._replace(affirmed=YES)] if affirms else []
        if denies:
            form = denial_form(slice, clock, p, cutoff)
            changed.append(
                facts._replace(
                    denied=facts.denied or form == words.EXPLICIT,
                    blanket=facts.blanket or form == words.BLANKET,
                    verdict=facts.verdict or form == words.VERDICT,
                )
            )
        if p.stance is None:
            stances = " or ".join(dict.fromkeys(p.stances))
            yield told(f"open whether {who} last {stances} it{by_then}", *changed)
        elif p.derived:
            yield told(f"open whether {who} presupposed it{by_then}", *changed)
        else:
            yield told(f"open whether {who} had {p.stance} it{by_then}", *changed)
    for reply in found.replies:
        if reply.certain is CANNOT_TELL:
            who = slice.name(reply.actor)
            changed = [
                facts._replace(
                    questioned=facts.questioned or reply.stance == words.QUESTIONED,
                    declined=facts.declined or reply.stance == words.DECLINED,
                )
            ]
            stance = "questioned it" if reply.stance == words.QUESTIONED else "declined to say"
            yield told(f"open whether {who} had {stance}{by_then}", *changed)
    for row in found.excluded:
        if row.certain is CANNOT_TELL:
            text = f"open whether {slice.name(row.actor)} said what excludes it{by_then}"
            yield told(text, facts._replace(excluded=True))
    for under in found.undermined:
        if under.certain is CANNOT_TELL:
            text = f"open whether {slice.name(under.actor)} affirmed what undermines it{by_then}"
            yield told(text, facts._replace(undermined=True))
    if facts.accuses and facts.answered is CANNOT_TELL:
        who = names(slice, dict.fromkeys(answer.accused for answer in found.answers))
        text = f"open whether {who} had answered{by_then}"
        other = headline(facts._replace(answered=NO))
        yield f"{text}; if not, {other}" if other != slug else text
