"""Actors, the ties between them and sources, read out of FollowTheMoney entities or statements."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Final, NamedTuple

from provenance.interchange import plain
from provenance.interchange.brought import NOWHERE, Brought, source
from provenance.interchange.days import NoDay
from provenance.interchange.days import read as read_day
from provenance.interchange.feed import Item, items
from provenance.interchange.ftm.schemata import KINDS, ROLES, SOURCES
from provenance.interchange.ftm.statements import StatedEntities, is_statements
from provenance.interchange.on_disk import database, restored, stored
from provenance.model.dates import Date, parse
from provenance.model.records import Actor, Tenure

_TIES: Final = {
    "Membership": ("member", "organization", "part_of"),
    "Employment": ("employee", "employer", "part_of"),
    "Directorship": ("director", "organization", "part_of"),
    "Representation": ("agent", "client", "speaks_for"),
    "Documentation": ("document", "entity", ""),
}
"""Entities that are ties: the property of the one, that of the other, and what the tie is here.

What somebody is to a document is its role.
"""

_ID: Final = re.compile(r"[\w.~-]+")
_QID: Final = re.compile(r"Q[1-9]\d*")


class _Tie(NamedTuple):
    other: str
    field: str
    start: Date | None
    end: Date | None


class _Ties:
    """The ties of a file, on disk: there may be millions."""

    def __init__(self) -> None:
        self._rows = database(self)
        self._rows.execute("CREATE TABLE ties (near, far, field, start, end)")
        self._rows.execute("CREATE INDEX by_near ON ties (near)")
        self._rows.execute("CREATE TABLE met (near PRIMARY KEY) WITHOUT ROWID")
        self._rows.execute("CREATE TABLE names (far PRIMARY KEY, name) WITHOUT ROWID")

    def add(self, near: str, tie: _Tie) -> None:
        days = [day.text if day else None for day in (tie.start, tie.end)]
        row = (stored(near), stored(tie.other), tie.field, *days)
        self._rows.execute("INSERT INTO ties VALUES (?, ?, ?, ?, ?)", row)

    def of(self, near: str) -> list[_Tie]:
        """The ties of an actor, who is met by this."""
        key = (stored(near),)
        found = self._rows.execute(
            "SELECT far, field, start, end FROM ties WHERE near = ? ORDER BY rowid", key
        ).fetchall()
        if found:
            self._rows.execute("INSERT OR IGNORE INTO met VALUES (?)", key)
        return [
            _Tie(restored(far), field, parse(start) if start else None, parse(end) if end else None)
            for far, field, start, end in found
        ]

    def documented(self) -> bool:
        """Whether any document has an author or a publisher."""
        found = "SELECT 1 FROM ties WHERE field IN (?, ?) LIMIT 1"
        return self._rows.execute(found, ROLES).fetchone() is not None

    def name(self, far: str, name: str) -> None:
        """Keep an actor's name."""
        row = (stored(far), stored(name))
        self._rows.execute("INSERT OR IGNORE INTO names VALUES (?, ?)", row)

    def name_of(self, far: str) -> str | None:
        """The name of an actor that was kept."""
        found = self._rows.execute("SELECT name FROM names WHERE far = ?", (stored(far),))
        row = found.fetchone()
        return restored(row[0]) if row else None

    def nobodys(self) -> Iterator[str]:
        """Those who have ties, and were not met."""
        rows = self._rows.execute(
            "SELECT DISTINCT near FROM ties WHERE near NOT IN met ORDER BY near"
        )
        return (restored(near) for (near,) in rows)


def read(file: BinaryIO) -> Iterator[Brought]:
    """Read entities: a line each, a list, or the answer of a service; or statements of them.

    The entities are gone through twice: ties may stand before those whom they tie.
    """
    if is_statements(file):
        gathered = StatedEntities(file)
        for row in gathered.wrong:
            yield Brought(row.place, (), (f"{row.wrong}: skipped",))
        yield from _read(gathered.entities, gathered.one)
    else:
        yield from _read(lambda: items(file), str)


