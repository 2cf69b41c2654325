"""Records to rows of the tables: plain values by column, no more than was recorded."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from provenance.interchange.dump.schema import TABLES, Column, Kind
from provenance.model.dates import Date, show_day
from provenance.model.records import Actor, Claim, Source, Statement

Row = dict[str, Any]
_TIES: Final = ("part-of", "speaks-for", "members")


def of_claim(claim: Claim, filled: Claim) -> Iterator[tuple[str, Row]]:
    """The rows of a claim, each with its table.

    Args:
        claim: the claim as its file has it.
        filled: the same out of a Slice, where utterances have supplied what is left out.
    """
    yield "claims", {**_placed(claim), **_fields("claims", claim)}
    yield from _text("claim", claim.id, "text", (claim.text,))
    for relation in claim.relations:
        yield (
            "relations",
            {
                "claim": claim.id,
                "kind": relation.kind,
                "other": relation.claim,
                "because": relation.because,
                "ordinal": relation.ordinal,
            },
        )
    supplied = {s.id: s for s in filled.said}
    for statement in claim.said:
        yield "statements", _statement(statement, supplied.get(statement.id, statement))
        quotes = (quote.words for quote in statement.quote)
        yield from _text("statement", statement.id, "quote", quotes)


def of_actor(actor: Actor) -> Iterator[tuple[str, Row]]:
    """The rows of an actor and of its ties."""
    yield "actors", {**_placed(actor), **_fields("actors", actor)}
    yield from _text("actor", actor.id, "name", (actor.name,))
    yield from _text("actor", actor.id, "aka", actor.aka)
    for tie in _TIES:
        for ordinal, tenure in enumerate(getattr(actor, tie.replace("-", "_"))):
            yield (
                "tenures",
                {
                    "actor": actor.id,
                    "tie": tie,
                    "other": tenure.actor,
                    "from": tenure.from_.text if tenure.from_ else None,
                    "to": tenure.to.text if tenure.to else None,
                    "ordinal": ordinal,
                },
            )


def of_source(source: Source) -> Iterator[tuple[str, Row]]:
    """The rows of a source."""
    yield "sources", {**_placed(source), **_fields("sources", source)}
    yield from _text("source", source.id, "title", (source.title,))


def _statement(statement: Statement, supplied: Statement) -> Row:
    date = supplied.date
    days = date.bounds if date else None
    return {
        "id": statement.id,
        "claim": statement.claim,
        "stance": statement.stance,
        "ordinal": statement.ordinal,
        "line": statement.line,
        **_fields("statements", statement),
        "speakers": list(supplied.by),
        "principals": list(supplied.principals),
        "said_on": date.text if date else None,
        "first_day": _day(days.first if days else None),
        "last_day": _day(days.last if days else None),
        "read_in": supplied.source,
    }


def _day(number: int | None) -> str | None:
    return None if number is None else show_day(int(number))


def _placed(record: Claim | Actor | Source) -> Row:
    return {"id": record.id, **record.origin._asdict()}


def _fields(table: str, record: Any) -> Row:
    """What a record has for the columns that are named like its attributes."""
    made: Row = {}
    for column in TABLES[table]:
        name = _attribute(column.name)
        if column.name != "id" and name in record._fields:
            made[column.name] = _value(column, getattr(record, name))
    return made


def _attribute(name: str) -> str:
    return f"{name}_" if name in ("for", "from") else name


def _value(column: Column, value: Any) -> Any:
    if column.kind is Kind.RECORDS:
        held = () if value is None else value if not hasattr(value, "_fields") else (value,)
        return [
            {one.name: _value(one, getattr(item, _attribute(one.name))) for one in column.fields}
            for item in held
        ]
    if column.kind is Kind.TEXTS:
        return list(value or ())
    if isinstance(value, Date):
        return value.text
    return float(value) if column.kind is Kind.NUMBER and value is not None else value


def _text(kind: str, id: str, field: str, texts: Iterable[str]) -> Iterator[tuple[str, Row]]:
    for text in texts:
        yield "texts", {"kind": kind, "id": id, "field": field, "text": text}
