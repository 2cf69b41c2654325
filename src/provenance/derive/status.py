"""The status of a claim at a date: its headline, the reason, and what always follows it."""

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Final

from provenance.derive.clock import Clock, first_of
from provenance.derive.exclusions import Excluding
from provenance.derive.facts import (
    Answer,
    Case,
    Counter,
    Reply,
    Rest,
    Told,
    Undermining,
    Underneath,
    case,
    case_of,
    denial_form,
    settled,
    taken,
)
from provenance.derive.headline import (
    CLASHING,
    CONTESTED,
    HEADLINES,
    IN_TENSION,
    NOTHING_CERTAIN,
    WORDS,
    Facts,
    headline,
    holding,
)
from provenance.derive.headline import CONCEDED as CONCEDED_HEADLINE
from provenance.derive.positions import Position, positions, reversed_or_withdrawn
from provenance.derive.reasons import names, reason
from provenance.derive.sides import Sides
from provenance.derive.standing import standing, taken_back, withdrawals
from provenance.derive.walks import near
from provenance.model import vocabulary as words
from provenance.model.dates import (
    ANY_DAY,
    CANNOT_TELL,
    NO,
    YES,
    Cutoff,
    Days,
    Instant,
    NoCutoff,
    by,
    latest,
    show_day,
    sort_key,
)
from provenance.model.slice import Slice
from provenance.model.tuples import NamedTuple

__all__ = ["HEADLINES", "Facts", "Outline", "Status", "headline", "outline", "status"]


HEDGED: Final = "hedged"
VOICES: Final = "voices"
RESTS: Final = "rests"
CLASHES: Final = "clashes"
TENSION: Final = "tension"
UNDERNEATH: Final = "underneath"
CONCEDED: Final = "conceded"
GONE: Final = "gone"
DENIED_BEFORE: Final = "denied-before"
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
    those of which it is open whether they last affirmed or denied. ``since`` bounds the day from
    which the claim stands as its headline says: one day where that is certain. ``earlier`` names
    what was said and has since been reversed or withdrawn. The other fields hold the records behind
    the facts.
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
    underneath: tuple[Underneath, ...]
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
    slug = _headline(slice, clock, sides, claim, held, cutoff)
    deniers = sum(p.denies for p in held)
    return Outline(slug, deniers, _since(slice, clock, sides, claim, slug, held, cutoff))


def _headline(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    claim: str,
    held: tuple[Position, ...],
    cutoff: Cutoff,
) -> str:
    slug = headline(taken(slice, clock, held, cutoff))
    if slug == CONTESTED:
        return slug
    return headline(case_of(slice, clock, sides, claim, held, cutoff).facts)


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
    hedged = _all_hedged(slice, found.positions)
    return Status(
        claim,
        slug,
        reason(slice, slug, claim, found),
        found.facts,
        _suffixes(slice, clock, found, slug, hedged, claim, cutoff),
        found.silent,
        tuple(_open(slice, clock, found, slug, cutoff)),
        _sure_first(p for p in found.positions if p.affirms),
        _sure_first(p for p in found.positions if p.denies),
        tuple(p for p in found.positions if p.stance is None),
        _since(slice, clock, sides, claim, slug, found.positions, cutoff),
        reversed_or_withdrawn(slice, clock, claim, cutoff),
        found.replies,
        found.answers,
        found.underneath,
        found.countered,
        found.excluded,
        found.undermined,
        found.rests,
        hedged,
    )


def _sure_first(found: Iterable[Position]) -> tuple[Position, ...]:
    return tuple(sorted(found, key=lambda p: (p.derived, p.certain is not YES)))


def _all_hedged(slice: Slice, held: tuple[Position, ...]) -> bool:
    """Whether every affirmation, certain or possible, is hedged that somebody's own words make.

    Whoever presupposes it without a hedge affirms it without one.
    """
    spoken = [
        slice.statements[id] for p in held if not p.derived for id in (*p.line, *p.statements)
    ]
    affirmations = [s for s in spoken if s.affirms]
    sure = any(p.affirms and p.certain is YES and not p.derived for p in held)
    firm = any(p.presupposed and not p.presupposed.hedges_on_stronger for p in held)
    return sure and not firm and all(s.hedge for s in affirmations)


