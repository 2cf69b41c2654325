"""Command lines of the program, spelt so that a shell takes them as they are."""

import re
import shlex
from typing import Final

_KEY: Final = re.compile(r"-{0,2}[a-z][a-z-]*")


def spelt(*words: str) -> str:
    """Write the program's command line so that a shell takes it as it is."""
    return " ".join(["provenance", *map(_quoted, words)])


def _quoted(word: str) -> str:
    """A word as a shell takes it; of ``key=value`` only the value in quotation marks."""
    key, sign, value = word.partition("=")
    if sign and _KEY.fullmatch(key):
        return f"{key}={shlex.quote(value)}"
    return shlex.quote(word)
