"""A page drawn with Rich, for a terminal.

Each colour stands out alike from black and from white. Affirming and denying get blue and orange,
which colour-blind people tell apart, and which nobody reads as right and wrong.
"""

import re
from collections.abc import Callable, Sequence
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
    Heading,
    Labelled,
    Line,
    Listing,
    Page,
    Paragraph,
    Span,
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
        case Labelled():
            return _facts(block, width, address)
        case Tree():
            return _tree(block, RichTree(_line(block.line, address), guide_style=MUTED), address)
        case Chart():
            from provenance.views.chart import lines

            return Text("\n").join(_line(line, address) for line in lines(block, width, cut=True))


def _facts(block: Labelled, width: int, address: Address) -> RenderableType:
    drawn = Padding(_labelled(block.rows, block.least, width, address), (0, 0, 0, 2))
    return Group(_line(block.title, address), drawn) if block.title else drawn


def _labelled(
    rows: Sequence[tuple[str, Cell]], least: int, width: int, address: Address
) -> RenderableType:
    """Labels in one column, what is said of each in the other."""
    labels = max([least, *(cell_len(label) for label, _ in rows)])
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=labels)
    grid.add_column(overflow="fold")
    for label, told in rows:
        grid.add_row(Text(label, MUTED), _cell(told, address, width - labels - 6))
    return grid


def _table(table: Table, width: int, address: Address) -> RenderableType:
    """Columns where they fit as they are; else each row as a list of labels."""
    columns = table.columns
    drawn = [
        place
        for place, column in enumerate(columns)
        if width >= column.from_width and any(row[place] for row in table.rows)
    ]
    listed = [place for place in drawn if columns[place].across or columns[place].below]
    widths = [
        max(cell_len(text((item,))) for row in (_titles(table), *table.rows) for item in row[place])
        for place in drawn
    ]
    if listed or sum(widths) + 2 * len(drawn) > width:
        return _list(table, drawn, width, address)
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    for place, room in zip(drawn, widths, strict=True):
        grid.add_column(width=room, justify="right" if columns[place].right else "left")
    if any(columns[place].title for place in drawn):
        grid.add_row(*(Text(columns[place].title, style=f"bold {MUTED}") for place in drawn))
    for row in table.rows:
        grid.add_row(*(_cell(row[place], address) for place in drawn))
    return grid


def _titles(table: Table) -> tuple[Cell, ...]:
    return tuple(((Span(column.title),),) for column in table.columns)


def _list(table: Table, drawn: list[int], width: int, address: Address) -> RenderableType:
    """Each row under what stands across it, or its first cell."""
    heads = [place for place in drawn if table.columns[place].across] or drawn[:1]
    labels = [(place, table.columns[place].title) for place in drawn if place not in heads]
    least = max((cell_len(label) for _, label in labels), default=0)
    parts: list[RenderableType] = []
    for number, row in enumerate(table.rows):
        if number:
            parts.append("")
        parts += [_cell(row[place], address, width) for place in heads if row[place]]
        told = [(label, row[place]) for place, label in labels if row[place]]
        if told:
            parts.append(Padding(_labelled(told, least, width, address), (0, 0, 0, 2)))
    return Group(*parts)


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
    full = [
        max(map(columns, (shares[n].title, *_wanted(rows, place, shares[n].whole))))
        for n, place in enumerate(places)
    ]
    widths = _shares(full, shares, width - indent)
    # A column in which everything is said more shortly leaves the rest of its room to the others.
    wanted = [
        max(columns(shares[n].title), *map(columns, drawn)) if drawn else full[n]
        for n, place in enumerate(places)
        for drawn in (_uncut(rows, place, widths[n]),)
    ]
    widths = _shares(wanted, shares, width - indent)
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


def _uncut(rows: list[tuple[Cell, ...]], place: int, width: int) -> list[str]:
    """What is drawn of a column of a width; nothing where any of it would be cut."""
    cells = [row[place] for row in rows if row[place]]
    drawn = [first_fitting(item, width) for item in cells]
    cut = any(told not in item for told, item in zip(drawn, cells, strict=True))
    return [] if cut else [text(told) for told in drawn]


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
