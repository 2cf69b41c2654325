"""What the marked elisions of a quotation leave out: a negation, the end of a sentence."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from provenance.quotes import negations
from provenance.quotes.characters import UNSPACED
from provenance.quotes.normalise import normalise

NEGATION: Final = "negation"
SENTENCE: Final = "sentence"

_WORD: Final = re.compile(r"[^\s\x01-\x06!-&(-/:-@\[-`{-~…،؛؟।॥。！？、，]+")
_END: Final = re.compile(
    r"[。！？｡۔।॥…]|[!?؟;](?=[\"'”’»)\]]*\s)|(?<!\b\w)(?<!\b\w\w)\.[\"'”’»)\]¹²³⁰-⁹]*\s+[^\W\d_a-z]"
    r"|(?<=\d)\.\s+[^\W\d_a-z]"
)
_SPACELESS: Final = re.compile(f"[{UNSPACED}\uac00-\ud7a3]")


def omitted(text: str, at: tuple[tuple[int, int], ...], language: str | None) -> tuple[str, ...]:
    """Say what stands between the parts of a quotation, as far as a reader must be told.

    Args:
        text: the document.
        at: where the parts stand in it.
        language: a BCP 47 tag; all languages' negations are looked for if it is not known.
    """
    gaps = [(first[1], second[0]) for first, second in pairwise(at)]
    found = []
    if any(_negates(text[start:end], language) for start, end in gaps):
        found.append(NEGATION)
    if any(_END.search(text[max(0, start - 1) : end + 1]) for start, end in gaps):
        found.append(SENTENCE)
    return tuple(found)


def _negates(gap: str, language: str | None) -> bool:
    normal = normalise(gap)
    words = negations.words(language)
    if any(part in words for word in _WORD.findall(normal) for part in _parts(word)):
        return True
    return any(_holds(normal, part) for part in negations.parts(language))


def _parts(word: str) -> Iterable[str]:
    """A word, and the pieces of it that an apostrophe parts (``n'a``)."""
    return (word, *word.split("'"), word.replace("'", ""))


def _holds(normal: str, part: str) -> bool:
    """Whether a gap holds a negation that is no word: in its script, wherever it stands."""
    return part in normal and (part == "n't" or bool(_SPACELESS.search(part)))
