"""A record as one text, with its place in the files, and back."""

from provenance.model.records import Record, RecordPlace
from provenance.store.index.encoding import decode, encode


def pack(record: Record) -> str:
    """Write a record as one text."""
    origin = record.origin
    return f"{origin.document} {origin.line} {origin.file}\n{encode(record)}"


def unpack(kind: str, id: str, text: str) -> Record:
    """Read a record back, by its kind (``claim``, ``actor``, ``source``) and id."""
    place, _, row = text.rpartition("\n")
    document, line, file = place.split(" ", 2)
    return decode(kind, id, RecordPlace(file, int(document), int(line)), row)
