"""Characters that act on a screen or hide from the eye, and how they are made visible.

One table for all: the reader finds them in files and names, and no output lets one pass raw.
"""

import re
from typing import Final

CONTROL: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
"""What no text may hold: control characters but tab and line feed, the other separators of lines
and paragraphs, halves of a character, and code points that are none. For a set of ``re``."""

INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
"""What turns the direction of writing, or is there and cannot be seen: bidirectional marks,
embeddings, overrides and isolates, zero-width spaces, fillers, tags. The joiners that Persian,
Hindi and emoji need, and variation selectors, are none of these. For a set of ``re``."""

# Compiled when first used: most texts hold nothing of them, and a question then compiles none.
_ACTING: Final = f"[{CONTROL}{INVISIBLE}]"
_CONTROL: Final = f"[{CONTROL}]"
_UNFIT: Final = f"[\t\n{CONTROL}]"
_BREAKS: Final = r" *(?:\r\n|[\t\n])(?:\r\n|[ \t\n])*"
_HALF: Final = "[\ud800-\udfff]"


def visible(text: str) -> str:
    """Return a text with all that acts or hides spelt out: escape becomes ``<U+001B>``.

    Tabs and line feeds stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_ACTING, _spelt, text)


def one_line(text: str) -> str:
    """Return a text as `visible` does, on one line: tabs and line breaks become a space."""
    if text.isascii() and text.isprintable():
        return text
    return visible(re.sub(_BREAKS, " ", text))


def has_control(text: str) -> bool:
    """Whether a text holds a character that no text may hold."""
    return not (text.isascii() and text.isprintable()) and re.search(_CONTROL, text) is not None


def first_control(text: str) -> str | None:
    """Name the first character that no text may hold, as ``U+001B``."""
    if text.isascii() and text.isprintable():
        return None
    found = re.search(_CONTROL, text)
    return f"U+{ord(found[0]):04X}" if found else None


def unfit_name(name: str) -> str | None:
    """Name the first character that no name of a file may hold: tabs and line feeds count too."""
    found = None if name.isascii() and name.isprintable() else re.search(_UNFIT, name)
    return f"U+{ord(found[0]):04X}" if found else None


def first_invisible(text: str) -> str | None:
    """Name the first character that cannot be seen, as ``U+202E``."""
    if text.isascii():
        return None
    found = re.search(f"[{INVISIBLE}]", text)
    return f"U+{ord(found[0]):04X}" if found else None


def whole(text: str) -> str:
    """Return a text that UTF-8 can hold: halves of a character become U+FFFD."""
    return text if text.isascii() else re.sub(_HALF, "\ufffd", text)


def _spelt(match: "re.Match[str]") -> str:
    return f"<U+{ord(match[0]):04X}>"
