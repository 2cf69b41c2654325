"""Full-text search: records by words, the best first, with the place where the words stand."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.store.index import terms as columns
from provenance.store.index.fold import tokens
from provenance.store.index.terms import kind_of, passages
from provenance.store.search.asking import Finder, Term, understand
from provenance.store.search.ranking import Ranked, rank

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_SNIPPET: Final = 160
"""Characters of a passage that are shown at most."""


class Excerpt(NamedTuple):
    """A record that was found; ``matches`` are the places of the words in ``snippet``."""

    kind: str
    id: str
    snippet: str
    matches: tuple[tuple[int, int], ...]
    score: float


class Results(NamedTuple):
    """What was found. ``more``: there are others, which were not ranked or not asked for."""

    hits: tuple[Excerpt, ...]
    more: bool = False
    suggestions: tuple[str, ...] = ()


def search(
    corpus: "Corpus", typed: Sequence[str], limit: int = 50, kind: str | None = None
) -> Results:
    """Find records in which all the words occur, by their texts, names, quotations and notes.

    Args:
        corpus: where to look.
        typed: what was typed, in any order; names of actors count as all their spellings.
        limit: how many hits to give at most.
        kind: find only claims, actors or sources.
    """
    asked = understand(corpus, typed)
    ranked, more = rank(corpus, asked, kind) if asked else ([], False)
    hits = tuple(_hit(one, asked) for one in ranked[:limit])
    if hits:
        return Results(hits, more or len(ranked) > limit)
    from provenance.store.search.suggest import suggest

    return Results((), False, suggest(corpus, typed))


def _hit(one: Ranked, asked: Sequence[Term]) -> Excerpt:
    """Choose the passage that tells most: the text, unless the words stand only elsewhere."""
    record = one.record
    finder = Finder(asked)
    chosen: tuple[int, str, list[tuple[int, int]]] | None = None
    for column, text in passages(record):
        if column in (columns.NAME, columns.ABOUT):
            continue
        cut = tokens(text)
        places = finder.find([token.word for token in cut])
        count = len(places)
        if chosen is None or count > chosen[0]:
            spans = [
                (cut[place.start].start, cut[place.end - 1].end)
                for place in chain.from_iterable(places.values())
            ]
            chosen = (count, text, spans)
    _, text, spans = chosen or (0, record.id, [])
    snippet, matches = _window(text, _merged(spans))
    return Excerpt(kind_of(record), record.id, snippet, matches, one.score)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut a long passage down to the words around the first match."""
    text = text.replace("\n", " ")
    if len(text) <= _SNIPPET:
        return text, tuple(spans)
    start = max(0, (spans[0][0] if spans else 0) - _SNIPPET // 3)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + _SNIPPET)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + _SNIPPET // 2)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in spans if a >= start and b <= end)
    return f"{before}{text[start:end].rstrip()}{after}", inside
