"""What a view draws: a page of blocks, with styles that name meanings and not colours.

One page is drawn by the terminal, plain and Markdown renderers alike. A style never carries
meaning by itself: whatever it marks is said in words too.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """A run of text; ``link`` is what a terminal opens: a place in the corpus, or a web address.

    A place is ``file:line``; an address is as `provenance.views.citation.address.web` gives it.
    What is ``kept`` stays whole where a line is cut: without it the rest would say something else.
    """

    text: str
    style: str = ""
    link: str = ""
    kept: bool = False


Line = tuple[Span, ...]
"""One line of a cell or paragraph."""

Cell = tuple[Line, ...]
"""The lines of a table cell."""


class Heading(NamedTuple):
    """A heading; level 1 opens the page, 2 a part of it, 3 a part of that."""

    line: Line
    level: int = 2


class Paragraph(NamedTuple):
    """Running text, indented by ``indent`` steps."""

    line: Line
    indent: int = 0


class Column(NamedTuple):
    """A column.

    On a page the cell of an ``across`` column stands over the row, that of a ``below`` one under
    it, after the column's title if it is ``led``; at a terminal a table that has such columns, or
    does not fit, is a list of labels under what stands across. A column is drawn on screens
    ``from_width`` on. Of a listing the words of a ``whole`` column are never cut; ``right`` sets it
    flush right; ``ratio`` is its share of the width.
    """

    title: str
    across: bool = False
    below: bool = False
    led: bool = False
    from_width: int = 0
    whole: bool = False
    right: bool = False
    ratio: int = 1


class Table(NamedTuple):
    """Rows of cells under their columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Group(NamedTuple):
    """Rows of a listing under a line of their own."""

    title: Line
    rows: tuple[tuple[Cell, ...], ...]


class Listing(NamedTuple):
    """One line a row, cut to the screen's width, in groups.

    The lines of a cell say the same, each shorter than the one before: the first that fits is
    drawn, or the last, cut. Where nothing need fit, the first is.
    """

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]


class Labelled(NamedTuple):
    """Short labels, each with what is to be said of it, in one column beside the other.

    The labels are set ``least`` columns wide, so that several such blocks stand under each other.
    """

    rows: tuple[tuple[str, Cell], ...]
    title: Line = ()
    least: int = 0


class Tree(NamedTuple):
    """A line and what hangs on it."""

    line: Line
    branches: tuple["Tree", ...] = ()


class Bar(NamedTuple):
    """What is drawn on a lane from ``low`` to ``high``, of which ``None`` is the lane's edge.

    The ends are drawn as ``left`` and ``right``, what lies between as ``fill``, and ``mark`` in the
    middle of it all, or alone where there is room for nothing else. An end that
    lies beyond the scale is drawn as an arrow. An empty end or mark draws nothing. The mark of a
    ``spread`` bar stands at both ends instead, since nobody knows where between them it belongs.
    """

    low: float | None
    high: float | None
    mark: str = ""
    fill: str = ""
    left: str = ""
    right: str = ""
    style: str = ""
    spread: bool = False


class Lane(NamedTuple):
    """A labelled row of a chart; without bars it is a heading over those below."""

    label: Line
    bars: tuple[Bar, ...] = ()


class Chart(NamedTuple):
    """Lanes over one scale from ``low`` to ``high``; of the ``ticks`` those that fit are drawn."""

    lanes: tuple[Lane, ...]
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    legend: tuple[Line, ...] = ()


Block = Heading | Paragraph | Table | Listing | Labelled | Tree | Chart
Page = tuple[Block, ...]


def line(*parts: str | Span) -> Line:
    """Make a line of texts and spans, leaving out empty ones."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts)
    return tuple(span for span in spans if span.text)


def cell(*lines: str | Span | Line) -> Cell:
    """Make a cell of lines, leaving out empty ones."""
    made = (line(item) if isinstance(item, (str, Span)) else item for item in lines)
    return tuple(item for item in made if item)


def text(content: Line | Cell) -> str:
    """Return the bare text of a line or of a cell, its lines joined by ``; ``."""
    lines = [item for item in content if not isinstance(item, Span)]
    if not lines:
        return "".join(item.text for item in content if isinstance(item, Span))
    return "; ".join("".join(span.text for span in item) for item in lines)
