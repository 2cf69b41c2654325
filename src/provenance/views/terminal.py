"""A page drawn with Rich, for a terminal.

Colours are the terminal's own sixteen, so that they suit dark and light grounds; affirming and
denying get blue and magenta, which nobody reads as right and wrong.
"""

from pathlib import Path
from typing import Final

from rich.box import SIMPLE_HEAD
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


def _table(table: Table, width: int, root: Path) -> RichTable:
    kept = [
        place
        for place, column in enumerate(table.columns)
        if (width >= _ROOMY or not column.wide) and any(row[place] for row in table.rows)
    ]
    drawn = RichTable(box=SIMPLE_HEAD, pad_edge=False, header_style="bold dim", expand=False)
    for place in kept:
        column = table.columns[place]
        drawn.add_column(
            column.title,
            no_wrap=column.whole,
            overflow="fold",
            justify="right" if column.right else "left",
            ratio=None if column.whole else column.ratio,
        )
    spaced = any(len(cell) > 1 for row in table.rows for cell in row)
    for row in table.rows:
        drawn.add_row(*(_cell(row[place], root) for place in kept), end_section=False)
        if spaced and row is not table.rows[-1]:
            drawn.add_row(*("" for _ in kept))
    return drawn


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
