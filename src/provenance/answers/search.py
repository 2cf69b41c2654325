"""Full-text search over claims, quotations, notes, actors and sources."""

from typing import Final, NamedTuple

from provenance.answers.filters import EVERYTHING, Filters, takes, takes_claim
from provenance.derive.frame import Frame
from provenance.model.dates import NO
from provenance.store.corpus import Corpus
from provenance.store.search.search import Excerpt
from provenance.store.search.search import search as find

_SHOWN: Final = 20
"""How many hits are shown where nobody says how many."""
_HELD: Final = 10_000
"""How many hits are counted, and claims held to the filters, at most."""

_KINDS: Final = ("claim", "actor", "source")
"""The kinds of records, in the order in which they are shown."""


class Hit(NamedTuple):
    """A record that was found; ``matches`` are the places of the words in ``snippet``.

    ``status`` is a claim's headline, and ``text`` its text; both are empty for other records.
    """

    kind: str
    id: str
    status: str
    text: str
    snippet: str
    matches: tuple[tuple[int, int], ...]
    score: float


class Count(NamedTuple):
    """How many records of a kind were found."""

    kind: str
    number: int


class Search(NamedTuple):
    """The answer to ``search``: claims first, each kind with the best first.

    ``counts`` tells how many there are of each kind that was found, beyond the limit too; ``more``
    that there are others, which were not counted.
    """

    words: str
    hits: tuple[Hit, ...]
    counts: tuple[Count, ...]
    more: bool
    suggestions: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether anything matches."""
        return bool(self.hits)


def search(corpus: Corpus, words: tuple[str, ...], filters: Filters = EVERYTHING) -> Search:
    """Find records by words, best first.

    Args:
        corpus: where to look.
        words: what to look for; all of them must occur.
        filters: how many hits to return at most. Where they ask for more, only claims are found:
            those that pass, with any statement that may pass where they ask about statements.
    """
    limit = filters.limit or _SHOWN
    asked = filters._replace(limit=None)
    result = find(corpus, words, _HELD, None if asked == EVERYTHING else "claim")
    places = result.hits
    if asked != EVERYTHING:
        frame = _frame(corpus, places, filters)
        places = tuple(place for place in places if _passes(frame, place.id, asked))
    places = tuple(sorted(places, key=lambda place: _KINDS.index(place.kind)))
    shown = places[:limit]
    frame = _frame(corpus, shown, filters)
    numbers = ((kind, sum(place.kind == kind for place in places)) for kind in _KINDS)
    return Search(
        words=" ".join(words),
        hits=tuple(_hit(frame, place) for place in shown),
        counts=tuple(Count(kind, number) for kind, number in numbers if number),
        more=result.more,
        suggestions=result.suggestions,
    )


def _frame(corpus: Corpus, places: tuple[Excerpt, ...], filters: Filters) -> Frame:
    ids = [place.id for place in places if place.kind == "claim"]
    return Frame(corpus.slice(ids, actors=filters.side, sides=False), filters.as_of)


def _hit(frame: Frame, place: Excerpt) -> Hit:
    status = text = ""
    if place.kind == "claim":
        status, text = frame.headline(place.id), frame.slice.claims[place.id].text
    return Hit(place.kind, place.id, status, text, place.snippet, place.matches, place.score)


def _passes(frame: Frame, id: str, filters: Filters) -> bool:
    claim = frame.slice.claims[id]
    if not takes_claim(filters, frame, claim):
        return False
    if not filters.on_statements and filters.as_of == EVERYTHING.as_of:
        return True
    return any(takes(filters, frame, statement) is not NO for statement in claim.statements)
