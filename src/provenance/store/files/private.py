"""The program's own folder in a corpus, ``.provenance/``: never a link, never in git."""

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from provenance.store.errors import CorpusError

FOLDER: Final = ".provenance"

_PATIENCE: Final = 60.0
"""Seconds to wait for another command that is writing."""

_held: set[Path] = set()


def made(root: Path, *inside: str) -> Path:
    """Give the folder, or one inside it, which is made if there is none.

    Raises:
        OSError: it cannot be made, or is a link, by which one would write somewhere else.
    """
    folder = root
    for name in (FOLDER, *inside):
        folder = folder / name
        with suppress(FileExistsError):
            os.mkdir(folder)
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            raise OSError(errno.ENOTDIR, "it is a link or a file", os.fspath(folder))
    ignore = root / FOLDER / ".gitignore"
    if not os.path.lexists(ignore):
        ignore.write_text("*\n", encoding="utf-8")
    return folder


@contextmanager
def turn(root: Path) -> Iterator[None]:
    """Let one command after the other change a corpus; each plans on what the last one left.

    What commands that were killed left behind is swept. Where the file system knows no locks, and
    where nothing can be written anyway, nobody waits.

    Raises:
        CorpusError: another command takes too long.
    """
    real = Path(os.path.realpath(root))
    if real in _held:
        yield
        return
    number = _wait(real, "write.lock", _PATIENCE)
    _held.add(real)
    try:
        if number is not None:
            _sweep(real)
        yield
    finally:
        _held.discard(real)
        if number is not None:
            os.close(number)


@contextmanager
def alone(root: Path, name: str, patience: float) -> Iterator[None]:
    """Do something that only one process may do at a time.

    Raises:
        OSError: another one takes too long.
    """
    try:
        number = _wait(root, name, patience)
    except CorpusError:
        raise BlockingIOError(errno.EAGAIN, "another process keeps it locked") from None
    try:
        yield
    finally:
        if number is not None:
            os.close(number)


def _wait(root: Path, name: str, patience: float) -> int | None:
    try:
        import fcntl

        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        number = os.open(made(root) / name, flags, 0o666)
    except (ImportError, OSError):
        return None
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return number
        except BlockingIOError:
            if time.monotonic() > end:
                os.close(number)
                raise CorpusError(
                    f"another command has been writing to {root} for {patience:.0f} seconds",
                    "run this one again when that is done",
                ) from None
            time.sleep(0.02)
        except OSError:
            os.close(number)
            return None


def _sweep(root: Path) -> None:
    """Delete the temporary files of commands that were killed: nobody else is writing now."""
    with suppress(OSError), os.scandir(root / FOLDER / "tmp") as entries:
        for entry in entries:
            with suppress(OSError):
                os.unlink(entry.path)
