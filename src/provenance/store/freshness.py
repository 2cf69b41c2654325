"""Whether the compiled corpus still is what the files say, judged by their status."""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from provenance.store.discovery import Stat


class Known(NamedTuple):
    """What the compiled corpus knows of a file.

    ``racy``: it was read so soon after it changed that its status could lie.
    """

    file: int
    stat: Stat
    racy: bool
    digest: bytes


def manifest(db: sqlite3.Connection) -> dict[str, Known]:
    """Read what is known of every file that was compiled, by path."""
    rows = db.execute("SELECT path, file, size, modified, changed, inode, racy, digest FROM files")
    return {
        path: Known(file, Stat(size, modified, changed, inode), bool(racy), digest)
        for path, file, size, modified, changed, inode, racy, digest in rows
    }


def is_fresh(db: sqlite3.Connection, files: Mapping[str, Stat]) -> bool:
    """Whether every file surely is as it was compiled."""
    rows = db.execute("SELECT path, size, modified, changed, inode, racy FROM files").fetchall()
    if len(rows) != len(files):
        return False
    now = files.get
    return all(not racy and now(path) == tuple(status) for path, *status, racy in rows)
