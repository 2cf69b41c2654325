"""The status of a claim at a date: its headline, the reason, and what always follows it."""

import collections
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple

from provenance.derive.accused import Answer, Underneath
from provenance.derive.clock import Clock, first_of
from provenance.derive.exclusions import Excluding
from provenance.derive.facts import Case, case, case_of, taken
from provenance.derive.following import openings, suffixes
from provenance.derive.headline import (
    CONTESTED,
    HEADLINES,
    NOTHING_CERTAIN,
    PERHAPS_CONCEDED,
    POSSIBLY,
    Facts,
    headline,
    reachable,
)
from provenance.derive.opposing import Counter, Reply, Rest, Undermining
from provenance.derive.points import Point
from provenance.derive.positions import Position, positions, reversed_or_withdrawn
from provenance.derive.presupposed import presupposed
from provenance.derive.reasons import reason
from provenance.derive.sides import Sides
from provenance.derive.standing import COMPETING, standing
from provenance.derive.walks import near
from provenance.model import vocabulary as words
from provenance.model.dates import (
    ANY_DAY,
    YES,
    Cutoff,
    Days,
    Instant,
    by,
    latest,
    show_day,
    sort_key,
)
from provenance.model.slice import Slice

__all__ = [
    "HEADLINES",
    "Facts",
    "Outline",
    "Status",
    "headline",
    "outline",
    "since",
    "status",
    "status_of",
]


class Status(NamedTuple):
    """What the record says of a claim at a date.

    ``headline`` is one of `HEADLINES`, ``grounds`` say what it rests on, ``suffixes`` always follow
    it. ``open`` says what dates that cannot be placed could change. ``affirmers``
    and ``deniers`` hold the certain positions first, then those that only may be; ``undecided``
    those of which it is open whether they last affirmed or denied. ``earlier`` names what was said
    and has since been reversed or withdrawn. The other fields hold the records behind the facts.
    The day from which the claim stands so is asked for apart (`since`): it costs as much again.
    """

    claim: str
    headline: str
    grounds: tuple[Point, ...]
    facts: Facts
    suffixes: tuple[Point, ...]
    silent: tuple[str, ...]
    open: tuple[Point, ...]
    affirmers: tuple[Position, ...]
    deniers: tuple[Position, ...]
    undecided: tuple[Position, ...]
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
    """What lists of claims are picked and sorted by.

    ``since`` bounds the day from which the claim stands as its headline says: one day where that is
    certain.
    """

    headline: str
    deniers: int
    affirmers: int
    since: Days


def outline(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    claim: str,
    cutoff: Cutoff,
    known: Case | None = None,
) -> Outline:
    """Tell the headline of a claim without more of its status than that takes.

    Where positions alone make it contested, the first row of the table fits and no other fact is
    asked for.
    """
    held = known.positions if known else positions(slice, clock, sides, claim, cutoff)
    slug = headline(known.facts) if known else _headline(slice, clock, sides, claim, held, cutoff)
    deniers, affirmers = (sum(p.denies for p in held), sum(p.affirms for p in held))
    return Outline(slug, deniers, affirmers, _since(slice, clock, sides, claim, slug, held, cutoff))


def headline_of(slice: Slice, clock: Clock, sides: Sides, claim: str, cutoff: Cutoff) -> str:
    """Tell the headline of a claim alone, which is that of its `Status`."""
    held = positions(slice, clock, sides, claim, cutoff)
    return _headline(slice, clock, sides, claim, held, cutoff)


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


def _others(slice: Slice, clock: Clock, found: Case, slug: str, cutoff: Cutoff) -> frozenset[str]:
    """The headlines that a claim could have instead of its own, as open dates turn out."""
    open_ = openings(slice, clock, found, slug, cutoff)
    return frozenset(h for point in open_ for h in (*point.headlines, *point.otherwise))


def status(slice: Slice, clock: Clock, sides: Sides, claim: str, cutoff: Cutoff) -> Status:
    """Tell the status of a claim.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        sides: the sides of that Slice.
        claim: a claim's id; of one that was not recorded nothing is certain.
        cutoff: the last day that counts.
    """
    return status_of(slice, clock, claim, case(slice, clock, sides, claim, cutoff), cutoff)


