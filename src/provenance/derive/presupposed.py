"""Affirmations that follow from stronger claims; denials never travel."""

from typing import NamedTuple

from provenance.derive.clock import Bounds, Clock, clip, first_of, order_of
from provenance.derive.standing import affirming, standing
from provenance.derive.walks import Steps, stronger, text_of
from provenance.model.dates import YES, Cutoff, Days, Truth
from provenance.model.records import Hedge
from provenance.model.slice import Slice


class Presupposed(NamedTuple):
    """An actor that affirms a claim by affirming a stronger one.

    ``statement`` was made on ``claim``, the stronger one, which implies the weaker by ``steps``.
    Its hedges stand on the stronger claim and make the weaker no less affirmed. ``also`` names the
    actor's statements on other claims from which the same follows, and ``since`` bounds the first
    of all that are as certain.
    """

    actor: str
    statement: str
    claim: str
    steps: Steps
    hedges_on_stronger: tuple[Hedge, ...]
    bounds: Bounds
    certain: Truth
    since: Days
    also: tuple[str, ...] = ()


def presupposed(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Presupposed, ...]:
    """Who presupposes a claim, one row an actor, by the surest and then the shortest steps.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        claim: the weaker claim.
        cutoff: the last day that counts.

    Only what still stands counts, and nobody is told to presuppose what it affirms itself, unless
    all that it says itself is hedged and what it presupposes is not. Of equally short steps what
    was said first is taken, whatever the claims are called.
    """
    ways = stronger(slice, claim)
    if len(ways) == 1:  # the claim itself
        return ()
    own = {
        s.actor: all(slice.statements[id].hedge for id in s.line)
        for s in standing(slice, clock, claim, cutoff)
        if s.affirms and s.certain is YES
    }
    found: dict[str, list[Presupposed]] = {}
    for other, steps in ways.items():
        if not steps:
            continue
        for held in standing(slice, clock, other, cutoff):
            spoken = affirming(slice, clock, held, cutoff)
            if spoken is None:
                continue
            hedges = slice.statements[spoken].hedge
            if held.actor in own and (hedges or not own[held.actor]):
                continue
            bounds = clock.bounds(spoken)
            since = clip(bounds.days, cutoff)
            row = Presupposed(held.actor, spoken, other, steps, hedges, bounds, held.certain, since)
            found.setdefault(held.actor, []).append(row)
    return tuple(_nearest(slice, found[actor]) for actor in sorted(found))


def _nearest(slice: Slice, rows: list[Presupposed]) -> Presupposed:
    """The surest row, of those with the shortest steps, and of those the first that was said."""
    rows = sorted(
        rows,
        key=lambda row: (
            row.certain is not YES,
            len(row.steps),
            order_of(row.since),
            text_of(slice, row.claim),
        ),
    )
    best = rows[0]
    since = first_of(row.since for row in rows if row.certain is best.certain)
    also = tuple(row.statement for row in rows[1:])
    return best._replace(also=also, since=since)
