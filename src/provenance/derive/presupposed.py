"""Affirmations that follow from stronger claims; denials never travel."""

from provenance.derive.clock import Bounds, Clock
from provenance.derive.standing import affirming, standing
from provenance.derive.walks import Steps, stronger
from provenance.model.dates import YES, Cutoff, Truth
from provenance.model.records import Hedge
from provenance.model.slice import Slice
from provenance.model.tuples import NamedTuple


class Presupposed(NamedTuple):
    """An actor that affirms a claim by affirming a stronger one.

    ``statement`` was made on ``claim``, the stronger one, which implies the weaker by ``steps``.
    Its hedges stand on the stronger claim and make the weaker no less affirmed. ``also`` names the
    actor's statements on other claims from which the same follows.
    """

    actor: str
    statement: str
    claim: str
    steps: Steps
    hedges_on_stronger: tuple[Hedge, ...]
    bounds: Bounds
    certain: Truth
    also: tuple[str, ...] = ()


def presupposed(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Presupposed, ...]:
    """Who presupposes a claim, one row an actor, by the surest and then the shortest steps.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        claim: the weaker claim.
        cutoff: the last day that counts.

    Only what still stands counts, and nobody is told to presuppose what it affirms itself.
    """
    ways = stronger(slice, claim)
    if len(ways) == 1:  # the claim itself
        return ()
    own = {s.actor for s in standing(slice, clock, claim, cutoff) if s.affirms and s.certain is YES}
    found: dict[str, list[Presupposed]] = {}
    for other, steps in ways.items():
        if not steps:
            continue
        for held in standing(slice, clock, other, cutoff):
            spoken = affirming(slice, clock, held, cutoff)
            if spoken is not None and held.actor not in own:
                row = Presupposed(
                    held.actor,
                    spoken,
                    other,
                    steps,
                    slice.statements[spoken].hedge,
                    clock.bounds(spoken),
                    held.certain,
                )
                found.setdefault(held.actor, []).append(row)
    rows = []
    for actor in sorted(found):
        # Claims come nearest first, so of equally sure rows the first has the shortest steps.
        best = min(found[actor], key=lambda row: row.certain is not YES)
        also = tuple(row.statement for row in found[actor] if row is not best)
        rows.append(best._replace(also=also))
    return tuple(rows)
