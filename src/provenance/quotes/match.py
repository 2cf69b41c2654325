"""Exact matching of a quotation in the normal form of a text; nothing here is fuzzy.

The words match as they stand, from one edge of a word or number of the document to another.
Segments around a marked elision stand in this order, without overlap, in one passage and at most
`MAX_GAP` characters apart. Their places are looked up once each, and a place from which the rest
cannot be reached is remembered, so that no text makes the work grow with its square.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from provenance.model.records import Quote
from provenance.quotes.normalise import (
    MAYBE_HYPHEN,
    PASSAGE,
    Text,
    normalise,
)

MAX_GAP: Final = 2000
"""How many characters an elision may leave out: about a page. Texts without blank lines (many
PDFs) are one passage, and words a hundred pages apart are no quotation."""

ELISION: Final = re.compile(r"\[\s*(?:…|\.(?:\s?\.){2,})\s*\]")
"""A marked elision: ``[…]`` or ``[...]``. A bare ellipsis is the document's own."""

_GAP: Final = f" {PASSAGE}"


class Needle(NamedTuple):
    """What to look for: the segments of a quotation and what stands beside it, normalised."""

    segments: tuple[str, ...]
    prefix: str = ""
    suffix: str = ""
    with_notes: bool = False
    """Whether it holds a mark of a note, so that those of the text are not passed over."""

    @property
    def has_words(self) -> bool:
        """Whether there is a letter or digit to look for."""
        return any(char.isalnum() for segment in self.segments for char in segment)


Occurrence = tuple[tuple[int, int], ...]
"""The offsets of each segment."""


@lru_cache(maxsize=256)
def needle(quote: Quote) -> Needle:
    """The normal form of a quotation."""
    plain = _needle(quote, with_notes=False)
    noted = _needle(quote, with_notes=True)
    return noted._replace(with_notes=True) if noted != plain else plain


def _needle(quote: Quote, *, with_notes: bool) -> Needle:
    segments = (normalise(part, with_notes=with_notes) for part in ELISION.split(quote.words))
    return Needle(
        tuple(segment for segment in segments if segment),
        normalise(quote.prefix, with_notes=with_notes) if quote.prefix else "",
        normalise(quote.suffix, with_notes=with_notes) if quote.suffix else "",
    )


def occurrences(text: Text, sought: Needle) -> Iterator[Occurrence]:
    """Yield each place where a quotation stands, in offsets of the document, from the start on.

    Of several places that share a begin or an end, the shortest counts.
    """
    if not sought.has_words:
        return
    text = text.annotated if sought.with_notes else text
    for found in _places(text, sought):
        if _beside(text, sought, found):
            whole = [text.whole(*span) for span in found]
            yield tuple(span for span in whole if span is not None)


def _places(text: Text, sought: Needle) -> Iterator[Occurrence]:
    if len(sought.segments) == 1:
        for span in _find(text, sought.segments[0]):
            yield (span,)
        return
    known = {segment: _Places(_find(text, segment)) for segment in set(sought.segments)}
    places = [known[segment] for segment in sought.segments]
    anchor = min(range(len(places)), key=lambda index: len(places[index].starts))
    walk = _Walk(text, places)
    held: Occurrence | None = None
    for place in range(len(places[anchor].starts)):
        before, after = walk.back(anchor, place), walk.on(anchor, place)
        if before is None or after is None:
            continue
        found = tuple(places[n].span(at) for n, at in enumerate((*before, place, *after)))
        if held is not None:
            if held[0] == found[0]:
                continue
            if held[-1] != found[-1]:
                yield held
        held = found
    if held is not None:
        yield held


class _Places:
    """Where one segment stands, in the order of the text."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts, self.ends = array("q"), array("q")
        for start, end in spans:
            self.starts.append(start)
            self.ends.append(end)

    def span(self, place: int) -> tuple[int, int]:
        """Where it begins and ends at one of them."""
        return self.starts[place], self.ends[place]


class _Walk:
    """Ways from a place of one segment to the nearest places of those before and after it."""

    def __init__(self, text: Text, places: list[_Places]) -> None:
        self._normal = text.normal
        self._places = places
        self._dead: set[tuple[int, int, int]] = set()

    def on(self, segment: int, place: int) -> list[int] | None:
        """The places of the segments after one."""
        return self._go(segment, place, 1)

    def back(self, segment: int, place: int) -> list[int] | None:
        """The places of the segments before one, in their order."""
        found = self._go(segment, place, -1)
        return found if found is None else found[::-1]

    def _go(self, segment: int, place: int, step: int) -> list[int] | None:
        way: list[int] = []
        seen: list[tuple[int, int, int]] = []
        while 0 <= segment + step < len(self._places):
            mark = (step, segment, place)
            seen.append(mark)
            following = None if mark in self._dead else self._next(segment, place, step)
            if following is None:
                self._dead.update(seen)
                return None
            segment, place = segment + step, following
            way.append(place)
        return way

    def _next(self, segment: int, place: int, step: int) -> int | None:
        start, end = self._places[segment].span(place)
        others = self._places[segment + step]
        if step > 0:
            at = bisect_left(others.starts, end)
            gap = (end, others.starts[at]) if at < len(others.starts) else None
        else:
            at = bisect_right(others.ends, start) - 1
            gap = (others.ends[at], start) if at >= 0 else None
        if gap is None or gap[1] - gap[0] > MAX_GAP or PASSAGE in self._normal[gap[0] : gap[1]]:
            return None
        return at


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


def _find(text: Text, segment: str) -> Iterator[tuple[int, int]]:
    normal = text.normal
    if MAYBE_HYPHEN in normal:
        pattern = _pattern(segment)
        match = pattern.search(normal)
        while match:
            if text.whole(*match.span()):
                yield match.span()
            match = pattern.search(normal, match.start() + 1)
        return
    at = normal.find(segment)
    while at >= 0:
        if text.whole(at, at + len(segment)):
            yield at, at + len(segment)
        at = normal.find(segment, at + 1)


@lru_cache(maxsize=256)
def _pattern(segment: str) -> "re.Pattern[str]":
    """Match a segment in a text whose lines end in hyphens that may or may not be meant."""
    pieces = []
    for before, char in zip(" " + segment, segment, strict=False):
        if before.isalpha() and char.isalpha():
            pieces.append(f"{MAYBE_HYPHEN}?")
        pieces.append(f"[-{MAYBE_HYPHEN}]" if char == "-" else re.escape(char))
    return re.compile("".join(pieces))
