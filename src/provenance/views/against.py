"""What tells against a claim, in words: who, with what, and by which relation.

That another claim bears on this one is the editors' word, and is said so.
"""

from collections.abc import Iterable, Iterator
from typing import Final

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
from provenance.answers.parties import Party
from provenance.derive.exclusions import FIGURE
from provenance.views.document import Line, Span, line
from provenance.views.points import RELATED
from provenance.views.wording import ATTRIBUTION_OPEN, names

_NAMED: Final = 3

_OPEN: Final = ATTRIBUTION_OPEN
_DOUBTFUL: Final = f" ({_OPEN})"

_HOW: Final = {
    COUNTERED: "countered it",
    EXCLUDED: "affirmed a clashing claim",
    UNDERMINED: "affirmed a claim in tension",
    QUESTIONED: "questioned it",
    DECLINED: "neither confirmed nor denied it",
    UNDERNEATH: "denied an implied claim",
    STRONGER: "denied a stronger claim",
}
"""How each is said in a line; with what, where there is room."""


_BRIEFLY: Final = 3
"""Lines that a table of many claims has room for."""


def surest(items: Iterable[Against]) -> list[tuple[Against, str]]:
    """Each with what is open of it (whose words, or when) or hedged, the sure first."""
    told = [(item, ", ".join(_marks(item))) for item in items]
    return sorted(told, key=lambda one: bool(one[1]))


def _marks(item: Against) -> Iterator[str]:
    if not item.certain:
        yield "open"
    if item.hedged:
        yield "hedged"
    if item.doubtful:
        yield _OPEN


def against(items: Iterable[Against]) -> list[str]:
    """Lines that say who told what against a claim, what is alike in one line."""
    return [_told(found) for found in _alike(items)]


def briefly(items: Iterable[Against], claim: str) -> list[str]:
    """The first of these lines, and how many more the card of the claim has."""
    told = against(items)
    rest = len(told) - _BRIEFLY
    if rest <= 0:
        return told
    return [*told[:_BRIEFLY], f"and {rest} more against it: provenance show {claim}"]


def _alike(items: Iterable[Against]) -> Iterator[list[Against]]:
    """Those who told the same of one claim together; then the claims of which the same told it."""
    on_one: dict[tuple[object, ...], list[Against]] = {}
    for item in items:
        key = (item.how, item.relation, item.certain, item.hedged, item.claim)
        on_one.setdefault(key, []).append(item)
    alike: dict[tuple[object, ...], list[Against]] = {}
    for (how, relation, certain, hedged, _), found in on_one.items():
        who = tuple(dict.fromkeys(item.actor.id for item in found))
        alike.setdefault((how, relation, certain, hedged, who), []).extend(found)
    yield from alike.values()


def in_lines(items: Iterable[Against]) -> list[Line]:
    """The same in lines that can be cut: who, how, and with what; more of a kind are counted."""
    kinds: dict[tuple[str, str, bool, bool, bool], list[Against]] = {}
    for item in items:
        kind = (item.how, item.actor.name, item.certain, item.hedged, item.doubtful)
        kinds.setdefault(kind, []).append(item)
    lines = [
        line(
            Span(_spoke(found, actor), "actor"),
            Span(f" {_HOW[how]}{_bracketed(certain, hedged)}", "derived", kept=True),
            Span(f", {found[0].when.text}{_DOUBTFUL if doubtful else ''}", "muted", kept=True),
            Span(f": {found[0].text}" if how not in (QUESTIONED, DECLINED) else ""),
            Span(f" +{len(found) - 1}" if len(found) > 1 else "", "muted", kept=True),
        )
        for (how, actor, certain, hedged, doubtful), found in kinds.items()
    ]
    if len(lines) <= _BRIEFLY + 1:
        return lines
    left_out = dict.fromkeys(actor for _, actor, *_ in [*kinds][_BRIEFLY:])
    rest = f"and {len(lines) - _BRIEFLY} more against it, by {', '.join(left_out)}"
    return [*lines[:_BRIEFLY], line(Span(rest, "muted"))]


def _bracketed(certain: bool, hedged: bool) -> str:
    marks = ", ".join(filter(None, ("" if certain else "open", "hedged" if hedged else "")))
    return f" ({marks})" if marks else ""


def _spoke(found: list[Against], actor: str) -> str:
    """Whose words they are, with the one who spoke for it where that is one for all of them."""
    speaking = {item.by for item in found}
    by = speaking.pop() if len(speaking) == 1 else ()
    return f"{names(by)} for {actor}" if by else actor


def _told(found: list[Against]) -> str:
    item = found[0]
    who, perhaps = _whoever(found), "" if item.certain else "perhaps "
    who += " with a hedge" if item.hedged else ""
    others = {other.claim: f"{other.claim} (“{other.text}”)" for other in found}
    other = " and ".join(filter(None, (", ".join([*others.values()][:-1]), [*others.values()][-1])))
    if item.how == COUNTERED:
        return f"{perhaps}countered by {who} with {other}, {RELATED[item.relation or '']}"
    if item.how == EXCLUDED:
        why = "; their figures cannot both hold" if item.relation == FIGURE else ""
        return f"clashes with {other}, {perhaps}affirmed by {who}{why}; not a denial"
    if item.how == UNDERMINED:
        return f"in tension with {other}, {perhaps}affirmed by {who}; not a denial"
    if item.how == QUESTIONED:
        return f"{perhaps}questioned by {who}"
    if item.how == DECLINED:
        return f"{perhaps}neither confirmed nor denied by {who}"
    if item.how == UNDERNEATH:
        implied = f"{other}, recorded as implied by it"
        return f"{implied}, {perhaps}denied by {who}; not a denial of this claim"
    stronger = "a stronger claim" if len(others) == 1 else "stronger claims"
    return f"{other}, {stronger}, {perhaps}denied by {who}; not a denial of this one"


def _whoever(found: list[Against]) -> str:
    """The speakers, those who spoke for somebody beside it, and how many more."""
    speaking: dict[str, set[tuple[Party, ...]]] = {}
    sure: set[str] = set()
    for item in found:
        speaking.setdefault(item.actor.id, set()).add(item.by)
        sure |= set() if item.doubtful else {item.actor.id}
    shown = [
        # Whoever spoke on only one of several claims is not told to have spoken on all.
        (
            f"{names(item.by)} for {item.actor.name}"
            if item.by and len(speaking[item.actor.id]) == 1
            else item.actor.name
        )
        + ("" if item.actor.id in sure else _DOUBTFUL)
        for item in {item.actor.id: item for item in found}.values()
    ]
    if len(shown) > _NAMED:
        return f"{', '.join(shown[: _NAMED - 1])} and {len(shown) - _NAMED + 1} others"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
