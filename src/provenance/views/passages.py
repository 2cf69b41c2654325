"""The passages of a document in which words stand, drawn: each with its number and its place."""

from collections.abc import Iterator

from provenance.quotes.normalise import Text
from provenance.quotes.passages import MOST, Passage, Passages
from provenance.quotes.proposals import Proposer
from provenance.quotes.verify import Located
from provenance.views.document import Block, Page, Paragraph, Span, line
from provenance.views.quotes import differences, marked
from provenance.views.wording import count


def page(found: Passages, source: str) -> Page:
    """Draw each passage in its context."""
    number = count(len(found.passages), "passage")
    more = f"the first {MOST} passages" if found.more else number
    those = "these words stand" if found.exact else "all of these words stand, if not side by side"
    return (
        Paragraph(line(f"{more[0].upper()}{more[1:]} of `{source}` in which {those}:")),
        *(block for n, one in enumerate(found.passages, 1) for block in _passage(n, one)),
    )


def nothing(text: Text, source: str, words: str, until: str) -> Page:
    """Say that words do not stand in a document, and what comes near."""
    told = f"“{words}” does not stand in `{source}`"
    if until:
        told = f"no passage of `{source}` goes from “{words}” on to “{until}”"
    near = Proposer(text).propose(words)
    told = f"{told[0].upper()}{told[1:]}; nothing can be quoted."
    blocks: list[Block] = [Paragraph(line(told))]
    if near:
        blocks.append(
            Paragraph(line(f"Did you mean (line {near.line}): ") + differences(near.differences), 1)
        )
    return tuple(blocks)


def _passage(number: int, one: Passage) -> Iterator[Block]:
    yield Paragraph(
        line(f"{number}  ", Span(where(one.place), "muted"), ": ") + marked(one.context)
    )


def where(place: Located) -> str:
    """Where a passage stands."""
    unit, (first, last) = ("page", place.pages) if place.pages else ("line", place.lines)
    return f"{unit} {first}" if first == last else f"{unit}s {first} to {last}"
