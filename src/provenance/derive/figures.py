"""Rival figures: claims that answer one question, who gives each, and which pairs can both hold.

Two figures clash only where their bounds, units and scopes cannot both hold. Nothing is read out
of the words of a figure, and parts of a whole are never added up: they may overlap.
"""

from collections.abc import Iterator
from functools import reduce
from operator import and_
from typing import Final, NamedTuple

from provenance.derive import why
from provenance.derive.clock import Clock
from provenance.derive.intervals import DAY, Interval, ends, interval
from provenance.derive.positions import Position, positions
from provenance.derive.presupposed import presupposed
from provenance.derive.sides import Sides
from provenance.derive.standing import Standing, standing
from provenance.derive.why import Why
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, SPAN, YES, Cutoff, Days, Truth
from provenance.model.records import Claim, Figure
from provenance.model.slice import Slice

CLASH: Final = "clash"
COMPATIBLE: Final = "compatible"
NOT_COMPARABLE: Final = "not comparable"
PAST: Final = "past clash"
REVISION: Final = "revision"
OPEN: Final = "possible clash"
UNGIVEN: Final = "not given"
VERDICTS: Final = (CLASH, OPEN, PAST, REVISION, UNGIVEN, COMPATIBLE, NOT_COMPARABLE)
"""What can be told of two figures. They clash while different givers certainly stand by both."""


class Gone(NamedTuple):
    """A giver that no longer stands by a figure, or may not: it withdrew or denied it, or revised.

    ``stance`` is what took the figure back: ``retracted``, ``denied`` or, of a later figure by the
    ``statement`` on ``claim``, the stance there; ``days`` bound when.
    """

    actor: str
    stance: str
    statement: str
    claim: str
    days: Days
    certain: Truth


class Rival(NamedTuple):
    """A claim's answer to a question, what it allows, and where actors stand on it."""

    claim: str
    figure: Figure
    interval: Interval | None
    positions: tuple[Position, ...]
    gone: tuple[Gone, ...] = ()


class Compared(NamedTuple):
    """Two figures held against each other; ``verdict`` is a word of `VERDICTS`.

    ``part`` is true where the first is recorded as a part of the second.
    """

    one: str
    other: str
    verdict: str
    reasons: tuple[Why, ...]
    part: bool = False


class RivalQuestion(NamedTuple):
    """The rivals that answer one question, and every pair of them.

    ``parts`` pair each rival with the whole that it is a part of, and each part of a rival with
    it, also where the other answers another question.
    """

    of: str
    rivals: tuple[Rival, ...]
    pairs: tuple[Compared, ...]
    parts: tuple[Compared, ...]


def questions(slice: Slice) -> dict[str, tuple[str, ...]]:
    """The questions that claims give figures for, each with those claims, by name."""
    return {of: slice.figures[of] for of in sorted(slice.figures)}


def rival(slice: Slice, clock: Clock, sides: Sides, of: str, cutoff: Cutoff) -> RivalQuestion:
    """Gather the rival answers to one question.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        sides: the sides of that Slice.
        of: the question, as files have it.
        cutoff: the last day that counts; a figure on which nothing had been said is left out.
    """
    claims = [
        slice.claims[id]
        for id in slice.figures.get(of, ())
        if _spoken(clock, slice.claims[id], cutoff)
    ]
    rivals = sorted(
        (
            Rival(
                c.id,
                c.figure,
                interval(c.figure),
                positions(slice, clock, sides, c.id, cutoff),
                gone(slice, clock, c.id, cutoff),
            )
            for c in claims
            if c.figure is not None
        ),
        key=_order,
    )
    return RivalQuestion(
        of,
        tuple(rivals),
        tuple(
            _present(slice, clock, compare(slice, a.claim, b.claim), cutoff)
            for place, a in enumerate(rivals)
            for b in rivals[place + 1 :]
        ),
        tuple(_parts(slice, {c.id for c in claims}, clock, cutoff)),
    )


def compare(slice: Slice, one: str, other: str) -> Compared:
    """Tell whether two claims' figures clash, can both hold, or cannot be compared, and why.

    Args:
        slice: the graph.
        one: a claim with a figure.
        other: another; which comes first changes only the order of the names.
    """
    a, b = slice.claims[one], slice.claims[other]
    assert a.figure is not None
    assert b.figure is not None
    if other in wholes(slice, one):
        return part_of(slice, one, other)
    if one in wholes(slice, other):
        return part_of(slice, other, one)
    left, right = interval(a.figure), interval(b.figure)
    if left is None or right is None:
        return Compared(one, other, NOT_COMPARABLE, (Why(why.NO_NUMBER),))
    reasons = tuple(_different(slice, a, b, left, right))
    if reasons:
        return Compared(one, other, NOT_COMPARABLE, reasons)
    verdict, reason = _bounds(a.figure, b.figure, left, right)
    return Compared(one, other, verdict, (reason,))


