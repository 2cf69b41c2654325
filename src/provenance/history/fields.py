"""What of a record was edited: its fields before and after, in words as a file has them."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from provenance.model import vocabulary as words
from provenance.model.dates import Date
from provenance.model.fields import RECORDS
from provenance.model.records import Actor, Claim, Expectation, Record, Relation, Source, Statement

_ORDERED: Final = frozenset({"via", "quote"})
"""Lists whose order says something."""

_FIELDS: Final = {
    kind: tuple(field for field in RECORDS[kind] if field.record not in ("statement", "relation"))
    for kind in ("claim", "actor", "source", "statement")
}
_KEYS: Final = {Claim: "claim", Actor: "actor", Source: "source", Statement: "statement"}


class FieldChange(NamedTuple):
    """A field with what it held before and what it holds after, an item each."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class RelationChange(NamedTuple):
    """A relation to another claim that was ``added``, ``removed`` or ``changed`` (its reason)."""

    change: str
    kind: str
    claim: str
    because: str | None


def edited(before: Record | Statement, after: Record | Statement) -> tuple[FieldChange, ...]:
    """List the fields in which two records of one kind differ, but for their ids.

    Of a claim neither the statements nor the relations are looked at.
    """
    found = []
    for field in _FIELDS[_KEYS[type(before)]]:
        if field.key not in ("claim", "id"):
            held = getattr(before, field.attribute), getattr(after, field.attribute)
            if held[0] == held[1]:
                continue
            old, new = map(_items, held)
            same = old == new if field.key in _ORDERED else sorted(old) == sorted(new)
            if not same:
                found.append(FieldChange(field.key, old, new))
    return tuple(found)


def relations(before: Claim | None, after: Claim | None) -> tuple[RelationChange, ...]:
    """List the relations that one claim records and the other does not."""
    old, new = (_related(claim) for claim in (before, after))
    found = []
    for kind, claim in sorted(old.keys() | new.keys(), key=lambda k: (_rank(k[0]), k[1])):
        was, now = old.get((kind, claim)), new.get((kind, claim))
        if was is None or now is None or was.because != now.because:
            change = "added" if was is None else "removed" if now is None else "changed"
            held = now or was
            found.append(RelationChange(change, kind, claim, held.because if held else None))
    return tuple(found)


def _related(claim: Claim | None) -> dict[tuple[str, str], Relation]:
    return {(r.kind, r.claim): r for r in claim.relations} if claim else {}


def _rank(kind: str) -> int:
    return words.RELATIONS.index(kind)


def _items(value: Any) -> tuple[str, ...]:
    """Write a field's value, an item each of a list; what is not recorded is nothing."""
    if value is None:
        return ()
    if hasattr(value, "_fields"):
        return (_item(value),)
    if isinstance(value, tuple):
        return tuple([_item(item) for item in value])
    return (_item(value),)


def _item(value: Any) -> str:
    if isinstance(value, Date):
        return value.text
    if isinstance(value, Expectation):
        return ", ".join(_expected(value))
    if hasattr(value, "_fields"):
        first, *rest = value._fields
        parts = [
            f"{name.rstrip('_').replace('_', '-')}: {_plain(held)}"
            for name in rest
            if (held := getattr(value, name)) not in (None, ())
        ]
        told = _plain(getattr(value, first))
        return f"{told} ({', '.join(parts)})" if parts else told
    return _plain(value)


def _expected(value: Expectation) -> Iterator[str]:
    """Write what is expected, key by key, as a file has it."""
    for name, held in zip(value._fields, value, strict=True):
        if name == "by":
            yield from (f"{stance}-by: {' '.join(actors)}" for stance, actors in value.by)
        elif name != "ordinal" and held not in (None, ()):
            yield f"{name.replace('_', '-')}: {_plain(held)}"


def _plain(value: Any) -> str:
    if isinstance(value, Date):
        return value.text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return " ".join(map(_plain, value))
    return f"{value:g}" if isinstance(value, float) and value.is_integer() else str(value)
