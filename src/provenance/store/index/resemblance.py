"""What two records have in common that may be one: ids that look alike, texts that say the same."""

import re
import unicodedata
from typing import Final
from zlib import crc32

from provenance.store.index.fold import words

# Letters of other scripts that look like Latin ones in most typefaces, and what they look like.
_ALIKE: Final = str.maketrans(
    "аеорсухіјѕԁһկոαβεικνορτυχωℓ01_.",
    "aeopcyxijsdhkoabeiknoptuxwlol--",
)

_ITSELF: Final = re.compile("[a-z2-9-]+")
"""Ids that look like what they are."""

_SMALL: Final = frozenset(
    [
        *("a", "an", "the", "of", "in", "on", "at"),
        *("is", "are", "was", "were", "be", "been", "has", "have", "had"),
    ]
)


def look(id: str) -> str:
    """What an id looks like: ids that are easily mistaken for each other look the same."""
    if _ITSELF.fullmatch(id):
        return id
    return unicodedata.normalize("NFKC", id).casefold().translate(_ALIKE)


def said(text: str) -> tuple[str, ...]:
    """The words of a text, small ones aside, from the one that comes first in the alphabet on.

    What stands before it comes last: a part that moved from the end to the front makes no
    difference.
    """
    told = [word for word in words(text) if word not in _SMALL]
    start = _first_turn(told)
    return (*told[start:], *told[:start])


def _first_turn(told: list[str]) -> int:
    """From where on words, read round the end, come first; in one pass, however often one recurs.

    Two starts are compared word by word; where they part, no start within the stretch that lost
    can be the first.
    """
    first = min(told, default="")
    if told.count(first) < 2:
        return told.index(first) if told else 0
    count, one, other, same = len(told), 0, 1, 0
    while one < count and other < count and same < count:
        left, right = told[(one + same) % count], told[(other + same) % count]
        if left == right:
            same += 1
            continue
        if left > right:
            one += same + 1
        else:
            other += same + 1
        other += one == other
        same = 0
    return min(one, other)


def gist(text: str) -> str:
    """A short text that is the same for texts that say the same, and rarely for others."""
    return f"{crc32(' '.join(said(text)).encode()):08x}"