def part_of(slice: Slice, part: str, whole: str) -> Compared:
    """Hold a part's figure against that of a whole: a part cannot be larger.

    Args:
        slice: the graph.
        part: a claim with a figure.
        whole: the claim, with or without a figure, that its figure is a part of.
    """
    small = slice.claims[part].figure
    record = slice.claims.get(whole)
    large = record.figure if record else None
    left = interval(small) if small else None
    right = interval(large) if large else None
    if small is None or large is None or left is None or right is None:
        return Compared(part, whole, NOT_COMPARABLE, (Why(why.NO_NUMBER),), True)
    if DAY in (left.kind, right.kind):
        return Compared(part, whole, NOT_COMPARABLE, (Why(why.DATE_NO_PART),), True)
    reason = _units(small, large)
    if reason:
        return Compared(part, whole, NOT_COMPARABLE, (reason,), True)
    if not left.exceeds(right):
        return Compared(part, whole, COMPATIBLE, (Why(why.FITS_WHOLE),), True)
    if left.soft or right.soft:
        return Compared(part, whole, NOT_COMPARABLE, (Why(why.ESTIMATE),), True)
    return Compared(part, whole, CLASH, (Why(why.EXCEEDS_WHOLE),), True)


def wholes(slice: Slice, claim: str) -> tuple[str, ...]:
    """The claims of whose figures a claim's figure is a part, nearest first."""
    found: dict[str, None] = {}
    here: str | None = claim
    while here is not None:
        record = slice.claims.get(here)
        here = record.figure.within if record and record.figure else None
        if here == claim or here in found:
            break
        if here is not None:
            found[here] = None
    return tuple(found)


def gone(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Gone, ...]:
    """Who gave a claim's figure and no longer stands by it, or may not.

    A giver's later figure that cannot hold beside its earlier one replaces that.
    """
    found: list[Gone] = []
    record = slice.claims.get(claim)
    if record is None or record.figure is None:
        return ()
    for held in standing(slice, clock, claim, cutoff):
        had = any(slice.statements[id].affirms for id in (*held.earlier, *held.line))
        if not had:
            continue
        if held.stance in (words.RETRACTED, words.DENIED):
            last = held.line[0]
            row = Gone(held.actor, held.stance, last, claim, held.since, held.certain)
            found.append(row)
        elif held.affirms:
            later = _replaced(slice, clock, held, cutoff)
            if later is not None:
                found.append(later)
    return tuple(found)


