"""Full-text search over claims, quotations, notes, actors and sources."""

from typing import Final

from provenance.answers.filters import EVERYTHING, Filters, takes, takes_claim
from provenance.derive.frame import Frame
from provenance.model.dates import NO
from provenance.model.tuples import NamedTuple
from provenance.store.corpus import Corpus
from provenance.store.search.search import Hit
from provenance.store.search.search import search as find

_SHOWN: Final = 50
"""How many hits are shown where nobody says how many."""
_HELD: Final = 10_000
"""How many claims are held to the filters at most."""


class Found(NamedTuple):
    """The answer to ``search``. ``more``: there are others, beyond the limit."""

    words: str
    hits: tuple[Hit, ...]
    more: bool
    suggestions: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether anything matches."""
        return bool(self.hits)


def search(corpus: Corpus, words: tuple[str, ...], filters: Filters = EVERYTHING) -> Found:
    """Find records by words, best first.

    Args:
        corpus: where to look.
        words: what to look for; all of them must occur.
        filters: how many hits to return at most. Where they ask for more, only claims are found:
            those that pass, with any statement that may pass where they ask about statements.
    """
    limit = filters.limit or _SHOWN
    asked = filters._replace(limit=None)
    if asked == EVERYTHING:
        result = find(corpus, words, limit)
        return Found(" ".join(words), result.hits, result.more, result.suggestions)
    result = find(corpus, words, _HELD, "claim")
    frame = Frame(
        corpus.slice([hit.id for hit in result.hits], actors=filters.side, sides=False),
        filters.as_of,
    )
    hits = [hit for hit in result.hits if _passes(frame, hit.id, asked)]
    more = result.more or len(hits) > limit
    return Found(" ".join(words), tuple(hits[:limit]), more, result.suggestions)


def _passes(frame: Frame, id: str, filters: Filters) -> bool:
    claim = frame.slice.claims[id]
    if not takes_claim(filters, frame, claim):
        return False
    if not filters.on_statements and filters.as_of == EVERYTHING.as_of:
        return True
    return any(takes(filters, frame, statement) is not NO for statement in claim.statements)
