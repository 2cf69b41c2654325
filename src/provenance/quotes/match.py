"""Exact matching of a quotation in the normal form of a text; nothing here is fuzzy.

The words match as they stand, from one word boundary to another (half a word, half a number or
half a hyphenated word is a different word). Segments around a marked elision stand in this
order, without overlap, in one passage and at most `MAX_GAP` characters apart.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from provenance.model.records import Quote
from provenance.model.tuples import NamedTuple
from provenance.quotes.normalise import (
    MAYBE_HYPHEN,
    PASSAGE,
    UNSPACED,
    Text,
    is_continuation,
    normalise,
)

MAX_GAP: Final = 2000
"""How many characters an elision may leave out: about a page. Texts without blank lines (many
PDFs) are one passage, and words a hundred pages apart are no quotation."""

ELISION: Final = re.compile(r"\[\s*(?:…|\.(?:\s?\.){2,})\s*\]")
"""A marked elision: ``[…]`` or ``[...]``. A bare ellipsis is the document's own."""

_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_GAP: Final = f" {PASSAGE}"
_IN_NUMBER: Final = ".,:'"
_HYPHENS: Final = "-\u2010\u2011"


class Needle(NamedTuple):
    """What to look for: the segments of a quotation and what stands beside it, normalised."""

    segments: tuple[str, ...]
    prefix: str = ""
    suffix: str = ""

    @property
    def has_words(self) -> bool:
        """Whether there is a letter or digit to look for."""
        return any(char.isalnum() for segment in self.segments for char in segment)


Occurrence = tuple[tuple[int, int], ...]
"""The offsets, in the normal form, of each segment."""


@lru_cache(maxsize=256)
def needle(quote: Quote) -> Needle:
    """The normal form of a quotation."""
    segments = (normalise(part) for part in ELISION.split(quote.words))
    return Needle(
        tuple(segment for segment in segments if segment),
        normalise(quote.prefix) if quote.prefix else "",
        normalise(quote.suffix) if quote.suffix else "",
    )


def occurrences(text: Text, sought: Needle) -> Iterator[Occurrence]:
    """Yield each place in a text where a quotation stands, from the start on.

    Of several beginnings that share one end, the nearest counts.
    """
    if not sought.has_words:
        return
    held: Occurrence | None = None
    for first in _find(text, sought.segments[0], 0, len(text.normal)):
        found = _rest(text, sought, first)
        if found is None or not _beside(text, sought, found):
            continue
        if held is not None and held[-1] != found[-1]:
            yield held
        held = found
    if held is not None:
        yield held


def _rest(text: Text, sought: Needle, first: tuple[int, int]) -> Occurrence | None:
    found = [first]
    for segment in sought.segments[1:]:
        begin = found[-1][1]
        limit = text.normal.find(PASSAGE, begin)
        limit = len(text.normal) if limit < 0 else limit
        limit = min(limit, begin + MAX_GAP + len(segment))
        following = next(_find(text, segment, begin, limit), None)
        if following is None:
            return None
        found.append(following)
    return tuple(found)


def _beside(text: Text, sought: Needle, found: Occurrence) -> bool:
    normal = text.normal
    if sought.prefix:
        before = normal[max(0, found[0][0] - len(sought.prefix) - 2) : found[0][0]]
        if not before.rstrip(_GAP).endswith(sought.prefix):
            return False
    if sought.suffix:
        after = normal[found[-1][1] : found[-1][1] + len(sought.suffix) + 2]
        if not after.lstrip(_GAP).startswith(sought.suffix):
            return False
    return True


def _find(text: Text, segment: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    normal = text.normal
    if MAYBE_HYPHEN in normal:
        for match in _pattern(segment).finditer(normal, begin, end):
            if whole(text, *match.span()):
                yield match.span()
        return
    at = normal.find(segment, begin, end)
    while at >= 0:
        if whole(text, at, at + len(segment)):
            yield at, at + len(segment)
        at = normal.find(segment, at + 1, end)


@lru_cache(maxsize=256)
def _pattern(segment: str) -> "re.Pattern[str]":
    """Match a segment in a text whose lines end in hyphens that may or may not be meant."""
    pieces = []
    for before, char in zip(" " + segment, segment, strict=False):
        if before.isalpha() and char.isalpha():
            pieces.append(f"{MAYBE_HYPHEN}?")
        pieces.append(f"[-{MAYBE_HYPHEN}]" if char == "-" else re.escape(char))
    return re.compile("".join(pieces))


def whole(text: Text, start: int, end: int) -> bool:
    """Whether a stretch of the normal form begins and ends where words do."""
    normal = text.normal
    return not ((start > 0 and _joined(text, start)) or (end < len(normal) and _joined(text, end)))


def _joined(text: Text, at: int) -> bool:
    """Whether the characters before and after an offset belong to one word or number."""
    normal = text.normal
    before, after = normal[at - 1], normal[at]
    if _in_word(before) and (_in_word(after) or after == MAYBE_HYPHEN):
        return not (_UNSPACED.match(before) or _UNSPACED.match(after))
    if before == MAYBE_HYPHEN:
        return True
    beyond = normal[at + 1] if at + 1 < len(normal) else ""
    ahead = normal[at - 2] if at > 1 else ""
    if before.isdigit() and after in _IN_NUMBER and beyond.isdigit():
        return True
    if ahead.isdigit() and before in _IN_NUMBER and after.isdigit():
        return True
    if before.isalpha() and after == "'" and beyond.isalpha():
        return True  # "can" is not in "can't"; but what follows l' or d' is a word of its own
    if _in_word(before) and after == "-" and _in_word(beyond):
        return _is_hyphen(text, at)
    if _in_word(ahead) and before == "-" and _in_word(after):
        return _is_hyphen(text, at - 1)
    return False


def _is_hyphen(text: Text, at: int) -> bool:
    """Whether a ``-`` of the normal form is one hyphen in the original, and not a dash."""
    start, end = text.span(at, at + 1)
    return text.original[start:end] in _HYPHENS


def _in_word(char: str) -> bool:
    return char.isalnum() or (bool(char) and not char.isascii() and is_continuation(char))
