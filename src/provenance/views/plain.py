"""A page as plain text: no colour, no boxes, nothing cut off or wrapped.

This is what a pipe or a file gets. Rich is not needed for it and not imported.
"""

from collections.abc import Iterator
from typing import Final

from provenance.views.document import (
    Block,
    Chart,
    Heading,
    Labelled,
    Listing,
    Page,
    Paragraph,
    Table,
    Tree,
    text,
)
from provenance.views.fitting import columns as columns_of

_WIDTH: Final = 100
"""Tables up to this width are set in columns."""

_MOST_OF_FIRST: Final = 64
_MOST: Final = 40
"""So wide a longer value makes the column of a listing, the first and any other."""


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
        case Listing():
            yield from _listing(block)
        case Labelled(facts, title, least):
            if title:
                yield text(title)
            width = max([least, *(columns_of(label) for label, _ in facts)])
            for label, told in facts:
                for number, item in enumerate(told):
                    name = "" if number else label
                    yield f"  {name}{' ' * (width - columns_of(name))}  {text(item)}"
        case Tree():
            yield from _tree(block, "", "")
        case Chart():
            from provenance.views.chart import lines

            yield from (text(item) for item in lines(block, _WIDTH, cut=False))


def _table(table: Table) -> Iterator[str]:
    """A narrow table in columns; of a wide one each row in turn, a labelled line a cell."""
    rows = [[text(cell) for cell in row] for row in table.rows]
    columns = table.columns
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    titles = [columns[place].title for place in kept]
    widths = [
        max(columns_of(title), *(columns_of(row[place]) for row in rows))
        for place, title in zip(kept, titles, strict=True)
    ]
    if sum(widths) + 2 * len(widths) > _WIDTH or any(column.across for column in columns):
        yield from _labelled(kept, titles, rows)
        return
    for row in [titles, *([row[place] for place in kept] for row in rows)]:
        padded = [
            value + " " * (width - columns_of(value))
            for value, width in zip(row, widths, strict=True)
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


def _listing(listing: Listing) -> Iterator[str]:
    """One line a row, nothing cut; what is longer than most of its column pushes the rest on."""
    rows = [row for group in listing.groups for row in group.rows]
    kept = [place for place in range(len(listing.columns)) if any(row[place] for row in rows)]
    cells = {id(row): [text(row[place][:1]) for place in kept] for row in rows}
    titles = [listing.columns[place].title for place in kept]
    indent = "  " if any(group.title for group in listing.groups) else ""
    widths = [
        max(
            min(columns_of(value), _MOST if n else _MOST_OF_FIRST)
            for value in (title, *(c[n] for c in cells.values()))
        )
        for n, title in enumerate(titles)
    ]
    right = [listing.columns[place].right for place in kept]
    if any(titles):
        yield indent + _padded(titles, widths, right)
    for group in listing.groups:
        if group.title:
            yield text(group.title)
        for row in group.rows:
            yield indent + _padded(cells[id(row)], widths, right)


def _padded(values: list[str], widths: list[int], right: list[bool]) -> str:
    gaps = [" " * (w - columns_of(value)) for value, w in zip(values, widths, strict=True)]
    parts = zip(values, gaps, right, strict=True)
    return "  ".join(gap + value if flush else value + gap for value, gap, flush in parts).rstrip()


def _tree(tree: Tree, first: str, rest: str) -> Iterator[str]:
    yield first + text(tree.line)
    for branch in tree.branches:
        yield from _tree(branch, rest + "- ", rest + "  ")
