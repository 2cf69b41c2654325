"""Which records rules must look at: a memo, so that a check need not look at all of them.

A *suspect* of a rule is a record of which it may have something to say, kept with the rule's code;
all others are known to be clean. A record that an edit may have made one is *unchecked* until it
has been looked at. This room keeps the rows; what rules say is not its business. ``rules`` names
the state of the rules that the rows come from; rows of another state do not hold, nor those of a
later day: whatever is in the future today was so yesterday, but not the other way round.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from json import dumps
from typing import Final, NamedTuple

from provenance.store.memo import reads

FAR: Final = "far"
"""In place of a code: what rules say of the claim depends on its whole reach."""

Suspect = tuple[str, str, str]
"""The code of a rule, the kind of a record and its id."""


class KeptSuspects(NamedTuple):
    """What is known of a corpus: the suspects, and the records that were not looked at since."""

    suspects: set[Suspect]
    unchecked: set[tuple[str, str]]


def load(db: sqlite3.Connection, rules: str, today: int) -> KeptSuspects | None:
    """Give the rows that hold; None where all records must be looked at."""
    if not _holds(db, rules, today):
        return None
    return KeptSuspects(
        set(db.execute("SELECT code, kind, id FROM suspects")),
        set(db.execute("SELECT kind, id FROM unchecked")),
    )


def save(
    db: sqlite3.Connection,
    checked: Iterable[tuple[str, str]] | None,
    found: Iterable[Suspect],
    rules: str,
    today: int,
    read: Iterable[tuple[Sequence[str], Mapping[str, Mapping[str, int]]]] = (),
) -> None:
    """Keep what looking at some records, or at all (None), found; the caller began a transaction.

    Looking at some may find others to be suspects too. ``read`` is what was looked up for claims
    of which rules have seen the whole reach.
    """
    if checked is None:
        forget_all(db)
        values = [("checking", rules), ("checked on", today)]
        db.executemany("INSERT INTO meta VALUES (?, ?)", values)
    elif _holds(db, rules, today):
        rows = list(checked)
        db.executemany("DELETE FROM suspects WHERE kind = ? AND id = ?", rows)
        db.executemany("DELETE FROM unchecked WHERE kind = ? AND id = ?", rows)
        reads.forget(db, reads.FAR, dumps([id for kind, id in rows if kind == "claim"]))
        db.execute("UPDATE meta SET value = ? WHERE name = 'checked on'", [today])
    else:
        return
    db.executemany(
        "INSERT OR IGNORE INTO suspects (code, kind, id) VALUES (?, ?, ?)", sorted(found)
    )
    for claims, keys in read:
        reads.save(db, reads.FAR, claims, keys)


def any_kept(db: sqlite3.Connection) -> bool:
    """Whether anything is known."""
    return db.execute("SELECT 1 FROM meta WHERE name = 'checking'").fetchone() is not None


def doubt(db: sqlite3.Connection, records: Iterable[tuple[str, str]]) -> None:
    """Note that records, which may be there no longer, must be looked at."""
    for row in records:
        there = "SELECT 1 FROM records WHERE kind = ? AND id = ? LIMIT 1"
        if db.execute(there, row).fetchone():
            db.execute("INSERT OR IGNORE INTO unchecked VALUES (?, ?)", row)
        else:
            db.execute("DELETE FROM suspects WHERE kind = ? AND id = ?", row)
            db.execute("DELETE FROM unchecked WHERE kind = ? AND id = ?", row)
            if row[0] == "claim":
                reads.forget(db, reads.FAR, dumps([row[1]]))


def forget_all(db: sqlite3.Connection) -> None:
    """Drop all that is known."""
    for sql in (
        "DELETE FROM suspects",
        "DELETE FROM unchecked",
        "DELETE FROM meta WHERE name IN ('checking', 'checked on')",
    ):
        db.execute(sql)
    reads.forget_all(db, reads.FAR)


def _holds(db: sqlite3.Connection, rules: str, today: int) -> bool:
    rows = "SELECT name, value FROM meta WHERE name IN ('checking', 'checked on')"
    known = dict(db.execute(rows))
    return known.get("checking") == rules and known["checked on"] <= today
