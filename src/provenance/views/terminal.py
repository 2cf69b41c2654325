"""A page drawn with Rich, for a terminal.

Colours are the terminal's own sixteen, so that they suit dark and light grounds; affirming and
denying get blue and magenta, which nobody reads as right and wrong.
"""

from pathlib import Path
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text
from rich.tree import Tree as RichTree

from provenance.views.document import (
    Block,
    Cell,
    Facing,
    Heading,
    Line,
    Page,
    Paragraph,
    Table,
    Tree,
    text,
)

STYLES: Final = {
    "claim": "bold",
    "heading": "bold",
    "actor": "cyan",
    "id": "dim",
    "muted": "dim",
    "quote": "italic",
    "affirm": "blue",
    "deny": "magenta",
    "neither": "yellow",
    "derived": "italic dim",
    "status": "bold",
    "warn": "yellow",
    "error": "bold red",
    "match": "reverse",
}
"""What each style of a page looks like."""

_ROOMY: Final = 110
"""The width in columns from which wide columns are drawn."""


def draw(page: Page, console: Console, root: Path) -> None:
    """Draw a page.

    Args:
        page: the blocks.
        console: where to draw; its width decides which columns fit.
        root: the corpus, to which links are relative.
    """
    before: Block | None = None
    for block in page:
        clings = isinstance(block, Paragraph) and block.indent > 0
        if before is not None and not clings and not isinstance(before, Heading):
            console.print()
        console.print(_render(block, console.width, root))
        before = block


def _render(block: Block, width: int, root: Path) -> RenderableType:
    match block:
        case Heading(content, level):
            heading = _line(content, root)
            if level < 3:
                heading.stylize("bold")
            return heading
        case Paragraph(content, indent):
            return Padding(_line(content, root), (0, 0, 0, 2 * indent))
        case Table():
            return _table(block, width, root)
        case Tree():
            return _tree(block, RichTree(_line(block.line, root), guide_style="dim"), root)
        case Facing():
            return _facing(block, root)


def _table(table: Table, width: int, root: Path) -> RenderableType:
    drawn = [
        place
        for place, column in enumerate(table.columns)
        if (width >= _ROOMY or not column.wide) and any(row[place] for row in table.rows)
    ]
    across = [place for place in drawn if table.columns[place].across]
    down = [place for place in drawn if not table.columns[place].across]
    indent = 2 if across else 0
    widths = _widths(table, down, width - indent)
    titles = [Text(table.columns[place].title, style="bold dim") for place in down]
    parts: list[RenderableType] = []
    if any(title.plain for title in titles):
        parts += [_grid(table, down, widths, titles, indent), Text("─" * width, style="dim")]
    spaced = bool(across) or any(len(row[place]) > 1 for row in table.rows for place in down)
    for number, row in enumerate(table.rows):
        if number and spaced:
            parts.append("")
        parts += [_cell(row[place], root) for place in across if row[place]]
        cells = [_cell(row[place], root) for place in down]
        parts.append(_grid(table, down, widths, cells, indent))
    return Group(*parts)


def _grid(
    table: Table, places: list[int], widths: list[int], cells: list[Text], indent: int
) -> RenderableType:
    """One row, its columns set to the widths of the whole table."""
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    for place, width in zip(places, widths, strict=True):
        right = table.columns[place].right
        grid.add_column(width=width, overflow="fold", justify="right" if right else "left")
    grid.add_row(*cells)
    return Padding(grid, (0, 0, 0, indent))


def _widths(table: Table, places: list[int], room: int) -> list[int]:
    """Widths of the columns: whole ones as wide as they must be, the others by their shares."""
    needed = [
        max(
            cell_len(table.columns[place].title),
            *(cell_len(text((line,))) for row in table.rows for line in row[place]),
            1,
        )
        for place in places
    ]
    room -= 2 * (len(places) - 1)
    widths = [need if table.columns[p].whole else 0 for p, need in zip(places, needed, strict=True)]
    room -= sum(widths)
    flexible = [number for number, place in enumerate(places) if not table.columns[place].whole]
    while flexible:
        shares = sum(table.columns[places[number]].ratio for number in flexible)
        given = {n: room * table.columns[places[n]].ratio // shares for n in flexible}
        modest = [n for n in flexible if needed[n] <= given[n]]
        for n in modest or flexible:  # what needs less than its share leaves the rest to others
            widths[n] = max(min(needed[n], given[n]), 1)
            room -= widths[n]
        flexible = [n for n in flexible if n not in modest] if modest else []
    return widths


def _facing(facing: Facing, root: Path) -> RichTable:
    drawn = RichTable(box=SIMPLE_HEAD, pad_edge=False, header_style="bold dim", expand=True)
    drawn.add_column(facing.left_title, ratio=1, overflow="fold")
    drawn.add_column(facing.right_title, ratio=1, overflow="fold")
    drawn.add_row(_stack(facing.left, root), _stack(facing.right, root))
    return drawn


def _stack(cells: tuple[Cell, ...], root: Path) -> RenderableType:
    if not cells:
        return Text("nobody recorded", style="dim")
    parts: list[RenderableType] = []
    for number, cell in enumerate(cells):
        if number:
            parts.append("")
        parts.append(_cell(cell, root))
    return Group(*parts)


def _tree(tree: Tree, drawn: RichTree, root: Path) -> RichTree:
    for branch in tree.branches:
        _tree(branch, drawn.add(_line(branch.line, root)), root)
    return drawn


def _cell(cell: Cell, root: Path) -> Text:
    return Text("\n").join(_line(line, root) for line in cell)


def _line(line: Line, root: Path) -> Text:
    drawn = Text()
    for span in line:
        drawn.append(span.text, _style(span.style, span.link, root))
    return drawn


def _style(name: str, link: str, root: Path) -> Style:
    style = Style.parse(STYLES.get(name, ""))
    if not link:
        return style
    file, _, line = link.rpartition(":")
    return style + Style(link=f"{(root / file).as_uri()}#{line}")
