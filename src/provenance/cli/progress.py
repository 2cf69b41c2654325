"""A line on stderr while work lasts: how much, how fast, how long still."""

import sys
import time
from typing import BinaryIO, Final

from provenance.cli.edge import raw


class Progress:
    """Called with work done and work in all; draws after the first second, at most ten a second."""

    def __init__(self, what: str = "compiling", of: str = "") -> None:
        """Begin.

        Args:
            what: what is done.
            of: of what the time that is left is, where more follows.
        """
        self._what = what
        self._of = of
        self._start = time.monotonic()
        self._drawn = self._start
        self._shown = False
        self._out = raw(sys.stderr)

    def __call__(self, done: int, total: int) -> None:
        """Tell how many files of how many are read, or how many claims are summed up."""
        now = time.monotonic()
        finished = done >= total
        if done == 0 and not self._shown:
            self._start = now
        if now - self._start < 1 or (now - self._drawn < 0.1 and not finished):
            return
        self._drawn = now
        if finished:
            self._out.write("\r\x1b[K" if self._shown else "")
            self._shown = False
        else:
            rate = done / (now - self._start)
            left = (total - done) / rate if rate else 0
            told = f"{done:,} of {total:,}  {rate:,.0f} a second  {left:.0f} s left{self._of}"
            self._out.write(f"\r\x1b[K{self._what}: {told}")
            self._shown = True
        self._out.flush()


class Watched:
    """A file of which is told how far it is read, each time that it is read from its beginning.

    How often that will be only its reader knows, so that no more is told than what is left of one.
    """

    def __init__(self, file: BinaryIO, total: int) -> None:
        """Watch a file of so many bytes."""
        self._file = file
        self._total = total
        self._pass = 0
        self._peeked = True
        self._progress = Progress()

    def read(self, size: int = -1) -> bytes:
        """Read as the file does."""
        return self._told(self._file.read(size))

    def readline(self, size: int = -1) -> bytes:
        """Read a line as the file does."""
        return self._told(self._file.readline(size))

    def __iter__(self) -> "Watched":
        return self

    def __next__(self) -> bytes:
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place in the file."""
        self._peeked = True
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place in the file."""
        return self._file.tell()

    def _told(self, data: bytes) -> bytes:
        at = self._file.tell()
        if at > _PEEKED and self._peeked:
            self._peeked = False
            self._pass += 1
            self._progress = Progress(f"reading, pass {self._pass}: bytes", " of this pass")
        if not self._peeked:
            self._progress(at, self._total)
        return data


_PEEKED: Final = 1_000_000
"""The bytes that a look at the beginning of a file may take: it is no pass."""
