"""Statements on a claim, parted into those certainly said by a date and those nobody can place."""

from collections.abc import Iterable
from typing import NamedTuple

from provenance.derive.clock import Clock
from provenance.model.dates import NO, YES, Cutoff
from provenance.model.records import Statement
from provenance.model.slice import Slice


class Rows(NamedTuple):
    """Statements in time order: certainly said by the cutoff, and perhaps."""

    certain: tuple[Statement, ...]
    cannot_be_placed: tuple[Statement, ...]


def statements_on(
    slice: Slice, clock: Clock, claim: str, stances: Iterable[str], cutoff: Cutoff
) -> Rows:
    """The statements of some stances on a claim.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        claim: a claim's id; one that was not recorded has no statements.
        stances: the stances that count.
        cutoff: the last day that counts.
    """
    record = slice.claims.get(claim)
    if record is None:
        return Rows((), ())
    wanted = frozenset(stances)
    certain: list[Statement] = []
    perhaps: list[Statement] = []
    for s in clock.order(s for s in record.statements if s.stance in wanted):
        said = clock.said_by(s.id, cutoff)
        if said is not NO:
            (certain if said is YES else perhaps).append(s)
    return Rows(tuple(certain), tuple(perhaps))
