"""The two ends of a shift, and what can be told of their order."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.derive import why
from provenance.derive.clock import Clock, clip
from provenance.derive.figures import CLASH, compare, questions
from provenance.derive.why import Why
from provenance.model import vocabulary as words
from provenance.model.dates import (
    CANNOT_TELL,
    SPAN,
    YES,
    Cutoff,
    Days,
    Truth,
    earlier,
    overlaps,
)
from provenance.model.records import Hedge, Statement
from provenance.model.slice import Link, Slice


class Turn(NamedTuple):
    """What one actor said at one end of a shift, in time order; statements are named by id.

    ``days`` bound the first of them where they come later, and the last where they come first.
    """

    actor: str
    claim: str
    stance: str
    statements: tuple[str, ...]
    days: Days
    hedges: tuple[Hedge, ...]


class Rivals(NamedTuple):
    """Two claims that cannot both be true: by a recorded exclusion or by figures that clash."""

    one: str
    other: str
    link: Link | None
    because: tuple[Why, ...]


def turn(
    clock: Clock,
    actor: str,
    claim: str,
    statements: Iterable[Statement],
    cutoff: Cutoff,
    *,
    later: bool,
) -> Turn:
    """Make one end of a shift of statements in one sense on one claim.

    Args:
        clock: the clock of their Slice.
        actor: whose they are.
        claim: on which claim; where a statement covers several, it may be recorded on another.
        statements: at least one.
        cutoff: the last day that counts.
        later: whether this is the later end, of which the first statement matters most.
    """
    said = clock.order(statements)
    telling = said[0] if later else said[-1]
    bounds = clock.bounds(telling.id)
    return Turn(
        actor,
        claim,
        telling.stance,
        tuple(s.id for s in said),
        clip(bounds.days if later else bounds.until, cutoff),
        telling.hedge,
    )


def came_first(clock: Clock, one: Statement, other: Statement, cutoff: Cutoff) -> bool:
    """Whether all that is known of one statement certainly lies before the other began."""
    until = clip(clock.bounds(one.id).until, cutoff)
    if earlier(until, clip(clock.bounds(other.id).days, cutoff)) is YES:
        return True
    return not _is_span(one) and clock.before(one, other, cutoff) is YES


def next_pairs(
    clock: Clock, said: list[Statement], cutoff: Cutoff
) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of one actor's statements, certainly in order, with nothing of its certainly between.

    Args:
        clock: the clock of their Slice.
        said: the actor's statements on one claim.
        cutoff: the last day that counts.
    """
    first = {
        (x.id, y.id) for x in said for y in said if x is not y and came_first(clock, x, y, cutoff)
    }
    for x in said:
        for y in said:
            if (x.id, y.id) in first and not any(
                (x.id, z.id) in first and (z.id, y.id) in first for z in said
            ):
                yield x, y


def why_open(clock: Clock, one: Statement, other: Statement, cutoff: Cutoff) -> Why:
    """Why nobody can tell which of two statements came first."""
    a, b = clock.bounds(one.id).days, clock.bounds(other.id).days
    if _is_span(one) or _is_span(other):
        return Why(why.GOES_ON)
    if a.first is not None and a == b and a.first == a.last:
        return Why(why.SAME_TIME, day=a.first)
    undated = [s for s in (one, other) if s.date is None]
    if len(undated) == 2:
        return Why(why.UNDATED)
    if undated:
        return Why(why.UNDATED, words=(undated[0].stance,))
    if any(clock.said_by(s.id, cutoff) is CANNOT_TELL for s in (one, other)):
        return Why(why.PERHAPS_LATER)
    return Why(why.DATES_OPEN)


def rivals(slice: Slice) -> tuple[Rivals, ...]:
    """Every two claims of a Slice that cannot both be true, each pair once."""
    found: dict[frozenset[str], Rivals] = {}
    for claim in slice.claims:
        for link in slice.out(claim, words.EXCLUDES):
            if link.other in slice.claims and link.other != claim:
                key = frozenset((claim, link.other))
                because = Why(why.EXCLUSION)
                if link.because:
                    because = Why(why.EDITORS, words=(link.because,))
                found.setdefault(key, Rivals(claim, link.other, link, (because,)))
    for of, claims in questions(slice).items():
        for place, one in enumerate(claims):
            for other in claims[place + 1 :]:
                pair = compare(slice, one, other)
                if pair.verdict == CLASH:
                    key = frozenset((one, other))
                    told = (Why(why.FIGURES, words=(of,)), *pair.reasons)
                    found.setdefault(key, Rivals(one, other, None, told))
    return tuple(sorted(found.values(), key=lambda pair: (pair.one, pair.other)))


def same_period(slice: Slice, pair: Rivals) -> Truth:
    """Whether two rival claims are about one period.

    Claims without an event are taken as recorded: they cannot both be true. Rival figures have
    been held to one period already, and rival dates dispute what the period is.
    """
    a, b = slice.claims[pair.one].event, slice.claims[pair.other].event
    if pair.link is None or a is None or b is None or a == b:
        return YES
    return overlaps(a, b)


def timely(clock: Clock, pair: Rivals, one: Statement, other: Statement) -> bool:
    """Whether neither statement is certainly earlier than the event of the other's claim."""
    return pair.link is None or (
        clock.in_time(one.id, other.claim) and clock.in_time(other.id, one.claim)
    )


def _is_span(s: Statement) -> bool:
    return s.date is not None and s.date.kind == SPAN
