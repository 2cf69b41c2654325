"""A table as a page lays it out: what stands over a row, in it and under it."""

from typing import NamedTuple

from provenance.views.document import Cell, Column, Table

Placed = tuple[tuple[Column, Cell], ...]


class Laid(NamedTuple):
    """A row: the cells that stand over it, in its columns, and under it, where there are any."""

    across: Placed
    cells: Placed
    below: Placed


class Layout(NamedTuple):
    """A table's columns, their widths in hundredths, whether any has a title, and its rows."""

    head: tuple[Column, ...]
    widths: tuple[int, ...]
    titled: bool
    rows: tuple[Laid, ...]


def laid(table: Table) -> Layout:
    """Lay a table out."""
    head = tuple(column for column in table.columns if not (column.across or column.below))
    return Layout(
        head,
        tuple(round(100 * column.ratio / (sum(one.ratio for one in head) or 1)) for column in head),
        any(column.title for column in head),
        tuple(_laid(tuple(zip(table.columns, row, strict=True))) for row in table.rows),
    )


def _laid(row: Placed) -> Laid:
    return Laid(
        tuple((column, cell) for column, cell in row if column.across and cell),
        tuple((column, cell) for column, cell in row if not (column.across or column.below)),
        tuple((column, cell) for column, cell in row if column.below and cell),
    )
