"""Asking on behalf of claims: what is looked up for which of them is noted, found or not.

All that is worked out for a claim comes from what was looked up for it. So if none of those
records has changed, and nobody new answers those questions, what was worked out holds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from provenance.model.records import Actor, Claim, Source
from provenance.store.slices.lookup import Looking

Reached = dict[str, int]
"""Ids, each with the claims that it is looked up for: a bit for each, in the order asked about."""

Step = Callable[[Reached], Reached]

CLAIM, ACTOR, SOURCE = (f"the {kind}" for kind in ("claim", "actor", "source"))
"""What records are looked up under, which is no role."""


class Asking:
    """A look-up that is told for whom.

    ``read`` holds what was asked: the ids of records, under their kind (`CLAIM` …), and the ids of
    which it was asked who names them, under the role.
    """

    def __init__(self, look: Looking) -> None:
        self._look = look
        self.read: defaultdict[str, Reached] = defaultdict(dict)

    def claims(self, ids: Reached) -> list[Claim]:
        """Fetch claims; those that are not recorded are left out."""
        add(self.read[CLAIM], ids)
        return self._look.claims(ids)

    def actors(self, ids: Reached) -> list[Actor]:
        """Fetch actors; those that are not recorded are left out."""
        add(self.read[ACTOR], ids)
        return self._look.actors(ids)

    def sources(self, ids: Reached) -> list[Source]:
        """Fetch sources; those that are not recorded are left out."""
        add(self.read[SOURCE], ids)
        return self._look.sources(ids)

    def into(self, roles: Sequence[str], targets: Reached) -> list[tuple[str, str, str]]:
        """Tell who names the targets in one of the roles: triples of role, target and id."""
        if not targets:
            return []
        for role in roles:
            add(self.read[role], targets)
        return self._look.into(roles, targets)

    def naming(self, roles: Sequence[str], targets: Reached) -> Reached:
        """Tell who names the targets in one of the roles."""
        found: Reached = {}
        for _, target, id in self.into(roles, targets):
            found[id] = found.get(id, 0) | targets[target]
        return found


def each_for_itself(ids: Iterable[str]) -> Reached:
    """Ask about ids, each for itself: the first has the lowest bit."""
    return {id: 1 << place for place, id in enumerate(dict.fromkeys(ids))}


def add(held: Reached, more: Reached) -> None:
    """Reach more, or the same for more claims."""
    for id, bits in more.items():
        held[id] = held.get(id, 0) | bits


def reach_all(held: Reached, ids: Iterable[str], bits: int) -> None:
    """Reach some ids, all for the same claims."""
    for id in ids:
        held[id] = held.get(id, 0) | bits


def beyond(found: Reached, held: Reached) -> Reached:
    """What was found for claims for which it is not held."""
    return {id: new for id, bits in found.items() if (new := bits & ~held.get(id, 0))}


def union(*parts: Reached) -> Reached:
    """All that is reached in one of the parts."""
    held: Reached = {}
    for part in parts:
        add(held, part)
    return held


def all_steps(start: Reached, step: Step) -> Reached:
    """Give all that is reached in one step or more."""
    reached: Reached = {}
    new = start
    while new:
        new = beyond(step(new), reached)
        add(reached, new)
    return reached
