"""What may have been meant by a quotation that does not stand in its document.

A proposal is for a person to judge; nothing that is merely similar ever verifies.
"""

from collections import defaultdict
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from provenance.quotes.locators import line_of
from provenance.quotes.match import ELISION, Needle, occurrences
from provenance.quotes.normalise import LINE_END_HYPHEN, MAYBE_HYPHEN, Text, normalise
from provenance.quotes.words import Piece, compare, spans, tokens

_LIKE: Final = 0.6
_COMMON: Final = 5000
_CANDIDATES: Final = 5


class Proposal(NamedTuple):
    """The wording of the document that is nearest, its line, and how it differs."""

    words: str
    line: int
    differences: tuple[Piece, ...]


class Proposer:
    """Finds the nearest wording in one text, whose words are indexed once."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._spans = spans(text.normal)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, (start, end) in enumerate(self._spans):
            self._places[self._word(start, end)].append(place)

    def propose(self, words: str) -> Proposal | None:
        """The nearest wording to a quotation's, if any is near enough to be worth showing.

        Of an elided quotation, the longest part that does not stand in the text is looked for.
        """
        parts = [part.strip() for part in ELISION.split(words) if normalise(part)]
        missing = [
            part
            for part in parts
            if next(occurrences(self._text, Needle((normalise(part),))), None) is None
        ]
        if not missing:
            return None
        sought = max(missing, key=len)
        found = self._nearest(tokens(normalise(sought)))
        if found is None:
            return None
        start, end = self._text.span(self._spans[found[0]][0], self._spans[found[1]][1])
        there = LINE_END_HYPHEN.sub("", self._text.original[start:end])
        return Proposal(there, line_of(self._text, start), compare(sought, there))

    def _nearest(self, sought: list[str]) -> tuple[int, int] | None:
        """The first and last word of the stretch that shares most words in order."""
        votes: defaultdict[int, float] = defaultdict(float)
        for index, word in enumerate(sought):
            places = self._places.get(word, ())
            if len(places) > _COMMON:
                continue
            for place in places:
                votes[(place - index) // 4] += 1 / len(places)
        best: tuple[float, int, int] | None = None
        for bucket in sorted(votes, key=lambda b: (-votes[b], b))[:_CANDIDATES]:
            begin = max(0, bucket * 4 - 4)
            stretch = self._spans[begin : bucket * 4 + 2 * len(sought) + 8]
            there = [self._word(start, end) for start, end in stretch]
            matcher = SequenceMatcher(None, there, sought, autojunk=False)
            blocks = [block for block in matcher.get_matching_blocks() if block.size]
            if not blocks:
                continue
            first, last = blocks[0].a, blocks[-1].a + blocks[-1].size
            alike = sum(block.size for block in blocks)
            score = 2 * alike / (last - first + len(sought))
            if score >= _LIKE and (best is None or score > best[0]):
                best = (score, begin + first, begin + last - 1)
        return best[1:] if best else None

    def _word(self, start: int, end: int) -> str:
        return self._text.normal[start:end].replace(MAYBE_HYPHEN, "")
