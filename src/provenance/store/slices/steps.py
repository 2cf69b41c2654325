"""Single steps from records to those that they name, and walks of many steps."""

from collections.abc import Callable, Iterable

from provenance.model.records import Actor, Source, Statement
from provenance.store.slices.lookup import Lookup

Step = Callable[[set[str]], set[str]]


def all_steps(start: Iterable[str], step: Step) -> set[str]:
    """Give all that is reached in one step or more."""
    reached: set[str] = set()
    new = set(start)
    while new:
        new = step(new) - reached
        reached |= new
    return reached


def related(look: Lookup, ids: set[str], *kinds: str) -> set[str]:
    """Give the claims to which these record a relation."""
    claims = look.claims(ids)
    return {relation.claim for c in claims for relation in c.relations if relation.kind in kinds}


def ties(look: Lookup, ids: set[str], *kinds: str) -> set[str]:
    """Give the actors to which these record a tie, by the names of the record's attributes."""
    actors: list[Actor] = look.actors(ids)
    return {tie.actor for actor in actors for kind in kinds for tie in getattr(actor, kind)}


def speaking(s: Statement, utterances: dict[str, Source]) -> set[str]:
    """Give the names by which an answer can mean a statement: its speakers, and its utterance."""
    utterance = utterances.get(s.said_in) if s.said_in else None
    names = {*s.by, *s.for_, *(utterance.by if utterance else ())}
    names.update(utterance.for_ if utterance else ())
    return names | {s.said_in} if s.said_in else names
