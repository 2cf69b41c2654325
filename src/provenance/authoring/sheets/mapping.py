"""What the columns of a sheet give: as told, else guessed from their names and what they hold."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from provenance.authoring.sheets.days import is_day, ordered
from provenance.authoring.sheets.fields import FIELDS, MANY, OF_A_SIDE, ORDERS
from provenance.authoring.sheets.guesses import GUESSES, RATED_ON, RATERS
from provenance.authoring.sheets.table import SheetRow
from provenance.authoring.understand import stance_word
from provenance.model.columns import COLUMNS
from provenance.model.spelling import help_for
from provenance.model.vocabulary import SAID_AS
from provenance.store.errors import CorpusError


class Given(NamedTuple):
    """What the columns of a sheet give.

    ``columns`` are fields by column name, ``constants`` what every row has that says nothing else,
    ``lists`` the signs that part the items of a column's cells, ``dates`` the order of day, month
    and year (or ``""``: as files have them), ``stances`` by the words that the sheet has for them.
    ``own``: the sheet is one that the program wrote. ``rating`` is a column of ratings that is not
    read, since whose they are is not told (or ``""``), ``rater`` one that may tell.
    """

    columns: Mapping[str, str]
    constants: Mapping[str, str]
    lists: Mapping[str, str]
    dates: str
    stances: Mapping[str, str]
    own: bool
    rating: str = ""
    rater: str = ""

    @property
    def sides(self) -> tuple[str, ...]:
        """The actors of whom a row tells each what they said, where it has columns for them."""
        fields = (*self.columns.values(), *self.constants)
        return tuple(dict.fromkeys(side for f in fields if (side := f.partition("@")[2])))

    def rates(self, side: str) -> bool:
        """Whether a rating alone tells the stance: a side's, or of "" the row's speaker's."""
        fields, of = {*self.columns.values(), *self.constants}, f"@{side}" if side else ""
        return f"rating{of}" in fields and f"stance{of}" not in fields

    @property
    def speaks(self) -> bool:
        """Whether a row tells what somebody said whom a column (or a constant) of its own names."""
        return bool({"by", "said-in"} & {*self.columns.values(), *self.constants})


def given(
    header: tuple[str, ...],
    columns: Mapping[str, str],
    constants: Mapping[str, str],
    lists: Mapping[str, str],
    dates: str,
    rows: Sequence[SheetRow] = (),
    stances: Mapping[str, str] = {},
) -> Given:
    """Tell what the columns give: as told, else by their names, whatever the case.

    A column `Claim` or `Statement` of which most cells are sentences gives the text, where no other
    does; a column gives the claim's event only if most cells are dates; ratings are those of a
    column that names who rates, never of who said what is rated.

    Args:
        header: the names of the columns.
        columns: fields by column, as told; a field `-` leaves a column out.
        constants: values by field, as told.
        lists: signs by column, as told.
        dates: one of `ORDERS`, or "".
        rows: the rows below, to tell ids from sentences, and a side's column by its stances.
        stances: stances by the words that the sheet has for them.

    Raises:
        CorpusError: a name is no column's, a field is none or has two columns, or an order is none.
    """
    if dates and dates not in ORDERS:
        raise CorpusError(f"`{dates}` is no order of days", help_for(dates, ORDERS))
    fixed = {_field(field): value for field, value in constants.items()}
    guessing = _Guessing(header, rows, dates)
    guessing.found = resolved(header, columns.items(), "the map")
    told = {*guessing.found}
    guessing.guess({*guessing.found.values()})
    found = guessing.found
    for name, field in [*found.items()]:
        if field in ("claim", "statement") and name not in told and guessing.is_prose(name):
            if "text" in found.values():
                del found[name]
            else:
                found[name] = "text"
    rating, rater = _whose_ratings(found, told, header)
    _of_the_rater(found, told, header)
    sided = {field.partition("@")[2] for field in {*found.values(), *fixed}} - {""}
    if not {"stance", "by"} & {*found.values(), *fixed}:
        for name in header:
            free = name and name not in found and name not in sided and name != rating
            if free and _tells_stances(guessing.cells(name), stances):
                found[name] = f"stance@{name}"
    kept = {name: field for name, field in found.items() if field != "-"}
    by_look = looks(header)
    parted = {kept.get(_column(name, by_look, header), ""): sign for name, sign in lists.items()}
    for field in parted:
        if field.partition("@")[0] not in MANY:
            raise CorpusError(
                f"`{field or 'a column that is not read'}` holds no list",
                f"lists are {', '.join(sorted(MANY))}",
            )
    own = header[:4] == COLUMNS[:4]
    return Given(kept, fixed, parted, dates, stances, own, rating, rater)


