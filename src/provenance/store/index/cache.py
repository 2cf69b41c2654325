"""The compiled corpus as a thing that can be looked at and thrown away."""

import os
import sqlite3
from pathlib import Path
from typing import Final, NamedTuple

from provenance.store.files.discovery import scan
from provenance.store.files.private import FOLDER
from provenance.store.index import schema
from provenance.store.index.database import database_path, discard, is_up_to_date
from provenance.store.index.seal import trust

_LOCKS: Final = {"build.lock", "open.lock", "write.lock"}
"""Empty files, by which processes know of one another."""


class CacheStatus(NamedTuple):
    """What is known of the compiled corpus.

    ``state`` is ``none``, ``fresh``, ``stale`` (the next command reads what changed), ``old``
    (built by another version: the next command rebuilds it), ``damaged`` (likewise) or ``foreign``
    (not written here for this folder: likewise, and it is not looked into). ``size`` is
    in bytes, ``files`` and ``records`` count what was compiled.
    """

    path: Path
    state: str
    size: int = 0
    files: int = 0
    records: int = 0


def status(root: Path) -> CacheStatus:
    """Look at the compiled corpus without changing it."""
    path = database_path(root)
    if not os.path.lexists(path) or not os.lstat(path).st_size:  # nothing yet, or the disk was full
        return CacheStatus(path, "none")
    if not trust(root, path).ours:
        return CacheStatus(path, "foreign")
    names = (f"{path}{suffix}" for suffix in ("", "-wal", "-shm"))
    size = sum(os.path.getsize(name) for name in names if os.path.exists(name))
    db = sqlite3.connect(path, isolation_level=None)
    try:
        if not schema.is_current(db):
            return CacheStatus(path, "old", size)
        (files,) = db.execute("SELECT count(*) FROM files").fetchone()
        (records,) = db.execute("SELECT count(*) FROM records").fetchone()
        fresh = is_up_to_date(db, scan(root, may_be_empty=True))
        return CacheStatus(path, "fresh" if fresh else "stale", size, files, records)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return CacheStatus(path, "damaged", size)
    finally:
        db.close()


def clear(root: Path) -> bool:
    """Delete the compiled corpus; the next command builds it anew. Tells whether there was one.

    Raises:
        OSError: when it cannot be deleted.
    """
    existed = os.path.lexists(database_path(root))
    discard(root)
    ignore = root / FOLDER / ".gitignore"
    if existed and ignore.exists():
        left = set(os.listdir(root / FOLDER)) - {".gitignore"}
        if left <= _LOCKS:
            for name in (*left, ".gitignore"):
                os.unlink(root / FOLDER / name)
            os.rmdir(root / FOLDER)
    return existed
