"""Who says what excludes a claim: implications, then one exclusion as the last step."""

from typing import NamedTuple

from provenance.derive.clock import Bounds, Clock
from provenance.derive.presupposed import affirming
from provenance.derive.standing import standing
from provenance.derive.walks import Steps, stronger
from provenance.model.dates import NO, YES, Cutoff, Truth, earlier, overlaps
from provenance.model.slice import Slice


class Route(NamedTuple):
    """The way from a claim that can be spoken to a rival that excludes the claim asked for."""

    rival: str
    steps: Steps
    because: str | None


class Excluding(NamedTuple):
    """An actor that says what excludes a claim. It does not deny it.

    ``statement`` was made on ``claim``, which is or implies (``steps``) the ``rival``. ``also``
    names the actor's statements on other claims from which the same follows.
    """

    actor: str
    statement: str
    claim: str
    rival: str
    steps: Steps
    because: str | None
    bounds: Bounds
    certain: Truth
    also: tuple[str, ...] = ()


def excluding(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Excluding, ...]:
    """Who says what excludes a claim, one row an actor, by the surest and then shortest steps.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        claim: the claim that is excluded.
        cutoff: the last day that counts.
    """
    found: dict[str, list[Excluding]] = {}
    for spoken, (rival, steps, because) in routes(slice, clock, claim).items():
        for held in standing(slice, clock, spoken, cutoff):
            id = affirming(slice, clock, held, cutoff)
            if id is not None:
                # A line that began before the event may have gone on: the last word counts.
                timely = [i for i in (id, *held.line) if in_time(clock, i, claim)]
                if timely:
                    row = Excluding(
                        held.actor,
                        timely[0],
                        spoken,
                        rival,
                        steps,
                        because,
                        clock.bounds(timely[0]),
                        held.certain,
                    )
                    found.setdefault(held.actor, []).append(row)
    rows = []
    for actor in sorted(found):
        best = min(found[actor], key=lambda row: (row.certain is not YES, len(row.steps)))
        also = tuple(row.statement for row in found[actor] if row is not best)
        rows.append(best._replace(also=also))
    return tuple(rows)


def routes(slice: Slice, clock: Clock, claim: str) -> dict[str, Route]:
    """The claims of which any affirmation excludes a claim, each with its shortest way.

    The event of the claim that is spoken must be able to overlap the event of the excluded one.
    """
    event = clock.event(claim)
    found: dict[str, Route] = {}
    for link in slice.exclusions(claim):
        for spoken, steps in stronger(slice, link.claim).items():
            if spoken == claim:
                continue
            known = found.get(spoken)
            if known is not None and len(known.steps) <= len(steps):
                continue
            other = clock.event(spoken)
            if event is None or other is None or overlaps(event, other) is not NO:
                found[spoken] = Route(link.claim, steps, link.because)
    return found


def in_time(clock: Clock, statement: str, claim: str) -> bool:
    """Whether a statement is not certainly earlier than a claim's event begins."""
    return earlier(clock.bounds(statement).until, clock.event_start(claim)) is not YES
