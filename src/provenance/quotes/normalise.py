"""When two texts count as the same words: the documented normal form of documents and quotations.

The rules, in this order; `VERSION` changes whenever a text can come out differently, or its words
end elsewhere:

1. Marks of notes (``said¹``, ``said[²]``, ``said†``) go, if they stand after a word and are no
   power (``km²``). A quotation that holds one is compared with the text that holds them.
2. A soft hyphen at the end of a line goes with the break.
3. Characters that nobody sees go: soft hyphens, zero-width and bidirectional marks, controls,
   Arabic tatweel.
4. A hyphen at the end of a line, between letters, may be there or not (it may have been put
   there by whoever set the lines).
5. Every single quotation mark or apostrophe becomes ``'``, every double one ``"``, every dash,
   minus and hyphen ``-``.
6. Unicode NFKC: ligatures, wide and narrow forms, presentation forms, composed accents. What is
   raised, lowered, enclosed or a fraction stays apart from what stands beside it: ``10²`` is not
   102. A lowered index of a letter is as if written on the line: ``CO₂`` is CO2.
7. A run of ``-`` becomes one.
8. Three or more dots, spaced or not, become ``...``.
9. White space becomes one space; a blank line parts two passages, a page break does not. Beside
   a character of a script that does not part words (Han, Kana, Thai, Lao, Khmer, Myanmar,
   Tibetan) space counts for nothing.
10. Case is folded.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from provenance.quotes.characters import (
    ENCLOSED,
    FRACTION,
    INVISIBLE,
    NOTE_DIGITS,
    NOTE_LETTERS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNSPACED,
    apart,
    bare,
    is_continuation,
    stays,
)
from provenance.quotes.edges import is_edge, is_note
from provenance.quotes.tracked import Layer, replace, substitute

VERSION: Final = "3"

PASSAGE: Final = "\x02"
"""Parts two passages of a normal form."""

MAYBE_HYPHEN: Final = "\x01"
"""Stands for a hyphen at the end of a line: it may belong to the word or not."""

_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]+")
_SOFT_BREAK: Final = re.compile(
    "\u00ad[ \\t]*(?:\\r\\n|[\\n\\r\\x0b\\x85\u2028]|\\n?\\f\\s*)[ \\t]*(?=\\w)"
)
_NOTE: Final = re.compile(
    rf"(?<=\S)(?:\[(?:[{NOTE_LETTERS}]|[{NOTE_DIGITS}]+)(?:[,;–\- ]{{1,2}}[{NOTE_DIGITS}]+)*+\]"
    rf"|⁽[{NOTE_DIGITS}]+⁾|[{NOTE_DIGITS}⁻]+(?:[,;–]?[⁰¹²³⁴-⁹]+)*+|[†‡*]+)(?![^\W_])"
)
_NOTE_CHARACTERS: Final = frozenset(f"{NOTE_DIGITS}{NOTE_LETTERS}†‡*")
_LOWERED: Final = frozenset("₀₁₂₃₄₅₆₇₈₉")
_INDEX: Final = re.compile(r"(?<=[^\W\d_])[₀-₉]+(?![\d⁰¹²³⁴-⁹¼-¾⅐-⅟₊-₎])")
_FENCES: Final = {SUPERSCRIPT: "\x03", SUBSCRIPT: "\x04", ENCLOSED: "\x05", FRACTION: "\x06"}
"""Stand around what is raised, lowered, enclosed or a fraction."""
_AROUND: Final = 64
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
    """A document's text in normal form, and the way back to where each word stands in it.

    Args:
        original: the document's text.
        with_notes: whether marks of notes stay where they are.
    """

    __slots__ = ("_annotated", "_layers", "_lines", "_pages", "normal", "original")

    def __init__(self, original: str, *, with_notes: bool = False) -> None:
        self.original = original
        self.normal, self._layers = _normalise(original, with_notes=with_notes)
        self._lines: list[int] | None = None
        self._pages: list[int] | None = None
        self._annotated: Text | None = self if with_notes else None

    @property
    def annotated(self) -> "Text":
        """The same text with its marks of notes."""
        if self._annotated is None:
            self._annotated = Text(self.original, with_notes=True)
        return self._annotated

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of a stretch of the normal form."""
        for layer in reversed(self._layers):
            start, end = layer.start(start), layer.end(end)
        return start, max(start, end)

    def whole(self, start: int, end: int) -> tuple[int, int] | None:
        """The offsets in the original, if the stretch begins and ends where its words do.

        ``None`` where that would be inside a character, a word or a number of the document.
        """
        for layer in reversed(self._layers):
            if layer.divides(start) or layer.divides(end):
                return None
            start, end = layer.start(start), layer.end(end)
        if end < start or not is_edge(self.original, start) or not is_edge(self.original, end):
            return None
        return start, end

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


def normalise(text: str, *, with_notes: bool = False) -> str:
    """The normal form of a few words, such as those of a quotation: one passage, trimmed."""
    normal, _ = _normalise(text, with_notes=with_notes)
    return " ".join(normal.replace(MAYBE_HYPHEN, "-").replace(PASSAGE, " ").split())


def _normalise(text: str, *, with_notes: bool) -> tuple[str, list[Layer]]:
    layers: list[Layer] = []

    def apply(pattern: "re.Pattern[str]", by: object, text: str) -> str:
        changed, layer = substitute(pattern, by, text)  # type: ignore[arg-type]
        if layer:
            layers.append(layer)
        return changed

    present = "".join(set(text))  # looked through instead of the text, which may be long
    if not with_notes and not _NOTE_CHARACTERS.isdisjoint(present):
        text, layer = replace(text, _notes(text))
        if layer:
            layers.append(layer)
    if "\u00ad" in present:
        text = apply(_SOFT_BREAK, "", text)
    if _INVISIBLE.search(present):
        text = apply(_INVISIBLE, "", text)
    text = apply(LINE_END_HYPHEN, MAYBE_HYPHEN, text.replace("\u2010", "-"))
    if _MARK.search(present):
        text = _MARK.sub(lambda mark: _MARKS[mark[0]], text)
    if not unicodedata.is_normalized("NFKC", text):
        if not _LOWERED.isdisjoint(present):
            text = apply(_INDEX, _on_the_line, text)
        text = apply(_clusters(present), _composed, text)
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


def _notes(text: str) -> Iterator[tuple[int, int, str]]:
    """Where marks of notes stand, each with what takes its place: nothing."""
    for match in _NOTE.finditer(text):
        start, end = match.span()
        if is_note(bare(text[max(0, start - _AROUND) : start]), match[0]):
            yield start, end, ""


def _on_the_line(index: str) -> str:
    return unicodedata.normalize("NFKC", index)


def _composed(cluster: str) -> str:
    """NFKC of a few characters; those that would be taken for others' neighbours stay apart."""
    if not any(map(apart, cluster)):
        return unicodedata.normalize("NFKC", cluster)
    return "".join(
        f"{fence}{unicodedata.normalize('NFKC', char)}{fence}"
        if (fence := _FENCES.get(apart(char) or "", ""))
        else char
        for char in cluster
    )


def _clusters(chars: Iterable[str]) -> "re.Pattern[str]":
    """Match the stretches of a text that NFKC can change, each of which it changes alone."""
    extending = [c for c in chars if not c.isascii() and is_continuation(c)]
    changing = [c for c in chars if unicodedata.normalize("NFKC", c) != c and not stays(c)]
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
