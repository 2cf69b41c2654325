"""Writing a claim file whole or not at all, and never over somebody else's change."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from provenance.reading.text import decode
from provenance.store.errors import CorpusError
from provenance.store.files import guarded

_BOM = b"\xef\xbb\xbf"


def write(path: Path, text: str, expected: str | None) -> None:
    """Replace a file's text in one step; a kill at any point leaves the old or the new file.

    The file keeps its permissions, its byte order mark and, where all its line ends are those of
    Windows, these too. A symbolic link is followed.

    Args:
        path: the file.
        text: its new text.
        expected: the text that it had when it was read, or ``None`` for a file that must be new.

    Raises:
        CorpusError: the file is not as expected, or cannot be written.
    """
    path = Path(os.path.realpath(path))
    try:
        data = _encode(text, _current(path, expected))
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            _fill(temporary, data, path if expected is not None else None)
            if expected is None:
                os.link(temporary, path)  # unlike a rename, this never replaces
            else:
                _current(path, expected)
                os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError:
        raise _changed(path) from None
    except OSError as error:
        raise CorpusError(f"cannot write {path}: {error.strerror or error}") from error


def remove(path: Path, expected: str) -> None:
    """Delete a file, unless it changed since it was read.

    Raises:
        CorpusError: the file is not as expected, or cannot be deleted.
    """
    try:
        _current(path, expected)
        path.unlink()
        _sync_folder(path.parent)
    except OSError as error:
        raise CorpusError(f"cannot delete {path}: {error.strerror or error}") from error


def _current(path: Path, expected: str | None) -> bytes:
    """The file's bytes; raises CorpusError when they are not the expected text."""
    try:
        data = guarded.read(path, guarded.MAX_LISTS)
    except FileNotFoundError:
        if expected is None:
            return b""
        raise CorpusError(f"{path} is gone since it was read") from None
    if expected is None or decode("", data).text != expected:
        raise _changed(path)
    return data


def _changed(path: Path) -> CorpusError:
    return CorpusError(
        f"{path} changed since it was read, or was there already: nothing was written to it",
        "run the command again",
    )


def _encode(text: str, before: bytes) -> bytes:
    data = text.encode("utf-8")
    ends = before.count(b"\n")
    if ends and ends == before.count(b"\r\n"):
        data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return _BOM + data if before.startswith(_BOM) else data


def _fill(temporary: Path, data: bytes, like: Path | None) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        if like:
            os.chmod(temporary, stat.S_IMODE(like.stat().st_mode))
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
