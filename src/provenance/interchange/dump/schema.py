"""The tables of a dump and their columns, made from the table of fields."""

from enum import Enum
from typing import Final, NamedTuple

from provenance.model.fields import RECORDS, Field, Type

VERSION: Final = 1
"""Rises when a column goes or changes its meaning; new ones may come in any version."""


class Kind(Enum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    TEXTS = "list of texts"
    RECORDS = "list of records"


class Column(NamedTuple):
    """A column; ``fields`` are those of the records that it holds."""

    name: str
    kind: Kind
    about: str
    fields: "tuple[Column, ...]" = ()


_KINDS: Final = {Type.COUNT: Kind.WHOLE, Type.NUMBER: Kind.NUMBER, Type.FLAG: Kind.FLAG}
_APART: Final = {
    "claim": ("claim", "expect", "implies", "excludes", "supports", "undermines"),
    "statement": ("id",),
    "actor": ("part-of", "speaks-for", "members"),
    "source": (),
}
"""Fields that have a table of their own, are columns already, or are no part of the record."""


def _column(field: Field) -> Column:
    name = field.key.replace("-", "_")
    if field.record:
        inner = tuple(_column(one) for one in RECORDS[field.record])
        return Column(name, Kind.RECORDS, field.about, inner)
    if field.many:
        return Column(name, Kind.TEXTS, field.about)
    return Column(name, _KINDS.get(field.type, Kind.TEXT), field.about)


def _fields(record: str) -> tuple[Column, ...]:
    return tuple(
        _column(field)
        for field in RECORDS[record]
        if field.key not in _APART[record] and field.record != "statement"
    )


def _text(name: str, about: str) -> Column:
    return Column(name, Kind.TEXT, about)


_PLACE: Final = (
    _text("file", "The file in which it stands, relative to the corpus."),
    Column("document", Kind.WHOLE, "Which document of the file, from 0."),
    Column("line", Kind.WHOLE, "The line on which it begins, from 1."),
)
_ORDINAL: Final = Column("ordinal", Kind.WHOLE, "Its place in its list, from 0.")

TABLES: Final[dict[str, tuple[Column, ...]]] = {
    "claims": (_text("id", "The claim's id."), *_PLACE, *_fields("claim")),
    "statements": (
        _text("id", "The statement's id: its own, else the hash of its fields."),
        _text("claim", "The claim that it was made on."),
        _text("stance", "The stance, or `commented` for none."),
        _ORDINAL,
        Column("line", Kind.WHOLE, "The line on which it begins, from 1."),
        *_fields("statement"),
        Column("speakers", Kind.TEXTS, "`by`, or the utterance's where it has none."),
        Column("principals", Kind.TEXTS, "`for`, or the utterance's, or by office."),
        _text("said_on", "`date`, or the utterance's where it has none."),
        _text("first_day", "The first day of `said_on`, YYYY-MM-DD; none where it is open."),
        _text("last_day", "The last day of `said_on`, YYYY-MM-DD; none where it is open."),
        _text("read_in", "`source`, or the claim's default where it has none."),
    ),
    "actors": (_text("id", "The actor's id."), *_PLACE, *_fields("actor")),
    "tenures": (
        _text("actor", "The actor with whom the tie is recorded."),
        _text("tie", "`part-of`, `speaks-for` or `members`."),
        _text("other", "The other actor."),
        _text("from", "Since when (EDTF)."),
        _text("to", "Until when (EDTF)."),
        _ORDINAL,
    ),
    "relations": (
        _text("claim", "The claim that records it."),
        _text("kind", "`implies`, `excludes`, `supports` or `undermines`."),
        _text("other", "The other claim."),
        _text("because", "The reason."),
        _ORDINAL,
    ),
    "sources": (_text("id", "The source's id."), *_PLACE, *_fields("source")),
    "texts": (
        _text("kind", "`claim`, `statement`, `actor` or `source`."),
        _text("id", "Whose text it is."),
        _text("field", "Which field: `text`, `quote`, `name`, `aka`, `title`."),
        _text("text", "The text, to be searched."),
    ),
}
"""Each table's columns in order."""


def described() -> dict[str, object]:
    """The schema as JSON holds it."""

    def told(column: Column) -> dict[str, object]:
        made: dict[str, object] = {"name": column.name, "kind": column.kind.value}
        if column.fields:
            made["fields"] = [told(one) for one in column.fields]
        return {**made, "about": column.about}

    tables = {name: [told(column) for column in columns] for name, columns in TABLES.items()}
    return {"schema": "provenance-dump", "version": VERSION, "tables": tables}


def page() -> str:
    """The schema as a page to read."""
    lines = [_HEAD]
    for name, columns in TABLES.items():
        lines.append(f"\n## {name}\n\n| column | holds | what it is |\n|---|---|---|\n")
        for column in columns:
            kind = column.kind.value
            if column.fields:
                kind += f": {', '.join(f'`{one.name}`' for one in column.fields)}"
            about = column.about.replace("|", "\\|")
            lines.append(f"| `{column.name}` | {kind} | {about} |\n")
    return "".join(lines)


_HEAD: Final = f"""# The tables of a dump

`provenance export parquet DIR`, `export sqlite FILE` and `export jsonl` write the whole record in
these tables; this is version {VERSION} of the schema. The number rises when a column goes or
changes its meaning; new columns may come at any time. The page is made from the table of fields.

What is not recorded is null, or an empty list. Dates are EDTF, as they were recorded. Columns
named like fields hold what the file says; `speakers`, `principals`, `said_on`, `first_day`,
`last_day` and `read_in` hold what the utterance or the claim supplies to it. **Nothing derived
stands here**: no status, no position, no count of denials; `stance` is what one actor took, and
says nothing of the claim. What no column holds is lost: `expect`, and comments in files.
"""
