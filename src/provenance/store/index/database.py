"""Opening the compiled corpus: on disk where that works, else in a private copy.

A connection is handed out inside a read transaction: it sees one snapshot, whatever others write.
"""

import errno
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.store.errors import Damaged
from provenance.store.files import private
from provenance.store.files.discovery import Scan, scan
from provenance.store.index import schema
from provenance.store.index.freshness import is_fresh
from provenance.store.index.seal import FILE as SEAL
from provenance.store.index.seal import Presence, put, trust

if TYPE_CHECKING:
    from provenance.store.files.intake import Overlay

FILE: Final = "corpus.sqlite"

Progress = Callable[[int, int], None]
"""Is told how many of how many files are done."""

_PATIENCE: Final = 10.0
"""Seconds to wait for another process that is writing."""

_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)


DAMAGED: Final = "the compiled corpus was damaged; it was built anew"
_CHANGED: Final = "the compiled corpus was damaged, or changed by something else; it was built anew"
_FOREIGN: Final = (
    "the compiled corpus was not written here for this folder, and not believed; it was built anew"
)


class Opened(NamedTuple):
    """A database that is up to date with the files, inside a read transaction.

    ``notices`` tell what could not be done as it should be; ``presence`` shows others that it is
    open, where it is on disk.
    """

    db: sqlite3.Connection
    scan: Scan
    notices: tuple[str, ...] = ()
    presence: Presence | None = None


def database_path(root: Path) -> Path:
    """Name the file of the compiled corpus."""
    return root / private.FOLDER / FILE


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
    close(opened.db, root, opened.presence)
    _bring_up_to_date(db, root, opened.scan, overlay, progress)
    _look(db)
    return opened._replace(db=db, presence=None)


def close(db: sqlite3.Connection, root: Path, presence: Presence | None) -> None:
    """Let go of a database; the last to do so seals it as SQLite leaves it."""
    db.close()
    if presence is None:
        return
    path = database_path(root)
    if presence.alone() and presence.number == inode(path) and not trust(root, path).same:
        _seal(root, path)
    presence.end()


def settle(db: sqlite3.Connection, root: Path) -> None:
    """Bring what was written from SQLite's journal into the database, and seal it.

    While others are reading that cannot be done; then the last of them does it.
    """
    with suppress(sqlite3.OperationalError):
        db.execute("PRAGMA busy_timeout = 0")  # it would wait for readers, which may be ourselves
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        db.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000:.0f}")
    _seal(root, database_path(root))


def _seal(root: Path, path: Path) -> None:
    if not _has_journal(path):
        put(root, path)


def open_private(root: Path, overlay: "Overlay") -> Opened:
    """Open a copy of the compiled corpus that can be revised, and that nobody else sees."""
    opened = open_database(root, overlay)
    if overlay:
        return opened
    db = _copy(opened.db)
    close(opened.db, root, opened.presence)
    _look(db)
    return opened._replace(db=db, presence=None)


def revise(db: sqlite3.Connection, root: Path, texts: "Overlay") -> None:
    """Take in unsaved texts, or what a file holds now (None), and begin to read again."""
    from provenance.store.index import build

    db.execute("ROLLBACK")
    db.execute("BEGIN")
    build.revise(db, str(root), texts)
    db.execute("COMMIT")
    _look(db)


def look_again(db: sqlite3.Connection, root: Path, overlay: "Overlay") -> Scan:
    """Take in what has changed in any file, and begin to read again."""
    found = scan(root, may_be_empty=True)
    db.execute("ROLLBACK")
    _bring_up_to_date(db, root, found, overlay, None)
    _look(db)
    return found


def discard(root: Path) -> None:
    """Delete the compiled corpus's files; the next opening builds it anew."""
    if os.path.islink(root / private.FOLDER):
        raise OSError(errno.ENOTDIR, "it is a link", private.FOLDER)
    for suffix in ("-wal", "-shm", "-journal", ""):
        with suppress(FileNotFoundError):
            os.unlink(f"{database_path(root)}{suffix}")
    with suppress(FileNotFoundError):
        os.unlink(database_path(root).parent / SEAL)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file is no sound database."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    told = str(error)
    lacks = code == sqlite3.SQLITE_ERROR and told.startswith("no such ")
    undecodable = told.startswith("Could not decode to UTF-8")  # Python says so, without a code
    return (
        code in _DAMAGED or lacks or undecodable
    )  # every statement is this program's own: the tables are not


# --- on disk --------------------------------------------------------------------------------------


