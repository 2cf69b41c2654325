"""What each look-up finds, as a checksum: a record as it stands with its place, who names an id.

Unlike `meaning` it counts all of a record: what is shown of it is not only what is derived from it.
"""

from collections import defaultdict
from hashlib import blake2b
from typing import Any, Final

from provenance.store.memo.reads import Key, record_key
from provenance.store.slices.lookup import Query

FILE: Final = "the file"
"""The role of a file, by its path: whether it is there."""

_RECORDS: Final = (
    "SELECT r.kind, r.id, f.path, r.document, r.line, r.row "
    "FROM records r JOIN files f USING (file)"
)
_EDGES: Final = "SELECT e.role, e.target, r.kind, r.id FROM edges e JOIN records r USING (key)"
_FILES: Final = "SELECT path FROM files"


def standing(query: Query) -> dict[str, int]:
    """Give what each look-up finds now, by its name; what finds nothing is left out."""
    found: defaultdict[Key, int] = defaultdict(int)
    marks: dict[tuple[str, str], int] = {}
    for kind, id, *row in query(_RECORDS, ()):
        found[record_key(kind), id] += _sum(kind, id, *row)
        marks[kind, id] = _sum(kind, id)
    for role, target, *named in query(_EDGES, ()):
        found[role, target] += marks[named[0], named[1]]
    for (path,) in query(_FILES, ()):
        found[FILE, path] = 1
    return {name(key): value % 2**64 for key, value in found.items()}


def doubles(query: Query) -> int:
    """Sum up the records of ids that stand twice: which of them counts is seen by no look-up."""
    sql = f"{_RECORDS} JOIN doubles d ON d.kind = r.kind AND d.id = r.id"
    return sum(_sum(*row) for row in query(sql, ())) % 2**64


def name(key: Key) -> str:
    """Name a look-up shortly."""
    return blake2b("\0".join(key).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _sum(*values: Any) -> int:
    text = repr(values).encode("utf-8", "surrogateescape")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little")
