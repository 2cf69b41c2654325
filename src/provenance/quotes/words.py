"""Words of a text, and two wordings compared word by word."""

import re
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from provenance.quotes.characters import UNSPACED
from provenance.quotes.normalise import MAYBE_HYPHEN, normalise

SAME: Final = "same"
GONE: Final = "-"
NEW: Final = "+"

_TOKEN: Final = re.compile(
    rf"[{UNSPACED}]|[^\W{UNSPACED}]+(?:['’\-{MAYBE_HYPHEN}][^\W{UNSPACED}]+)*|[^\w\s]"
)


class Piece(NamedTuple):
    """A run of words: ``kind`` is *same*, ``-`` (only in the first wording) or ``+`` (second)."""

    kind: str
    text: str


def tokens(text: str) -> list[str]:
    """The words and marks of a text; in scripts that do not part words, its characters."""
    return _TOKEN.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """Where each of its words and marks stands."""
    return [match.span() for match in _TOKEN.finditer(text)]


def compare(first: str, second: str) -> tuple[Piece, ...]:
    """Mark the differences between two wordings, word by word, as each of them is written."""
    ours, theirs = spans(first), spans(second)
    matcher = SequenceMatcher(
        None,
        [normalise(first[a:b]) for a, b in ours],
        [normalise(second[a:b]) for a, b in theirs],
        autojunk=False,
    )
    pieces: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece(SAME, second[theirs[c][0] : theirs[d - 1][1]]))
            continue
        if b > a:
            pieces.append(Piece(GONE, first[ours[a][0] : ours[b - 1][1]]))
        if d > c:
            pieces.append(Piece(NEW, second[theirs[c][0] : theirs[d - 1][1]]))
    return tuple(pieces)


def likeness(first: str, second: str) -> float:
    """How much of two wordings is alike, from 0 to 1."""
    return SequenceMatcher(
        None, tokens(normalise(first)), tokens(normalise(second)), autojunk=False
    ).ratio()
