"""From the ``at`` of a statement to places in a text: lines as ``cat -n`` counts them, or pages.

A bare number is a line, or a page where the document has pages (PDF). ``p. 3`` is a page,
``line 12`` a line, ``12-14`` a range. Other locators (a time code, a paragraph sign) are kept for
people and bind no place here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.quotes.normalise import Text

_LOCATOR: Final = re.compile(
    r"(?P<unit>lines?|l\.?|pages?|pp?\.?)?\s*(?P<first>\d+)(?:\s*[-–]\s*(?P<last>\d+))?",
    re.IGNORECASE,
)


class Stretch(NamedTuple):
    """A locator as written, and the offsets of the text that it covers."""

    locator: str
    start: int
    end: int

    def covers(self, offset: int) -> bool:
        """Whether an offset lies in it."""
        return self.start <= offset < self.end


def places(at: tuple[str, ...], text: Text) -> tuple[Stretch, ...]:
    """The places that locators name in a text; locators that name none there are left out.

    A line beyond the end of the text is a place that covers nothing.
    """
    found = []
    paged = page_of(text, 0) is not None
    for bound in _bounds(at, paged):
        starts = text.pages if bound.by_page else text.lines
        end = len(text.original) + 1
        begin = starts[bound.first - 1] if 1 <= bound.first <= len(starts) else end
        stop = starts[bound.last] if bound.last < len(starts) else end
        found.append(Stretch(bound.locator, begin, stop))
    return tuple(found)


def line_of(text: Text, offset: int) -> int:
    """The number of the line, from 1, in which an offset stands."""
    return bisect_right(text.lines, offset)


def page_of(text: Text, offset: int) -> int | None:
    """The number of the page, from 1; ``None`` where the document has no pages."""
    return bisect_right(text.pages, offset) if len(text.pages) > 1 else None


def allow(at: tuple[str, ...], lines: tuple[int, int], pages: tuple[int, int] | None) -> bool:
    """Whether locators allow for lines (and pages) of a text that is not at hand.

    True where no locator binds a place.
    """
    bounds = list(_bounds(at, paged=pages is not None))
    return not bounds or any(
        bound.first <= stretch[1] and stretch[0] <= bound.last
        for bound in bounds
        if (stretch := pages if bound.by_page else lines)
    )


class _Bound(NamedTuple):
    locator: str
    by_page: bool
    first: int
    last: int


def _bounds(at: tuple[str, ...], paged: bool) -> Iterator[_Bound]:
    for locator in at:
        match = _LOCATOR.fullmatch(locator.strip())
        if not match:
            continue
        unit = (match["unit"] or "").lower()
        if unit.startswith("p") and not paged:
            continue  # a page of a text without pages: of the book that it was copied from, say
        first, last = int(match["first"]), int(match["last"] or match["first"])
        yield _Bound(locator, paged and not unit.startswith("l"), first, last)
