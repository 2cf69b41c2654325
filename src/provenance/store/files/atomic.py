"""Writing a file whole or not at all, never over another's change, never out of its folder."""

import os
import re
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from provenance.reading.text import decode
from provenance.store.errors import CorpusError
from provenance.store.files import guarded, private
from provenance.store.files.discovery import is_root

_BOM = b"\xef\xbb\xbf"
_TEMPORARY: Final = re.compile(r"\.[0-9a-f]{16}\.tmp")
_STALE: Final = 3600.0
"""Seconds after which a temporary file is one that nobody will ever finish."""


def write(path: Path, text: str, expected: str | None) -> None:
    """Replace a file's text in one step; a kill at any point leaves the old or the new file.

    The file keeps its permissions, its byte order mark and, where all its line ends are those of
    Windows, these too. A new file that is there already with just this text is left as it is: a
    command that was killed can be run again. A symbolic link is followed within the
    corpus that the file is named in, or within its folder where that is none.

    Args:
        path: the file.
        text: its new text.
        expected: the text that it had when it was read, or ``None`` for a file that must be new.

    Raises:
        CorpusError: the file is not as expected, lies elsewhere, or cannot be written.
    """
    told = path
    path, top = _placed(path)
    try:
        data = encoded(text, _current(path, expected))
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _put(path, data, expected, _temporary(top, path))
        except OSError as error:
            if not isinstance(error, FileExistsError) or expected is not None:
                raise
            if _current(path, text) != data:
                raise
        _sync_folder(path.parent)
    except FileExistsError:
        raise _changed(path) from None
    except UnicodeEncodeError:
        raise CorpusError(f"cannot write {told}: the text holds half a character") from None
    except OSError as error:
        raise CorpusError(f"cannot write {told}: {error.strerror or error}") from error


def put(path: Path, data: bytes) -> None:
    """Write a file that the user named, as `putting` does."""
    with putting(path) as file:
        file.write(data)


