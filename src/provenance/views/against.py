"""What tells against a claim, in words: who, with what, and by which relation."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from provenance.answers.against import (
    COUNTERED,
    DECLINED,
    EXCLUDED,
    QUESTIONED,
    UNDERMINED,
    UNDERNEATH,
    Against,
)
from provenance.derive.exclusions import FIGURE
from provenance.views.wording import names

_NAMED = 3


_BRIEFLY: Final = 3
"""Lines that a table of many claims has room for."""


def against(items: Iterable[Against]) -> list[str]:
    """Lines that say who told what against a claim, those of one kind on one claim together."""
    return [
        told if first.certain else f"open: {told}"
        for _, group in groupby(items, key=lambda item: (item.how, item.claim, item.certain))
        for found in [list(group)]
        for first, told in [(found[0], _told(found))]
    ]


def briefly(items: Iterable[Against], claim: str) -> list[str]:
    """The first of these lines, and how many more the card of the claim has."""
    told = against(items)
    if len(told) <= _BRIEFLY + 1:
        return told
    rest = len(told) - _BRIEFLY
    return [*told[:_BRIEFLY], f"and {rest} more against it: provenance show {claim}"]


def _told(found: list[Against]) -> str:
    item = found[0]
    who, one = _whoever(found), len({other.actor.id for other in found}) == 1
    other = f"{item.claim} (“{item.text}”)"
    affirm, deny = ("affirms", "denies") if one else ("affirm", "deny")
    if item.how == COUNTERED:
        return f"countered by {who} with {other}, which {item.relation} it"
    if item.how == EXCLUDED:
        why = "their figures cannot both hold; " if item.relation == FIGURE else ""
        return f"clashes with {other}, which {who} {affirm}; {why}not a denial"
    if item.how == UNDERMINED:
        return f"in tension with {other}, which {who} {affirm}; not a denial"
    if item.how == QUESTIONED:
        return f"questioned by {who}"
    if item.how == DECLINED:
        return f"neither confirmed nor denied by {who}"
    if item.how == UNDERNEATH:
        return f"it implies {other}, which {who} {deny}; not a denial of this claim"
    return f"{who} denied {other}, a stronger claim; not a denial of this one"


def _whoever(found: list[Against]) -> str:
    """The speakers, those who spoke for somebody beside it, and how many more."""
    shown = [
        f"{names(item.by)} for {item.actor.name}" if item.by else item.actor.name
        for item in {item.actor.id: item for item in found}.values()
    ]
    if len(shown) > _NAMED:
        return f"{', '.join(shown[: _NAMED - 1])} and {len(shown) - _NAMED + 1} others"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
