"""Colours of a report at a terminal; without them every word is still there."""

from collections.abc import Callable
from typing import Final

Paint = Callable[[str, str], str]
"""Takes a text and the name of a style."""

_CODES: Final = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "bold": "1",
    "dim": "2",
    "edge": "34",
    "second": "36",
    "help": "1;32",
}


def painter(colour: bool) -> Paint:
    """The function that colours a text, or leaves it as it is."""
    if not colour:
        return lambda text, style: text
    return lambda text, style: f"\033[{_CODES[style]}m{text}\033[0m" if text else text
