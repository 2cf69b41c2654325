"""Some records at hand, looked up as in a compiled corpus; what is not there is noted as wanted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar, cast

from provenance.cluster.keys import TIES, key, named
from provenance.cluster.packing import unpack
from provenance.model.records import Actor, Claim, Source

R = TypeVar("R")


class Actors:
    """Every actor of the record, each unpacked when it is first asked for."""

    def __init__(
        self, packed: Mapping[str, str], tied: Mapping[tuple[str, str], Sequence[str]]
    ) -> None:
        self._packed = packed
        self._tied = tied
        self._made: dict[str, Actor] = {}

    def __contains__(self, id: str) -> bool:
        return id in self._packed

    def actor(self, id: str) -> Actor | None:
        """Give the record of an actor."""
        if id not in self._made and id in self._packed:
            self._made[id] = cast("Actor", unpack("actor", id, self._packed[id]))
        return self._made.get(id)

    def tied(self, role: str, id: str) -> Sequence[str]:
        """Name the actors that record a tie to another, by the role that this has in it."""
        return self._tied.get((role, id), ())


class Bundle:
    """A look-up over some claims and sources, and every actor.

    ``answered`` are the keys for which all that there is was fetched. Whatever else is asked for
    is answered from what is there and its key is among those ``wanted``; once a walk ends with
    none of these, it has seen all that it would have seen in the whole record.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        sources: Iterable[Source],
        actors: Actors,
        answered: set[int],
    ) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._sources = {source.id: source for source in sources}
        self._actors = actors
        self._answered = answered
        self._naming: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for claim in self._claims.values():
            for edge in named(claim):
                self._naming[edge].append(claim.id)
        self.wanted: set[int] = set()

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """Fetch claims; those that are not here are left out."""
        return self._of("the claim", self._claims, ids)

    def sources(self, ids: Iterable[str]) -> list[Source]:
        """Fetch sources; those that are not here are left out."""
        return self._of("the source", self._sources, ids)

    def actors(self, ids: Iterable[str]) -> list[Actor]:
        """Fetch actors; those that are not recorded are left out."""
        found = (self._actors.actor(id) for id in dict.fromkeys(ids))
        return [actor for actor in found if actor is not None]

    def into(self, roles: Sequence[str], targets: Iterable[str]) -> list[tuple[str, str, str]]:
        """Tell who names the targets in one of the roles: triples of role, target and id."""
        found = []
        for target in targets:
            for role in roles:
                if role in TIES:
                    there = self._actors.tied(role, target)
                else:
                    self._want(key(role, target))
                    there = self._naming.get((role, target), ())
                found += [(role, target, id) for id in there]
        return found

    def _of(self, kind: str, held: Mapping[str, R], ids: Iterable[str]) -> list[R]:
        found = []
        for id in dict.fromkeys(ids):
            record = held.get(id)
            if record is not None:
                found.append(record)
            else:
                self._want(key(kind, id))
        return found

    def _want(self, wanted: int) -> None:
        if wanted not in self._answered:
            self.wanted.add(wanted)
