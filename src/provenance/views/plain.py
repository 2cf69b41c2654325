"""A page as plain text: no colour, no boxes, nothing cut off or wrapped.

This is what a pipe or a file gets. Rich is not needed for it and not imported.
"""

from collections.abc import Iterator
from typing import Final
from unicodedata import east_asian_width

from provenance.views.document import (
    Block,
    Cell,
    Chart,
    Facing,
    Heading,
    Page,
    Paragraph,
    Table,
    Tree,
    cell,
    text,
)

_WIDTH: Final = 100
"""Tables up to this width are set in columns."""


def render(page: Page) -> str:
    """Return the page as text, one empty line between blocks."""
    parts = ["\n".join(_lines(block)) for block in page]
    out: list[str] = []
    for block, part in zip(page, parts, strict=True):
        if not part:
            continue
        if out and not _clings(block):
            out.append("")
        out.append(part)
    return "\n".join(out) + "\n" if out else ""


def _clings(block: Block) -> bool:
    """Whether a block follows what stands above it without an empty line."""
    return isinstance(block, Paragraph) and block.indent > 0


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(content, _):
            yield text(content)
        case Paragraph(content, indent):
            yield "  " * indent + text(content)
        case Table():
            yield from _table(block)
        case Tree():
            yield from _tree(block, "", "")
        case Facing(left_title, right_title, left, right):
            yield f"{left_title}:"
            yield from (f"  {text(item)}" for item in left or _nobody())
            yield f"{right_title}:"
            yield from (f"  {text(item)}" for item in right or _nobody())
        case Chart():
            from provenance.views.chart import lines

            yield from (text(item) for item in lines(block, _WIDTH, cut=False))


def _nobody() -> tuple[Cell, ...]:
    return (cell("nobody recorded"),)


def _table(table: Table) -> Iterator[str]:
    """A narrow table in columns; of a wide one each row in turn, a labelled line a cell."""
    rows = [[text(cell) for cell in row] for row in table.rows]
    columns = table.columns
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    titles = [columns[place].title for place in kept]
    widths = [
        max(_width(title), *(_width(row[place]) for row in rows))
        for place, title in zip(kept, titles, strict=True)
    ]
    if sum(widths) + 2 * len(widths) > _WIDTH or any(column.across for column in columns):
        yield from _labelled(kept, titles, rows)
        return
    for row in [titles, *([row[place] for place in kept] for row in rows)]:
        padded = [
            value + " " * (width - _width(value)) for value, width in zip(row, widths, strict=True)
        ]
        line = "  ".join(padded).rstrip()
        if line:
            yield line


def _labelled(kept: list[int], titles: list[str], rows: list[list[str]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number:
            yield ""
        yield row[kept[0]]
        for place, title in zip(kept[1:], titles[1:], strict=True):
            if row[place]:
                yield f"  {title}: {row[place]}"


def _tree(tree: Tree, first: str, rest: str) -> Iterator[str]:
    yield first + text(tree.line)
    for branch in tree.branches:
        yield from _tree(branch, rest + "- ", rest + "  ")


def _width(value: str) -> int:
    if value.isascii():
        return len(value)
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in value)