def resolved(
    header: tuple[str, ...], told: Iterable[tuple[str, str]], where: str
) -> dict[str, str]:
    """Find the columns and fields that were told.

    Args:
        header: the names of the columns.
        told: columns with their fields.
        where: the option or the file that tells them.

    Raises:
        CorpusError: there is no such column or field, a column gives two fields, or two columns
            give one.
    """
    by_look = looks(header)
    found: dict[str, str] = {}
    for name, text in told:
        column, field = _column(name, by_look, header), _field(text)
        once(found, column, field, where)
    one_each(found, where)
    return found


def once(columns: dict[str, str], column: str, field: str, where: str) -> None:
    """Note the field that a column gives.

    Raises:
        CorpusError: it gives another already.
    """
    if columns.setdefault(column, field) != field:
        raise CorpusError(
            f"{where} gives the column `{column}` two fields, `{columns[column]}` and `{field}`",
            "keep one; what is needed twice stands in two columns of the sheet",
        )


def one_each(columns: Mapping[str, str], where: str) -> None:
    """Refuse two columns that give one field.

    Raises:
        CorpusError: there are two; it names them, and ``where`` they were told.
    """
    first: dict[str, str] = {}
    for column, field in columns.items():
        if field != "-" and first.setdefault(field, column) != column:
            raise CorpusError(
                f"{where} takes two columns for `{field}`: `{first[field]}` and `{column}`",
                f'leave one out (`--map "{column}=-"`), or map it to another field',
            )


class _Guessing:
    """Fields for the columns that nobody told of, by their names."""

    def __init__(self, header: tuple[str, ...], rows: Sequence[SheetRow], dates: str) -> None:
        self.header = header
        self.rows = rows
        self.dates = dates
        self.found: dict[str, str] = {}

    def cells(self, name: str) -> list[str]:
        place = self.header.index(name)
        return [row.cells[place] for row in self.rows if len(row.cells) > place]

    def guess(self, taken: set[str]) -> None:
        for name in self.header:
            field = look(name)
            new = name not in self.found and field not in taken
            if new and field in FIELDS and self.may_give(name, field):
                self.found[name] = field
                taken.add(field)
        by_look = looks(self.header)
        for field, names in GUESSES.items():
            likely = [by_look[one] for one in map(look, names.split(",")) if one in by_look]
            free = [name for name in likely if name not in self.found]
            if field not in taken and free and self.may_give(free[0], field):
                self.found[free[0]] = field
                taken.add(field)

    def is_prose(self, name: str) -> bool:
        """Whether a column holds sentences, mostly, and no ids."""
        cells = [cell.strip() for cell in self.cells(name) if cell.strip()]
        return bool(cells) and sum(" " in cell for cell in cells) * 2 >= len(cells)

    def may_give(self, name: str, field: str) -> bool:
        """Whether what a column holds goes with a field that its name may mean."""
        if field != "event":
            return True
        filled = [cell.strip() for cell in self.cells(name) if cell.strip()][:_LOOKED_AT]
        orders = (self.dates,) if self.dates else ("", *ORDERS)
        days = sum(any(is_day(ordered(cell, one)) for one in orders) for cell in filled)
        return days * 2 > len(filled) or not filled