def _on_disk(root: Path, may_be_empty: bool, progress: Progress | None, together: bool) -> Opened:
    path = database_path(root)
    if not os.path.lexists(path):
        scan(root, may_be_empty=may_be_empty)  # where there is nothing, nothing is kept
    private.made(root)
    presence = Presence(root)
    try:
        if _believed(root, path, presence):
            with suppress(Damaged):
                return _open_file(root, may_be_empty, progress, together, presence)
            discard(root)
            notice = DAMAGED
        else:
            notice = ""
        with private.alone(root, "build.lock", _PATIENCE):
            if not notice and _believed(root, path, presence):  # another process built it meanwhile
                return _open_file(root, may_be_empty, progress, together, presence)
            if not notice and os.path.lexists(path):
                found = trust(root, path)
                unbegun = found.writing or _is_empty(path)
                notice = "" if unbegun else _CHANGED if found.ours else _FOREIGN
                discard(root)
            opened = _open_file(root, may_be_empty, progress, together, presence)
            return opened._replace(notices=(*opened.notices, *([notice] if notice else [])))
    except BaseException:
        presence.end()
        raise


def _believed(root: Path, path: Path, presence: Presence) -> bool:
    """Whether the database, and the journals beside it, were written here for this folder.

    While others have it open it may be changing, and they have held it to its seal.
    """
    found = trust(root, path)
    return found.ours and ((found.same and not _has_journal(path)) or not presence.alone())


def _is_empty(path: Path) -> bool:
    """Whether a database holds nothing: SQLite makes it, and the file to undo it, before our seal.

    A log beside it, which is never begun so early, could hold what is in none of them.
    """
    status = os.lstat(path)
    is_log = os.path.lexists(f"{path}-wal")
    return stat.S_ISREG(status.st_mode) and not status.st_size and not is_log


def _has_journal(path: Path) -> bool:
    """Whether a journal beside the database holds anything."""
    for suffix in ("-wal", "-journal"):
        try:
            status = os.lstat(f"{path}{suffix}")
        except FileNotFoundError:
            continue
        if status.st_size or not stat.S_ISREG(status.st_mode):
            return True
    return False


def _open_file(
    root: Path, may_be_empty: bool, progress: Progress | None, together: bool, presence: Presence
) -> Opened:
    try:
        return _open_as_it_is(root, may_be_empty, progress, together, presence)
    except UnicodeDecodeError:  # not even the names of its tables can be read
        raise Damaged from None
    except sqlite3.Error as error:
        if is_damage(error):
            raise Damaged from None
        raise


def _open_as_it_is(
    root: Path, may_be_empty: bool, progress: Progress | None, together: bool, presence: Presence
) -> Opened:
    path = database_path(root)
    db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        written = _data_version(db)
        found = scan(root, may_be_empty=may_be_empty)
        if is_up_to_date(db, found):
            return _opened(db, found, path, presence)
        if schema.is_foreign(db):  # with views, triggers, modules … of which we know nothing
            db.close()
            discard(root)
            db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        db.execute("PRAGMA synchronous = NORMAL")  # a lost write costs a rebuild, no more
        db.execute("BEGIN IMMEDIATE")
        put(root, path, writing=True)
        if _data_version(db) != written:
            # Another process, for which we may have waited, has seen the files later than we have.
            found = scan(root, may_be_empty=may_be_empty)
        _bring_up_to_date(db, root, found, {}, progress, together)
        # SQLite's search keeps a hold on what it read; only to close brings all into the database.
        revision = _look(db)
        db.close()
        _seal(root, path)
        db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        if _look(db) == revision:
            return _opened(db, found, path, presence)
    except BaseException:
        db.close()
        raise
    db.close()  # another process has seen later files
    return _open_as_it_is(root, may_be_empty, progress, together, presence)


def _opened(db: sqlite3.Connection, found: Scan, path: Path, presence: Presence) -> Opened:
    presence.number = inode(path)
    return Opened(db, found, presence=presence)


def inode(path: Path) -> int:
    """Give the number by which the file system knows a file; 0 of none."""
    try:
        return os.lstat(path).st_ino
    except OSError:
        return 0


def _data_version(db: sqlite3.Connection) -> int:
    """Give what is another number once another connection has written."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


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


def _look(db: sqlite3.Connection) -> str:
    """Begin to read; give what names the state of the files that is seen."""
    db.execute("BEGIN")
    # The snapshot begins with the first look.
    return str(db.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()[0])


def _let_readers_be(db: sqlite3.Connection) -> None:
    """Journal so that readers and writers do not wait for each other.

    Not before the first build: a new file needs no journal at all.
    """
    with suppress(sqlite3.OperationalError):  # somebody is looking: the next writer will do it
        db.execute("PRAGMA journal_mode = WAL")


# --- not on disk ----------------------------------------------------------------------------------


def _not_writable(root: Path, found: Scan, progress: Progress | None, why: str) -> Opened:
    """Use the compiled corpus as it is if it is up to date, else work from a private copy."""
    notice = (
        f"the compiled corpus cannot be kept in {root / private.FOLDER} ({why}): working without it"
    )
    path = database_path(root)
    kept = _read_only(path) if trust(root, path).same else None
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
    _look(db)
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
