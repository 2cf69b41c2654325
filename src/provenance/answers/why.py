"""Reasons, with the names of those of whom they tell."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from provenance.answers.parties import Party, parties
from provenance.derive.why import Why
from provenance.model.dates import show_day
from provenance.model.slice import Slice

MEMBERSHIP: Final = "membership"
NOTHING: Final = "nothing"
"""What a gap is about."""


class Reason(NamedTuple):
    """One reason: data, with ``text`` beside it in JSON.

    ``kind`` says which, ``actors``, ``claims`` and ``statements`` of whom and what. ``words`` are
    the record's own: units, places, times, a question, the editors' reason, a stance. A bound of a
    time has its ``day``, its ``basis`` and, where it is another statement's, ``through`` what.
    """

    kind: str
    actors: tuple[Party, ...]
    claims: tuple[str, ...]
    statements: tuple[str, ...]
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    day: str | None
    basis: str | None
    through: str | None


class Gap(NamedTuple):
    """What the record cannot answer: whether the one is one of the other, or anything of some."""

    kind: str
    actors: tuple[Party, ...]
    why: Reason | None


def reason(slice: Slice, found: Why) -> Reason:
    """Name those of whom a reason tells."""
    return Reason(
        kind=found.kind,
        actors=parties(slice, found.actors),
        claims=found.claims,
        statements=found.statements,
        words=found.words,
        numbers=found.numbers,
        day=None if found.day is None else show_day(found.day),
        basis=found.basis,
        through=found.through,
    )


def reasons(slice: Slice, found: Iterable[Why]) -> tuple[Reason, ...]:
    """Name those of whom some reasons tell."""
    return tuple(reason(slice, one) for one in found)
