"""What the columns of a sheet give: guessed from their names, told with options, or saved."""

import json
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice
from typing import Final

from provenance.authoring.sheets.table import Row
from provenance.authoring.understand import stance_word
from provenance.model.columns import COLUMNS
from provenance.model.fields import RECORDS
from provenance.model.spelling import help_for
from provenance.model.tuples import NamedTuple
from provenance.model.vocabulary import SAID_AS
from provenance.store.errors import CorpusError

SOURCE_FIELDS: Final = {
    "source-title": "title",
    "source-kind": "kind",
    "source-publisher": "publisher",
    "source-date": "date",
    "source-url": "url",
    "source-archive": "archive",
}
"""Columns that tell of a row's source, and the keys of its record that they give."""

ACTOR_FIELDS: Final = {"by-kind": "kind"}
"""Columns that tell of a row's speaker, and the keys of its record that they give."""

FIELDS: Final = (*COLUMNS, *SOURCE_FIELDS, *ACTOR_FIELDS)
"""All that a column can give."""

OF_A_SIDE: Final = frozenset(COLUMNS) - {"claim", "text", "by"}
"""What a column can give of what one side said, written `FIELD@ACTOR`."""

MANY: Final = frozenset(f.key for f in RECORDS["statement"] if f.many)
"""The fields that can hold several items."""

ORDERS: Final = ("ymd", "dmy", "mdy")
"""In which order a sheet writes the numbers of a day."""

_GUESSES: Final = {
    "text": "claim text, statement text, proposition, claimreviewed, allegation, affirmation, "
    "behauptung, aussage, afirmación, afirmacao, afirmação, affermazione, утверждение, الادعاء",
    "by": "speaker, who, actor, said by, claimant, author of the statement, locuteur, auteur, "
    "sprecher, wer, hablante, quién, orador, quem, chi, кто, автор, المتحدث",
    "for": "on behalf of, for whom, principal, im namen von, au nom de, en nombre de",
    "date": "date said, said on, when, statement date, datum, fecha, дата, التاريخ, quand, wann",
    "stance": "position, stances, says, haltung, postura, posición, позиция, الموقف",
    "quote": "quotation, quoted words, words, citation, zitat, cita, citazione, citação, цитата",
    "source-url": "url, link, source link, address, original url, source url, lien, enlace, ссылка",
    "source-archive": "archive, archive url, archived, archive link, archive location",
    "source-title": "title, headline, titre, titel, título, titolo, заголовок",
    "source-publisher": "publisher, outlet, média, medium, medio, издание",
    "source-date": "published, publication date",
    "source": "quelle, fuente, fonte, источник, المصدر",
    "at": "page, paragraph, place in the source, seite, página, pagina, страница",
    "note": "notes, remarks, comment, remarque, anmerkung, bemerkung, nota, примечание",
    "claim": "claim id",
    "statement": "statement id, id",
    "by-kind": "speaker kind, actor kind",
}
"""Other names of columns that are clear enough; one is used only where its field has no column."""


class Given(NamedTuple):
    """What the columns of a sheet give.

    ``columns`` are fields by column name, ``constants`` what every row has that says nothing else,
    ``lists`` the signs that part the items of a column's cells, ``dates`` the order of day, month
    and year (or ``""``: as files have them), ``stances`` by the words that the sheet has for them.
    ``own``: the sheet is one that the program wrote.
    """

    columns: Mapping[str, str]
    constants: Mapping[str, str]
    lists: Mapping[str, str]
    dates: str
    stances: Mapping[str, str]
    own: bool

    @property
    def sides(self) -> tuple[str, ...]:
        """The actors of whom a row tells each what they said, where it has columns for them."""
        fields = (*self.columns.values(), *self.constants)
        return tuple(dict.fromkeys(side for f in fields if (side := f.partition("@")[2])))


