"""Other processes that read, where so much must be read that they are worth their start.

With two of them a large corpus is compiled in three fifths of the time; below some thousand claims
they cost more than they save (docs/performance.md). What they give back is what would be read here.
"""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import Final

from provenance.store.index.compiled import Compiled, fetch_compiled
from provenance.store.pool import pool

_WORKERS: Final = 2

_AT_ONCE: Final = 4
"""Files that a process is given together."""

_AHEAD: Final = 8
"""Such parts that are read, for each process, before they are asked for: this bounds memory."""


def read_together(root: str, paths: Sequence[str]) -> Iterator[Compiled | None]:
    """Fetch and compile files by other processes, in the order of the paths.

    There are two: they keep this one, which writes, busy. With a single processor, and should one
    of them die, all that is left is read here.
    """
    parts = iter([paths[i : i + _AT_ONCE] for i in range(0, len(paths), _AT_ONCE)])
    work = partial(_read_part, root)
    if (os.cpu_count() or 1) < _WORKERS:
        yield from work(paths)
        return
    given: deque[tuple[Sequence[str], Future[list[Compiled | None]]]] = deque()
    with pool(_WORKERS) as workers:
        try:
            for part in islice(parts, _WORKERS * _AHEAD):
                given.append((part, workers.submit(work, part)))
            while given:
                yield from given[0][1].result()
                given.popleft()
                for part in islice(parts, 1):
                    given.append((part, workers.submit(work, part)))
        except BrokenProcessPool:
            for part in (*(part for part, _ in given), *parts):
                yield from work(part)


def _read_part(root: str, paths: Sequence[str]) -> list[Compiled | None]:
    return [fetch_compiled(root, path) for path in paths]
