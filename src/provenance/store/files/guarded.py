"""The one way by which files are read: regular files only, bounded, and nothing that waits."""

import errno
import os
import stat
from pathlib import Path
from typing import Final

MAX_BYTES: Final = 16 * 2**20
"""The largest claim file that is read; ten thousand claims take about as much."""

MAX_SETTINGS: Final = 2**20
MAX_LISTS: Final = 256 * 2**20
"""The largest lock, baseline or spreadsheet; a million rows take about as much."""

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
    if not stat.S_ISREG(os.stat(path).st_mode):  # already to open some devices does something
        raise _irregular(path)
    number = os.open(path, FLAGS)
    with open(number, "rb") as file:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode):
            raise _irregular(path)
        data = file.read(min(status.st_size, most) + 1)
        if len(data) > status.st_size:  # it has grown, or does not tell its size
            data += file.read(most + 1 - len(data))
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 2**20} MB", os.fspath(path))
    return data


def _irregular(path: str | Path) -> OSError:
    return OSError(errno.EINVAL, "it is no regular file", os.fspath(path))
