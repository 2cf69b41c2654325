"""Walks over `implies`: which claims imply a claim, which it implies, and by which steps."""

from provenance.model import vocabulary as words
from provenance.model.slice import Link, Slice

Steps = tuple[Link, ...]


def stronger(slice: Slice, claim: str) -> dict[str, Steps]:
    """The claims that imply a claim, nearest first, each with the shortest steps to it.

    The claim itself comes first, with no steps. Of equally short ways the first by id is taken.
    """
    found: dict[str, Steps] = {claim: ()}
    layer = [claim]
    while layer:
        nexts: dict[str, Steps] = {}
        for here in layer:
            for link in slice.into(here, words.IMPLIES):
                if link.claim not in found and link.claim not in nexts:
                    nexts[link.claim] = (link, *found[here])
        layer = sorted(nexts)
        found.update((id, nexts[id]) for id in layer)
    return found


def weaker(slice: Slice, claim: str) -> dict[str, Steps]:
    """The claims that a claim implies, nearest first, each with the shortest steps to it."""
    found: dict[str, Steps] = {claim: ()}
    layer = [claim]
    while layer:
        nexts: dict[str, Steps] = {}
        for here in layer:
            for link in slice.out(here, words.IMPLIES):
                if link.other not in found and link.other not in nexts:
                    nexts[link.other] = (*found[here], link)
        layer = sorted(nexts)
        found.update((id, nexts[id]) for id in layer)
    return found
