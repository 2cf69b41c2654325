"""A table as it stands in a spreadsheet: a header, and rows that know their lines."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from provenance.model.tuples import NamedTuple
from provenance.store.errors import CorpusError
from provenance.store.files import guarded

_DELIMITERS: Final = ",;\t"

csv.field_size_limit(guarded.MAX_LISTS)


class Row(NamedTuple):
    """A row: its line in the sheet (of its end, where a cell holds line breaks), and its cells."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """The names of the columns, and the rows that are not empty."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_csv(text: str) -> Table:
    """Read CSV: commas, semicolons or tabs, whichever the header has most of.

    Raises:
        CorpusError: it is empty, or a quotation mark is never closed.
    """
    header = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        rows.extend(Row(lines.line_num, tuple(cells)) for cells in lines)
    except csv.Error as error:
        raise CorpusError(
            f"line {lines.line_num} of the sheet: {error}",
            "a quotation mark inside a cell is doubled, and the cell stands in quotation marks",
        ) from None
    return table(rows)


def table(rows: list[Row]) -> Table:
    """Make a table of rows of which the first that is not empty is the header.

    Raises:
        CorpusError: there is none, or two columns have one name.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if not filled:
        raise CorpusError("the sheet is empty", "its first row names the columns")
    header = tuple(cell.strip() for cell in filled[0].cells)
    doubled = sorted({name for name in header if name and header.count(name) > 1})
    if doubled:
        raise CorpusError(f"two columns are called `{doubled[0]}`", "give each a name of its own")
    return Table(header, tuple(filled[1:]))


def written(header: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """Write a table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
