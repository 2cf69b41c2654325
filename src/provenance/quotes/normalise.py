"""When two texts count as the same words: the documented normal form of documents and quotations.

The rules, in this order; `VERSION` changes whenever a text can come out differently:

1. Characters that nobody sees go: soft hyphens, zero-width and bidirectional marks, controls.
2. A hyphen at the end of a line, between letters, may be there or not (it may have been put
   there by whoever set the lines).
3. Every single quotation mark or apostrophe becomes ``'``, every double one ``"``, every dash,
   minus and hyphen ``-``.
4. Unicode NFKC: ligatures, wide and narrow forms, presentation forms, composed accents.
5. A run of ``-`` becomes one.
6. Three or more dots, spaced or not, become ``...``.
7. White space becomes one space; a blank line parts two passages, a page break does not. Beside
   a character of a script that does not part words (Han, Kana, Thai, Lao, Khmer, Myanmar,
   Tibetan) space counts for nothing.
8. Case is folded.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from provenance.quotes.tracked import Layer, substitute

VERSION: Final = "1"

PASSAGE: Final = "\x02"
"""Parts two passages of a normal form."""

MAYBE_HYPHEN: Final = "\x01"
"""Stands for a hyphen at the end of a line: it may belong to the word or not."""

UNSPACED: Final = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3000-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that do not part words by spaces, as the inside of a character class."""

_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
_MARKS: Final = {
    **dict.fromkeys("‘’‚‛‹›′‵´`ʹʻʼʽˈ＇", "'"),
    **dict.fromkeys("“”„‟«»″‴‶‷⁗〝〞〟＂ʺ", '"'),
    **dict.fromkeys("‐‑‒–—―−⁃︱︲﹘﹣－⸺⸻", "-"),
}
_MARK: Final = re.compile(f"[{''.join(_MARKS)}]")
LINE_END_HYPHEN: Final = re.compile(
    r"-(?<=[^\W\d_]-)[ \t\r]*+(?:\n[ \t]*+|[ \t\r\n]*+\f\s*+)(?=[^\W\d_])"
)
"""A hyphen that may be there because the line was full, with the break."""

_DASH_RUN: Final = re.compile("-{2,}")
_DOTS: Final = re.compile(r"\.(?: ?\.){2,}")
_SPACES: Final = re.compile(r"\s{2,}")
_LINE_BREAK: Final = re.compile("\r\n|[\n\r\x0b\x85\u2028]")
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_IDLE_SPACE: Final = re.compile(f"(?<=[{UNSPACED}]) | (?=[{UNSPACED}])")


class Text:
    """A document's text in normal form, and the way back to where each word stands in it."""

    __slots__ = ("_layers", "_lines", "_pages", "normal", "original")

    def __init__(self, original: str) -> None:
        self.original = original
        self.normal, self._layers = _normalise(original)
        self._lines: list[int] | None = None
        self._pages: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of a stretch of the normal form."""
        for layer in reversed(self._layers):
            start, end = layer.start(start), layer.end(end)
        return start, max(start, end)

    @property
    def lines(self) -> list[int]:
        """The offsets at which the original's lines begin, numbered as ``cat -n`` does."""
        if self._lines is None:
            self._lines = _starts("\n", self.original)
        return self._lines

    @property
    def pages(self) -> list[int]:
        """The offsets at which its pages begin (a form feed ends one)."""
        if self._pages is None:
            self._pages = _starts("\f", self.original)
        return self._pages


def normalise(text: str) -> str:
    """The normal form of a few words, such as those of a quotation: one passage, trimmed."""
    normal, _ = _normalise(text)
    return " ".join(normal.replace(MAYBE_HYPHEN, "-").replace(PASSAGE, " ").split())


def is_continuation(char: str) -> bool:
    """Whether a character changes or extends the one before it (accents, vowel signs, jamo)."""
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


def _normalise(text: str) -> tuple[str, list[Layer]]:
    layers: list[Layer] = []

    def apply(pattern: "re.Pattern[str]", by: object, text: str) -> str:
        changed, layer = substitute(pattern, by, text)  # type: ignore[arg-type]
        if layer:
            layers.append(layer)
        return changed

    present = "".join(set(text))  # looked through instead of the text, which may be long
    if _INVISIBLE.search(present):
        text = apply(_INVISIBLE, "", text)
    text = apply(LINE_END_HYPHEN, MAYBE_HYPHEN, text.replace("\u2010", "-"))
    if _MARK.search(present):
        text = _MARK.sub(lambda mark: _MARKS[mark[0]], text)
    if not unicodedata.is_normalized("NFKC", text):
        text = apply(_clusters(present), lambda c: unicodedata.normalize("NFKC", c), text)
        present = "".join(set(text))
    if "--" in text:
        text = apply(_DASH_RUN, "-", text)
    if ".." in text or ". ." in text:
        text = apply(_DOTS, "...", text)
    text = apply(_SPACES, _space, text).replace("\u2029", PASSAGE)
    for space in filter(str.isspace, present):
        text = text.replace(space, " ")
    if _UNSPACED.search(present):
        text = apply(_IDLE_SPACE, "", text)
    folded = text.casefold()
    if len(folded) != len(text):
        growing = [c for c in set(text) if len(c.casefold()) > 1]
        text = apply(_any_of(growing), str.casefold, text)
        folded = text.casefold()
    return folded, layers


def _clusters(chars: Iterable[str]) -> "re.Pattern[str]":
    """Match the stretches of a text that NFKC can change, each of which it changes alone."""
    extending = [c for c in chars if not c.isascii() and is_continuation(c)]
    changing = [c for c in chars if unicodedata.normalize("NFKC", c) != c]
    patterns = []
    if extending:
        inside = "".join(map(re.escape, sorted(extending)))
        patterns.append(f"[^{inside}]?[{inside}]+")
    if changing:
        patterns.append(_any_of(changing).pattern)
    return re.compile("|".join(patterns))


def _any_of(chars: Iterable[str]) -> "re.Pattern[str]":
    return re.compile(f"[{''.join(map(re.escape, sorted(chars)))}]")


def _space(run: str) -> str:
    if "\f" in run:
        return " "
    if "\u2029" in run or len(_LINE_BREAK.findall(run)) > 1:
        return PASSAGE
    return " "


def _starts(mark: str, text: str) -> list[int]:
    starts, at = [0], text.find(mark)
    while at >= 0:
        starts.append(at + 1)
        at = text.find(mark, at + 1)
    return starts