def _read(entities: Callable[[], Iterator[Item]], one: Callable[[str], str]) -> Iterator[Brought]:
    """Read entities; ``one`` is the id of an entity that is called by another."""
    ties = _Ties()
    told: list[Brought] = []
    for item in entities():
        entity = _entity_of(item)
        if entity is not None and entity[0] in _TIES:
            tie = _tie(item.place, *entity, ties, one)
            told += [tie] if tie.troubles else []
    if ties.documented():
        for item in entities():
            entity = _entity_of(item)
            if entity is not None and entity[0] in KINDS and (names := _names(item.value, *entity)):
                ties.name(plain.string(item.value.get("id")), names[0])
    for item in entities():
        if item.wrong:
            yield Brought(item.place, (), (f"{item.wrong}: skipped",))
            continue
        entity = _entity_of(item)
        if entity is None:
            yield Brought(item.place, (), ("is no entity: skipped",))
        elif entity[0] in KINDS:
            found = ties.of(plain.string(item.value.get("id")))
            yield _actor(item.place, item.value, *entity, found)
        elif entity[0] in SOURCES:
            yield _source(item.place, item.value, *entity, ties)
        elif entity[0] not in _TIES:
            what = plain.line(entity[0])[:40]
            yield Brought(item.place, (), (f"{what} is no actor, tie or document here: skipped",))
    yield from told
    for key in ties.nobodys():
        yield Brought(f"`{plain.line(key)[:60]}`", (), ("has ties, and is no actor here: skipped",))


def _entity_of(item: Item) -> tuple[str, Mapping[str, list[str]]] | None:
    """The schema and the properties of an entity, each a list."""
    value = item.value
    if item.wrong or not isinstance(value, dict) or not plain.string(value.get("id")):
        return None
    schema, given = plain.string(value.get("schema")), value.get("properties")
    if not schema or not isinstance(given, dict):
        return None
    return schema, {
        key: [_reference(one) for one in (held if isinstance(held, list) else [held])]
        for key, held in given.items()
    }


def _reference(value: Any) -> str:
    """A value's text; an entity that stands in it is its id."""
    return plain.string(value.get("id")) if isinstance(value, dict) else plain.string(value)


def _tie(
    place: str,
    schema: str,
    given: Mapping[str, list[str]],
    ties: _Ties,
    known: Callable[[str], str],
) -> Brought:
    one, other, field = _TIES[schema]
    troubles: list[str] = []
    if not field:
        field = next(iter(given.get("role", ())), "").lower()
        if field not in ROLES:
            return Brought(place, (), ("tells of no author or publisher of a document: skipped",))

    def day(key: str) -> Date | None:
        for text in given.get(key, ()):
            try:
                return read_day(text).date
            except NoDay as error:
                troubles.append(f"{key}: {error}; it was left out")
        return None

    start, end = day("startDate"), day("endDate")
    if start and end and _reversed(start, end):
        troubles.append("endDate is before startDate; both were left out")
        start = end = None
    for near in filter(None, given.get(one, ())):
        for far in filter(None, given.get(other, ())):
            ties.add(known(near), _Tie(known(far), field, start, end))
    if not given.get(one) or not given.get(other):
        troubles.append(f"{schema} names only one of two: skipped")
    return Brought(place, (), tuple(troubles))


def _reversed(start: Date, end: Date) -> bool:
    first, last = start.bounds.first, end.bounds.last
    return first is not None and last is not None and last < first


