"""The answer to ``search``, drawn."""

from typing import Final

from provenance.answers.search import Found
from provenance.store.search.search import Hit
from provenance.views.document import (
    Block,
    Cell,
    Column,
    Page,
    Paragraph,
    Span,
    Table,
    cell,
    line,
)

COLUMNS: Final = (
    ("kind", lambda hit: hit.kind),
    ("id", lambda hit: hit.id),
    ("text", lambda hit: hit.snippet),
)


def items(answer: Found) -> tuple[Hit, ...]:
    """The hits, best first."""
    return answer.hits


def page(answer: Found) -> Page:
    """Draw the hits with the words found marked."""
    blocks: list[Block] = []
    if answer.hits:
        columns = (Column("kind", whole=True), Column("id", ratio=3), Column("text", ratio=5))
        rows = tuple(
            (cell(hit.kind), cell(Span(hit.id, "id")), _marked(hit)) for hit in answer.hits
        )
        blocks.append(Table(columns, rows))
        if answer.more:
            told = f"The best {len(answer.hits)}; there are more with a higher --limit."
            blocks.append(Paragraph(line(Span(told, "muted"))))
    else:
        blocks.append(Paragraph(line(f"Nothing matches “{answer.words}”.")))
        searched = "claims, quotations, notes, topics, actors with their aliases, and sources"
        blocks.append(Paragraph(line(Span(f"Searched: {searched}.", "muted"))))
    if answer.suggestions:
        blocks.append(Paragraph(line("Did you mean: ", ", ".join(answer.suggestions), "?")))
    return tuple(blocks)


def _marked(hit: Hit) -> Cell:
    spans: list[str | Span] = []
    done = 0
    for start, end in hit.matches:
        spans += [hit.snippet[done:start], Span(hit.snippet[start:end], "match")]
        done = end
    return (line(*spans, hit.snippet[done:]),)
