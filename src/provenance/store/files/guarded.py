"""The one way by which files are read: regular files only, bounded, and nothing that waits."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

MAX_BYTES: Final = 16 * 2**20
"""The largest claim file that is read; ten thousand claims take about as much."""

MAX_SETTINGS: Final = 2**20
MAX_LISTS: Final = 256 * 2**20
"""The largest lock, baseline or spreadsheet; a million rows take about as much."""

MAX_DOCUMENT: Final = 4 * 2**30
"""The largest document that is attached to a source; it is read in pieces."""

# Without O_NONBLOCK, opening a pipe would wait for somebody to write into it; without O_NOCTTY a
# terminal could become that of this process.
FLAGS: Final = (os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)) | getattr(
    os, "O_CLOEXEC", 0
)


def read(path: str | Path, most: int = MAX_BYTES) -> bytes:
    """Read a file whole.

    Raises:
        OSError: it cannot be read, is no regular file, or is larger than ``most`` bytes;
            ``strerror`` says which.
    """
    with opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = taken(file, min(size, most) + 1)
        if len(data) > size:  # it has grown, or does not tell its size
            data += taken(file, most + 1 - len(data))
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 2**20} MB", os.fspath(path))
    return data


def opened(path: str | Path) -> BinaryIO:
    """Open a file to be read in pieces, with `taken`.

    Raises:
        OSError: it cannot be opened, or is no regular file.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):  # already to open some devices does something
        raise _irregular(path)
    file = open(os.open(path, FLAGS), "rb")  # noqa: SIM115
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise _irregular(path)
    return file


def taken(file: BinaryIO, most: int) -> bytes:
    """Take as many bytes of an opened file, or what is left of it.

    Raises:
        OSError: it cannot be read, or would wait, as some files of the system do.
    """
    data: bytes | None = file.read(most)
    if data is None:
        raise OSError(errno.EAGAIN, "it has nothing to read")
    return data


def _irregular(path: str | Path) -> OSError:
    return OSError(errno.EINVAL, "it is no regular file", os.fspath(path))
