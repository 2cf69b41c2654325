"""A page drawn with Rich, for a terminal.

Each colour stands out alike from black and from white. Affirming and denying get blue and orange,
which colour-blind people tell apart, and which nobody reads as right and wrong.
"""

import re
from collections.abc import Callable
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
    Facts,
    Heading,
    Line,
    Listing,
    Page,
    Paragraph,
    Table,
    Tree,
    text,
)
from provenance.views.fitting import columns, first_fitting, fit

MUTED: Final = "#767676"
"""What stands back; of greys the one that is as far from black as from white."""

STYLES: Final = {
    "claim": "bold",
    "heading": "bold",
    "actor": "",
    "id": MUTED,
    "muted": MUTED,
    "quote": "italic",
    "affirm": "#005fff",
    "deny": "#af5f00",
    "neither": MUTED,
    "derived": f"italic {MUTED}",
    "status": "bold",
    "warn": "bold #af5f00",
    "error": "bold #d7005f",
    "match": "reverse",
}
"""What each style of a page looks like."""

_UNBROKEN: Final = 14
"""Words up to this length never break: dates, most names."""


Address = Callable[[str], str]
"""Gives the address that a place in the corpus is linked to, or nothing."""


def draw(page: Page, console: Console, address: Address) -> None:
    """Draw a page.

    Args:
        page: the blocks.
        console: where to draw; its width decides which columns fit.
        address: gives the address of a place in the corpus.
    """
    before: Block | None = None
    for block in page:
        clings = isinstance(block, Paragraph) and block.indent > 0
        if before is not None and not clings and not isinstance(before, Heading):
            console.print()
        console.print(_render(block, console.width, address))
        before = block


def _render(block: Block, width: int, address: Address) -> RenderableType:
    match block:
        case Heading(content, level):
            heading = _line(content, address)
            if level < 3:
                heading.stylize("bold")
            return heading
        case Paragraph(content, indent):
            return Padding(_line(content, address), (0, 0, 0, 2 * indent))
        case Table():
            return _table(block, width, address)
        case Listing():
            return _listing(block, width, address)
        case Facts(facts):
            grid = RichTable.grid(padding=(0, 2, 0, 0))
            grid.add_column(no_wrap=True)
            grid.add_column()
            for label, told in facts:
                grid.add_row(Text(label, MUTED), _cell(told, address))
            return Padding(grid, (0, 0, 0, 2))
        case Tree():
            return _tree(block, RichTree(_line(block.line, address), guide_style=MUTED), address)
        case Facing():
            return _facing(block, width, address)
        case Chart():
            from provenance.views.chart import lines

            return Text("\n").join(_line(line, address) for line in lines(block, width, cut=True))


def _table(table: Table, width: int, address: Address) -> RenderableType:
    columns = table.columns
    drawn = [
        place
        for place, column in enumerate(columns)
        if width >= column.from_width and any(row[place] for row in table.rows)
    ]
    above = [place for place in drawn if columns[place].across]
    below = [place for place in drawn if columns[place].below]
    down = [place for place in drawn if not (columns[place].across or columns[place].below)]
    indent = 2 if above else 0
    widths = _widths(table, down, width - indent)
    titles = [Text(columns[place].title, style=f"bold {MUTED}") for place in down]
    parts: list[RenderableType] = []
    if any(title.plain for title in titles):
        parts += [_grid(table, down, widths, titles, indent), Text("─" * width, style=MUTED)]
    spaced = bool(above or below) or any(len(row[p]) > 1 for row in table.rows for p in down)
    for number, row in enumerate(table.rows):
        if number and spaced:
            parts.append("")
        parts += [_cell(row[place], address) for place in above if row[place]]
        cells = [_cell(row[p], address, room) for p, room in zip(down, widths, strict=True)]
        if any(cells):
            parts.append(_grid(table, down, widths, cells, indent))
        parts += [
            Padding(_under(columns[place], row[place], address), (0, 0, 0, indent))
            for place in below
            if row[place]
        ]
    return Group(*parts)


def _under(column: Column, cell: Cell, address: Address) -> Text:
    title = Text(f"{column.title}: ", style=MUTED) if column.led else Text()
    return title + _cell(cell, address)


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


