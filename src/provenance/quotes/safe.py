"""Text of a document made fit for a terminal: nothing in it can act on the screen."""

import re
from typing import Final

_ACTING: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACE: Final = re.compile(r"\s+")


def safe(text: str) -> str:
    """Return text on one line, each control character spelt out (escape is ``<U+001B>``)."""
    return _ACTING.sub(lambda m: f"<U+{ord(m[0]):04X}>", _SPACE.sub(" ", text))
