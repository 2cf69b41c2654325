"""The passages of a document that some words lead to, and the exact quotation of each.

What is given back as a quotation always verifies: it is cut from the document and held to it again.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.model.records import Quote, RecordPlace, Statement
from provenance.quotes.context import Run, context
from provenance.quotes.match import Occurrence, needle, occurrences
from provenance.quotes.normalise import LINE_END_HYPHEN, MAYBE_HYPHEN, PASSAGE, Text, normalise
from provenance.quotes.quotation import Quotation
from provenance.quotes.verify import VERIFIED, Located, against, located
from provenance.quotes.words import spans

MOST: Final = 50
"""Passages that are given at most."""

_FARTHEST: Final = 2_000
"""Characters at most from the first words of a quotation to its last."""

_AROUND: Final = 200
_BESIDE: Final = 8
"""Words before a quotation that are tried to single it out."""

_HIDDEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad]")
_BLANK: Final = re.compile(r"\n[ \t\r]*\n|\f")


class Passage(NamedTuple):
    """A place in a document: the exact words, how a statement points there, and what is beside."""

    place: Located
    at: str
    words: str
    context: tuple[Run, ...]


class Passages(NamedTuple):
    """The passages that were found. ``exact``: the words stand there as they were given; else all
    of them stand in the passage, in any order. ``more``: others were left out.
    """

    exact: bool
    passages: tuple[Passage, ...]
    more: bool = False


def find(text: Text, words: str, until: str = "") -> Passages:
    """Find the passages in which words stand.

    Args:
        text: the document.
        words: the words, as they stand there; or some words of the passage.
        until: the last words of the quotation, if it goes on to them.
    """
    exact: list[Passage] = []
    for at in occurrences(text, needle(Quote(words))):
        stretch = _on_to(text, at, until) if until else at
        if stretch is not None:
            if len(exact) == MOST:
                return Passages(True, tuple(exact), True)
            exact.append(_passage(text, stretch))
    if exact or until:
        return Passages(True, tuple(exact))
    near = list(_with_all(text, words))
    return Passages(False, tuple(_passage(text, at) for at in near[:MOST]), len(near) > MOST)


def _on_to(text: Text, at: Occurrence, until: str) -> Occurrence | None:
    """A place, and on to the nearest last words after it."""
    begin = at[0][0]
    for last in occurrences(text, needle(Quote(until))):
        end = last[-1][1]
        if last[0][0] >= at[-1][0] and end >= at[-1][1]:
            return ((begin, end),) if end - begin <= _FARTHEST else None
    return None


def _with_all(text: Text, words: str) -> Iterator[Occurrence]:
    """The passages in which all words stand, as words or beginnings of words, in any order."""
    sought = {word for word in normalise(words).split() if any(map(str.isalnum, word))}
    if not sought:
        return
    begin = 0
    for part in re.split(f"({PASSAGE})", text.normal):
        held = [(start, end) for start, end in spans(part)]
        there = [part[start:end].replace(MAYBE_HYPHEN, "") for start, end in held]
        places: list[int] = []
        for word in sought:
            place = next((n for n, one in enumerate(there) if one.startswith(word)), None)
            if place is None:
                break
            places.append(place)
        else:
            first, last = held[min(places)][0], held[max(places)][1]
            whole = text.whole(begin + first, begin + last)
            if whole and whole[1] - whole[0] <= _FARTHEST:
                yield (whole,)
        begin += len(part)


def _passage(text: Text, at: Occurrence) -> Passage:
    place = located(text, at)
    words = " […] ".join(_plain(text.original[start:end]) for start, end in at)
    first, last = place.pages or place.lines
    pointer = str(first) if first == last else f"{first}-{last}"
    return Passage(place, pointer, words, context(text, place))


def _plain(original: str) -> str:
    """Words of a document on one line; a hyphen that only ends a full line goes."""
    return " ".join(_HIDDEN.sub("", LINE_END_HYPHEN.sub("", original)).split())


def quotation(text: Text, passage: Passage, at: tuple[str, ...] = ()) -> Quote | None:
    """Give the quotation of a passage: held to the text, it stands there and nowhere else.

    Where the words alone are not enough, what stands before them goes with them.

    Args:
        text: the document.
        passage: one of `find`.
        at: where the statement points already; else where the passage is.

    Returns:
        None where no quotation of these words verifies.
    """
    first = passage.place.at[0][0]
    before = _BLANK.split(text.original[max(0, first - _AROUND) : first])[-1]
    words = _plain(before).split()
    for number in range(min(_BESIDE, len(words)) + 1):
        prefix = " ".join(words[-number:]) if number else None
        quote = Quote(passage.words, prefix=prefix)
        held = against(_of_a_statement(quote, at or (passage.at,)), text)
        if held.verdict == VERIFIED and any(one.at == passage.place.at for one in held.found):
            return quote
    return None


def _of_a_statement(quote: Quote, at: tuple[str, ...]) -> Quotation:
    said = Statement("", "", "", 0, 0, at=at, quote=(quote,))
    return Quotation(said, 1, quote, None, RecordPlace("", 0, 0))
