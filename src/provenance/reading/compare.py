"""Whether two texts hold the same records, wherever in the text these stand."""

from collections import Counter
from typing import Any, Final

from provenance.model.records import Claim, Record
from provenance.reading.nodes import Mapping, Node, Scalar
from provenance.reading.reader import Reading, read

_HIDDEN: Final = "invisible-character"


def same_records(before: str, after: str) -> bool:
    """Whether two texts of one file give the same records and the same problems.

    Lines and columns may differ, nothing else.
    """
    return bool(_unplaced(read("", before)) == _unplaced(read("", after)))


def unplaced(record: Record) -> Record:
    """Return the record without the file and lines that it stands on."""
    record = record._replace(origin=record.origin._replace(file="", document=0, line=0))
    if isinstance(record, Claim):
        statements = tuple(s._replace(line=0) for s in record.statements)
        comments = tuple(s._replace(line=0) for s in record.comments)
        record = record._replace(statements=statements, comments=comments)
    return record


def kinds_of_problems(reading: Reading) -> Counter[tuple[str, str]]:
    """Count a reading's problems by rule and message, wherever they stand.

    An invisible character is one whether it is written as an escape, which only then is a problem
    of reading, or raw, which is one of decoding.
    """
    return Counter((p.rule, p.message) for p in reading.problems if p.rule != _HIDDEN)


def _unplaced(reading: Reading) -> Any:
    records = [unplaced(record) for record in reading.records]
    documents = [record.origin.document for record in reading.records]
    broken = [(record.kind, record.id) for record in reading.broken]
    return records, documents, kinds_of_problems(reading), Counter(broken)


def shape(node: Node | None) -> Any:
    """Return what a node says, without its places, notation and order of keys.

    Of a key that stands twice the order of the values counts.
    """
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.text or node.style is not None
    if isinstance(node, Mapping):
        values: dict[Any, list[Any]] = {}
        for key, value in node.pairs:
            values.setdefault(repr(shape(key)), []).append(shape(value))
        return values
    return [shape(item) for item in node.items]
