"""What tells against a claim, in words: who, with what, and by which relation."""

from provenance.answers.against import (
    COUNTERED,
    DECLINED,
    EXCLUDED,
    QUESTIONED,
    STRONGER,
    UNDERMINED,
    UNDERNEATH,
    Against,
)
from provenance.views.wording import names


def against(item: Against) -> str:
    """One line that says who told what against the claim."""
    who = item.actor.name
    if item.by:
        who = f"{names(item.by)} for {who}"
    told = _told(item, who)
    return told if item.certain else f"open: {told}"


def _told(item: Against, who: str) -> str:
    other = f"{item.claim} (“{item.text}”)"
    if item.how == COUNTERED:
        return f"countered by {who} with {other}, which {item.relation} it"
    if item.how == EXCLUDED:
        return f"clashes with {other}, which {who} affirms; not a denial"
    if item.how == UNDERMINED:
        return f"in tension with {other}, which {who} affirms; not a denial"
    if item.how == QUESTIONED:
        return f"questioned by {who}"
    if item.how == DECLINED:
        return f"neither confirmed nor denied by {who}"
    if item.how == UNDERNEATH:
        return f"it implies {other}, which {who} denies; not a denial of this claim"
    assert item.how == STRONGER
    return f"{who} denied {other}, a stronger claim; not a denial of this one"
