"""Processes that work for this one, and end with it, however it ends."""

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection


@contextmanager
def pool(count: int) -> Iterator[ProcessPoolExecutor]:
    """Give some processes that work; leaving early, by an error or Ctrl-C, ends them at once.

    Each listens at a pipe that only this process holds open: however this one ends, killed too, the
    system closes it. Ctrl-C reaches all of them, and is left to this one.

    Args:
        count: how many there may be.
    """
    context = get_context("spawn")  # of a process that may hold locks, no copy is safe
    listening, held = context.Pipe(duplex=False)
    try:
        with ProcessPoolExecutor(count, context, _begin, (listening,)) as workers:
            try:
                yield workers
            except BaseException:
                held.close()
                raise
    finally:
        held.close()
        listening.close()


def _begin(listening: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(listening,), daemon=True).start()


def _end_with(listening: Connection) -> None:
    """End this process as soon as the one that it works for is gone."""
    with suppress(EOFError, OSError):
        listening.recv_bytes()
    os._exit(1)
