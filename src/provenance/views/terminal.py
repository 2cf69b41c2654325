"""A page drawn with Rich, for a terminal.

Colours are the terminal's own sixteen, so that they suit dark and light grounds; affirming and
denying get blue and magenta, which nobody reads as right and wrong.
"""

import re
from pathlib import Path
from typing import Final

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
    Chart,
    Column,
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

_UNBROKEN: Final = 14
"""Words up to this length never break: dates, most names."""


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
            return _facing(block, width, root)
        case Chart():
            from provenance.views.chart import lines

            return Text("\n").join(_line(line, root) for line in lines(block, width, cut=True))


def _table(table: Table, width: int, root: Path) -> RenderableType:
    columns = table.columns
    drawn = [
        place
        for place, column in enumerate(columns)
        if (width >= _ROOMY or not column.wide) and any(row[place] for row in table.rows)
    ]
    above = [place for place in drawn if columns[place].across]
    below = [place for place in drawn if columns[place].below]
    down = [place for place in drawn if not (columns[place].across or columns[place].below)]
    indent = 2 if above else 0
    widths = _widths(table, down, width - indent)
    titles = [Text(columns[place].title, style="bold dim") for place in down]
    parts: list[RenderableType] = []
    if any(title.plain for title in titles):
        parts += [_grid(table, down, widths, titles, indent), Text("─" * width, style="dim")]
    spaced = bool(above or below) or any(len(row[p]) > 1 for row in table.rows for p in down)
    for number, row in enumerate(table.rows):
        if number and spaced:
            parts.append("")
        parts += [_cell(row[place], root) for place in above if row[place]]
        cells = [_cell(row[p], root, room) for p, room in zip(down, widths, strict=True)]
        if any(cells):
            parts.append(_grid(table, down, widths, cells, indent))
        parts += [
            Padding(_under(columns[place], row[place], root), (0, 0, 0, indent))
            for place in below
            if row[place]
        ]
    return Group(*parts)


def _under(column: Column, cell: Cell, root: Path) -> Text:
    title = Text(f"{column.title}: ", style="dim") if column.led else Text()
    return title + _cell(cell, root)


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
    """Widths of the columns: whole ones as wide as they must be, the others by their shares.

    No column is narrower than its longest word, as far as there is room.
    """
    lines = [
        [table.columns[place].title, *(text((line,)) for row in table.rows for line in row[place])]
        for place in places
    ]
    full = [max(map(cell_len, column), default=1) for column in lines]
    least = [
        max(cell_len(piece) for line in column for word in line.split() for piece in _pieces(word))
        for column in lines
    ]
    room -= 2 * (len(places) - 1)
    widths = [
        all_of_it if table.columns[place].whole else 0
        for place, all_of_it in zip(places, full, strict=True)
    ]
    room -= sum(widths)
    open_ = [number for number, place in enumerate(places) if not table.columns[place].whole]
    while open_:
        shares = sum(table.columns[places[n]].ratio for n in open_)
        given = {n: room * table.columns[places[n]].ratio // shares for n in open_}
        # Who needs less than a share gives up the rest; whose longest word is longer takes more.
        settled = {n: full[n] for n in open_ if full[n] <= given[n]}
        settled = settled or {n: least[n] for n in open_ if least[n] > given[n]} or given
        for number, width in settled.items():
            widths[number] = max(width, 1)
            room -= width
        open_ = [number for number in open_ if number not in settled]
    return widths


def _pieces(word: str) -> list[str]:
    """Where a word may break: not at all if short, else after hyphens, slashes and dots."""
    return [word] if len(word) <= _UNBROKEN else re.findall(r"[^-/.]*[-/.]+|[^-/.]+", word)


def _break(line: str, width: int) -> str:
    """Break words that are longer than a line after a hyphen or slash, not in their midst."""
    return re.sub(r"\S+", lambda match: _wrapped(match[0], width), line)


def _wrapped(word: str, width: int) -> str:
    if cell_len(word) <= width:
        return word
    lines = [""]
    for piece in _pieces(word):
        if lines[-1] and cell_len(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)


def _facing(facing: Facing, width: int, root: Path) -> RenderableType:
    drawn = RichTable.grid(padding=(0, 2, 0, 0), expand=True)
    drawn.add_column(ratio=1, overflow="fold")
    drawn.add_column(ratio=1, overflow="fold")
    titles = (Text(facing.left_title, style="bold dim"), Text(facing.right_title, style="bold dim"))
    half = width // 2 - 3
    body = RichTable.grid(padding=(0, 2, 0, 0), expand=True)
    body.add_column(ratio=1, overflow="fold")
    body.add_column(ratio=1, overflow="fold")
    body.add_row(_stack(facing.left, root, half), _stack(facing.right, root, half))
    drawn.add_row(*titles)
    return Group(drawn, Text("─" * width, style="dim"), body)


def _stack(cells: tuple[Cell, ...], root: Path, width: int) -> RenderableType:
    if not cells:
        return Text("nobody recorded", style="dim")
    parts: list[RenderableType] = []
    for number, cell in enumerate(cells):
        if number:
            parts.append("")
        parts.append(_cell(cell, root, width))
    return Group(*parts)


def _tree(tree: Tree, drawn: RichTree, root: Path) -> RichTree:
    for branch in tree.branches:
        _tree(branch, drawn.add(_line(branch.line, root)), root)
    return drawn


def _cell(cell: Cell, root: Path, width: int = 0) -> Text:
    return Text("\n").join(_line(line, root, width) for line in cell)


def _line(line: Line, root: Path, width: int = 0) -> Text:
    """One line; where a width is given, long ids and paths in it break after a hyphen or slash."""
    drawn = Text()
    for span in line:
        shown = _break(span.text, width) if width else span.text
        drawn.append(shown, _style(span.style, span.link, root))
    return drawn


def _style(name: str, link: str, root: Path) -> Style:
    style = Style.parse(STYLES.get(name, ""))
    if not link:
        return style
    if link.startswith(("https://", "http://")):
        return style + Style(link=link)
    file, _, line = link.rpartition(":")
    return style + Style(link=f"{(root / file).as_uri()}#{line}")
