"""From records to the claims that are told with each of them, noted for which of the records."""

from collections.abc import Iterable
from typing import Final

from provenance.model.vocabulary import RELATIONS
from provenance.store.index import terms
from provenance.store.slices.asking import Asking, Reached, add, reach_all, union

Covering = Iterable[tuple[str, str]]
"""Claims of which a statement covers other claims, each with one that is covered."""

OWN: Final = (terms.BY, terms.AUTHOR)
"""The roles of who speaks itself: in a statement, and in its utterance."""
PRINCIPAL: Final = (terms.FOR, terms.PRINCIPAL)
"""The roles of for whom somebody speaks."""


def related(ask: Asking, claims: Reached) -> Reached:
    """Give the claims to which relations lead from some, or from which they lead to these."""
    found = ask.naming(RELATIONS, claims)
    for claim in ask.claims(claims):
        reach_all(found, (link.claim for link in claim.relations), claims[claim.id])
    return found


def citing(ask: Asking, sources: Reached) -> Reached:
    """Give the claims that cite sources: read there, said in them, or as evidence."""
    return ask.naming([terms.SOURCE, terms.SAID_IN, terms.EVIDENCE], sources)


def concerning(ask: Asking, actors: Reached, covering: Covering) -> Reached:
    """Give the claims on which actors speak, which accuse them, or are about them."""
    named = ask.naming([terms.ACCUSES, terms.ABOUT], actors)
    spoken = (said(ask, roles, actors, covering) for roles in (OWN, PRINCIPAL))
    return union(named, *spoken)


def said(ask: Asking, roles: tuple[str, str], actors: Reached, covering: Covering) -> Reached:
    """Give the claims on which something is said by actors in a role, or for them.

    The words of an utterance count as its speaker's.
    """
    role, role_in_utterance = roles
    utterances = ask.naming([role_in_utterance], actors)
    found = union(ask.naming([terms.SAID_IN], utterances), ask.naming([role], actors))
    covered: Reached = {}
    for claim, other in covering:
        if claim in found:
            reach_all(covered, (other,), found[claim])
    add(found, covered)
    return found
