"""The rows of a table as statements, and what is wrong with those that cannot be read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from provenance.authoring.sheets.mapping import ACTOR_FIELDS, SOURCE_FIELDS, Given
from provenance.authoring.sheets.table import Row, Table
from provenance.model.cells import unguarded
from provenance.model.characters import first_control
from provenance.model.columns import ColumnError, from_row
from provenance.model.records import Statement
from provenance.model.tuples import NamedTuple

_SHOWN: Final = 5
"""Lines that are named of a cause."""

_DAY: Final = re.compile(
    r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?))?"
)


class Told(NamedTuple):
    """A row that was read: its line, its statement, and what it says of the others it names."""

    line: int
    statement: Statement
    text: str
    source: Mapping[str, str]
    speaker: Mapping[str, str]


class Wrong(NamedTuple):
    """A row that cannot be imported, and why; rows with one ``cause`` are told together."""

    row: Row
    cause: str
    value: str = ""
    help: str = ""


class Read(NamedTuple):
    """The rows of a table, told apart. ``short`` are the lines of rows that lack cells."""

    told: tuple[Told, ...]
    wrong: tuple[Wrong, ...]
    short: tuple[int, ...]


class RowError(ValueError):
    """A row that cannot be imported."""

    def __init__(self, cause: str, value: str = "", help: str = "") -> None:
        super().__init__(cause)
        self.cause, self.value, self.help = cause, value, help


def read(table: Table, given: Given) -> Read:
    """Read the rows of a table."""
    told: list[Told] = []
    wrong: list[Wrong] = []
    short: list[int] = []
    for row in table.rows:
        try:
            told.append(_told(row, table.header, given))
        except RowError as error:
            wrong.append(Wrong(row, error.cause, error.value, error.help))
        else:
            if len(row.cells) < len(table.header):
                short.append(row.line)
    return Read(tuple(told), tuple(wrong), tuple(short))


def _told(row: Row, header: tuple[str, ...], given: Given) -> Told:
    if len(row.cells) > len(header) and any(cell.strip() for cell in row.cells[len(header) :]):
        raise RowError(
            "has more cells than the header has columns",
            help="put a cell that holds the delimiter in quotation marks",
        )
    cells = dict(zip(header, row.cells, strict=False))
    values = {
        field: unguarded(cells[column])
        for column, field in given.columns.items()
        if cells.get(column, "").strip()
    }
    if not values:
        raise RowError(
            "has nothing in the columns that are read", help="--map tells what they give"
        )
    for field, value in values.items():
        if found := first_control(value):
            raise RowError(f"`{field}` holds the control character {found}", help="take it out")
    values = {**given.constants, **values}
    if given.dates and "date" in values:
        values["date"] = _ordered(values["date"], given.dates)
    parted = None if given.own else given.lists
    try:
        statement = from_row(values, parted)
    except ColumnError as error:
        order = "" if given.dates or "date" not in error.cause else "; or --dates tells the order"
        raise RowError(error.cause, error.value, error.help + order) from None
    if not statement.by and not statement.said_in:
        raise RowError("names nobody who says it", help="--map COLUMN=by tells who does")
    return Told(
        row.line,
        statement,
        values.get("text", ""),
        {key: values[field] for field, key in SOURCE_FIELDS.items() if field in values},
        {key: values[field] for field, key in ACTOR_FIELDS.items() if field in values},
    )


def _ordered(text: str, order: str) -> str:
    """Write a day, with its time if it has one, as files have it; what is no such day stays."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return text
    parts = dict(zip(order, match.groups()[:3], strict=True))
    if len(parts["y"]) != 4:
        return text
    day = f"{parts['y']}-{parts['m']:0>2}-{parts['d']:0>2}"
    time = match[4]
    if time is None:
        return day
    hours, _, rest = time.partition(":")
    return f"{day}T{hours:0>2}:{rest}" + ("" if rest.count(":") else ":00")


def causes(wrong: Iterable[Wrong]) -> Iterator[str]:
    """Tell each cause once: how many rows have it, and the first of their lines."""
    together: dict[str, list[Wrong]] = {}
    for one in wrong:
        together.setdefault(one.cause, []).append(one)
    for cause, rows in sorted(together.items(), key=lambda item: -len(item[1])):
        lines = [
            f"{one.row.line}" + (f" (`{_short(one.value)}`)" if one.value else "")
            for one in rows[:_SHOWN]
        ]
        more = f" and {len(rows) - _SHOWN:,} more" if len(rows) > _SHOWN else ""
        where = "line" if len(rows) == 1 else f"{len(rows):,} rows, lines"
        help = f" ({rows[0].help})" if rows[0].help else ""
        yield f"{where} {', '.join(lines)}{more}: {cause}{help}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
