"""What a command needs that goes on for hours, unlike one that answers and ends."""

import gc
import signal

_OFTEN = 20_000
"""New objects between two searches for circular garbage: some pages make so many."""


def collect() -> None:
    """Let Python look for circular garbage often: what answers leave of it is not to pile up."""
    gc.set_threshold(_OFTEN)


def outlive_readers() -> None:
    """Go on where somebody stops reading: a command that answers ends then, without a word."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
