"""Raised and lowered text (HTML `sup` and `sub`) as the characters that Unicode has for it.

``killed 5<sup>1</sup>`` is no more 51 than ``5¹`` is.
"""

import unicodedata
from typing import Final, NamedTuple


class Raising(NamedTuple):
    """How text is put beside a line: a table of characters, or none where it is set apart."""

    table: dict[str, str]

    def __call__(self, text: str) -> str:
        """The text as it is written there."""
        if not self.table:
            return text
        return "".join(self.table.get(char, char) for char in unicodedata.normalize("NFD", text))


_TABLES: Final = {
    "sup": dict(
        zip(
            "0123456789+-−=()abcdefghijklmnoprstuvwxyz",
            "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
            strict=True,
        )
    ),
    "sub": dict(
        zip(
            "0123456789+-−=()aehijklmnoprstuvx",
            "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ",
            strict=True,
        )
    ),
}
_LONGEST: Final = 4
"""Raised or lowered letters beyond this many are words, such as those of a remark."""
_APART: Final = Raising({})


def shift(tag: str, text: str) -> Raising:
    """How all the text of an element is to be written: words stand apart, on the line."""
    letters = [char for char in unicodedata.normalize("NFD", text) if char.isalpha()]
    words = len(letters) > (1 if "[" in text else _LONGEST)
    if words or not set(letters) <= _TABLES[tag].keys():
        return _APART
    return Raising(_TABLES[tag])
