"""Kinds of characters that the normal form and the edges of words and numbers tell apart."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

UNSPACED: Final = (
    "\u0e00-\u0e4f\u0e5a-\u0ecf\u0eda-\u0f1f\u0f34-\u103f\u104a-\u108f\u109a-\u109f"
    "\u1780-\u17df\u17ea-\u17ff\u2e80-\u2fdf\u3000-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts that do not part words by spaces, as the inside of a character class."""

INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u0640\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""What nobody sees and no word depends on, as the inside of a character class. An Arabic tatweel
only stretches the line."""

SUPERSCRIPT: Final = "<super>"
SUBSCRIPT: Final = "<sub>"
FRACTION: Final = "<fraction>"
ENCLOSED: Final = "<circle>"
_KINDS: Final = frozenset({SUPERSCRIPT, SUBSCRIPT, FRACTION, ENCLOSED})
_WHOLE: Final = frozenset("™℠")
"""Marks that stand beside a word and are none of its letters."""

CURRENCY: Final = "$¢£¤¥֏؋߾߿৲৳৻૱௹฿៛₠-⃀꠸﷼﹩＄￠￡￥￦"
"""Signs of currencies, as the inside of a character class."""

NOTE_DIGITS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""Digits that mark a note where they stand beside a word."""

NOTE_LETTERS: Final = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
"""Letters that mark a note where they stand beside a word in brackets."""

FRACTIONS: Final = "¼-¾⅐-⅟↉"
"""Fractions in one character, as the inside of a character class."""


_HIDDEN: Final = re.compile(f"[{INVISIBLE}]+")


def bare(text: str) -> str:
    """A text without what nobody sees and without accents and vowel signs."""
    if text.isascii():
        return text
    shown = unicodedata.normalize("NFD", _HIDDEN.sub("", text))
    return "".join(c for c in shown if c.isascii() or not _is_mark(c))


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


@lru_cache(maxsize=4096)
def apart(char: str) -> str | None:
    """The kind of a character that NFKC would fuse with what stands beside it, or ``None``.

    Those are raised and lowered characters, fractions, and what is enclosed or holds digits that
    are not its own (``⒈``, ``㎢``, ``㋀``).
    """
    if char.isascii() or char in _WHOLE:
        return None
    kind = unicodedata.decomposition(char).partition(" ")[0]
    if kind in _KINDS:
        return kind
    if kind in {"<compat>", "<square>"} and unicodedata.category(char) in {"So", "No"}:
        expanded = unicodedata.normalize("NFKC", char)
        if any(c.isdigit() or c in "()" for c in expanded):
            return ENCLOSED
    return None


def is_numeral(char: str) -> bool:
    """Whether a character is a digit or a number of its own (``½``, ``①``) in any script."""
    return char.isdigit() or (char.isnumeric() and unicodedata.category(char) == "No")


@lru_cache(maxsize=4096)
def is_symbol(char: str) -> bool:
    """Whether a character is a sign made of letters or digits (``㎏``, ``№``)."""
    if unicodedata.category(char) != "So" or stays(char):
        return False
    return unicodedata.normalize("NFKC", char)[0].isalnum()


def stays(char: str) -> bool:
    """Whether NFKC is not applied to a character."""
    return char in _WHOLE


def is_continuation(char: str) -> bool:
    """Whether a character changes or extends the one before it (accents, vowel signs, jamo)."""
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"
