"""Making many records at once without looking for garbage among them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python not look for garbage meanwhile.

    While a corpus is taken into memory there is none, and to look through all that is there again
    and again takes as long as to make it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
