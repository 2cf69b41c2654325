"""Words of the corpus that a typed word may be: another spelling, another script, a slip.

What is found here is only ever proposed, as a candidate or as words to type instead.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from provenance.store.search.glossary import is_listed, verb_forms
from provenance.store.search.wording import STANCES, STOP_WORDS

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_LISTED: Final = 20_000
"""Words of the corpus that are compared at most."""

_SHORTEST: Final = 4
"""Letters that a word must have to be taken for another: of shorter ones too many come near."""

_HEARD: Final = 5
"""Letters up to which a word must sound alike, or have the same letters: *grave* is not *gave*."""

_FAR: Final = 0.35
"""The share of its letters in which a word of equal sound may differ, in one script."""

_SOUNDS: Final = (
    ("sch|tch|tsch|ch|sh|zh|dj|dzh|dz|j|x", "s"),
    ("ts|tz|z|c(?=[eiy])", "s"),
    ("ph|w|v|f", "f"),
    ("gh|kh|ck|qu|q|k|c|g|h", "k"),
    ("d|t|th", "t"),
    ("b|p", "p"),
    ("m|n", "n"),
    ("[aeiouy']+", ""),
)
"""Letters that one name is written with in different languages, and the class they fall in."""

_FIRST: Final = {"s": "csxzjdt", "f": "fvwp", "k": "kgqch", "t": "td", "p": "pb", "n": "nm"}
"""The letters that a word may begin with whose first sound is of a class."""


def near_words(corpus: "Corpus", word: str, most: int = 3) -> tuple[str, ...]:
    """List the words of a corpus that come nearest to a folded word, the nearest first.

    Of equal sound (`Mourah`, `Moura`; `Вагнер`, `Wagner`), else by slips: as many as one letter in
    four added, left out, changed, or changed places with its neighbour. A word of the glossary is
    spelt as it should be, and comes near none.
    """
    if len(word) < _SHORTEST or is_listed(word):
        return ()
    found: dict[str, int] = {}
    for latin in _latin(word):
        if latin.isalpha():
            for other, slips in _near(corpus, latin, latin == word):
                found[other] = min(slips, found.get(other, slips))
    if not word.isascii():
        found |= {other: slips for other, slips in _slipped(corpus, word) if other not in found}
    return tuple(sorted(found, key=lambda other: (found[other], other))[:most])


def _slipped(corpus: "Corpus", word: str) -> list[tuple[str, int]]:
    """The words of the same script that differ by few slips, each with their number."""
    from rapidfuzz.distance import OSA

    listed = corpus.words_beginning(word[0], _LISTED)
    slips = ((other, OSA.distance(word, other)) for other in listed)
    return [(other, number) for other, number in slips if number <= max(1, len(word) // 4)]


def _near(corpus: "Corpus", latin: str, as_typed: bool) -> list[tuple[str, int]]:
    """The words that come near one in Latin letters, each with the slips between them."""
    heard = sound(latin)
    vowels = "aeiou" if latin[0] in "aeiouy" else ""
    first = dict.fromkeys([*_FIRST.get(heard[:1], heard[:1]), *latin[:2], *vowels])
    from rapidfuzz.distance import OSA

    far = max(1, round(len(latin) * _FAR)) if as_typed else len(latin)
    few = max(1, len(latin) // 4)
    idle = _idle()
    found = []
    for letter in first:
        for other in corpus.words_beginning(letter, _LISTED):
            if abs(len(other) - len(latin)) <= 3 and other not in idle:
                slips = OSA.distance(latin, other)
                alike = slips <= far and len(heard) > 1 and sound(other) == heard
                if alike or (slips <= few and (len(latin) > _HEARD or _swapped(latin, other))):
                    found.append((other, slips))
    return found


@cache
def _idle() -> frozenset[str]:
    """Words that none is taken for: of a question itself, and forms of common verbs."""
    return STOP_WORDS | {form[0] for form in STANCES if len(form) == 1} | verb_forms()


def _swapped(one: str, other: str) -> bool:
    """Whether two words have the same letters in another order."""
    return sorted(one) == sorted(other)


def sound(word: str) -> str:
    """Reduce a Latin word to what it sounds like: classes of consonants, none twice in a row."""
    for letters, heard in _CLASSES:
        word = letters.sub(heard, word)
    return re.sub(r"(.)\1+", r"\1", word)


_CLASSES: Final = tuple((re.compile(letters), heard) for letters, heard in _SOUNDS)


def _latin(word: str) -> tuple[str, ...]:
    """A word in Latin letters; Arabic writes some vowels with letters for consonants."""
    if word.isascii():
        return (word,)
    from anyascii import anyascii

    latin = anyascii(word).lower()
    return tuple(dict.fromkeys((latin, latin.replace("w", "u").replace("y", "i"))))