def _whose_ratings(
    found: dict[str, str], told: set[str], header: tuple[str, ...]
) -> tuple[str, str]:
    """Take back a guessed column of ratings beside one that names who said what they rate.

    Returns:
        That column, and one that may name who rates; "" for none.
    """
    by_field = {field: name for name, field in found.items()}
    rating, speaker = by_field.get("rating", ""), by_field.get("by", "")
    if not rating or rating in told or not speaker or look(speaker) in RATERS:
        return "", ""
    del found[rating]
    free = (name for name in header if name not in found and look(name) in RATERS)
    return rating, next(free, "")


def _of_the_rater(found: dict[str, str], told: set[str], header: tuple[str, ...]) -> None:
    """Take back a guessed day and words where a column names who rates: both may be the claim's."""
    by_field = {field: name for name, field in found.items()}
    rater = look(by_field.get("by", ""))
    if "rating" not in by_field or rater not in RATERS - {"by"}:
        return
    for field in ("date", "quote"):
        name = by_field.get(field, "")
        if name and name not in told:
            del found[name]
    by_look = looks(header)
    rated_on = [by_look[one] for one in map(look, RATED_ON.split(",")) if one in by_look]
    if rated_on and "date" not in found.values():
        found.setdefault(rated_on[0], "date")


def likely_header(rows: Iterable[SheetRow]) -> SheetRow | None:
    """The first of some rows that names what a sheet of statements needs."""
    known = {look(name) for names in GUESSES.values() for name in names.split(",")} | {*FIELDS}
    for row in rows:
        names = {look(cell) for cell in row.cells if cell.strip()}
        claims = names & {"claim", "text", *(look(one) for one in GUESSES["text"].split(","))}
        if claims and (len(names & known) > 1 or len(names) > 2):
            return row
    return None


def look(name: str) -> str:
    """A column's name without what people write in one way or another."""
    bare = name.casefold().strip(" *:?.")
    return "-".join(bare.replace("_", " ").replace("-", " ").split())


def looks(header: Iterable[str]) -> dict[str, str]:
    """The columns by how their names look."""
    return {look(name): name for name in header if name}


def _column(name: str, by_look: Mapping[str, str], header: tuple[str, ...]) -> str:
    found = name if name in header else by_look.get(look(name))
    if found is None:
        near = get_close_matches(name, header, n=1)
        help = (
            f"did you mean `{near[0]}`?" if near else f"there are {', '.join(filter(None, header))}"
        )
        raise CorpusError(f"there is no column `{name}`", help)
    return found


def _tells_stances(cells: Iterable[str], stances: Mapping[str, str]) -> bool:
    """Whether a column holds stances, mostly: what else it holds is told when it is read."""
    filled = [*islice(filter(None, (cell.strip() for cell in cells)), _LOOKED_AT)]
    told = sum(bool(stance_of(cell.partition(":")[0], stances)) for cell in filled)
    return bool(filled) and told * 2 >= len(filled)


_LOOKED_AT: Final = 1_000
"""Cells of a column that are looked at to tell what it gives."""


def stance_of(text: str, stances: Mapping[str, str]) -> str:
    """The stance that a sheet's word means, or ``""``."""
    return stances.get(text.strip().casefold()) or _understood(text)


@lru_cache(maxsize=1 << 10)
def _understood(text: str) -> str:
    meant = stance_word(text)
    return meant if meant in SAID_AS else ""


def _field(name: str) -> str:
    base, sign, side = name.partition("@")
    if sign and side.strip() and look(base) in OF_A_SIDE:
        return f"{look(base)}@{side.strip()}"
    field = look(name) if name != "-" else name
    if field != "-" and field not in FIELDS:
        near = get_close_matches(field, FIELDS, n=1)
        help = f"did you mean `{near[0]}`?" if near else f"the fields are {', '.join(FIELDS)}"
        raise CorpusError(f"`{name}` is no field", help)
    return field
