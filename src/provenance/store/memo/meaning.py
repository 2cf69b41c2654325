"""What of a record anything is derived from: the rest only search, display and rules read."""

from typing import Any, Final

from provenance.model.fields import RECORDS
from provenance.model.records import Actor, Claim, Record, RecordPlace

_WHERE: Final[dict[str, Any]] = {"ordinal": 0, "line": 0}
"""Where in its file a statement stands."""

_INERT: Final[dict[str, dict[str, Any]]] = {
    kind: {field.attribute: None for field in fields if field.inert and field.key != "commented"}
    for kind, fields in RECORDS.items()
}
"""The attributes of each kind of record from which nothing is derived."""


def meaning(record: Record) -> Record:
    """Strip a record of what nothing is derived from, as the table of fields says.

    What comes back is for comparing only: it lacks what a record must have.
    """
    nowhere = RecordPlace("", 0, 0)
    if isinstance(record, Actor):
        return record._replace(origin=nowhere, **_INERT["actor"])
    if not isinstance(record, Claim):
        return record._replace(origin=nowhere, **_INERT["source"])
    said = [s._replace(**_WHERE, **_INERT["statement"]) for s in record.statements]
    ties = [relation._replace(**_INERT["relation"]) for relation in record.relations]
    return record._replace(
        origin=nowhere,
        statements=tuple(said),
        comments=(),
        relations=tuple(ties),
        **_INERT["claim"],
    )
