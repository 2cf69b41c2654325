"""What of a feed does not fit the memory: a database on disk, for as long as its owner lives."""

import sqlite3
from typing import Any
from weakref import finalize


def database(owner: Any) -> sqlite3.Connection:
    """Open a database without a name; it goes with its owner, and is nobody else's.

    Nothing is kept by which a change could be taken back.
    """
    made = sqlite3.connect("", isolation_level=None)
    finalize(owner, made.close)
    made.execute("PRAGMA journal_mode = OFF")
    return made


def stored(key: str) -> bytes:
    """A text as it stands there: those of strangers hold halves of characters too."""
    return key.encode("utf-8", "surrogatepass")


def restored(key: bytes) -> str:
    """The text that is stored so."""
    return key.decode("utf-8", "surrogatepass")
