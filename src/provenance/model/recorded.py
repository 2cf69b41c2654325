"""What a record says: the fields for which it has a value, in the order of the table of fields."""

from collections.abc import Iterator
from typing import Any

from provenance.model.fields import RECORDS, Field, Type


def recorded(kind: str, record: Any) -> Iterator[tuple[Field, Any]]:
    """Yield the fields of a record that say something, each with its value.

    Ids, and the statements of a claim, are left out: they are records of their own.

    Args:
        kind: which part of the table of fields the record has.
        record: a record, or one that is held by another.
    """
    presumed = record._field_defaults
    for field in RECORDS[kind]:
        if field.type is Type.ID or field.record == "statement":
            continue
        if field.record == "relation":
            value = record.related(field.key)
        else:
            value = getattr(record, field.attribute)
        if value not in (None, ()) and value != presumed.get(field.attribute):
            yield field, value
