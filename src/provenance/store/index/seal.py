"""What tells a compiled corpus that this user wrote, on this machine, for this folder.

A database that came with a repository could say anything. One is believed only while a note in the
user's own state folder, where no repository reaches, names the corpus's folder and the database's
device, inode, size and times as they are.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from provenance.store.files import guarded, private

FILE: Final = "corpus.seal"
"""The same note beside the database, for the other users of this machine."""

_WRITING: Final = "writing"
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


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
    except OSError:
        return _NONE
    who, what = _state(root, status)
    for folder in _folders(root):
        with suppress(OSError, ValueError):
            noted_who, noted_what = _read(folder / _name(root))
            if noted_who == who:
                return Trust(True, noted_what == what, noted_what == _WRITING)
    # Of a database that another user of this machine keeps, its times alone must do: whoever
    # prepared a repository could not foretell them.
    if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
        with suppress(OSError, ValueError):
            if [who, what] == _lines(guarded.read(database.parent / FILE, _MOST)):
                return Trust(True, True)
    return _NONE


def put(root: Path, database: Path, *, writing: bool = False) -> None:
    """Seal a database as it is now; where no seal can be kept, it is built anew each time.

    ``writing`` says that it will change: if that is never finished, it is built anew without a
    word.
    """
    with suppress(OSError):
        who, what = _state(root, os.lstat(database))
        text = f"{who}\n{_WRITING if writing else what}\n".encode("utf-8", "surrogateescape")
        for folder in _folders(root):
            with suppress(OSError):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _write(folder / _name(root), text)
                break
        with suppress(OSError):
            _write(database.parent / FILE, text)


_MOST: Final = 8192


def _state(root: Path, status: os.stat_result) -> tuple[str, str]:
    """Name a database as a thing, and as it is at this moment."""
    who = f"{status.st_dev} {status.st_ino} {os.path.realpath(root)!r}"
    return who, f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def _name(root: Path) -> str:
    status = os.stat(root)
    return f"{status.st_dev:x}-{status.st_ino:x}"


def _folders(root: Path) -> list[Path]:
    """Where seals may lie: in the user's state folder, else with what is temporary.

    Never in the corpus, where a repository could have put one.
    """
    state, home = os.environ.get("XDG_STATE_HOME", ""), os.path.expanduser("~")
    temporary = os.environ.get("TMPDIR", "/tmp")
    user = os.getuid() if hasattr(os, "getuid") else "user"
    named = [
        os.path.join(state, "provenance", "corpora"),
        os.path.join(home, ".local", "state", "provenance", "corpora"),
        os.path.join(temporary, f"provenance-{user}"),
    ]
    top = os.path.realpath(root)
    return [
        Path(folder)
        for folder in named
        if os.path.isabs(folder) and not Path(os.path.realpath(folder)).is_relative_to(top)
    ]


def _read(path: Path) -> list[str]:
    """Read a note that only this user can have written."""
    number = os.open(path, guarded.FLAGS | _NO_LINK)
    with open(number, "rb") as file:
        status = os.fstat(number)
        mine = not hasattr(os, "geteuid") or (
            status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & 0o022
        )
        if not (stat.S_ISREG(status.st_mode) and mine):
            raise PermissionError(path)
        return _lines(file.read(_MOST))


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogateescape").splitlines()


def _write(path: Path, text: bytes) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        os.unlink(temporary)  # of a process of this number that was killed
    try:
        number = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o644)
        with open(number, "wb") as file:
            file.write(text)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


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