def _since(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    claim: str,
    slug: str,
    held: tuple[Position, ...],
    cutoff: Cutoff,
) -> Days:
    """Bound the day from which a claim stands as its headline says.

    It is the first day on which the claim certainly stood so, and on each day since on which
    anything can have been said that its status comes from. Where there is none, it is not before
    the positions on it.
    """
    if slug == NOTHING_CERTAIN:
        return ANY_DAY  # nothing stands
    first: int | None = None
    for day in reversed(_days(slice, clock, claim, cutoff)):
        then = positions(slice, clock, sides, claim, day)
        if _headline(slice, clock, sides, claim, then, day) != slug:
            break
        first = day
    if first is not None:
        return Days(first, first)
    firsts = [_first(p for p in held if p.affirms), _first(p for p in held if p.denies)]
    return Days(reduce(latest, firsts, None), None)


def _first(held: Iterable[Position]) -> int | None:
    """The first day on which any of the certain positions can have been taken."""
    return first_of(p.since for p in held if p.certain is YES).first


def _days(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> list[int]:
    """The days, in order, on which what a claim's status comes from can have been said."""
    found: set[int] = set()
    for id in near(slice, claim):
        record = slice.claims.get(id)
        for s in record.statements if record else ():
            bounds = clock.bounds(s.id)
            for day in (*bounds.days, *bounds.until):
                if day is not None and by(Days(day, day), cutoff) is YES:
                    found.add(day)
    return sorted(found, key=_moment)


def _moment(day: int) -> tuple[int, bool, str]:
    """Of two that may be one moment, the one whose zone is known comes first."""
    return sort_key(day), isinstance(day, Instant) and day.zone is None, show_day(day)


def _suffixes(
    slice: Slice,
    clock: Clock,
    found: Case,
    slug: str,
    hedged: bool,
    claim: str,
    cutoff: Cutoff,
) -> tuple[Suffix, ...]:
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
    accused = [row.actor for row in found.conceded if row.accused]
    if accused and slug != CONCEDED_HEADLINE:
        affirms = "affirms" if len(set(accused)) == 1 else "affirm"
        text = f"{names(slice, accused)} {affirms} it, though accused by it"
        suffixes.append(Suffix(CONCEDED, text))
    suffixes.extend(
        Suffix(
            RESTS,
            f"rests on {rest.claim}, which {names(slice, rest.actors)} "
            f"{'denies' if len(set(rest.actors)) == 1 else 'deny'}",
        )
        for rest in found.rests
    )
    clashes: dict[tuple[str, str], list[str]] = {}
    for row in found.excluded:
        if row.certain is YES:
            clashes.setdefault((CLASHES, row.claim), []).append(row.actor)
    for tense in found.undermined:
        if tense.certain is YES:
            clashes.setdefault((TENSION, tense.claim), []).append(tense.actor)
    if slug in (CLASHING, IN_TENSION):  # the headline's reason names the first
        clashes.pop(next(iter(clashes)))
    suffixes.extend(
        Suffix(
            kind,
            f"{'clashes' if kind == CLASHES else 'in tension'} with {other}, which "
            f"{names(slice, actors)} {'affirms' if len(set(actors)) == 1 else 'affirm'}",
        )
        for (kind, other), actors in clashes.items()
    )
    suffixes.extend(_gone(slice, clock, claim, cutoff))
    before = dict.fromkeys(answer.accused for answer in found.denied_before)
    answered = {answer.accused for answer in found.answers}
    told = [actor for actor in before if actor not in answered]
    if told:
        text = f"{names(slice, told)} denied it before; nothing later recorded"
        suffixes.append(Suffix(DENIED_BEFORE, text))
    if found.silent:
        silent = ", ".join(slice.name(actor) for actor in found.silent)
        suffixes.append(Suffix(SILENT, f"silent: {silent}"))
    return tuple(suffixes)


_HAD: Final = {
    words.ASSERTED: "asserted",
    words.ADMITTED: "admitted",
    words.DENIED: "denied",
}


def _gone(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> Iterator[Suffix]:
    """What was said and no longer stands: by whom, and when it was withdrawn or reversed.

    So is told a withdrawal that was taken back.
    """
    for held in standing(slice, clock, claim, cutoff):
        gone = [slice.statements[id] for id in held.earlier]
        stances = dict.fromkeys(s.stance for s in gone if s.stance in _HAD)
        if stances and held.stance is not None:
            had = " and ".join(_HAD[stance] for stance in stances)
            did = "withdrew" if held.stance == words.RETRACTED else held.stance
            on = _on(held.since)
            may = "" if held.certain is YES else "perhaps "
            yield Suffix(GONE, f"{slice.name(held.actor)} had {had} it and {may}{did} it{on}")
    record = slice.claims.get(claim)
    for actor, said in withdrawals(clock, record, cutoff).items():
        back = taken_back(slice, clock, said, cutoff)
        if YES in back.values():
            last = clock.order(s for s in said if back.get(s.id) is YES)[-1]
            on = _on(clock.clipped(last.id, cutoff))
            yield Suffix(GONE, f"{slice.name(actor)} withdrew it and took that back{on}")


def _on(days: Days) -> str:
    first, last = days
    if last is None:
        return "" if first is None else f" on {show_day(first)} or later"
    if first is None:
        return f" on {show_day(last)} or earlier"
    one, other = show_day(first), show_day(last)
    return f" on {one}" if one == other else f" between {one} and {other}"


def _open(slice: Slice, clock: Clock, found: Case, slug: str, cutoff: Cutoff) -> Iterator[str]:
    """What dates that cannot be placed leave open, and the headline that would follow."""
    by_then = "" if isinstance(cutoff, NoCutoff) else f" by {show_day(cutoff)}"

    def told(text: str, *changed: Facts) -> str:
        others = dict.fromkeys(h for f in changed if (h := headline(f)) != slug)
        said = " or ".join(WORDS[other] for other in others)
        return f"{text}; if so, {said}" if others else text

    for p in found.positions:
        if p.certain is not CANNOT_TELL:
            continue
        facts = settled(found, p)
        who = slice.name(p.actor)
        affirms = any(stance in words.AFFIRMING for stance in p.stances)
        changed = [facts._replace(affirmed=YES)] if affirms else []
        if words.DENIED in p.stances:
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
    for row, text, fact in _may_be(slice, found):
        facts = settled(found, row)
        yield told(f"open whether {text}{by_then}", holding(facts, fact))
    if found.facts.accuses and found.facts.answered is CANNOT_TELL:
        who = names(slice, dict.fromkeys(answer.accused for answer in found.answers))
        text = f"open whether {who} had answered{by_then}"
        other = headline(found.facts._replace(answered=NO, perhaps_denied=False))
        yield f"{text}; if not, {WORDS[other]}" if other != slug else text


def _may_be(slice: Slice, found: Case) -> Iterator[tuple[Told, str, str]]:
    """What else may have been said, in words, and the fact that it would make one."""
    for reply in found.replies:
        if reply.certain is CANNOT_TELL:
            did = "questioned it" if reply.stance == words.QUESTIONED else "declined to say"
            text = f"{slice.name(reply.actor)} had {did}"
            yield reply, text, reply.stance
    for row in found.excluded:
        if row.certain is CANNOT_TELL:
            yield row, f"{slice.name(row.actor)} said what excludes it", "excluded"
    for tense in found.undermined:
        if tense.certain is CANNOT_TELL:
            what = "what it undermines" if tense.turned else "what undermines it"
            yield tense, f"{slice.name(tense.actor)} affirmed {what}", "undermined"
    for counter in found.countered:
        if counter.certain is CANNOT_TELL:
            text = f"{slice.name(counter.actor)} answered with {counter.claim}"
            yield counter, text, "countered"
    for under in found.underneath:
        if under.certain is CANNOT_TELL:
            text = f"{slice.name(under.actor)} denied {under.claim}, which it implies"
            yield under, text, "underneath"
