"""What was looked up for what is kept: an edit forgets what read something that it changes.

A *key* is a record that was looked up, found or not, or a question who names an id in a role. What
was worked out together shares a *batch*, in which each has a place: of a key the batch holds the
places of all for which it was asked. Keys are kept as checksums, so that an edit may forget a
little too much.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from json import dumps
from typing import Final
from zlib import crc32

from provenance.model.records import Record
from provenance.model.vocabulary import RELATIONS
from provenance.store.index.terms import (
    COVERS,
    DATED_IN,
    PART_OF,
    SAID_IN,
    SPEAKS_FOR,
    edges,
    kind_of,
)
from provenance.store.memo.meaning import meaning

Key = tuple[str, str]
"""A kind of record, or a role, and an id."""

Kept = tuple[str, str]
"""The kind of what is kept, and the claim that it is kept of."""

SUMMARY: Final = "summary"
FAR: Final = "far"
"""Kinds of what is kept: a claim's summary; that rules have seen a claim's whole reach."""

_ASKED_WITH: Final = {
    **dict.fromkeys((*RELATIONS, COVERS), "relation"),
    DATED_IN: SAID_IN,
    SPEAKS_FOR: PART_OF,
}
"""Roles that are asked about together, nearly always: kept as one, they take a fifth less."""

MOST: Final = 500
"""Places in a batch that is added to."""


def record_key(kind: str) -> str:
    """Name the keys of records of a kind, which are no role."""
    return f"the {kind}"


def changed_keys(old: Iterable[Record], new: Iterable[Record]) -> set[Key]:
    """Tell what an edit changes for those who look it up."""
    before, after = _meanings(old), _meanings(new)
    keys: set[Key] = set()
    for pair in before.keys() | after.keys():
        was, now = before.get(pair, []), after.get(pair, [])
        if [meaning(one) for one in was] != [meaning(one) for one in now]:
            keys.add((record_key(pair[0]), pair[1]))
        keys |= _named(was) ^ _named(now)
    return keys


def all_keys(records: Iterable[Record]) -> set[Key]:
    """Tell all that records are looked up by."""
    keys: set[Key] = set()
    for record in records:
        keys |= {(record_key(kind_of(record)), record.id), *edges(record)}
    return keys


def _meanings(records: Iterable[Record]) -> Mapping[tuple[str, str], list[Record]]:
    found: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        found[kind_of(record), record.id].append(record)
    return found


def _named(records: Sequence[Record]) -> set[Key]:
    return set().union(*map(edges, records))


def save(
    db: sqlite3.Connection,
    kind: str,
    claims: Sequence[str],
    read: Mapping[str, Mapping[str, int]],
) -> None:
    """Keep what was read for claims, in a transaction that the caller began.

    Args:
        db: the compiled corpus.
        kind: the kind of what is kept.
        claims: the claims that it is kept of.
        read: what was looked up, ids by kind of record or by role, each with a bit for each claim.
    """
    forget(db, kind, dumps(list(claims)))
    batch, place = _room(db, len(claims))
    db.executemany(
        "INSERT INTO readers (batch, place, kind, claim) VALUES (?, ?, ?, ?)",
        [(batch, place + i, kind, claim) for i, claim in enumerate(claims)],
    )
    found: dict[int, int] = {}
    for role, ids in read.items():
        for id, bits in ids.items():
            key = _sum(role, id)
            found[key] = found.get(key, 0) | bits << place
    if place:
        sql = (
            "SELECT r.key, r.places FROM json_each(?) k "
            "CROSS JOIN reads r ON r.batch = ? AND r.key = k.value"
        )
        for key, places in db.execute(sql, (dumps(list(found)), batch)).fetchall():
            found[key] |= _bits(places)
    db.executemany(
        "INSERT OR REPLACE INTO reads (batch, key, places) VALUES (?, ?, ?)",
        [(batch, key, _places(bits)) for key, bits in sorted(found.items())],
    )


def readers(db: sqlite3.Connection, keys: Iterable[Key]) -> set[Kept]:
    """Tell for what any of some keys was looked up."""
    (last,) = db.execute("SELECT max(batch) FROM readers").fetchone()
    if last is None:
        return set()
    hit: defaultdict[int, int] = defaultdict(int)
    sql = (
        "SELECT r.batch, r.places FROM json_each(?) b CROSS JOIN json_each(?) k "
        "CROSS JOIN reads r ON r.batch = b.value AND r.key = k.value"
    )
    wanted = sorted({_sum(role, id) for role, id in keys})
    for batch, places in db.execute(sql, (dumps(list(range(last + 1))), dumps(wanted))):
        hit[batch] |= _bits(places)
    rows = db.execute(
        "SELECT w.kind, w.claim, w.batch, w.place FROM json_each(?) b "
        "CROSS JOIN readers w ON w.batch = b.value",
        [dumps(list(hit))],
    )
    return {(kind, claim) for kind, claim, batch, place in rows if hit[batch] >> place & 1}


def forget(db: sqlite3.Connection, kind: str, claims: str) -> None:
    """Drop what was read for what is kept no longer of claims, a list in JSON."""
    sql = (
        "SELECT w.batch, w.place FROM json_each(?) k "
        "CROSS JOIN readers w ON w.claim = k.value AND w.kind = ?"
    )
    places = db.execute(sql, (claims, kind)).fetchall()
    db.executemany("DELETE FROM readers WHERE batch = ? AND place = ?", places)
    for batch in {batch for batch, _ in places}:
        if not db.execute("SELECT 1 FROM readers WHERE batch = ? LIMIT 1", [batch]).fetchone():
            db.execute("DELETE FROM reads WHERE batch = ?", [batch])


def forget_all(db: sqlite3.Connection, kind: str) -> None:
    """Drop what was read for all that is kept of a kind."""
    db.execute("DELETE FROM readers WHERE kind = ?", [kind])
    db.execute("DELETE FROM reads WHERE batch NOT IN (SELECT batch FROM readers)")


def _room(db: sqlite3.Connection, wanted: int) -> tuple[int, int]:
    """Find a batch with room for so many, and the first place that is free in it."""
    sql = "SELECT batch, place FROM readers ORDER BY batch DESC, place DESC LIMIT 1"
    last = db.execute(sql).fetchone()
    if last is None:
        return 0, 0
    batch, place = last
    return (batch, place + 1) if place + wanted < MOST else (batch + 1, 0)


def _sum(role: str, id: str) -> int:
    """Give a number of three bytes, as SQLite keeps small ones."""
    told = f"{_ASKED_WITH.get(role, role)}\0{id}"
    return crc32(told.encode("utf-8", "surrogateescape")) % (1 << 24) - (1 << 23)


def _places(bits: int) -> int | bytes:
    """Write places shortly: most keys are read for a single one."""
    if bits & (bits - 1):
        return bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    return bits.bit_length() - 1


def _bits(places: int | bytes) -> int:
    return 1 << places if isinstance(places, int) else int.from_bytes(places, "little")
