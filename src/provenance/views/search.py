"""The answer to ``search``, drawn."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from provenance.answers.search import Hit, Search
from provenance.views.document import (
    Block,
    Column,
    Group,
    Line,
    Listing,
    Page,
    Paragraph,
    Span,
    cell,
    line,
)
from provenance.views.wording import count, status

COLUMNS: Final = (
    ("kind", lambda hit: hit.kind),
    ("id", lambda hit: hit.id),
    ("status", lambda hit: hit.status),
    ("text", lambda hit: hit.snippet),
)


_IDS: Final = 120
"""The width from which a line has room for an id."""


def items(answer: Search) -> tuple[Hit, ...]:
    """The hits, best first."""
    return answer.hits


def brief(answer: Search) -> Page:
    """Draw a line a hit, claims first, with the words found marked."""
    return tuple(_blocks(answer, _lines))


def page(answer: Search) -> Page:
    """Draw the hits with the words found marked, whole."""
    return tuple(_blocks(answer, _wholly))


def _blocks(answer: Search, draw: Callable[[tuple[Hit, ...]], Iterable[Block]]) -> Iterator[Block]:
    if answer.hits:
        told = ", ".join(count(one.number, one.kind) for one in answer.counts)
        found = sum(one.number for one in answer.counts)
        best = f"; the best {len(answer.hits)}:" if found > len(answer.hits) else ":"
        beyond = " at least" if answer.more else ""
        yield Paragraph(line(f"“{answer.words}”:{beyond} {told}{best}"))
        yield from draw(answer.hits)
        if found > len(answer.hits):
            told = "--limit shows more; further words, --about or --topic narrow."
            yield Paragraph(line(Span(told, "muted")))
    else:
        yield Paragraph(line(f"Nothing matches “{answer.words}”."))
        searched = "claims, quotations, notes, topics, actors with their aliases, and sources"
        yield Paragraph(line(Span(f"Searched: {searched}.", "muted")))
    if answer.suggestions:
        yield Paragraph(line("Did you mean: ", ", ".join(answer.suggestions), "?"))


def _lines(hits: tuple[Hit, ...]) -> Iterator[Block]:
    rows = (((_marked(hit),), cell(_what(hit)), cell(Span(hit.id, "id"))) for hit in hits)
    columns = (Column(""), Column("", whole=True), Column("", whole=True, from_width=_IDS))
    yield Listing(columns, (Group((), tuple(rows)),))


def _wholly(hits: tuple[Hit, ...]) -> Iterator[Block]:
    for hit in hits:
        yield Paragraph(_marked(hit))
        yield Paragraph(line(Span(hit.id, "id"), "  ", _what(hit)), indent=3)


def _what(hit: Hit) -> Span:
    """The status of a claim; of another record its kind."""
    return Span(status(hit.status), "muted") if hit.status else Span(hit.kind, "muted")


def _marked(hit: Hit) -> Line:
    """The words with what was found in them marked, after the text of the claim where they stand
    elsewhere.
    """
    spans: list[str | Span] = []
    done = 0
    for start, end in hit.matches:
        spans += [hit.snippet[done:start], Span(hit.snippet[start:end], "match")]
        done = end
    spans.append(hit.snippet[done:])
    within = not hit.text or hit.snippet.strip("… ") in hit.text
    return line(*spans) if within else line(hit.text, Span("  found in: ", "muted"), *spans)