def status_of(slice: Slice, clock: Clock, claim: str, found: Case, cutoff: Cutoff) -> Status:
    """Tell the status of a claim of which the facts are known."""
    slug = headline(found.facts)
    hedged = _all_hedged(slice, found.positions)
    return Status(
        claim,
        slug,
        reason(slice, clock, slug, claim, found, cutoff),
        found.facts,
        suffixes(slice, clock, found, slug, hedged, claim, cutoff),
        found.silent,
        tuple(openings(slice, clock, found, slug, cutoff)),
        _sure_first(p for p in found.positions if p.affirms),
        _sure_first(p for p in found.positions if p.denies),
        tuple(p for p in found.positions if p.stance is None),
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


def since(slice: Slice, clock: Clock, sides: Sides, found: Status, cutoff: Cutoff) -> Days:
    """Bound the day from which a claim stands as its headline says: one day where it is certain."""
    held = (*found.affirmers, *found.deniers, *found.undecided)
    return _since(slice, clock, sides, found.claim, found.headline, held, cutoff)


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
    days, is_all = _days(slice, clock, claim, cutoff)
    if is_all and days:
        first = days.pop()  # all had been said by then, and it stands as it stands
    # A headline that says that something is open stood while just that was.
    open_ = frozenset[str]()
    if slug in (POSSIBLY, PERHAPS_CONCEDED):
        open_ = _others(
            slice, clock, case_of(slice, clock, sides, claim, held, cutoff), slug, cutoff
        )
    kept = _kept(slice, claim) if slug == CONTESTED else ()
    for day in reversed(days):
        # What affirms it and what denies it for good contest it, whatever else was said by then.
        if kept and all(any(clock.said_by(id, day) is YES for id in ids) for ids in kept):
            first = day
            continue
        if slug not in reachable(_taken(slice, clock, claim, day)):
            break
        if slug != CONTESTED:  # of which positions alone decide
            found = case(slice, clock, sides, claim, day)
            if headline(found.facts) != slug:
                break
            if not _others(slice, clock, found, slug, day) <= open_:
                break  # what was open then could have made it another
        first = day
    if first is not None:
        return Days(first, first)
    firsts = [_first(p for p in held if p.affirms), _first(p for p in held if p.denies)]
    return Days(reduce(latest, firsts, None), None)


def _kept(slice: Slice, claim: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The affirmations of a claim by who took no other stance on it, and such explicit denials."""
    record = slice.claims.get(claim)
    said = [s for s in record.statements if s.stance in COMPETING] if record else []
    stances = collections.Counter(actor for s in said for actor in dict.fromkeys(s.voices))
    once = [s for s in said if any(stances[actor] == 1 for actor in s.voices)]
    explicit = (s for s in once if s.stance == words.DENIED and s.form in {None, words.EXPLICIT})
    return tuple(s.id for s in once if s.affirms), tuple(s.id for s in explicit)


def _taken(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> Facts:
    """The facts that positions alone tell, without making the positions."""
    own = taken(slice, clock, standing(slice, clock, claim, cutoff), cutoff)
    if own.affirmed is YES:
        return own
    rows = presupposed(slice, clock, claim, cutoff)
    return own._replace(affirmed=reduce(or_, (row.certain for row in rows), own.affirmed))


def _first(held: Iterable[Position]) -> int | None:
    """The first day on which any of the certain positions can have been taken."""
    return first_of(p.since for p in held if p.certain is YES).first


def _days(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[list[int], bool]:
    """The days, in order, on which what a claim's status comes from can have been said.

    And whether all of that had certainly been said by the last of them.
    """
    found: set[int] = set()
    is_all = True
    for id in near(slice, claim):
        record = slice.claims.get(id)
        for s in record.statements if record else ():
            bounds = clock.bounds(s.id)
            for day in {*bounds.days, *bounds.until} - found:
                if day is not None and by(Days(day, day), cutoff) is YES:
                    found.add(day)
                    is_all = is_all and not isinstance(day, Instant)
                else:
                    is_all = False
    return sorted(found, key=_moment) if len(found) > 1 else list(found), is_all


def _moment(day: int) -> tuple[int, bool, str]:
    """A whole day is over at its end; of two moments that may be one, that with a zone is first."""
    if isinstance(day, Instant):
        return sort_key(day), day.zone is None, show_day(day)
    return sort_key(day + 1), False, show_day(day)
