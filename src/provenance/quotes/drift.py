"""One act of speaking, quoted differently in several sources."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Final, NamedTuple

from provenance.quotes.match import needle
from provenance.quotes.quotation import Quotation
from provenance.quotes.words import Piece, compare, likeness

_LIKE: Final = 0.5


class Drift(NamedTuple):
    """Two quotations of one act, each from a source of its own, and how they differ."""

    act: str
    """The utterance, or the claim, where no utterance was recorded."""
    first: Quotation
    second: Quotation
    differences: tuple[Piece, ...]


def drifts(quotations: Iterable[Quotation]) -> list[Drift]:
    """The pairs of quotations that render the same words of one act differently.

    The act is the same where the utterance is, or where the same voices took the same stance on
    the same claim on the same date. Fragments of which one holds the other do not differ.
    """
    acts: defaultdict[tuple[str, ...], list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        s = quotation.statement
        if s.said_in:
            acts[s.said_in,].append(quotation)
        elif s.date:
            acts[s.claim, s.stance, s.date.text, *sorted(s.voices)].append(quotation)
    found: dict[tuple[str, str, str, str, str], Drift] = {}
    for (act, *_), group in acts.items():
        for first, second in combinations(group, 2):
            if first.source != second.source and _differ(first, second):
                differences = compare(first.quote.words, second.quote.words)
                key = (
                    act,
                    str(first.source),
                    first.quote.words,
                    str(second.source),
                    second.quote.words,
                )
                found.setdefault(key, Drift(act, first, second, differences))
    return list(found.values())


def _differ(first: Quotation, second: Quotation) -> bool:
    if first.quote.language != second.quote.language:
        return False
    one, other = (" ".join(needle(q.quote).segments) for q in (first, second))
    if one in other or other in one:
        return False
    return likeness(first.quote.words, second.quote.words) >= _LIKE
