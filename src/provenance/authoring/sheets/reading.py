"""The rows of a table as statements, and what is wrong with those that cannot be read."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from provenance.authoring import compose
from provenance.authoring.sheets.claims import read_claim
from provenance.authoring.sheets.days import is_day, is_serial, ordered
from provenance.authoring.sheets.fields import ACTOR_FIELDS, DATES, SOURCE_FIELDS
from provenance.authoring.sheets.mapping import Given, stance_of
from provenance.authoring.sheets.table import SheetRow, Table
from provenance.interchange.reviews.rating import stance as stance_rated
from provenance.model.cells import unguarded
from provenance.model.characters import first_control
from provenance.model.columns import ColumnError, from_row
from provenance.model.records import Statement
from provenance.model.synonyms import kind_meant
from provenance.model.vocabulary import (
    ACTOR_KINDS,
    ASSERTED,
    COMMENTED,
    DENIED,
    SAID_AS,
    SOURCE_KINDS,
    VERDICT,
)
from provenance.reading.plans import is_url

SHOWN: Final = 5
"""Lines that are named of a cause."""

_EACH: Final = 100
"""Rows after which one is told how far it is."""

_Row = TypeVar("_Row")


class ReadRow(NamedTuple):
    """A row that was read: its line, its statement, and what it says of the others it names.

    ``claim`` is what it tells of its claim, by column; ``rated``: its stance is that of its
    rating. ``side`` is the actor, or the word for one, whose columns it stands in; "" if none.
    """

    line: int
    statement: Statement
    text: str
    source: Mapping[str, str]
    speaker: Mapping[str, str]
    claim: compose.Values
    rated: bool = False
    side: str = ""


class Wrong(NamedTuple):
    """A row that cannot be imported, and why; rows with one ``cause`` are told together.

    ``near`` is a name on record that comes near to the ``value``; ``rule`` the rule of the check
    that is broken, if one is: rows that break one are told together too.
    """

    row: SheetRow
    cause: str
    value: str = ""
    help: str = ""
    near: str = ""
    rule: str = ""


class Read(NamedTuple):
    """The rows of a table, told apart.

    ``short`` are the lines of rows that lack cells, ``unsaid`` of those that name nobody who said
    the claim, so that only what others said of it is read; ``void`` those by the words for nothing
    that stand in them and are read as empty cells.
    """

    told: tuple[ReadRow, ...]
    wrong: tuple[Wrong, ...]
    short: tuple[int, ...]
    unsaid: tuple[int, ...]
    void: Mapping[str, Sequence[int]]


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
    told: list[ReadRow] = []
    wrong: list[Wrong] = []
    short: list[int] = []
    unsaid: list[int] = []
    reader = _Reader(table.header, given)
    for row in counted(table.rows, progress):
        try:
            found = reader.told(row)
        except RowError as error:
            wrong.append(Wrong(row, error.cause, error.value, error.help))
            continue
        told += found
        if len(row.cells) < len(table.header):
            short.append(row.line)
        if reader.sides and reader.speaks and found[0].side:
            unsaid.append(row.line)
    return Read(tuple(told), _with_order(wrong, given), tuple(short), tuple(unsaid), reader.void)


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
    days = [one.value for one in found if one.cause.endswith(_NO_DATE)]
    if given.dates or not days:
        return found
    fitting = [order for order in _ORDERS if all(is_day(ordered(day, order)) for day in days)]
    if len(fitting) != 1:
        return found
    help = f"{_ORDERS[fitting[0]]} in all of these: --dates {fitting[0]}"
    return tuple(one._replace(help=help) if one.cause.endswith(_NO_DATE) else one for one in found)


_NO_DATE: Final = " is no date that can be read"
_ORDERS: Final = {
    "dmy": "only the day can stand first",
    "mdy": "only the month can stand first",
    "ymd": "only the year can stand first",
}


class _Reader:
    """Reads rows, one by one."""

    def __init__(self, header: tuple[str, ...], given: Given) -> None:
        self.header = header
        self.given = given
        self.sides = given.sides
        self.speaks = given.speaks
        self.void: dict[str, list[int]] = {}
        self.fixed = {f: _dated(f, value, given) for f, value in given.constants.items()}
        self.signs = {side: _signs(given, side) for side in ("", *self.sides)}

    def told(self, row: SheetRow) -> list[ReadRow]:
        """What a row tells: one statement, or one of each side that it has something of."""
        values = self.values(row)
        try:
            claim = read_claim(values, self.fixed, self.signs[""])
        except ColumnError as error:
            raise _wrong_cell(error, self.given) from None
        plain = {f: v for f, v in {**self.fixed, **values}.items() if "@" not in f}
        told = []
        if not self.sides or (self.speaks and {"by", "said-in"} & plain.keys()):
            told.append(self.statement(row, plain, claim, ""))
        for side in self.sides:
            own = _of(side, values)
            if own:
                told.append(self.statement(row, self.said(side, own, plain), claim, side))
        if not told:
            raise RowError("has nothing of any side", help="fill in a cell, or delete the row")
        return told

    def values(self, row: SheetRow) -> dict[str, str]:
        """The cells of a row that are read, by field."""
        header = self.header
        if len(row.cells) > len(header) and any(cell.strip() for cell in row.cells[len(header) :]):
            raise RowError(
                "has more cells than the header has columns",
                help="put a cell that holds the delimiter in quotation marks",
            )
        cells = dict(zip(header, row.cells, strict=False))
        if not self.given.own:
            cells = {name: self.filled(row.line, name, cell) for name, cell in cells.items()}
        values = {
            field: _dated(field, unguarded(cells[column]), self.given)
            for column, field in self.given.columns.items()
            if cells.get(column, "").strip()
        }
        if not values:
            raise RowError(
                "has nothing in the columns that are read", help="--map tells what they give"
            )
        for field, value in values.items():
            if found := first_control(value):
                raise RowError(f"`{field}` holds the control character {found}", help="take it out")
            if value.startswith(_ERRORS) and _is_error(value.strip()):
                help = "mend it in the spreadsheet, or empty the cell"
                raise RowError(f"`{field}` holds the error of a formula", value, help)
        return values

    def filled(self, line: int, column: str, cell: str) -> str:
        """What a cell holds, without blanks around; nothing where it says that there is nothing."""
        text = cell.strip()
        if len(text) > _VOID_MOST or text.lower() not in _VOID:
            return text
        if self.given.columns.get(column, "").partition("@")[0] in ("", *_WORDS):
            return text
        lines = self.void.setdefault(text, [])
        if lines[-1:] != [line]:
            lines.append(line)
        return ""

    def said(self, side: str, own: Mapping[str, str], plain: Mapping[str, str]) -> dict[str, str]:
        """What a row has for one side: its own cells, and what it shares with the others.

        Beside a speaker of the row's own, a side shares only the claim and where both were read:
        day and words are the speaker's.
        """
        mine = {**_of(side, self.fixed), **own}
        shared = {f: v for f, v in plain.items() if not self.speaks or f in _SHARED}
        if mine.keys() & _READ_IN:
            shared = {f: v for f, v in shared.items() if f not in _READ_IN}
        if "by" not in mine and f"by@{side}" in self.given.columns.values():
            raise RowError(f"names nobody for `{side}`", help=f"fill in the column of by@{side}")
        return {**shared, "by": side, **mine}

    def statement(
        self, row: SheetRow, values: dict[str, str], claim: compose.Values, side: str
    ) -> ReadRow:
        """One statement of a row."""
        given = self.given
        rated = bool(values.get("rating", "").strip() and not values.get("stance", "").strip())
        values = {**values, **_stance(values, given, side)}
        if "rating" in values and not given.own and values["stance"] in _RATED:
            values.setdefault("form", VERDICT)
        for field, kinds in (("by-kind", ACTOR_KINDS), ("source-kind", SOURCE_KINDS)):
            if field in values:
                kind = kind_meant(values[field], kinds)
                if kind is None:
                    raise RowError(f"`{field}` is no kind", values[field], _one_of(kinds))
                values[field] = kind
        for field in ("source-url", "source-archive"):
            if field in values and not is_url(values[field]):
                help = "write the whole address, such as https://site.example/page"
                raise RowError(f"`{field}` is no address", values[field], help)
        if "source-date" in values and not is_day(values["source-date"]):
            raise _wrong_cell(ColumnError(f"`source-date`{_NO_DATE}", values["source-date"]), given)
        try:
            statement = from_row(values, self.signs[side])
        except ColumnError as error:
            raise _wrong_cell(error, given) from None
        if not statement.by and not statement.said_in:
            help = "--map COLUMN=by tells who does; --set by=NAME says it of all rows"
            raise RowError("names nobody who says it", help=help)
        return ReadRow(
            row.line,
            statement,
            values.get("text", ""),
            {key: values[field] for field, key in SOURCE_FIELDS.items() if field in values},
            {key: values[field] for field, key in ACTOR_FIELDS.items() if field in values},
            claim,
            rated,
            side,
        )


_VOID: Final = frozenset({"n/a", "n.a.", "-", "--", "–", "—", "?"})
"""What people write into a cell that has nothing to tell."""
_VOID_MOST: Final = max(map(len, _VOID))

_WORDS: Final = ("stance", "rating")
"""Fields of which such a sign can be a word that means something: --stance tells what."""

_ERRORS: Final = ("#", "Err:")
_is_error: Final = re.compile(
    r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|ERROR!)|Err:\d{3}"
).fullmatch
"""What spreadsheets show where a formula has no value."""


def _dated(field: str, text: str, given: Given) -> str:
    """A cell, of a date in the order of files."""
    return ordered(text, given.dates) if field.partition("@")[0] in DATES else text


def _of(side: str, values: Mapping[str, str]) -> dict[str, str]:
    """The values of one side, by field."""
    return {f.partition("@")[0]: v for f, v in values.items() if f.partition("@")[2] == side}


_READ_IN: Final = frozenset({"source", *SOURCE_FIELDS})
_SHARED: Final = frozenset({"claim", "text"}) | _READ_IN


def _signs(given: Given, side: str) -> dict[str, str] | None:
    """The signs that part lists, by field, of what one side said; None in a sheet of our own."""
    if given.own:
        return None
    return {f: sign for f, sign in given.lists.items() if "@" not in f} | _of(side, given.lists)


_RATED: Final = frozenset({ASSERTED, DENIED, COMMENTED})
"""The stances that a verdict can take."""


def _wrong_cell(error: ColumnError, given: Given) -> RowError:
    cause, help = error.cause, error.help
    if cause.endswith(_NO_DATE):
        if is_serial(error.value):
            cause = cause.replace(_NO_DATE, " is a spreadsheet's number of a day")
            help = "give its column the format of a date there"
        else:
            help = help or "write YYYY-MM-DD, YYYY-MM or YYYY"
            help += "" if given.dates else "; or --dates tells the order"
    return RowError(cause, error.value, help)


def _stance(values: Mapping[str, str], given: Given, side: str) -> dict[str, str]:
    """The stance that a row's word means; of a side, words may follow it: ``denied: never``.

    Where a row has no such word, its rating tells: what no table knows takes no stance.
    """
    text, rating = values.get("stance", ""), values.get("rating", "")
    if rating.strip() and not text.strip():
        return {"stance": given.stances.get(rating.strip().casefold()) or stance_rated([rating])}
    stance = stance_of(text, given.stances) if text.strip() else ""
    first, sign, rest = text.partition(":")
    if not stance and side and sign and rest.strip() and "quote" not in values:
        stance = stance_of(first, given.stances)
        if stance:
            return {"stance": stance, "quote": rest.strip()}
    if not stance:
        column = "rating" if given.rates(side) else "stance"
        whose = f" of {side}" if side else ""
        cause = f"`{column}`{whose} is {'no stance' if text.strip() else 'empty'}"
        word = f"{text.strip() or 'WORD'}=…"
        told = f'"{word}"' if " " in word else word
        raise RowError(cause, text, f"{_one_of(SAID_AS)}, or give --stance {told}")
    return {"stance": stance}


def _one_of(words: Iterable[str]) -> str:
    return f"write one of {', '.join(words)}"


def causes(wrong: Iterable[Wrong]) -> Iterator[str]:
    """Tell each cause once: how many rows have it, and the first of their lines."""
    together: dict[str, list[Wrong]] = {}
    for one in wrong:
        together.setdefault(one.rule or one.cause, []).append(one)
    rows = {cause: {one.row.line for one in found} for cause, found in together.items()}
    for cause in sorted(together, key=lambda cause: -len(rows[cause])):
        found = sorted(together[cause], key=lambda one: one.row.line)
        first = found[0]
        told = first.cause + (f" ({first.help})" if first.help else "")
        if any(one.cause != first.cause for one in found):
            told = f"{first.rule}; line {first.row.line}: {told}"
        yield f"{at_lines(_lines(found))}: {told}"


def _lines(wrong: Iterable[Wrong]) -> list[str]:
    """Lines in their order, each once, with what is wrong on it that was not told before."""
    held: dict[int, list[str]] = {}
    told: set[str] = set()
    for one in wrong:
        values = held.setdefault(one.row.line, [])
        if one.value and one.value not in told:
            told.add(one.value)
            values.append(_held(one))
    return [
        f"{line} ({', '.join(values)})" if values else f"{line}" for line, values in held.items()
    ]


def _held(one: Wrong) -> str:
    near = f": did you mean `{one.near}`?" if one.near else ""
    return f"`{_short(one.value)}`{near}"


def at_lines(lines: Sequence[str | int]) -> str:
    """Name the first of the lines that one thing is told of, and how many there are."""
    more = f" and {len(lines) - SHOWN:,} more" if len(lines) > SHOWN else ""
    where = "line" if len(lines) == 1 else f"{len(lines):,} rows, lines"
    return f"{where} {', '.join(map(str, lines[:SHOWN]))}{more}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