def _actor(
    place: str,
    value: Mapping[str, Any],
    schema: str,
    given: Mapping[str, list[str]],
    found: Sequence[_Tie],
) -> Brought:
    key = plain.string(value.get("id"))
    names = _names(value, schema, given)
    if not names:
        return Brought(place, (), ("has no name: skipped",))
    aka = dict.fromkeys([*names[1:], *_clean(given, "alias", "abbreviation")])
    weak = [one for one in _clean(given, "weakAlias") if one != names[0]]
    same_as = [f"ftm:{key}"] if _ID.fullmatch(key) else []
    wikidata = [one for one in (*_clean(given, "wikidataId"), key) if _QID.fullmatch(one)]
    same_as += [f"wikidata:{one}" for one in dict.fromkeys(wikidata)]
    notes = [*_clean(given, "notes"), *([f"Weak aliases: {', '.join(weak)}."] if weak else [])]
    made = Actor(
        key,
        names[0],
        KINDS[schema],
        NOWHERE,
        aka=tuple(name for name in aka if name != names[0]),
        part_of=_tenures(found, "part_of", key),
        speaks_for=_tenures(found, "speaks_for", key),
        same_as=tuple(same_as),
        note=" ".join(notes) or None,
    )
    return Brought(place, (made,))


def _names(value: Mapping[str, Any], schema: str, given: Mapping[str, list[str]]) -> list[str]:
    """The names of an actor, the one that it is shown by first."""
    names = _clean(given, "name", "previousName") or _clean(given, "alias")
    caption = plain.words(plain.string(value.get("caption")))
    if caption and (caption in names or not names):
        names = [caption, *(name for name in names if name != caption)]
    return names


def _tenures(ties: Iterable[_Tie], field: str, key: str) -> tuple[Tenure, ...]:
    found = (Tenure(t.other, t.start, t.end) for t in ties if t.field == field and t.other != key)
    return tuple(dict.fromkeys(found))


def _source(
    place: str,
    value: Mapping[str, Any],
    schema: str,
    given: Mapping[str, list[str]],
    ties: _Ties,
) -> Brought:
    titles = _clean(given, "title", "name", "fileName")
    title = next(iter(titles), plain.words(plain.string(value.get("caption"))))
    if not title:
        return Brought(place, (), ("has no title: skipped",))
    troubles: list[str] = []

    def day(*keys: str) -> Date | None:
        for key in keys:
            for text in given.get(key, ()):
                try:
                    return read_day(text).date
                except NoDay as error:
                    troubles.append(f"{key}: {error}; it was left out")
        return None

    key = plain.string(value.get("id"))
    authors, writers = _meant(ties, key, "author", _clean(given, "author"), troubles)
    houses, named = _meant(ties, key, "publisher", _clean(given, "publisher"), troubles)
    people = {name: _named(name, "person") for name in writers}
    for name in named:
        people.setdefault(name, _named(name, "organisation"))
    url = next(filter(None, map(plain.web, given.get("sourceUrl", ()))), None)
    made = source(key, title, SOURCES[schema])._replace(
        by=tuple(authors),
        publisher=next(iter(houses), None),
        media_type=next(iter(_clean(given, "mimeType")), None),
        url=url,
        published=day("publishedAt", "date"),
        date=day("authoredAt"),
        note=" ".join(_clean(given, "summary")) or None,
    )
    return Brought(place, (*people.values(), made), tuple(troubles))


def _meant(
    ties: _Ties, document: str, role: str, names: list[str], troubles: list[str]
) -> tuple[list[str], list[str]]:
    """Who has a role in a document, and those of them whom the file knows by their names alone.

    A name is that of an entity where the file ties the two, and by nothing else.
    """
    tied: dict[str, str] = {}
    for tie in ties.of(document):
        if tie.field == role:
            name = ties.name_of(tie.other)
            if name is None:
                told = plain.line(tie.other)[:60]
                troubles.append(f"{role}: `{told}` is no actor here; it was left out")
            else:
                tied[tie.other] = name
    keys = {name: key for key, name in tied.items()}
    meant = [keys.get(name, name) for name in names]
    others = [key for key in tied if key not in meant]
    return [*meant, *others], [name for name in names if name not in keys]


def _named(name: str, kind: str) -> Actor:
    return Actor(name, name, kind, NOWHERE)


def _clean(given: Mapping[str, list[str]], *keys: str) -> list[str]:
    found = (plain.words(one) for key in keys for one in given.get(key, ()))
    return [one for one in dict.fromkeys(found) if one]
