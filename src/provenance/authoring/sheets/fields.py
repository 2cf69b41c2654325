"""What a column of a sheet can give: fields of a statement, its claim, its source, its speaker."""

from collections.abc import Mapping
from typing import Final

from provenance.model.columns import COLUMNS
from provenance.model.fields import RECORDS, Field, Type

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

FIGURE: Final = "figure-"
"""What stands before a key of a claim's figure in the name of its column."""


def _of_claims() -> dict[str, Field]:
    """The keys of a claim that fit in a cell, but for its id, its text and where it was read."""
    kept: dict[str, Field] = {}
    for field in RECORDS["claim"]:
        if field.type not in (Type.ID, Type.SOURCE, Type.RECORD) and field.key != "text":
            kept[f"claim-{field.key}" if field.key in COLUMNS else field.key] = field
        if field.record == "figure":
            inner = RECORDS["figure"]
            kept |= {f"{FIGURE}{f.key}": f for f in inner if f.type is not Type.RECORD}
    return kept


CLAIM_FIELDS: Final[Mapping[str, Field]] = _of_claims()
"""Columns that tell of a row's claim, and the fields of it (or of its figure) that they give."""

FIELDS: Final = (*COLUMNS, *CLAIM_FIELDS, *SOURCE_FIELDS, *ACTOR_FIELDS)
"""All that a column can give."""

OF_A_SIDE: Final = frozenset({*COLUMNS, *SOURCE_FIELDS, *ACTOR_FIELDS}) - {"claim", "text"}
"""What a column can give of what one side said, written `FIELD@ACTOR`."""

MANY: Final = (
    *(f.key for f in RECORDS["statement"] if f.many),
    *(name for name, field in CLAIM_FIELDS.items() if field.many),
)
"""The fields that can hold several items."""

DATES: Final = (
    *(f.key for f in RECORDS["statement"] if f.type is Type.DATE),
    *(name for name, field in CLAIM_FIELDS.items() if field.type is Type.DATE),
    *(name for name, key in SOURCE_FIELDS.items() if key == "date"),
)
"""The fields that hold a date."""

ORDERS: Final = ("ymd", "dmy", "mdy")
"""In which order a sheet writes the numbers of a day."""
