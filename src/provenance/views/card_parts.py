"""What the cards of ``show`` are made of, in full and in brief."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from provenance.answers.when import describe
from provenance.derive.sides import Branch
from provenance.model.dates import CANNOT_TELL
from provenance.model.records import Figure, Tenure
from provenance.model.vocabulary import CAMP, GROUP, INFERRED
from provenance.views.document import (
    Block,
    Cell,
    Heading,
    Labelled,
    Paragraph,
    Span,
    Tree,
    cell,
    line,
)
from provenance.views.fitting import shorter
from provenance.views.wording import ATTRIBUTION_OPEN

if TYPE_CHECKING:
    from provenance.answers.cards import Accusation, ActorCard, Neighbour, SourceCard

_MEMBER: Final = "member"
TIES: Final = {"part": "part of it", "speaks-for": "speaks for it", _MEMBER: "member"}

_RELATION_WORDS: Final = {
    ("implies", True): "implies",
    ("implies", False): "is implied by",
    ("excludes", True): "excludes",
    ("excludes", False): "excludes",
    ("supports", True): "supports",
    ("supports", False): "is supported by",
    ("undermines", True): "undermines",
    ("undermines", False): "is undermined by",
}


def head(text: str, id: str, kind: str, file: str, number: int) -> Iterator[Block]:
    """The head of a card: what the record is called, and where it stands."""
    link = f"{file}:{number}"
    yield Heading(line(Span(text, "claim", link)), level=1)
    yield Paragraph(
        line(Span(id, "id"), Span(f"  {kind}  ", "muted"), Span(link, "muted", link)), indent=1
    )


def facts(pairs: tuple[tuple[str, str | Cell | None], ...]) -> Iterator[Block]:
    """What is on record under labels, without those under which nothing is."""
    rows = tuple(
        (name, cell(told) if isinstance(told, str) else told) for name, told in pairs if told
    )
    if rows:
        yield Labelled(rows)


def accusers(item: "Accusation") -> Cell:
    """Who affirms an accusation, and how."""
    return shorter([(who.name, accusing(item, who.id)) for who in item.by], "muted")


def accusing(item: "Accusation", actor: str) -> str:
    """What is to be said of somebody who affirms an accusation, in brackets."""
    marks = (
        ("presupposed", item.derived),
        ("open", item.unsettled),
        (ATTRIBUTION_OPEN, item.doubtful),
    )
    told = ", ".join(mark for mark, actors in marks if actor in actors)
    return f" ({told})" if told else ""


def whose_side(branch: Branch) -> str:
    """Whose words count as an actor's, for a heading; a group or camp has no other side."""
    has_members = any(child.tie == _MEMBER for child in branch.children)
    return "Its members and their sides" if has_members else "Its side"


def unanswered(card: "ActorCard") -> str:
    """The heading of the accusations of a side; a group's are those of its members, too."""
    whose = "of it or of a member" if card.kind in (GROUP, CAMP) else "of its side"
    return f"Accusations with no recorded answer {whose}"


def relation(neighbour: "Neighbour") -> str:
    """How a claim is related to its neighbour, seen from the claim."""
    return _RELATION_WORDS[neighbour.kind, neighbour.outgoing]


def figure_words(figure: Figure | None) -> str | None:
    """What a figure is and what it answers; None where there is none."""
    if figure is None:
        return None
    words = figure.words or ""
    if figure.value is None and figure.date is None and figure.low is None and figure.high is None:
        within = f", within {figure.within}" if figure.within else ""
        unit = f" ({figure.unit})" if figure.unit else ""
        return f"“{words}”{unit}, in answer to: {figure.of}{within}{_by_editors(figure)}"
    bound = f"{figure.bound.replace('-', ' ')} " if figure.bound else ""
    if figure.value is not None:
        amount = f"{figure.value:,}"
    elif figure.date is not None:
        amount = describe(figure.date)
    else:
        low = f"{figure.low:,}" if figure.low is not None else "…"
        high = f"{figure.high:,}" if figure.high is not None else "…"
        amount = f"{low} to {high}"
    unit = f" {figure.unit}" if figure.unit else ""
    put = f" (“{words}”)" if words else ""
    within = f", within {figure.within}" if figure.within else ""
    return f"{bound}{amount}{unit}{put}, in answer to: {figure.of}{within}{_by_editors(figure)}"


def _by_editors(figure: Figure) -> str:
    """Say that the bounds to compare by are nobody's but the editors'."""
    bounds = figure.editors
    if bounds is None:
        return ""
    low = f"{bounds.low:,} or more" if bounds.low is not None else ""
    high = f"{bounds.high:,} or fewer" if bounds.high is not None else ""
    if low and high:
        low, high = f"{bounds.low:,}", f"to {bounds.high:,}"
    told = " ".join(filter(None, (low, high)))
    return f"; compared by the editors as {told}, which nobody gave"


def side(branch: Branch, more: tuple[Branch, ...] = ()) -> Tree:
    """A side as a tree; ``more`` are other ways in which its top belongs to the one above."""
    spans = [Span(branch.name, "actor"), Span("  " if branch.tie else "")]
    for number, way in enumerate((branch, *more)):
        spans.append(Span(f"{', ' if number else ''}{tie(way)}", "muted"))
        doubt = " (cannot tell at that time)" if way.certain is CANNOT_TELL else ""
        spans.append(Span(doubt, "warn"))
    return Tree(
        line(*spans),
        tuple(side(child, more) for child, more in _once(branch.children)),
    )


def _once(children: tuple[Branch, ...]) -> Iterator[tuple[Branch, tuple[Branch, ...]]]:
    """Each who belongs there in several ways once, with the other ways; the longest tree stays."""
    ways: dict[str, list[Branch]] = {}
    for child in children:
        ways.setdefault(child.actor, []).append(child)
    for same in ways.values():
        first, *more = sorted(same, key=lambda child: -len(child.children))
        yield first, tuple(more)


def tie(branch: Branch) -> str:
    """How an actor belongs to the side above it, and since when."""
    tenure = _tenure(branch.tenure) if branch.tenure else ""
    return f"{TIES[branch.tie]} {tenure}".strip() if branch.tie else ""


def _tenure(tenure: Tenure) -> str:
    since = f"from {describe(tenure.from_)}" if tenure.from_ else ""
    until = f"to {describe(tenure.to)}" if tenure.to else ""
    return " ".join(part for part in (since, until) if part)


def dated(card: "SourceCard") -> str | None:
    """The date of a source, and whose it is."""
    inferred = card.date and card.date_basis == INFERRED
    return f"{card.date} (inferred by the editors)" if inferred else card.date
