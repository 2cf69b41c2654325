"""By look-ups alone: whose words may be those of a side, and what may counter a claim."""

from collections.abc import Iterable

from provenance.model import vocabulary as words
from provenance.store.index import terms
from provenance.store.slices.lookup import Lookup
from provenance.store.slices.steps import all_steps, ties


def side_of(look: Lookup, actor: str) -> set[str]:
    """Give an actor with all members and parts below it, and those who speak for any of these."""
    below = {actor} | all_steps(
        [actor], lambda ids: ties(look, ids, "members") | look.naming([terms.PART_OF], ids)
    )
    return below | look.naming([terms.SPEAKS_FOR], below)


def voices_of(look: Lookup, actors: Iterable[str]) -> set[str]:
    """Give those whose words may be those of the actors' sides.

    These are the sides with all parts of them, the groups of which any of these is a member, and
    those who speak for any of all these: a side's spokespeople may have parts and voices too.
    """
    own = {one for actor in actors for one in side_of(look, actor)}
    own |= all_steps(own, lambda ids: look.naming([terms.PART_OF], ids))
    own |= look.naming([terms.MEMBER], own)
    return own | look.naming([terms.SPEAKS_FOR], own)


def countered(
    look: Lookup, claims: set[str], spoken: set[str], questions: Iterable[str]
) -> set[str]:
    """Give those of some claims that a statement on one of the ``spoken`` claims may counter.

    It may if that excludes or undermines the claim, or is undermined by it, or gives a figure for
    the same one of the ``questions``, or implies what does.
    """
    rivals: dict[str, set[str]] = {claim: set() for claim in claims}
    figured: dict[str, set[str]] = {}
    for _, question, claim in look.into([terms.FIGURE], questions):
        figured.setdefault(question, set()).add(claim)
    for answers in figured.values():
        for claim in answers & claims:
            rivals[claim] |= answers - {claim}
    for _, claim, rival in look.into([terms.EXCLUDES, terms.UNDERMINES], claims):
        rivals[claim].add(rival)
    for kind in (words.EXCLUDES, words.UNDERMINES):
        for record in look.claims(look.recording(claims, kind)):
            rivals[record.id].update(link.claim for link in record.related(kind))
    implied: dict[str, set[str]] = {}

    def implying(ids: set[str]) -> set[str]:
        found = look.into([terms.IMPLIES], ids)
        for _, weak, strong in found:
            implied.setdefault(strong, set()).add(weak)
        return {strong for _, _, strong in found}

    every = set().union(*rivals.values())
    hit = (every | all_steps(every, implying)) & spoken
    hit |= all_steps(hit, lambda ids: {weak for id in ids for weak in implied.get(id, ())})
    return {claim for claim in claims if not hit.isdisjoint(rivals[claim])}
