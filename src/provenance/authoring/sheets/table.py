"""A table as it stands in a spreadsheet: a header, and rows that know their lines."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.store.errors import CorpusError
from provenance.store.files import guarded

_DELIMITERS: Final = ",;\t|"

_LOOKED_AT: Final = 1 << 12
"""Bytes that are looked at to tell an encoding."""

csv.field_size_limit(guarded.MAX_LISTS)


class SheetRow(NamedTuple):
    """A row: its line in the sheet (of its end, where a cell holds line breaks), and its cells."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """The names of the columns, and the rows that are not empty; ``line`` is the header's."""

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    line: int = 1

    def nameless(self) -> list[int]:
        """The places, from 1, of columns without a name in which something stands."""
        places = [place for place, name in enumerate(self.header) if not name]
        return [
            place + 1
            for place in places
            if any(len(row.cells) > place and row.cells[place].strip() for row in self.rows)
        ]


def decoded(data: bytes, encoding: str = "") -> str:
    """Read the bytes of a sheet as text: UTF-8, what a byte order mark tells, or as is said.

    Raises:
        CorpusError: they are not in this encoding, or there is none of that name.
    """
    marks = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    found = encoding or next((name for mark, name in marks if data.startswith(mark)), "utf-8-sig")
    looked = data[:_LOOKED_AT]
    if found == "utf-8-sig" and looked.count(0) * 4 > len(looked):
        again = (("--encoding", "utf-16-le"), ("--encoding", "utf-16-be"))
        raise CorpusError("the sheet holds zero bytes, as UTF-16 has them", "try", again=again)
    try:
        return data.decode("utf-8-sig" if found.lower() in ("utf-8", "utf8") else found)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told = encoding.upper() or ("UTF-16" if found == "utf-16" else "UTF-8")
        raise CorpusError(
            f"the sheet is not {told}, on line {line}",
            "save it as CSV UTF-8; or, if a spreadsheet on Windows wrote it, write",
            again=(("--encoding", "cp1252"),),
        ) from None
    except (LookupError, ValueError):
        help = "such as utf-8, utf-16 or cp1252"
        raise CorpusError(f"`{encoding}` is no encoding that is known", help) from None


def read_csv(text: str, line: int | None = None) -> Table:
    """Read CSV: by the comma, semicolon, tab or bar, whichever parts the header into most columns.

    The ends of lines in a cell are told alike, however the sheet writes them.

    Args:
        text: the sheet.
        line: the line of the header; else the first that is not empty.

    Raises:
        CorpusError: it is empty, or a quotation mark is never closed.
    """
    told = _TOLD.match(text)
    delimiter = told[1] if told else max(_DELIMITERS, key=lambda sign: _width(text, sign, line))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[SheetRow] = []
    begun = 0
    try:
        if told:
            next(lines)
        for cells in lines:
            rows.append(SheetRow(lines.line_num, tuple(map(with_line_ends, cells))))
            begun = lines.line_num
    except csv.Error as error:
        what, help = str(error), 'a quotation mark inside a cell is doubled: ""'
        if what == "unexpected end of data":
            what = "a cell begins with a quotation mark in this row, and never ends"
        elif what.endswith("expected after '\"'"):
            what = "something stands behind the quotation mark that ends a cell"
        raise CorpusError(f"line {begun + 1} of the sheet: {what}", help) from None
    return table(rows, line)


def with_line_ends(cell: str) -> str:
    """A cell with plain ends of lines."""
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


_TOLD: Final = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
"""A first line by which spreadsheets tell the delimiter."""


def _width(text: str, delimiter: str, line: int | None) -> int:
    """Into how many cells a delimiter parts the header."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return next(
            len(cells)
            for cells in lines
            if (lines.line_num >= line if line else any(cell.strip() for cell in cells))
        )
    except (csv.Error, StopIteration):
        return 0


def table(rows: list[SheetRow], line: int | None = None) -> Table:
    """Make a table of rows of which the first that is not empty is the header.

    Args:
        rows: all rows.
        line: the line of the header, if told.

    Raises:
        CorpusError: there is none, or two columns have one name.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if not filled:
        raise CorpusError("the sheet is empty", "its first row names the columns")
    if line is not None:
        filled = [row for row in filled if row.line >= line]
        if not filled or filled[0].line != line:
            raise CorpusError(f"nothing stands on line {line} of the sheet", "--header N names one")
    header = tuple(cell.strip() for cell in filled[0].cells)
    doubled = sorted({name for name in header if name and header.count(name) > 1})
    if doubled:
        raise CorpusError(
            f"two columns are called `{doubled[0]}`, on line {filled[0].line} of the sheet",
            "give each a name of its own; if this is not the header, --header N tells its line",
        )
    return Table(header, tuple(filled[1:]), filled[0].line)


def written(header: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """Write a table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
