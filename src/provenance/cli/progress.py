"""A line on stderr while work lasts: how much, how fast, how long still."""

import sys
import time

from provenance.cli.edge import raw


class Progress:
    """Called with work done and work in all; draws after the first second, at most ten a second."""

    def __init__(self, what: str = "compiling") -> None:
        self._what = what
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
            told = f"{done:,} of {total:,}  {rate:,.0f} a second  {left:.0f} s left"
            self._out.write(f"\r\x1b[K{self._what}: {told}")
            self._shown = True
        self._out.flush()
