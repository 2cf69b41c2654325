"""The answer to ``source show``, drawn: the record, the chain up and down, the statements."""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.answers.source_chain import Carried, Chain
from provenance.answers.when import describe
from provenance.model.records import Source
from provenance.quotes.chains import SourceTie
from provenance.views.document import (
    Block,
    Column,
    Heading,
    Line,
    Page,
    Paragraph,
    Span,
    Table,
    Tree,
    cell,
    line,
)
from provenance.views.wording import NO_SPEAKER, count, style

COLUMNS: Final = (
    ("claim", lambda row: row.claim),
    ("statement", lambda row: row.statement),
    ("stance", lambda row: row.stance),
    ("voices", lambda row: ", ".join(row.voices)),
    ("at", lambda row: " ".join(row.at)),
    ("quote", lambda row: " | ".join(words for words, _ in row.quotes)),
    ("verdict", lambda row: " | ".join(verdict for _, verdict in row.quotes)),
    ("file", lambda row: row.file),
    ("line", lambda row: row.line),
)


def items(answer: Chain) -> tuple[Carried, ...]:
    """One row a statement."""
    return answer.statements


def page(answer: Chain) -> Page:
    """Draw the source's card."""
    source = answer.source
    link = f"{source.origin.file}:{source.origin.line}"
    blocks: list[Block] = [
        Heading(line(Span(source.title, "claim", link), Span(f" ({source.id})", "muted")), 1),
        *(Paragraph(fact, 1) for fact in _facts(source)),
        *((Paragraph(line("document: ", answer.state), 1),) if source.seen else ()),
        _tree("taken from", answer.taken_from, "nothing recorded"),
        _tree("taken up by", answer.taken_up_by, "nothing recorded"),
        Heading(line(f"carries {count(len(answer.statements), 'statement')}")),
    ]
    if answer.statements:
        blocks.append(_statements(answer.statements))
    return tuple(blocks)


def _facts(source: Source) -> Iterator[Line]:
    dates = (("date", source.date), ("published", source.published), ("accessed", source.accessed))
    facts = (
        ("kind", source.kind if source.seen else f"{source.kind}, not seen by the editors"),
        ("publisher", source.publisher),
        ("by", ", ".join(source.by)),
        ("for", ", ".join(source.for_)),
        *((name, describe(date) if date else None) for name, date in dates),
        ("language", source.language),
        ("url", source.url),
        *(("archived at", url) for url in source.archive),
        ("sha256", source.sha256),
        ("size", f"{source.size:,} bytes" if source.size is not None else None),
        ("media type", source.media_type),
        ("read by", source.extractor),
        ("note", source.note),
    )
    for name, value in facts:
        if value:
            yield line(Span(f"{name}: ", "muted"), value)


def _tree(title: str, links: tuple[SourceTie, ...], none: str) -> Tree:
    branches = tuple(_branches(links)) or (Tree(line(Span(none, "muted"))),)
    return Tree(line(Span(title, "heading")), branches)


def _branches(links: Iterable[SourceTie]) -> Iterator[Tree]:
    for link in links:
        how = f"{link.how}: " if link.how else ""
        again = " (shown above)" if link.repeated else ""
        told = line(
            Span(how, "muted"), Span(link.source, "claim"), Span(f" {link.title}{again}", "muted")
        )
        yield Tree(told, tuple(_branches(link.beyond)))


def _statements(carried: tuple[Carried, ...]) -> Table:
    columns = (
        Column("claim", ratio=4),
        Column("stance", whole=True),
        Column("who", ratio=3),
        Column("at"),
        Column("quotations", ratio=5),
    )
    rows = tuple(
        (
            cell(Span(row.claim, "claim", f"{row.file}:{row.line}")),
            cell(Span(row.stance, style(row.stance))),
            cell(", ".join(row.voices) or NO_SPEAKER),
            cell(", ".join(row.at)),
            cell(*(f"“{words}” {verdict}" for words, verdict in row.quotes)),
        )
        for row in carried
    )
    return Table(columns, rows)
