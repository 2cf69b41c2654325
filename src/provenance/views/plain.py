"""A page as plain text: no colour, no boxes, nothing cut off; one row a line.

This is what a pipe or a file gets. Rich is not needed for it and not imported.
"""

from collections.abc import Iterator
from unicodedata import east_asian_width

from provenance.views.document import (
    Block,
    Cell,
    Facing,
    Heading,
    Page,
    Paragraph,
    Table,
    Tree,
    text,
)


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


def _nobody() -> tuple[Cell, ...]:
    from provenance.views.document import cell

    return (cell("nobody recorded"),)


def _table(table: Table) -> Iterator[str]:
    rows = [[text(cell) for cell in row] for row in table.rows]
    kept = [
        place for place in range(len(table.columns)) if any(row[place] for row in rows)
    ]  # a column in which nothing stands says nothing
    titles = [table.columns[place].title for place in kept]
    grid = [titles, *([row[place] for place in kept] for row in rows)]
    widths = [max(_width(row[place]) for row in grid) for place in range(len(kept))]
    for row in grid:
        padded = [
            value + " " * (width - _width(value)) for value, width in zip(row, widths, strict=True)
        ]
        yield "  ".join(padded).rstrip()


def _tree(tree: Tree, first: str, rest: str) -> Iterator[str]:
    yield first + text(tree.line)
    for branch in tree.branches:
        yield from _tree(branch, rest + "- ", rest + "  ")


def _width(value: str) -> int:
    if value.isascii():
        return len(value)
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in value)
