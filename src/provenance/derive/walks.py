"""Walks over `implies`: which claims imply a claim, which it implies, and by which steps."""

from itertools import chain

from provenance.model import vocabulary as words
from provenance.model.slice import Link, Slice

Steps = tuple[Link, ...]


def stronger(slice: Slice, claim: str) -> dict[str, Steps]:
    """The claims that imply a claim, nearest first, each with the shortest steps to it.

    The claim itself comes first, with no steps. Of equally short ways the first by the
    texts of the claims is taken, which do not change with their ids.
    """
    found: dict[str, Steps] = {claim: ()}
    layer = [claim]
    while layer:
        nexts: dict[str, Steps] = {}
        for here in layer:
            for link in slice.into(here, words.IMPLIES):
                if link.claim not in found and link.claim not in nexts:
                    nexts[link.claim] = (link, *found[here])
        layer = sorted(nexts, key=lambda one: (text_of(slice, one), one))
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
        layer = sorted(nexts, key=lambda one: (text_of(slice, one), one))
        found.update((id, nexts[id]) for id in layer)
    return found


def near(slice: Slice, claim: str) -> set[str]:
    """The claims from whose statements a claim's status may come, itself among them."""
    leading, led = slice.links_to.get(claim, ()), slice.links_from.get(claim, ())
    record = slice.claims.get(claim)
    figured = slice.figures.get(record.figure.of, ()) if record and record.figure else ()
    if not (leading or led or figured):
        return {claim}
    beside = {*(link.claim for link in leading), *(link.other for link in led)}
    rivals = {*figured, *(link.claim for link in slice.exclusions(claim))}
    implying = chain(*(stronger(slice, id) for id in (claim, *rivals)))
    return {*beside, *rivals, *weaker(slice, claim), *implying}


def text_of(slice: Slice, claim: str) -> str:
    """The text of a claim; empty where it was not recorded."""
    record = slice.claims.get(claim)
    return record.text if record else ""
