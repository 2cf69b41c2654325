"""Whether words of a document stand between its quotation marks, where that is certain.

Each passage is read on its own. What leaves more than one reading is not decided: marks that do
not pair off, a quotation that may run on from the passage before, a straight mark that could open
or close, an apostrophe that could be a single quotation mark, feet and inches, words that stand
after a colon or a dash, in an indented or a marked passage (they may be somebody's without any
marks).
"""

import re
from bisect import bisect_right
from typing import Final, NamedTuple

INSIDE: Final = "inside"
OUTSIDE: Final = "outside"

_BLANK: Final = re.compile(r"\n[ \t\r]*\n\s*|\f\s*|\u2029\s*")
_STRAIGHT: Final = '"＂'
_CLOSERS: Final = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "〝": "〞〟",
}
_TURNED: Final = {"”": "”", "»": "«»", "›": "‹›"}
"""Marks that close in one language and open in another, with what then closes."""

_SINGLE: Final = "‘’‚‛'＇"
_MARK: Final = re.compile(f"[{_STRAIGHT}{''.join(_CLOSERS)}”»›」』｣〞〟]")
_ODD: Final = re.compile("``|''|<<|>>|[`´″‶‴]")
"""Signs that may stand for quotation marks."""

_OPENING: Final = "([{—–―-/“„«‹‘‚'\"「『"
_CLOSING: Final = ")]}—–―-/”“»›’'\"」』.,;:!?…"
_ENDING: Final = ".,;:!?…"
_UNMARKED: Final = re.compile(r"^(?:[ \t\r\n]|[>|*•—–―-])|\n[ \t]*[>|]|\n[ \t]+\S")
"""A passage that is set apart, an item of a list, a line of a dialogue."""

_LEADS_IN: Final = re.compile(r"[:：]\s")
_LONGEST: Final = 20_000
_FARTHEST: Final = 2_000
"""Characters from an opening mark to its closing one: more than that are a slip of the typist's."""

_RUNS_ON: Final = 10
"""Passages over which a quotation that was left open may run on."""

_LEAST: Final = 3
"""Words between two marks that are more than a name or a word held at arm's length."""


class _Passage(NamedTuple):
    start: int
    text: str
    pairs: tuple[tuple[int, int], ...]
    """Where double marks open and close."""
    pairs_off: bool
    """Whether its marks have one reading."""