def given(
    header: tuple[str, ...],
    columns: Mapping[str, str],
    constants: Mapping[str, str],
    lists: Mapping[str, str],
    dates: str,
    rows: Sequence[Row] = (),
    stances: Mapping[str, str] = {},
) -> Given:
    """Tell what the columns give: as told, else by their names, whatever the case.

    A column `Claim` of which most cells are sentences gives the text where no other does.

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
    by_look = {_look(name): name for name in header if name}
    found: dict[str, str] = {}
    for column, field in columns.items():
        found[_column(column, by_look, header)] = _field(field)
    told = set(found)
    taken = set(found.values())
    for name in header:
        look = _look(name)
        if name and name not in found and look in FIELDS and look not in taken:
            found[name] = look
            taken.add(look)
    for field, names in _GUESSES.items():
        looks = [_look(guess) for guess in names.split(",")]
        likely = [by_look[look] for look in looks if look in by_look]
        free = [name for name in likely if name not in found]
        if field not in taken and free:
            found[free[0]] = field
            taken.add(field)
    for name, field in found.items():
        if field == "claim" and name not in told and "text" not in taken:
            place = header.index(name)
            cells = [row.cells[place] for row in rows if len(row.cells) > place]
            if sum(" " in cell.strip() for cell in cells) * 2 > len(cells):
                found[name] = "text"
    sided = {field.partition("@")[2] for field in {*found.values(), *constants}} - {""}
    if not {"stance", "by"} & {*taken, *constants}:
        for name in header:
            if (
                name
                and name not in found
                and name not in sided
                and _tells_stances(header.index(name), rows, stances)
            ):
                found[name] = f"stance@{name}"
    kept = {name: field for name, field in found.items() if field != "-"}
    for field in kept.values():
        if list(kept.values()).count(field) > 1:
            raise CorpusError(f"several columns give `{field}`", "map only one of them to it")
    if dates and dates not in ORDERS:
        raise CorpusError(f"`{dates}` is no order of days", help_for(dates, ORDERS))
    parted = {kept.get(_column(name, by_look, header), ""): sign for name, sign in lists.items()}
    for field in parted:
        if field.partition("@")[0] not in MANY:
            raise CorpusError(
                f"`{field or 'a column that is not read'}` holds no list",
                f"lists are {', '.join(sorted(MANY))}",
            )
    return Given(
        kept,
        {_field(field): value for field, value in constants.items()},
        parted,
        dates,
        stances,
        own=header[:4] == COLUMNS[:4],
    )


def saved(given: Given) -> str:
    """Write what columns give, to be read again by `read_saved`."""
    kept = {
        "columns": dict(given.columns),
        "set": dict(given.constants),
        "lists": {
            column: given.lists[field]
            for column, field in given.columns.items()
            if field in given.lists
        },
        "dates": given.dates,
        "stances": dict(given.stances),
    }
    return json.dumps(kept, indent=2, ensure_ascii=False) + "\n"


class Saved(NamedTuple):
    """What was told of a sheet's columns, by options or by a file that `saved` wrote."""

    columns: dict[str, str]
    constants: dict[str, str]
    lists: dict[str, str]
    stances: dict[str, str]
    dates: str = ""


def read_saved(text: str) -> Saved:
    """Read what `saved` wrote.

    Raises:
        CorpusError: it is something else.
    """
    try:
        made = json.loads(text)
        parts = [made["columns"], made["set"], made["lists"], made["stances"]]
        texts = [part for one in parts for pair in one.items() for part in pair]
        if not all(isinstance(part, str) for part in (*texts, made["dates"])):
            raise TypeError
        columns, constants, lists, stances = parts
        return Saved(columns, constants, lists, stances, made["dates"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise CorpusError("this is no saved map of columns", "`--save-map` writes one") from None


def pairs(texts: Iterable[str], option: str, form: str) -> dict[str, str]:
    """Read ``NAME=VALUE`` pairs of an option.

    Raises:
        CorpusError: a pair has no ``=``.
    """
    found = {}
    for text in texts:
        name, sign, value = text.rpartition("=") if option == "--map" else text.partition("=")
        if not sign or not name.strip():
            raise CorpusError(f"{option} {text}: there is no `=`", f"write `{option} {form}`")
        if option == "--stance":
            meant = stance_of(value, {})
            if not meant:
                raise CorpusError(f"`{value}` is no stance", help_for(value, SAID_AS))
            found[name.strip().casefold()] = meant
            continue
        found[name.strip()] = value.strip() if option != "--list" else value
    return found


def _look(name: str) -> str:
    """A column's name without what people write in one way or another."""
    return "-".join(name.casefold().replace("_", " ").replace("-", " ").split())


def _column(name: str, by_look: Mapping[str, str], header: tuple[str, ...]) -> str:
    found = name if name in header else by_look.get(_look(name))
    if found is None:
        near = get_close_matches(name, header, n=1)
        help = (
            f"did you mean `{near[0]}`?" if near else f"there are {', '.join(filter(None, header))}"
        )
        raise CorpusError(f"there is no column `{name}`", help)
    return found


def _tells_stances(place: int, rows: Sequence[Row], stances: Mapping[str, str]) -> bool:
    """Whether a column holds stances, mostly: what else it holds is told when it is read."""
    cells = (row.cells[place].strip() for row in rows if len(row.cells) > place)
    filled = [*islice(filter(None, cells), _LOOKED_AT)]
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
    if sign and side.strip() and _look(base) in OF_A_SIDE:
        return f"{_look(base)}@{side.strip()}"
    look = _look(name) if name != "-" else name
    if look != "-" and look not in FIELDS:
        near = get_close_matches(look, FIELDS, n=1)
        help = f"did you mean `{near[0]}`?" if near else f"the fields are {', '.join(FIELDS)}"
        raise CorpusError(f"`{name}` is no field", help)
    return look
