"""Who says what excludes a claim: implications, then one exclusion as the last step."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Final, NamedTuple

from provenance.derive.clock import Bounds, Clock, clip, order_of
from provenance.derive.figures import CLASH, compare, standing_by
from provenance.derive.standing import affirming, outlasts, standing
from provenance.derive.walks import Steps, stronger, text_of
from provenance.model import vocabulary as words
from provenance.model.dates import NO, YES, Cutoff, Truth, overlaps
from provenance.model.slice import Slice

EXCLUDES: Final = words.EXCLUDES
FIGURE: Final = "figure"
"""A clash by a recorded exclusion, or by two figures that cannot both hold."""


class Route(NamedTuple):
    """The way from a claim that can be spoken to a rival that excludes the claim asked for."""

    rival: str
    steps: Steps
    because: str | None
    kind: str = EXCLUDES


class Excluding(NamedTuple):
    """An actor that says what excludes a claim. It does not deny it.

    ``statement`` was made on ``claim``, which is or implies (``steps``) the ``rival``, by a
    recorded exclusion or, by its ``kind``, by a ``figure``. ``also`` names the actor's statements
    on other claims from which the same follows.
    """

    actor: str
    statement: str
    claim: str
    rival: str
    steps: Steps
    because: str | None
    bounds: Bounds
    certain: Truth
    kind: str = EXCLUDES
    also: tuple[str, ...] = ()


def excluding(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Excluding, ...]:
    """Who says what excludes a claim, one row an actor, the surest and then shortest steps first.

    Whoever has since affirmed the claim itself no longer says what excludes it.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        claim: the claim that is excluded.
        cutoff: the last day that counts.
    """
    found: dict[str, list[Excluding]] = {}
    own = _Givers(slice, clock, cutoff)
    for spoken, (rival, steps, because, kind) in routes(slice, clock, claim).items():
        for held in standing(slice, clock, spoken, cutoff):
            # A line that began before the event may have gone on: its first word in time counts.
            after = claim if kind == EXCLUDES else None
            id = affirming(slice, clock, held, cutoff, after=after)
            lasts = outlasts(slice, clock, held.actor, held.line, claim, cutoff)
            if kind == FIGURE:
                lasts = own.clash(claim, rival, spoken, held.actor)
            if id is not None and lasts is not NO:
                row = Excluding(
                    held.actor,
                    id,
                    spoken,
                    rival,
                    steps,
                    because,
                    clock.bounds(id),
                    held.certain & clock.said_by(id, cutoff) & lasts,
                    kind,
                )
                found.setdefault(held.actor, []).append(row)

    def order(row: Excluding) -> tuple[object, ...]:
        days = order_of(clip(row.bounds.days, cutoff))
        surest = (row.certain is not YES, len(row.steps))
        return *surest, days, text_of(slice, row.claim), slice.name(row.actor), row.actor

    rows = []
    for told in found.values():
        best = min(told, key=order)
        also = tuple(row.statement for row in told if row is not best)
        rows.append(best._replace(also=also))
    return tuple(sorted(rows, key=order))


class _Givers:
    """Who stands by which figure, or presupposes it; asked for once a claim."""

    def __init__(self, slice: Slice, clock: Clock, cutoff: Cutoff) -> None:
        self._slice, self._clock, self._cutoff = slice, clock, cutoff
        self._known: dict[str, dict[str, Truth]] = {}

    def clash(self, claim: str, rival: str, spoken: str, actor: str) -> Truth:
        """Whether an actor stands by a rival figure, and anybody else by the claim's own.

        Nobody's later figure clashes with its own earlier one, or with one that nobody gives.
        """
        mine = self._of(claim)
        if actor in mine:
            return NO
        stands = self._of(rival).get(actor, NO) if spoken == rival else YES
        return stands & reduce(or_, mine.values(), NO)

    def _of(self, claim: str) -> dict[str, Truth]:
        found = self._known.get(claim)
        if found is None:
            found = self._known[claim] = standing_by(self._slice, self._clock, claim, self._cutoff)
        return found


def routes(slice: Slice, clock: Clock, claim: str) -> dict[str, Route]:
    """The claims of which any affirmation excludes a claim, each with its shortest way.

    So does that of a rival whose figure cannot hold beside the claim's.

    The event of the claim that is spoken must be able to overlap the event of the excluded one.
    """
    event = clock.event(claim)
    found: dict[str, Route] = {}
    links = sorted(slice.exclusions(claim), key=lambda link: text_of(slice, link.claim))
    for link in links:
        for spoken, steps in stronger(slice, link.claim).items():
            if spoken == claim:
                continue
            known = found.get(spoken)
            if known is not None and len(known.steps) <= len(steps):
                continue
            other = clock.event(spoken)
            if event is None or other is None or overlaps(event, other) is not NO:
                found[spoken] = Route(link.claim, steps, link.because)
    for rival in clashing(slice, claim):
        for spoken, steps in stronger(slice, rival).items():
            if spoken != claim and spoken not in found:
                found[spoken] = Route(rival, steps, None, FIGURE)
    return found


def clashing(slice: Slice, claim: str) -> Iterator[str]:
    """The claims whose figures cannot hold beside a claim's."""
    record = slice.claims.get(claim)
    if record is None or record.figure is None:
        return
    of = record.figure.of
    for rival in slice.figures.get(of, ()):
        pair = compare(slice, claim, rival) if rival != claim else None
        if pair is not None and pair.verdict == CLASH:
            yield rival
