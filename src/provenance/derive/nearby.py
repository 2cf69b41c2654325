"""Denials of stronger claims: never denials of this one, and still worth being told beside it."""

from typing import NamedTuple

from provenance.derive.clock import Clock
from provenance.derive.walks import Steps, stronger
from provenance.model import vocabulary as words
from provenance.model.dates import NO, Cutoff, Truth
from provenance.model.slice import Slice


class Nearby(NamedTuple):
    """A denial of a claim that implies, by ``steps``, the one that is asked about.

    ``certain`` says whether it had been said by the date asked for.
    """

    statement: str
    claim: str
    steps: Steps
    certain: Truth


def denied_stronger(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Nearby, ...]:
    """Every denial of a claim that implies a claim, nearest first, then in the order of time."""
    found = []
    for id, steps in stronger(slice, claim).items():
        record = slice.claims.get(id) if steps else None
        denials = [s for s in record.statements if s.stance == words.DENIED] if record else []
        for s in clock.order(denials):
            certain = clock.said_by(s.id, cutoff)
            if certain is not NO:
                found.append(Nearby(s.id, id, steps, certain))
    return tuple(found)
