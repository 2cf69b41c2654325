"""Whether the compiled corpus still is what the files say, judged by their status."""

import json
import marshal
import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from provenance.store.files.discovery import Stat, Status


class KnownFile(NamedTuple):
    """What the compiled corpus knows of a file.

    ``racy``: it was read so soon after it changed that its status could lie.
    """

    file: int
    stat: Stat
    racy: bool
    digest: bytes


def manifest(db: sqlite3.Connection, paths: Iterable[str] | None = None) -> dict[str, KnownFile]:
    """Read what is known of every file that was compiled, or of some, by path."""
    columns = "path, file, size, modified, changed, inode, racy, digest"
    sql = f"SELECT {columns} FROM files"
    if paths is None:
        rows = db.execute(sql)
    else:
        among = f"{sql} WHERE path IN (SELECT value FROM json_each(?))"
        rows = db.execute(among, (json.dumps(list(paths)),))
    return {
        path: KnownFile(file, Stat(size, modified, changed, inode), bool(racy), digest)
        for path, file, size, modified, changed, inode, racy, digest in rows
    }


def is_fresh(db: sqlite3.Connection, files: Mapping[str, Status]) -> bool:
    """Whether every file surely is as it was compiled."""
    row = db.execute("SELECT value FROM meta WHERE name = 'listing'").fetchone()
    if row is not None and row[0] == listing(files):
        return True
    rows = db.execute("SELECT path, size, modified, changed, inode, racy FROM files").fetchall()
    if len(rows) != len(files):
        return False
    now = files.get
    return all(not racy and now(path) == tuple(status) for path, *status, racy in rows)


def listing(files: Mapping[str, Status]) -> bytes:
    """Write paths and status of all files in one piece: one look tells that none has changed.

    They stand as the folders list them. Should that order change, every file is looked at.
    """
    return marshal.dumps(dict(files), 2)  # the version in which equals are written alike


def note_listing(db: sqlite3.Connection, files: Mapping[str, Status]) -> None:
    """Keep the listing of files that were compiled, unless the status of one could lie."""
    db.execute("DELETE FROM meta WHERE name = 'listing'")
    if not db.execute("SELECT 1 FROM files WHERE racy LIMIT 1").fetchone():
        db.execute("INSERT INTO meta VALUES ('listing', ?)", [listing(files)])
