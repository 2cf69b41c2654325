"""Names beside ids."""

from typing import NamedTuple

from provenance.model.slice import Slice


class Party(NamedTuple):
    """An actor by id, with the name to show."""

    id: str
    name: str


class Through(NamedTuple):
    """Whose words count as an actor's that did not speak itself.

    Where it is as a member of a group, ``one_of`` is how many that has. Where it is not
    ``certain``, the record leaves open whether the tie held when it was said.
    """

    actor: Party
    one_of: int | None
    certain: bool


def party(slice: Slice, actor: str) -> Party:
    """An actor's id and name."""
    return Party(actor, slice.name(actor))


def parties(slice: Slice, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Several actors' ids and names."""
    return tuple(party(slice, actor) for actor in actors)
