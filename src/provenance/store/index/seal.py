"""What tells a compiled corpus that this user wrote, on this machine, for this folder.

A database that came with a repository could say anything. One is believed only with a seal beside
it that fits: it is made with a key that stays in the user's own folders, and names the corpus's
folder and the database's device, inode, size and times, none of which travel or can be foretold.
"""

import os
import stat
from _blake2 import blake2b
from contextlib import suppress
from pathlib import Path
from typing import Final

from provenance.model.tuples import NamedTuple
from provenance.store.files import guarded, private

FILE: Final = "corpus.seal"
_LENGTH: Final = 32


class Trust(NamedTuple):
    """Whether a database was made here, and whether it is as it was when it was last sealed.

    ``writing``: when it was last sealed, somebody began to write to it.
    """

    ours: bool
    same: bool
    writing: bool = False


_NONE: Final = Trust(False, False)


def trust(root: Path, database: Path) -> Trust:
    """Hold a database to its seal."""
    try:
        status = os.lstat(database)
        if not stat.S_ISREG(status.st_mode) or os.path.islink(database.parent):
            return _NONE
        written = guarded.read(database.parent / FILE, 1024).split()
        key = _key(root)
    except OSError:
        return _NONE
    if key is None or len(written) != 3:
        return _NONE
    marks = _marks(key, root, status)
    if written[0] == marks.who:
        writing = written[1] == marks.writing
        return Trust(True, written[1] == marks.what, writing)
    # Of a database that another user of this machine keeps, its times alone must do: whoever
    # prepared a repository could not foretell them.
    there = hasattr(os, "geteuid") and status.st_uid != os.geteuid()
    return Trust(True, True) if there and written[2] == marks.here else _NONE


def put(root: Path, database: Path, *, writing: bool = False) -> None:
    """Seal a database as it is now; without a key, or where nothing can be written, it stays bare.

    One that is bare is built anew each time. ``writing`` says that it will change: if that is never
    finished, it is built anew without a word.
    """
    with suppress(OSError):
        key = _key(root)
        if key is None:
            return
        made = _marks(key, root, os.lstat(database))
        marks = (made.who, made.writing if writing else made.what, b"-" if writing else made.here)
        temporary = database.parent / f"{FILE}.{os.getpid()}"
        try:
            number = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK, 0o600)
            with open(number, "wb") as file:
                file.write(b"\n".join(marks) + b"\n")
            os.replace(temporary, database.parent / FILE)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(temporary)


_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


class _Marks(NamedTuple):
    who: bytes
    what: bytes
    writing: bytes
    here: bytes


def _marks(key: bytes, root: Path, status: os.stat_result) -> _Marks:
    who = (os.path.realpath(root), status.st_dev, status.st_ino)
    what = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    whole = repr((who, what))
    return _Marks(
        _mark(key, repr(who)),
        _mark(key, whole),
        _mark(key, repr((who, "writing"))),
        _mark(_machine(), whole),
    )


def _machine() -> bytes:
    """What names this machine; it is no secret."""
    try:
        return guarded.read("/etc/machine-id", 1024).strip()[:_LENGTH] or b"-"
    except OSError:
        return os.uname().nodename.encode()[:_LENGTH] or b"-" if hasattr(os, "uname") else b"-"


def _mark(key: bytes, text: str) -> bytes:
    data = text.encode("utf-8", "surrogateescape")
    return blake2b(data, key=key, digest_size=24).hexdigest().encode()


def _key(root: Path) -> bytes | None:
    """The user's own key, which is made at the first need; None where no folder can hold it."""
    for folder in _folders(root):
        try:
            return _read(folder / "key")
        except FileNotFoundError:
            with suppress(OSError):
                return _make(folder)
        except OSError:
            continue
    return None


def _folders(root: Path) -> list[Path]:
    """Where the key may lie: in the user's state folder, else with what is temporary.

    Never in the corpus, where a repository could have put one.
    """
    state, home = os.environ.get("XDG_STATE_HOME", ""), os.path.expanduser("~")
    temporary = os.environ.get("TMPDIR", "/tmp")
    user = os.getuid() if hasattr(os, "getuid") else "user"
    named = [
        os.path.join(state, "provenance"),
        os.path.join(home, ".local", "state", "provenance"),
        os.path.join(temporary, f"provenance-{user}"),
    ]
    top = os.path.realpath(root)
    return [
        Path(folder)
        for folder in named
        if os.path.isabs(folder) and not Path(os.path.realpath(folder)).is_relative_to(top)
    ]


def _read(path: Path) -> bytes:
    number = os.open(path, guarded.FLAGS | _NO_LINK)
    with open(number, "rb") as file:
        status = os.fstat(number)
        alone = not hasattr(os, "getuid") or (
            status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & 0o077
        )
        key = file.read(_LENGTH + 1) if stat.S_ISREG(status.st_mode) and alone else b""
    if len(key) != _LENGTH:
        raise PermissionError(f"{path} is no key of this user")
    return key


def _make(folder: Path) -> bytes:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = folder / f"key.{os.getpid()}"
    number = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600)
    try:
        with open(number, "wb") as file:
            file.write(os.urandom(_LENGTH))
        with suppress(FileExistsError):  # another process was first
            os.link(temporary, folder / "key")
    finally:
        os.unlink(temporary)
    return _read(folder / "key")


class Presence:
    """One opening of a compiled corpus, which others can see: who is alone may trust nobody else.

    SQLite's companions of a database (its journals) are believed only while another process has it
    open: else somebody was killed, or put them there.
    """

    def __init__(self, root: Path) -> None:
        self._number: int | None = None
        self.number = 0
        """The inode of the database that was opened."""
        with suppress(OSError, ImportError):
            self._number = _opened(private.made(root) / "open.lock")
            self._flock(exclusive=False, wait=True)

    def alone(self) -> bool:
        """Whether nobody else has the compiled corpus open now."""
        try:
            self._flock(exclusive=True)
            self._flock(exclusive=False)
        except (OSError, ImportError):
            with suppress(OSError, ImportError):
                self._flock(exclusive=False, wait=True)
            return self._number is None
        return True

    def end(self) -> None:
        """Be seen no more."""
        if self._number is not None:
            os.close(self._number)
            self._number = None

    def _flock(self, *, exclusive: bool, wait: bool = False) -> None:
        import fcntl

        if self._number is None:
            raise OSError
        kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
        fcntl.flock(self._number, kind if wait else kind | fcntl.LOCK_NB)


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK | getattr(os, "O_CLOEXEC", 0), 0o600)
