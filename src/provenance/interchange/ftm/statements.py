"""FollowTheMoney's statements: a row a value of a property, gathered into entities again.

Rows of one entity may stand anywhere in a file of any size: they are sorted by a database of their
own, on disk. Rows are put together by the ids that the file gives, and by nothing else.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from provenance.interchange import plain
from provenance.interchange.feed import Item, items
from provenance.interchange.on_disk import database

_PEEKED: Final = 200_000
_LONGEST: Final = 10_000_000
_SUMMED: Final = "id"
"""The property whose value is a sum over the entity: it says no more than that there is one."""

_GENERAL: Final[Mapping[str, frozenset[str]]] = {
    "LegalEntity": frozenset({"Thing"}),
    "Person": frozenset({"LegalEntity", "Thing"}),
    "Organization": frozenset({"LegalEntity", "Thing"}),
    "PublicBody": frozenset({"Organization", "LegalEntity", "Thing"}),
    "Company": frozenset({"Organization", "LegalEntity", "Thing", "Asset", "Value"}),
    "Document": frozenset({"Thing", "Analyzable"}),
}
"""Schemata that say less of an entity than another; those of all documents say less than others."""
_DOCUMENTS: Final = frozenset({"Document", "Thing", "Analyzable", "Folder"})


def is_statements(file: BinaryIO) -> bool:
    """Whether a file holds statements, and no entities."""
    file.seek(0)
    first = file.readline(_PEEKED).decode("utf-8-sig", "replace")
    file.seek(0)
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return {"prop", "value"} <= set(_header(first))
    return isinstance(row, dict) and "prop" in row and "properties" not in row


def _header(line: str) -> list[str]:
    try:
        cells = next(csv.reader([line.replace("\0", "")]), [])
    except csv.Error:
        return []
    return [name.strip().lower() for name in cells]


class StatedEntities:
    """The entities of a file of statements, as often as they are asked for; and what was wrong."""

    def __init__(self, file: BinaryIO) -> None:
        self.wrong: list[Item] = []
        self._rows = database(self)
        self._rows.execute("PRAGMA cache_size = -32000")
        self._rows.execute("CREATE TABLE rows (one, entity, schema, prop, value, place)")
        self._rows.execute("BEGIN")
        self._rows.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?)", self._read(file))
        self._rows.execute("COMMIT")
        self._rows.execute("CREATE INDEX by_one ON rows (one)")
        self._rows.execute("CREATE INDEX by_entity ON rows (entity, one)")

    def _read(self, file: BinaryIO) -> Iterator[tuple[str, ...]]:
        for place, row in _rows(file):
            found = row if isinstance(row, str) else _statement(place, row)
            if isinstance(found, str):
                self.wrong.append(Item(place, None, found))
            else:
                yield found

    def entities(self) -> Iterator[Item]:
        """The entities, by their ids; each stands where its first row stands."""
        found = self._rows.execute("SELECT * FROM rows ORDER BY one, rowid")
        key, held = None, list[tuple[str, ...]]()
        for row in found:
            if row[0] != key:
                if held:
                    yield self._entity(held)
                key, held = row[0], []
            held.append(row)
        if held:
            yield self._entity(held)

    def _entity(self, held: list[tuple[str, ...]]) -> Item:
        one, place = held[0][0], held[0][5]
        schema = _schema({row[2] for row in held})
        if not schema:
            told = ", ".join(sorted({plain.line(row[2])[:40] for row in held}))
            return Item(place, None, f"`{plain.line(one)[:60]}` cannot be all of {told}")
        properties: dict[str, list[str]] = {}
        for _, _, _, prop, value, _ in held:
            if prop != _SUMMED:
                properties.setdefault(prop, []).append(value)
        return Item(place, {"id": one, "schema": schema, "properties": properties})

    def one(self, id: str) -> str:
        """The id under which the file has an entity that it also calls by this id."""
        told = self._rows.execute("SELECT DISTINCT one FROM rows WHERE entity = ? LIMIT 2", (id,))
        found = [one for (one,) in told]
        return found[0] if len(found) == 1 else id


def _rows(file: BinaryIO) -> Iterator[tuple[str, Any]]:
    """Each row with its place; a text instead of one tells what is wrong there."""
    file.seek(0)
    if file.readline(_PEEKED).decode("utf-8-sig", "replace").lstrip()[:1] in "[{":
        for item in items(file):
            yield item.place, item.wrong or item.value
        return
    file.seek(0)
    csv.field_size_limit(_LONGEST)
    lines = _Lines(file)
    reader = csv.reader(lines)
    header: list[str] | None = None
    while True:
        start = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"line {start}", f"is no row of a table ({error})"
            continue
        broken, lines.broken = lines.broken, False
        if header is None:
            header = [name.strip().lower() for name in cells]
        elif broken:
            yield f"line {start}", "is not UTF-8"
        elif cells and len(cells) != len(header):
            yield (
                f"line {start}",
                f"has not the number of cells of the header ({len(cells)}, not {len(header)})",
            )
        elif cells:
            yield f"line {start}", dict(zip(header, cells, strict=True))


class _Lines:
    """The lines of a file as texts, of which it is known whether one was no UTF-8."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.number = 0
        self.broken = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline()
        if not line:
            raise StopIteration
        self.number += 1
        try:
            return line.decode("utf-8-sig" if self.number == 1 else "utf-8")
        except UnicodeDecodeError:
            self.broken = True
            return line.decode("utf-8", "replace")


def _statement(place: str, row: Any) -> tuple[str, ...] | str:
    """What of a row is kept; or what is wrong with it."""
    if not isinstance(row, dict):
        return "is no statement"
    entity = plain.string(row.get("entity_id")) or plain.string(row.get("canonical_id"))
    one = plain.string(row.get("canonical_id")) or entity
    schema, prop = plain.string(row.get("schema")), plain.string(row.get("prop"))
    if not schema and ":" in prop:
        schema, _, prop = prop.partition(":")
    value = plain.string(row.get("value"))
    given = {"canonical_id": one, "schema": schema, "prop": prop, "value": value}
    missing = [key for key, text in given.items() if not text]
    if missing:
        return f"is no statement: it has no `{missing[0]}`"
    return tuple(
        text.encode("utf-8", "replace").decode()
        for text in (one, entity, schema, prop, value, place)
    )


def _schema(told: set[str]) -> str:
    """The one schema that says most of those that rows tell; "" where two say different things."""
    general = {less for one in told for less in _GENERAL.get(one, _DOCUMENTS)}
    kept = told - (general - {one for one in told if told == {one}})
    return kept.pop() if len(kept) == 1 else ""
