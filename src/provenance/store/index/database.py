"""Opening the compiled corpus: on disk where that works, else in a private copy.

A connection is handed out inside a read transaction: it sees one snapshot, whatever others write.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.model.tuples import NamedTuple
from provenance.store.files.discovery import Scan, scan
from provenance.store.index import schema
from provenance.store.index.freshness import is_fresh

if TYPE_CHECKING:
    from provenance.store.files.intake import Overlay

FOLDER: Final = ".provenance"
FILE: Final = "corpus.sqlite"

Progress = Callable[[int, int], None]
"""Is told how many of how many files are done."""

_PATIENCE: Final = 10.0
"""Seconds to wait for another process that is writing."""

_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)


class Opened(NamedTuple):
    """A database that is up to date with the files, inside a read transaction.

    ``notices`` tell what could not be done as it should be.
    """

    db: sqlite3.Connection
    scan: Scan
    notices: tuple[str, ...] = ()


def database_path(root: Path) -> Path:
    """Name the file of the compiled corpus."""
    return root / FOLDER / FILE


def open_database(
    root: Path,
    overlay: "Overlay | None" = None,
    progress: Progress | None = None,
    *,
    together: bool = False,
) -> Opened:
    """Open the compiled corpus, brought up to date; other processes may read it together.

    Raises:
        CorpusError: when the corpus has no files.
    """
    may_be_empty = bool(overlay)
    try:
        opened = _on_disk(root, may_be_empty, progress, together)
    except (sqlite3.Error, OSError) as error:
        found = scan(root, may_be_empty=may_be_empty)
        opened = _not_writable(root, found, progress, _told(error))
    if not overlay:
        return opened
    db = _copy(opened.db)
    opened.db.close()
    _bring_up_to_date(db, root, opened.scan, overlay, progress)
    return opened._replace(db=db)


def discard(root: Path) -> None:
    """Delete the compiled corpus's files; the next opening builds it anew."""
    for suffix in ("-wal", "-shm", "-journal", ""):
        path = f"{database_path(root)}{suffix}"
        if os.path.lexists(path):
            os.unlink(path)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file is no sound database."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


# --- on disk --------------------------------------------------------------------------------------


def _on_disk(root: Path, may_be_empty: bool, progress: Progress | None, together: bool) -> Opened:
    try:
        return _open_file(root, may_be_empty, progress, together)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
    discard(root)
    return _open_file(root, may_be_empty, progress, together)


def _open_file(root: Path, may_be_empty: bool, progress: Progress | None, together: bool) -> Opened:
    path = database_path(root)
    if not os.path.exists(path):
        scan(root, may_be_empty=may_be_empty)  # where there is nothing, nothing is kept
        _prepare(path.parent)
    db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        written = _data_version(db)
        found = scan(root, may_be_empty=may_be_empty)
        if is_up_to_date(db, found):
            return Opened(db, found)
        if schema.is_foreign(db):  # with views, triggers, modules … of which we know nothing
            db.close()
            discard(root)
            db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        db.execute("PRAGMA synchronous = NORMAL")  # a lost write costs a rebuild, no more
        db.execute("BEGIN IMMEDIATE")
        if _data_version(db) != written:
            # Another process, for which we may have waited, has seen the files later than we have.
            found = scan(root, may_be_empty=may_be_empty)
        _bring_up_to_date(db, root, found, {}, progress, together)
        return Opened(db, found)
    except BaseException:
        db.close()
        raise


def _data_version(db: sqlite3.Connection) -> int:
    """Give what is another number once another connection has written."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _prepare(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")


def is_up_to_date(db: sqlite3.Connection, found: Scan) -> bool:
    """Tell whether a database holds what the files say; leave the transaction open if so."""
    db.execute("BEGIN")
    if schema.is_current(db) and is_fresh(db, found.files):
        return True
    db.execute("ROLLBACK")
    return False


def _bring_up_to_date(
    db: sqlite3.Connection,
    root: Path,
    found: Scan,
    overlay: "Overlay",
    progress: Progress | None,
    together: bool = False,
) -> None:
    """Update in one transaction, and begin to read."""
    from provenance.store.index.build import update

    if not db.in_transaction:
        db.execute("BEGIN IMMEDIATE")
    if not schema.is_current(db):
        schema.create(db)
    update(db, str(root), found.files, overlay, progress, together)
    db.execute("COMMIT")
    _let_readers_be(db)
    db.execute("BEGIN")
    db.execute("SELECT value FROM meta").fetchone()  # the snapshot begins with the first look


def _let_readers_be(db: sqlite3.Connection) -> None:
    """Journal so that readers and writers do not wait for each other.

    Not before the first build: a new file needs no journal at all.
    """
    with suppress(sqlite3.OperationalError):  # somebody is looking: the next writer will do it
        db.execute("PRAGMA journal_mode = WAL")


# --- not on disk ----------------------------------------------------------------------------------


def _not_writable(root: Path, found: Scan, progress: Progress | None, why: str) -> Opened:
    """Use the compiled corpus as it is if it is up to date, else work from a private copy."""
    notice = f"the compiled corpus cannot be kept in {root / FOLDER} ({why}): working without it"
    kept = _read_only(database_path(root))
    if kept is None:
        return _private(sqlite3.connect("", isolation_level=None), root, found, progress, notice)
    try:
        if is_up_to_date(kept, found) or _holds(kept, root, found):
            return Opened(kept, found)
        copy = _copy(kept)
    except sqlite3.Error:
        copy = sqlite3.connect("", isolation_level=None)
    kept.close()
    return _private(copy, root, found, progress, notice)


def _holds(db: sqlite3.Connection, root: Path, found: Scan) -> bool:
    """Tell the same as `is_up_to_date` by looking into the files that leave a doubt."""
    from provenance.store.index.build import holds

    db.execute("BEGIN")
    if schema.is_current(db) and holds(db, str(root), found.files):
        return True
    db.execute("ROLLBACK")
    return False


def _private(
    db: sqlite3.Connection, root: Path, found: Scan, progress: Progress | None, notice: str
) -> Opened:
    _bring_up_to_date(db, root, found, {}, progress)
    return Opened(db, found, (notice,))


def _copy(db: sqlite3.Connection) -> sqlite3.Connection:
    """Copy a database into a private one, which SQLite keeps in memory until it grows large."""
    copy = sqlite3.connect("", isolation_level=None)
    db.backup(copy)
    return copy


def _read_only(path: Path) -> sqlite3.Connection | None:
    """Open without writing; None when that cannot be done safely."""
    if not os.path.exists(path):
        return None
    from urllib.parse import quote

    # In a folder where nothing can be written, SQLite must be told that nothing will change.
    # That holds while nobody else has the file open: its companions would show it.
    alone = not os.path.exists(f"{path}-wal")
    uri = f"file:{quote(str(path))}?mode=ro{'&immutable=1' if alone else ''}"
    try:
        return sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)
    except sqlite3.Error:
        return None


def _told(error: sqlite3.Error | OSError) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "another process keeps it locked"
    return getattr(error, "strerror", None) or str(error)