class Marks:
    """A document's quotation marks.

    Args:
        text: the document.
    """

    def __init__(self, text: str) -> None:
        self._passages: list[_Passage] = []
        start = 0
        for blank in _BLANK.finditer(text):
            self._passages.append(_read(start, text[start : blank.start()]))
            # the space that a passage begins with sets it apart
            start = blank.start() + max(map(blank[0].rfind, "\n\f\u2029")) + 1
        self._passages.append(_read(start, text[start:]))
        self._starts = [passage.start for passage in self._passages]
        self._doubtful = self._run_on()
        self.quotes = any(
            len(one.text[first:last].split()) >= _LEAST
            for number, one in enumerate(self._passages)
            if number not in self._doubtful
            for first, last in one.pairs
        )
        """Whether the document sets some words of more than a name between marks."""

    def around(self, at: tuple[tuple[int, int], ...]) -> str:
        """Say on which side of the marks words stand: *inside*, *outside*, or ``""`` where unsure.

        Args:
            at: where the parts of the words stand in the document.
        """
        sides = {self._around(start, end) for start, end in at}
        return sides.pop() if len(sides) == 1 else ""

    def enclosing(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the innermost double marks around words stand."""
        passage = self._passages[self._number(start)]
        first, last = start - passage.start, end - passage.start
        around = [pair for pair in passage.pairs if pair[0] < first and last <= pair[1]]
        if not around:
            return None
        opens, closes = max(around)
        return passage.start + opens, passage.start + closes

    def quotes_beside(self, start: int) -> bool:
        """Whether the passage in which words stand sets others between marks."""
        return bool(self._passages[self._number(start)].pairs)

    def _number(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _around(self, start: int, end: int) -> str:
        number = self._number(start)
        passage = self._passages[number]
        text, first, last = passage.text, start - passage.start, end - passage.start
        if number in self._doubtful or last > len(text):
            return ""
        crossing = [
            (opens, closes)
            for opens, closes in passage.pairs
            if not (closes < first or last <= opens)
        ]
        around = [(opens, closes) for opens, closes in crossing if opens < first and last <= closes]
        if len(around) == 1 == len(crossing):
            opens, closes = around[0]
            nested = any(_may_open(text, at) for at in _singles(text, opens, first))
            return INSIDE if closes - opens <= _FARTHEST and not nested else ""
        if crossing:
            return ""
        if _tightly(text, first, last):
            return INSIDE
        return OUTSIDE if self._free(number, first, last) else ""

    def _free(self, number: int, first: int, last: int) -> bool:
        """Whether words outside double marks are in no other way set apart as somebody's."""
        text = self._passages[number].text
        before = self._passages[number - 1].text.rstrip() if number else ""
        if before.endswith((":", "：")) or _UNMARKED.search(text[:last]):
            return False
        if _LEADS_IN.search(text, 0, first):
            return False
        opening = [at for at in _singles(text, 0, first) if _may_open(text, at)]
        if not opening:
            return True
        closing = [at for at in _singles(text, opening[-1] + 1, len(text)) if _may_close(text, at)]
        return bool(closing) and closing[-1] < first

    def _run_on(self) -> frozenset[int]:
        """The passages of which the marks, or those of ones before, leave more than one reading."""
        odd = [number for number, one in enumerate(self._passages) if not one.pairs_off]
        doubtful = set(odd)
        for place, number in enumerate(odd):
            after = odd[place + 1] if place + 1 < len(odd) else len(self._passages)
            if after - number <= _RUNS_ON and after < len(self._passages):
                doubtful.update(range(number, after))
            doubtful.add(number + 1)
            following = number + 1
            while following < after and _begins_open(self._passages[following].text):
                doubtful.update((following, following + 1))
                following += 1
        return frozenset(doubtful)


def _read(start: int, text: str) -> _Passage:
    """Pair off the double marks of a passage, if that can be done in one way."""
    unread = _Passage(start, text, (), pairs_off=False)
    if len(text) > _LONGEST or _ODD.search(text):
        return unread
    open_: list[tuple[int, str]] = []
    pairs = []
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        if open_ and sign in open_[-1][1]:
            if sign in _STRAIGHT and (_may_open(text, at) or not _may_close(text, at)):
                return unread
            pairs.append((open_.pop()[0], at))
            continue
        closers = _STRAIGHT if sign in _STRAIGHT else _CLOSERS.get(sign, "")
        if not closers and not open_:
            closers = _TURNED.get(sign, "")
        turned = sign not in _CLOSERS
        if not closers or (turned and (_may_close(text, at) or not _may_open(text, at))):
            return unread
        if sign in "“„" and not text[at + 1 : at + 2].strip():
            return unread
        if sign in _STRAIGHT and any(one == _STRAIGHT for _, one in open_):
            return unread
        open_.append((at, closers))
    if open_:
        return unread
    return _Passage(start, text, tuple(sorted(pairs)), pairs_off=True)


def _singles(text: str, start: int, end: int) -> list[int]:
    return [at for at in range(start, end) if text[at] in _SINGLE]


def _may_open(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(after.strip()) and (not before.strip() or before in _OPENING)


def _may_close(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    ends = not after.strip() or after in _CLOSING or before in _ENDING
    return bool(before.strip()) and not before[-1:].isspace() and ends


def _begins_open(text: str) -> bool:
    begin = text.lstrip()[:1]
    return bool(begin) and (begin in _STRAIGHT or begin in _CLOSERS or begin in "‘”»›")


def _tightly(text: str, first: int, last: int) -> bool:
    """Whether words stand right between two single marks."""
    closes = last + (text[last : last + 1] in tuple(_ENDING))
    return (
        text[first - 1 : first] in tuple(_SINGLE)
        and text[closes : closes + 1] in tuple(_SINGLE)
        and _may_open(text, first - 1)
        and _may_close(text, closes)
        and not any(
            _may_open(text, at) or _may_close(text, at) for at in _singles(text, first, last)
        )
    )
