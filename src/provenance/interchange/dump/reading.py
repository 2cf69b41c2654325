"""Rows of the tables back to records, with all that a dump holds of them: all but ``expect``."""

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any, Final

from provenance.interchange.dump.rows import Row
from provenance.interchange.dump.schema import TABLES, Column, Kind
from provenance.model import records
from provenance.model.dates import Date, parse
from provenance.model.records import Actor, Claim, RecordPlace, Relation, Source, Statement, Tenure
from provenance.model.vocabulary import COMMENTED, RELATIONS, SAID_AS

_NESTED: Final[dict[str, type[Any]]] = {
    "quote": records.Quote,
    "hedge": records.Hedge,
    "figure": records.Figure,
    "editors": records.EditorBounds,
    "derived_from": records.Derivation,
    "skipped": records.Skipped,
}
"""What the columns make that hold records."""

_OWN: Final = {"claims": Claim, "statements": Statement, "actors": Actor, "sources": Source}
_TIES: Final = {"part-of": "part_of", "speaks-for": "speaks_for", "members": "members"}


def claim(row: Row, said: Iterable[Row], relations: Iterable[Row]) -> Claim:
    """Make a claim of its row and those of its statements and relations, in whatever order."""
    made = [
        Statement(
            id=one["id"],
            claim=row["id"],
            stance=one["stance"],
            ordinal=one["ordinal"],
            line=one["line"],
            **_values("statements", one),
        )
        for one in said
    ]
    made.sort(key=lambda s: (SAID_AS.index(s.stance), s.ordinal))
    links = [Relation(r["kind"], r["other"], r["because"], r["ordinal"]) for r in relations]
    links.sort(key=lambda link: (RELATIONS.index(link.kind), link.ordinal))
    return Claim(
        id=row["id"],
        origin=_origin(row),
        statements=tuple([s for s in made if s.stance != COMMENTED]),
        comments=tuple([s for s in made if s.stance == COMMENTED]),
        relations=tuple(links),
        **_values("claims", row),
    )


def actor(row: Row, tenures: Iterable[Row]) -> Actor:
    """Make an actor of its row and those of its ties, in whatever order."""
    ties: dict[str, list[Tenure]] = {attribute: [] for attribute in _TIES.values()}
    for one in sorted(tenures, key=itemgetter("ordinal")):
        tenure = Tenure(one["other"], _date(one["from"]), _date(one["to"]))
        ties[_TIES[one["tie"]]].append(tenure)
    made: dict[str, Any] = {name: tuple(held) for name, held in ties.items()}
    return Actor(id=row["id"], origin=_origin(row), **made, **_values("actors", row))


def source(row: Row) -> Source:
    """Make a source of its row."""
    return Source(id=row["id"], origin=_origin(row), **_values("sources", row))


def _origin(row: Row) -> RecordPlace:
    return RecordPlace(row["file"], row["document"], row["line"])


def _date(text: str | None) -> Date | None:
    return parse(text) if text else None


def _values(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that columns of their names hold; what is not recorded is left out."""
    made = {}
    for name, attribute, column, read in _READ[table]:
        value = row[name]
        if value or (value is not None and column.kind not in _LISTED):
            made[attribute] = read(value)
    return made


_LISTED: Final = (Kind.TEXTS, Kind.RECORDS)


def _columns(columns: Iterable[Column], record: type[Any]) -> list[tuple[str, str, Column, Any]]:
    """The columns that stand for attributes of a record, each with what reads its values."""
    found = []
    for column in columns:
        name = f"{column.name}_" if column.name in ("for", "from") else column.name
        kind = record.__annotations__.get(name)
        if kind is not None and name not in _GIVEN:
            found.append((column.name, name, column, _reader(column, kind)))
    return found


_GIVEN: Final = ("id", "origin", "claim", "stance", "ordinal", "line")
"""What is read from columns of other names or places."""


def _reader(column: Column, kind: Any) -> Any:
    if column.kind is Kind.TEXTS:
        return tuple
    if column.kind is Kind.RECORDS:
        return _nested(column, many="tuple" in str(kind))
    if column.kind is Kind.NUMBER:
        return _number
    return parse if "Date" in str(kind) else _as_is


def _number(value: float) -> float:
    """A whole number is one again: the tables hold all of them as floats."""
    return int(value) if value.is_integer() else value


def _as_is(value: Any) -> Any:
    return value


def _nested(column: Column, *, many: bool) -> Any:
    record = _NESTED[column.name]
    parts = [
        (one.name, name, _reader(one, record.__annotations__[name]))
        for one in column.fields
        if (name := f"{one.name}_" if one.name in ("for", "from") else one.name)
    ]

    def one(held: Row) -> Any:
        values = {name: read(held[key]) for key, name, read in parts if held[key] not in (None, [])}
        return record(**values)

    return (lambda held: tuple([one(item) for item in held])) if many else lambda held: one(held[0])


_READ: Final = {table: _columns(TABLES[table], record) for table, record in _OWN.items()}