def givers(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> dict[str, Truth]:
    """Who gives a claim's figure, in its own words, and has not replaced it, or may not have."""
    replaced = {row.actor: row.certain for row in gone(slice, clock, claim, cutoff)}
    found = {}
    for held in standing(slice, clock, claim, cutoff):
        if held.affirms or any(stance in words.AFFIRMING for stance in held.stances):
            certain = held.certain & ~replaced.get(held.actor, NO)
            if certain is not NO:
                found[held.actor] = certain
    return found


def standing_by(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> dict[str, Truth]:
    """Who gives a claim's figure or, by affirming what implies the claim, presupposes it."""
    found = givers(slice, clock, claim, cutoff)
    for row in presupposed(slice, clock, claim, cutoff):
        found.setdefault(row.actor, row.certain)
    return found


def _replaced(slice: Slice, clock: Clock, held: Standing, cutoff: Cutoff) -> Gone | None:
    """The later figure of the same giver that replaced one, or the first that may have."""
    figure = slice.claims[held.claim].figure
    perhaps = None
    for other in slice.figures.get(figure.of, ()) if figure else ():
        if other == held.claim or compare(slice, held.claim, other).verdict != CLASH:
            continue
        for also in standing(slice, clock, other, cutoff):
            if also.actor != held.actor or not also.affirms:
                continue
            here = [slice.statements[id] for id in held.line]
            for id in also.line:
                said = slice.statements[id]
                orders = [clock.before(s, said, cutoff) for s in here]
                certain = reduce(and_, orders, also.certain)
                row = Gone(held.actor, said.stance, id, other, also.since, certain)
                if certain is YES:
                    return row
                if certain is CANNOT_TELL:
                    perhaps = perhaps or row
    return perhaps


def _present(slice: Slice, clock: Clock, pair: Compared, cutoff: Cutoff) -> Compared:
    """Tell of two figures that clash whether different givers stand by both."""
    if pair.verdict != CLASH:
        return pair
    for claim in (pair.one, pair.other):
        left = gone(slice, clock, claim, cutoff)
        if left and not givers(slice, clock, claim, cutoff):
            if all(row.claim in (pair.one, pair.other) and row.claim != claim for row in left):
                later = tuple(Why(why.GAVE_LATER, (row.actor,), (row.claim,)) for row in left)
                return pair._replace(verdict=REVISION, reasons=later)
            return pair._replace(verdict=PAST, reasons=tuple(_why_gone(row) for row in left))
    one, other = (standing_by(slice, clock, claim, cutoff) for claim in (pair.one, pair.other))
    missing = [claim for claim, held in ((pair.one, one), (pair.other, other)) if not held]
    if missing:
        return pair._replace(verdict=UNGIVEN, reasons=(Why(why.NOBODY, claims=tuple(missing)),))
    alone = set(one) | set(other)
    if len(alone) == 1:
        return pair._replace(verdict=REVISION, reasons=(Why(why.LAST_OPEN, (alone.pop(),)),))
    sure = [{actor for actor, truth in held.items() if truth is YES} for held in (one, other)]
    if not any(a != b for a in sure[0] for b in sure[1]):
        return pair._replace(verdict=OPEN, reasons=(*pair.reasons, Why(why.GIVERS_OPEN)))
    return pair


def _why_gone(row: Gone) -> Why:
    kinds = {words.RETRACTED: why.WITHDREW, words.DENIED: why.DENIED_LATER}
    return Why(kinds.get(row.stance, why.GAVE_ANOTHER), (row.actor,))


def _different(slice: Slice, a: Claim, b: Claim, left: Interval, right: Interval) -> Iterator[Why]:
    """Why two figures with the same question do not measure the same thing."""
    assert a.figure is not None
    assert b.figure is not None
    if left.kind != right.kind:
        yield Why(why.KINDS)
        return
    reason = _units(a.figure, b.figure)
    if reason:
        yield reason
    reason = _scopes(slice, a.figure, b.figure)
    if reason:
        yield reason
    if a.place and b.place and _same(a.place) != _same(b.place):
        yield Why(why.PLACES, words=tuple(sorted((a.place, b.place))))
    # The day on which something happened is itself the question that rival dates answer.
    if left.kind != DAY and a.event and b.event and a.event != b.event:
        yield Why(why.TIMES, words=tuple(sorted((a.event.text, b.event.text))))


def _scopes(slice: Slice, a: Figure, b: Figure) -> Why | None:
    """Why two figures count different parts; a whole with another question limits nothing."""
    if a.within == b.within:
        return None
    if a.within and b.within:
        return Why(why.SCOPES, claims=tuple(sorted((a.within, b.within))))
    whole = a.within or b.within or ""
    record = slice.claims.get(whole)
    if record is not None and record.figure is not None and record.figure.of != a.of:
        return None
    return Why(why.PART_OF, claims=(whole,))


def _units(a: Figure, b: Figure) -> Why | None:
    if a.unit is None and b.unit is None:
        return None
    if a.unit is None or b.unit is None:
        return Why(why.UNIT_MISSING, words=(a.unit or b.unit or "",))
    if _same(a.unit) != _same(b.unit):
        return Why(why.UNITS, words=tuple(sorted((a.unit, b.unit))))
    return None


def _bounds(a: Figure, b: Figure, left: Interval, right: Interval) -> tuple[str, Why]:
    if left.meets(right):
        if a.date is not None and b.date is not None:
            return _spans(a, b)
        return COMPATIBLE, Why(why.OVERLAP)
    if left.soft or right.soft:
        return NOT_COMPARABLE, Why(why.ESTIMATE if left.kind != DAY else why.UNCERTAIN_DATE)
    return CLASH, Why(why.BOUNDS)


def _spans(a: Figure, b: Figure) -> tuple[str, Why]:
    """Two dates that overlap: of two spans, the beginnings and the ends must agree too."""
    assert a.date is not None
    assert b.date is not None
    if (a.date.kind == SPAN) != (b.date.kind == SPAN):
        return NOT_COMPARABLE, Why(why.SPAN_AND_MOMENT)
    mine, theirs = ends(a.date), ends(b.date)
    if mine and theirs and not (a.bound or b.bound):
        for own, other, end in zip(mine, theirs, (why.BEGINNINGS, why.ENDS), strict=True):
            if not own.meets(other):
                if own.soft or other.soft:
                    return NOT_COMPARABLE, Why(why.UNCERTAIN_DATE)
                return CLASH, Why(end)
    return COMPATIBLE, Why(why.OVERLAP)


def _parts(slice: Slice, claims: set[str], clock: Clock, cutoff: Cutoff) -> Iterator[Compared]:
    for claim in slice.claims.values():
        if claim.figure is None or not _spoken(clock, claim, cutoff):
            continue
        for whole in wholes(slice, claim.id):
            record = slice.claims.get(whole)
            said = record is None or _spoken(clock, record, cutoff)
            if said and (claim.id in claims or whole in claims):
                yield _present(slice, clock, part_of(slice, claim.id, whole), cutoff)


def _spoken(clock: Clock, claim: Claim, cutoff: Cutoff) -> bool:
    """Whether anything on a claim may have been said; a claim without statements always counts."""
    said = claim.statements
    return not said or any(clock.said_by(s.id, cutoff) is not NO for s in said)


def _order(r: Rival) -> tuple[float, float, str]:
    low = r.interval.low if r.interval else None
    high = r.interval.high if r.interval else None
    return (
        low if low is not None else float("-inf"),
        high if high is not None else float("inf"),
        r.claim,
    )


def _same(text: str) -> str:
    return " ".join(text.casefold().split())
