"""Names beside ids."""

from typing import NamedTuple

from provenance.model.slice import Slice


class Party(NamedTuple):
    """An actor by id, with the name to show."""

    id: str
    name: str


def party(slice: Slice, actor: str) -> Party:
    """An actor's id and name."""
    return Party(actor, slice.name(actor))


def parties(slice: Slice, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Several actors' ids and names."""
    return tuple(party(slice, actor) for actor in actors)
