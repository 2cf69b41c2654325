"""Threads that answer, each with the corpus open for as long as it is surely fresh.

Opening the corpus looks at every file's status. That is done again after a moment, not for each
of the many questions that may come in it; a thread that is asked nothing holds nothing open.
"""

import asyncio
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from provenance.store.corpus import Corpus, open_corpus

T = TypeVar("T")

_THREADS: Final = 4
_FRESH: Final = 0.2
"""Seconds for which an opened corpus is asked without looking at its files again."""
_SHARE: Final = 20
"""Looking at the files takes about one part in so many of all threads' time together,"""
_STALE: Final = 2.0
"""but no answer is older than so many seconds."""
_MOST: Final = 200
"""Questions that are asked of a corpus before what was fetched for them is let go."""
_WAITING: Final = 200
"""Questions that may wait; more are refused."""


class Busy(Exception):
    """Too many questions wait already."""


class Workers:
    """A few threads that work on the corpus at ``root``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._written = 0
        self._jobs: queue.Queue[tuple[Callable[[Corpus], Any], Any, Any] | None]
        self._jobs = queue.Queue(_WAITING)
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(_THREADS)]
        for thread in self._threads:
            thread.start()

    async def run(self, ask: Callable[[Corpus], T]) -> T:
        """Ask the corpus in one of the threads.

        Raises:
            Busy: too many wait already.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        try:
            self._jobs.put_nowait((ask, loop, future))
        except queue.Full:
            raise Busy from None
        return await future

    def forget(self) -> None:
        """Open the corpus again for what is asked from now on: its files were just written."""
        self._written += 1

    def close(self) -> None:
        """Let the threads end."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(5)

    def _work(self) -> None:
        corpus: Corpus | None = None
        until, written, left = 0.0, 0, 0
        while True:
            try:
                job = self._jobs.get(timeout=_FRESH if corpus else None)
            except queue.Empty:
                job, until = None, -1.0
            stale = time.monotonic() > until or written != self._written or not left
            if corpus is not None and (job is None or stale):
                corpus.close()
                corpus = None
            if job is None:
                if until < 0:
                    until = 0.0
                    continue
                return
            ask, loop, future = job
            try:
                if corpus is None:
                    began, written = time.monotonic(), self._written
                    corpus = open_corpus(self._root)
                    done = time.monotonic()
                    until = done + min(max(_FRESH, (done - began) * _SHARE * _THREADS), _STALE)
                    left = _MOST
                left -= 1
                answer, error = ask(corpus), None
            except Exception as caught:
                answer, error = None, caught
            loop.call_soon_threadsafe(_settle, future, answer, error)
            del ask, job, answer, error


def _settle(future: "asyncio.Future[Any]", answer: Any, error: Exception | None) -> None:
    if future.cancelled():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(answer)
