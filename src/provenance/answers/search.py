"""Full-text search over claims, quotations, notes, actors and sources."""

from typing import NamedTuple

from provenance.store.corpus import Corpus
from provenance.store.search import Hit
from provenance.store.search import search as find


class Found(NamedTuple):
    """The answer to ``search``."""

    words: str
    hits: tuple[Hit, ...]
    suggestions: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether anything matches."""
        return bool(self.hits)


def search(corpus: Corpus, words: tuple[str, ...], limit: int | None) -> Found:
    """Find records by words, best first.

    Args:
        corpus: where to look.
        words: what to look for; all of them must occur.
        limit: how many hits to return at most.
    """
    result = find(corpus, words, limit or 50)
    return Found(" ".join(words), result.hits, result.suggestions)
