"""What rules found in single files, or in all: a memo, kept while the content stays the same.

This room keeps the rows; what they say is not its business. ``rules`` names the state of the rules
and settings that the rows come from: rows of another state do not hold.
"""

import sqlite3
from collections.abc import Mapping
from json import dumps
from typing import NamedTuple


class KeptFindings(NamedTuple):
    """The rows that hold of files in which something was found, and the files without a row."""

    rows: dict[str, str]
    fresh: list[str]


def load(db: sqlite3.Connection, rules: str) -> KeptFindings:
    """Give the rows that hold, by path; a file in which nothing was found has an empty one."""
    if not _holds(db, rules):
        return KeptFindings(
            {}, [path for (path,) in db.execute("SELECT path FROM files ORDER BY path")]
        )
    found = "SELECT path, row FROM findings JOIN files USING (file) WHERE row != ''"
    fresh = "SELECT path FROM files WHERE file NOT IN (SELECT file FROM findings) ORDER BY path"
    return KeptFindings(dict(db.execute(found)), [path for (path,) in db.execute(fresh)])


def save(db: sqlite3.Connection, rows: Mapping[str, str], rules: str) -> None:
    """Keep rows by path, in a transaction that the caller began."""
    if not _holds(db, rules):
        db.execute("DELETE FROM findings")
        db.execute("INSERT OR REPLACE INTO meta VALUES ('rules', ?)", [rules])
    db.execute(
        "INSERT OR REPLACE INTO findings "
        "SELECT f.file, json_extract(w.value, '$[1]') FROM json_each(?) w "
        "JOIN files f ON f.path = json_extract(w.value, '$[0]') ORDER BY f.file",
        [dumps(list(rows.items()))],
    )


def forget(db: sqlite3.Connection, file: int) -> None:
    """Drop the row of a file that is gone or has changed."""
    db.execute("DELETE FROM findings WHERE file = ?", [file])


def load_whole(db: sqlite3.Connection, name: str, state: str) -> str | None:
    """Give what was found in the corpus as it is, by a name and the state of all else."""
    sql = "SELECT row FROM whole WHERE name = ? AND state = ?"
    row = db.execute(sql, [name, _of_revision(db, state)]).fetchone()
    return row[0] if row else None


def save_whole(db: sqlite3.Connection, name: str, state: str, row: str) -> None:
    """Keep what was found in the corpus as it is, in a transaction that the caller began."""
    values = [name, _of_revision(db, state), row]
    db.execute("INSERT OR REPLACE INTO whole (name, state, row) VALUES (?, ?, ?)", values)


def _of_revision(db: sqlite3.Connection, state: str) -> str:
    (revision,) = db.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()
    return f"{revision} {state}"


def _holds(db: sqlite3.Connection, rules: str) -> bool:
    row = db.execute("SELECT value FROM meta WHERE name = 'rules'").fetchone()
    return row is not None and row[0] == rules