class Aside:
    """Writes many files that can be made anew: each whole under its name, or not at all.

    None waits for the disk, and a file that is a link is replaced, not followed.

    Args:
        folder: where a file stands until it is whole, on the file system of them all; what commands
            that were killed long ago left there is deleted.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        _sweep(folder)

    def put(self, path: Path, data: bytes) -> None:
        """Write a file; raises OSError where that cannot be done."""
        temporary = self._folder / _temporary_name()
        try:
            with open(temporary, "xb") as file:
                file.write(data)
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


@contextmanager
def putting(path: Path) -> Iterator[BinaryIO]:
    """Give what writes a file that the user named, over what was there; a device is written into.

    A kill at any point leaves the old or the new file. A symbolic link is followed as by `write`.

    Args:
        path: the file.

    Raises:
        CorpusError: it lies elsewhere, or cannot be written.
    """
    try:
        device = Path(os.path.abspath(path)).is_relative_to("/dev")  # /dev/stdout may be a file
        if os.path.exists(path) and (device or not os.path.isfile(path)):
            number = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
            os.set_blocking(number, True)
            with open(number, "wb") as file:
                yield file
            return
        path, top = _placed(path)
        with replacing(path, top) as file:
            yield file
    except OSError as error:
        raise CorpusError(f"cannot write {path}: {error.strerror or error}") from error


@contextmanager
def replacing(path: Path, top: Path) -> Iterator[BinaryIO]:
    """Give a file that appears under its name when it is whole; it replaces what was there.

    Args:
        path: the file, which is not looked into.
        top: the corpus that it lies in, or its folder.

    Raises:
        OSError: it cannot be written.
    """
    temporary = _temporary(top, path)
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            if path.is_file():
                os.chmod(temporary, stat.S_IMODE(path.stat().st_mode))
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def write_all(texts: Sequence[tuple[Path, str, str | None]]) -> Iterator[Path]:
    """Write many files as `write` does, but wait for the disk once, not once a file.

    All are first written aside, and held to what is expected. A kill at any point leaves each file
    as it was, or whole.

    Args:
        texts: the files, with their texts and those that they had, or ``None`` for a new one.

    Yields:
        Each file when it is in its place, but for one that was there with just this text.

    Raises:
        CorpusError: a file is not as expected, lies elsewhere, or cannot be written.
    """
    aside: list[tuple[Path, Path, bytes, str, str | None]] = []
    told = texts[0][0] if texts else Path()
    try:
        for told, text, expected in texts:
            path, top = _placed(told)
            data = encoded(text, _current(path, expected))
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = _temporary(top, path)
            aside.append((path, temporary, data, text, expected))
            _fill(temporary, data, path if expected is not None else None, settled=False)
        os.sync()
        for path, temporary, data, text, expected in aside:
            told = path
            try:
                _replace(temporary, path, expected)
            except FileExistsError:
                if _current(path, text) != data:
                    raise _changed(path) from None
            else:
                yield path
        for folder in {path.parent for path, *_ in aside}:
            _sync_folder(folder)
    except UnicodeEncodeError:
        raise CorpusError(f"cannot write {told}: the text holds half a character") from None
    except OSError as error:
        raise CorpusError(f"cannot write {told}: {error.strerror or error}") from error
    finally:
        for _, temporary, *_ in aside:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def remove(path: Path, expected: str) -> None:
    """Delete a file, unless it changed since it was read.

    Raises:
        CorpusError: the file is not as expected, lies elsewhere, or cannot be deleted.
    """
    _placed(path)
    try:
        _current(path, expected)
        path.unlink()
        _sync_folder(path.parent)
    except OSError as error:
        raise CorpusError(f"cannot delete {path}: {error.strerror or error}") from error


def _placed(path: Path) -> tuple[Path, Path]:
    """Where a file really lies, and the folder that it may not leave by a link."""
    real = Path(os.path.realpath(path))
    above = Path(os.path.abspath(path)).parents
    top = Path(os.path.realpath(next((folder for folder in above if is_root(folder)), above[0])))
    hidden = real.is_relative_to(top) and ".git" in real.relative_to(top).parts
    if hidden or not real.is_relative_to(top):
        raise CorpusError(
            f"{path} is a link that leads out of {top}: nothing was written to it"
            if not hidden
            else f"{path} is a link into git's own folder: nothing was written to it",
            "put a plain file in its place",
        )
    return real, top


def _put(path: Path, data: bytes, expected: str | None, temporary: Path) -> None:
    try:
        _fill(temporary, data, path if expected is not None else None)
        _replace(temporary, path, expected)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _replace(temporary: Path, path: Path, expected: str | None) -> None:
    """Put a file in its place, where must be what is expected."""
    if expected is not None:
        _current(path, expected)
        os.replace(temporary, path)
        return
    try:
        os.link(temporary, path)  # unlike a rename, this never replaces
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(temporary, path)


def _temporary(top: Path, path: Path) -> Path:
    """Name a temporary file on the file system of a file: in the corpus's own folder if it can be.

    There `private.turn` sweeps what was left when a command was killed.
    """
    name = _temporary_name()
    if is_root(top):
        with suppress(OSError):
            folder = private.made(top, "tmp")
            if folder.stat().st_dev == path.parent.stat().st_dev:
                return folder / name
    _sweep(path.parent)
    return path.with_name(name)


def _temporary_name() -> str:
    return f".{os.urandom(8).hex()}.tmp"


def _sweep(folder: Path) -> None:
    """Delete what commands that were killed long ago left beside other files."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name):
                with suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < time.time() - _STALE:
                        os.unlink(entry.path)


def _current(path: Path, expected: str | None) -> bytes:
    """The file's bytes; raises CorpusError when they are not the expected text."""
    try:
        data = guarded.read(path, guarded.MAX_LISTS)
    except FileNotFoundError:
        if expected is None:
            return b""
        raise CorpusError(f"{path} is gone since it was read") from None
    if expected is None:
        return b""  # `_put` says that it is there
    if decode("", data).text != expected:
        raise _changed(path)
    return data


def _changed(path: Path) -> CorpusError:
    return CorpusError(
        f"{path} changed since it was read, or was there already: nothing was written to it",
        "run the command again",
    )


def encoded(text: str, before: bytes) -> bytes:
    """Give the bytes of a text with the byte order mark and line ends of what stood there."""
    data = text.encode("utf-8")
    ends = before.count(b"\n")
    if ends and ends == before.count(b"\r\n"):
        data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return _BOM + data if before.startswith(_BOM) else data


def _fill(temporary: Path, data: bytes, like: Path | None, settled: bool = True) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        if like:
            os.chmod(temporary, stat.S_IMODE(like.stat().st_mode))
        if settled:
            os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where the system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
