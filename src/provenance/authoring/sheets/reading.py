"""The rows of a table as statements, and what is wrong with those that cannot be read."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from provenance.authoring.sheets.mapping import ACTOR_FIELDS, SOURCE_FIELDS, Given, stance_of
from provenance.authoring.sheets.table import Row, Table
from provenance.model.cells import unguarded
from provenance.model.characters import first_control
from provenance.model.columns import ColumnError, from_row
from provenance.model.dates import DateError, parse
from provenance.model.records import Statement
from provenance.model.synonyms import kind_meant
from provenance.model.tuples import NamedTuple
from provenance.model.vocabulary import ACTOR_KINDS, SAID_AS, SOURCE_KINDS

_SHOWN: Final = 5
"""Lines that are named of a cause."""

_DAY: Final = re.compile(
    r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?))?"
)


_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
"""A day as spreadsheets count them, from 1900 or 1904 on."""


_EACH: Final = 100
"""Rows after which one is told how far it is."""

_Row = TypeVar("_Row")


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


def read(table: Table, given: Given, progress: Callable[[int, int], None] | None = None) -> Read:
    """Read the rows of a table.

    Args:
        table: the table.
        given: what its columns give.
        progress: told how many rows of how many are read.
    """
    told: list[Told] = []
    wrong: list[Wrong] = []
    short: list[int] = []
    for row in counted(table.rows, progress):
        try:
            told += _told(row, table.header, given)
        except RowError as error:
            wrong.append(Wrong(row, error.cause, error.value, error.help))
        else:
            if len(row.cells) < len(table.header):
                short.append(row.line)
    return Read(tuple(told), _with_order(wrong, given), tuple(short))


def counted(rows: Sequence[_Row], progress: Callable[[int, int], None] | None) -> Iterator[_Row]:
    """Yield rows, and tell how many of them are done."""
    for done, row in enumerate(rows):
        if progress and not done % _EACH:
            progress(done, len(rows))
        yield row
    if progress:
        progress(len(rows), len(rows))


def _with_order(wrong: Iterable[Wrong], given: Given) -> tuple[Wrong, ...]:
    """Name the order of day, month and year that alone fits all days that were not understood."""
    found = tuple(wrong)
    days = [one.value for one in found if one.cause == _NO_DATE]
    if given.dates or not days:
        return found
    fitting = [order for order in _ORDERS if all(_is_day(_ordered(day, order)) for day in days)]
    if len(fitting) != 1:
        return found
    help = f"{_ORDERS[fitting[0]]} in all of these: --dates {fitting[0]}"
    return tuple(one._replace(help=help) if one.cause == _NO_DATE else one for one in found)


_NO_DATE: Final = "`date` is no date that can be read"
_ORDERS: Final = {
    "dmy": "only the day can stand first",
    "mdy": "only the month can stand first",
    "ymd": "only the year can stand first",
}


def _is_day(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


def _told(row: Row, header: tuple[str, ...], given: Given) -> list[Told]:
    """What a row tells: one statement, or one of each side that it has something of."""
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
    if not given.sides:
        return [_statement(row, {**given.constants, **values}, given, "")]
    shared = {f: v for f, v in {**given.constants, **values}.items() if "@" not in f}
    told = []
    for side in given.sides:
        own = _of(side, values)
        if own:
            said = {**shared, "by": side, **_of(side, given.constants), **own}
            told.append(_statement(row, said, given, f" of {side}"))
    if not told:
        raise RowError("has nothing of any side", help="fill in a cell, or delete the row")
    return told


def _of(side: str, values: Mapping[str, str]) -> dict[str, str]:
    """The values of one side, by field."""
    return {f.partition("@")[0]: v for f, v in values.items() if f.partition("@")[2] == side}


def _statement(row: Row, values: dict[str, str], given: Given, whose: str) -> Told:
    values = {**values, **_stance(values, given, whose)}
    for field in ("date", "source-date"):
        if given.dates and field in values:
            values[field] = _ordered(values[field], given.dates)
    for field, kinds in (("by-kind", ACTOR_KINDS), ("source-kind", SOURCE_KINDS)):
        if field in values:
            kind = kind_meant(values[field], kinds)
            if kind is None:
                raise RowError(f"`{field}` is no kind", values[field], _one_of(kinds))
            values[field] = kind
    parted = None if given.own else {f.partition("@")[0]: sign for f, sign in given.lists.items()}
    try:
        statement = from_row(values, parted)
    except ColumnError as error:
        order = "" if given.dates or "date" not in error.cause else "; or --dates tells the order"
        if "date" in error.cause and _SERIAL.fullmatch(error.value):
            help = "a spreadsheet's number of a day: give its column the format of a date there"
            raise RowError(error.cause, error.value, help) from None
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


def _stance(values: Mapping[str, str], given: Given, whose: str) -> dict[str, str]:
    """The stance that a row's word means; of a side, words may follow it: ``denied: never``."""
    text = values.get("stance", "")
    stance = stance_of(text, given.stances) if text.strip() else ""
    first, sign, rest = text.partition(":")
    if not stance and whose and sign and rest.strip() and "quote" not in values:
        stance = stance_of(first, given.stances)
        if stance:
            return {"stance": stance, "quote": rest.strip()}
    if not stance:
        cause = f"`stance`{whose} is {'no stance' if text.strip() else 'empty'}"
        word = text.strip() or "WORD"
        raise RowError(cause, text, f"{_one_of(SAID_AS)}, or give --stance {word}=…")
    return {"stance": stance}


def _one_of(words: Iterable[str]) -> str:
    return f"write one of {', '.join(words)}"


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
            f"{one.row.line}" + (f" (`{_short(one.value)}`)" if one.value else "") for one in rows
        ]
        help = f" ({rows[0].help})" if rows[0].help else ""
        yield f"{at_lines(lines)}: {cause}{help}"


def at_lines(lines: Sequence[str | int]) -> str:
    """Name the first of the lines that one thing is told of, and how many there are."""
    more = f" and {len(lines) - _SHOWN:,} more" if len(lines) > _SHOWN else ""
    where = "line" if len(lines) == 1 else f"{len(lines):,} rows, lines"
    return f"{where} {', '.join(map(str, lines[:_SHOWN]))}{more}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
