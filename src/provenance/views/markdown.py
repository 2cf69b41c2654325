"""A page as Markdown, for a report, an issue or a wiki."""

import re
from collections.abc import Iterator
from typing import Final

from provenance.views.chart import lines
from provenance.views.document import (
    Cell,
    Chart,
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

_START: Final = re.compile(r"^(\s*)([-+=](?=\s|-|=|$)|(?<=\d)[.)])")
"""What would make a list, a rule or a heading of the line that it begins."""

_CHART: Final = 80
"""The width of a chart, in characters."""


def render(page: Page) -> str:
    """Return the page as CommonMark with pipe tables."""
    return "\n\n".join("\n".join(_lines(block)) for block in page) + "\n"


def _lines(block: object) -> Iterator[str]:
    match block:
        case Heading(content, level):
            yield f"{'#' * level} {_line(content)}"
        case Paragraph(content, indent):
            yield f"{'  ' * max(indent - 1, 0)}{'- ' if indent else ''}{_line(content)}"
        case Table(columns, rows):
            yield _row([column.title for column in columns])
            yield _row(["---:" if column.right else "---" for column in columns])
            for row in rows:
                yield _row([_cell(cell) for cell in row])
        case Listing(columns, groups):
            for number, group in enumerate(groups):
                if number:
                    yield ""
                if group.title:
                    yield _line(group.title)
                    yield ""
                if len(columns) == 1 and not columns[0].title:
                    yield from (f"- {_line(row[0][0])}" for row in group.rows if row[0])
                else:
                    yield from _lines(Table(columns, _firsts(group.rows)))
        case Labelled(facts, title, _):
            if title:
                yield from (_line(title), "")
            for label, told in facts:
                said = "; ".join(_line(item) for item in told)
                is_number = label.removesuffix(".").isdigit()
                yield f"{label} {said}" if is_number else f"- **{label}**: {said}"
        case Tree():
            yield from _tree(block, 0)
        case Chart():
            drawn = [text(item) for item in lines(block, _CHART, cut=False)]
            fence = "`" * (
                1 + max((len(run) for run in re.findall("`+", "".join(drawn))), default=2)
            )
            yield f"{fence}text"
            yield from drawn
            yield fence


def _firsts(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a listing in full: the first line of each cell."""
    return tuple(tuple(cell[:1] for cell in row) for row in rows)


def _tree(tree: Tree, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {_line(tree.line)}"
    for branch in tree.branches:
        yield from _tree(branch, depth + 1)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(_line(line) for line in cell).replace("|", "\\|")


def _line(line: Line) -> str:
    return _START.sub(r"\1\\\2", "".join(_span(span) for span in line))


def _span(span: Span) -> str:
    escaped = re.sub(r"([\\`*_\[\]<>#&~])", r"\\\1", span.text)
    bare = escaped.strip()
    if span.style in {"claim", "heading"} and bare:
        return escaped.replace(bare, f"**{bare}**")
    if span.style == "id" and bare and "`" not in bare:
        return span.text.replace(span.text.strip(), f"`{span.text.strip()}`")
    return escaped