def _listing(listing: Listing, width: int, address: Address) -> RenderableType:
    """One line a row under its group, every cell cut to its column."""
    rows = [row for group in listing.groups for row in group.rows]
    places = [
        place
        for place, column in enumerate(listing.columns)
        if width >= column.from_width and any(row[place] for row in rows)
    ]
    indent = 2 if any(group.title for group in listing.groups) else 0
    shares = [listing.columns[place] for place in places]
    widths = _shares(
        [
            max(map(columns, (shares[n].title, *_wanted(rows, place, shares[n].whole))))
            for n, place in enumerate(places)
        ],
        shares,
        width - indent,
    )
    lines: list[Text] = []
    if any(column.title for column in shares):
        titles = [Text(column.title, f"bold {MUTED}") for column in shares]
        lines.append(_set(titles, shares, widths, indent))
    for group in listing.groups:
        if group.title:
            lines.append(_line(fit(group.title, width), address))
        for row in group.rows:
            cells = [
                _line(first_fitting(row[place], room), address)
                for place, room in zip(places, widths, strict=True)
            ]
            lines.append(_set(cells, shares, widths, indent))
    return Text("\n").join(lines)


def _wanted(rows: list[tuple[Cell, ...]], place: int, whole: bool) -> list[str]:
    """What a column is to hold: its longest lines, or if it is never cut its shortest."""
    return [text(row[place][-1 if whole else 0]) for row in rows if row[place]]


def _set(cells: list[Text], columns: list[Column], widths: list[int], indent: int) -> Text:
    """Cells side by side, each padded to its width."""
    drawn = Text(" " * indent)
    for number, (cell, column, width) in enumerate(zip(cells, columns, widths, strict=True)):
        gap = " " * max(width - cell.cell_len, 0)
        drawn.append_text(Text(gap) + cell if column.right else cell + Text(gap))
        drawn.append("  " if number + 1 < len(cells) else "")
    drawn.rstrip()
    return drawn


def _shares(full: list[int], columns: list[Column], room: int) -> list[int]:
    """Widths that fill the room: whole columns first, the others by their shares of the rest."""
    room -= 2 * (len(columns) - 1)
    widths = [want if column.whole else 0 for want, column in zip(full, columns, strict=True)]
    room -= sum(widths)
    open_ = [number for number, column in enumerate(columns) if not column.whole]
    while open_:
        shares = sum(columns[n].ratio for n in open_)
        given = {n: max(room * columns[n].ratio // shares, 1) for n in open_}
        settled = {n: full[n] for n in open_ if full[n] <= given[n]} or given
        for number, width in settled.items():
            widths[number] = width
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


def _facing(facing: Facing, width: int, address: Address) -> RenderableType:
    drawn = RichTable.grid(padding=(0, 2, 0, 0), expand=True)
    drawn.add_column(ratio=1, overflow="fold")
    drawn.add_column(ratio=1, overflow="fold")
    titles = (
        Text(facing.left_title, style=f"bold {MUTED}"),
        Text(facing.right_title, style=f"bold {MUTED}"),
    )
    half = width // 2 - 3
    body = RichTable.grid(padding=(0, 2, 0, 0), expand=True)
    body.add_column(ratio=1, overflow="fold")
    body.add_column(ratio=1, overflow="fold")
    body.add_row(_stack(facing.left, address, half), _stack(facing.right, address, half))
    drawn.add_row(*titles)
    return Group(drawn, Text("─" * width, style=MUTED), body)


def _stack(cells: tuple[Cell, ...], address: Address, width: int) -> RenderableType:
    if not cells:
        return Text("nobody recorded", style=MUTED)
    parts: list[RenderableType] = []
    for number, cell in enumerate(cells):
        if number:
            parts.append("")
        parts.append(_cell(cell, address, width))
    return Group(*parts)


def _tree(tree: Tree, drawn: RichTree, address: Address) -> RichTree:
    for branch in tree.branches:
        _tree(branch, drawn.add(_line(branch.line, address)), address)
    return drawn


def _cell(cell: Cell, address: Address, width: int = 0) -> Text:
    return Text("\n").join(_line(line, address, width) for line in cell)


def _line(line: Line, address: Address, width: int = 0) -> Text:
    """One line; where a width is given, long ids and paths in it break after a hyphen or slash."""
    drawn = Text()
    for span in line:
        shown = _break(span.text, width) if width else span.text
        drawn.append(shown, _style(span.style, span.link, address))
    return drawn


def _style(name: str, link: str, address: Address) -> Style:
    style = Style.parse(STYLES.get(name, ""))
    if not link:
        return style
    target = link if link.startswith(("https://", "http://")) else address(link)
    return style + Style(link=target) if target else style
