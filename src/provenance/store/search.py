"""Full-text search: records by words, the best first, with the place where the words stand."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model.records import Claim, Origin, Record
from provenance.store import terms as columns
from provenance.store.asking import STOP_WORDS, Finder, Term, understand
from provenance.store.encoding import decode
from provenance.store.fold import Token, tokens
from provenance.store.terms import kind_of, passages

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

CANDIDATES: Final = 300
"""Records that are ranked at most. Ranking all that share a common word would take too long."""

_WEIGHTS: Final = {
    columns.BODY: 1.0,
    columns.NAME: 0.9,
    columns.ABOUT: 0.8,
    columns.LABELS: 0.6,
    columns.QUOTES: 0.35,
    columns.NOTES: 0.25,
}
_FIRST: Final = f"{{{columns.NAME} {columns.BODY} {columns.ABOUT}}}"
_SNIPPET: Final = 160
"""Characters of a passage that are shown at most."""


class Hit(NamedTuple):
    """A record that was found; ``matches`` are the places of the words in ``snippet``."""

    kind: str
    id: str
    snippet: str
    matches: tuple[tuple[int, int], ...]
    score: float


class Results(NamedTuple):
    """What was found. ``more``: there are others, which were not ranked or not asked for."""

    hits: tuple[Hit, ...]
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
    hits = tuple(_hit(record, score, asked) for score, record in ranked[:limit])
    if hits:
        return Results(hits, more or len(ranked) > limit)
    from provenance.store.suggest import suggest

    return Results((), False, suggest(corpus, typed))


def rank(
    corpus: "Corpus", asked: Sequence[Term], kind: str | None = None
) -> tuple[list[tuple[float, Record]], bool]:
    """Rank the records in which all the terms occur, and tell whether there are more.

    Where there are too many to rank, those with the words in name, text or subject go first.
    """
    every = " AND ".join(map(str, asked))
    found = _candidates(corpus, f"{_FIRST} : ({every})", kind)
    if len(found) < CANDIDATES:
        found |= _candidates(corpus, every, kind)
    finders = [Finder(term) for term in asked]
    ranked = [(score(record, asked, finders), record) for record in found.values()]
    ranked.sort(key=lambda pair: (-pair[0], kind_of(pair[1]), pair[1].id))
    return ranked, len(found) >= CANDIDATES


def _candidates(
    corpus: "Corpus", expression: str, kind: str | None
) -> dict[tuple[str, str], Record]:
    rows = corpus.query(
        "SELECT r.kind, r.id, f.path, r.document, r.line, r.row FROM words w "
        "CROSS JOIN records r ON r.key = w.rowid JOIN files f ON f.file = r.file "
        "WHERE w.words MATCH ? AND r.kind = ifnull(?, r.kind) LIMIT ?",
        (expression, kind, CANDIDATES),
    )
    return {
        (kind, id): decode(kind, id, Origin(path, document, line), row)
        for kind, id, path, document, line, row in reversed(rows)
    }


def score(record: Record, asked: Sequence[Term], finders: Sequence[Finder]) -> float:
    """Weigh a record: where each term stands, and how much of the text the terms make up."""
    best = [0.0] * len(asked)
    share = 0.0
    in_a_row = False
    named = (
        frozenset((*record.about, *record.accuses)) if isinstance(record, Claim) else frozenset()
    )
    for column, text in passages(record):
        weight = _WEIGHTS[column]
        if min(best) >= weight:
            continue
        cut = tokens(text)
        places = [finder.find(cut) for finder in finders]
        for i, found in enumerate(places):
            if found or (column == columns.ABOUT and asked[i].actors & named):
                best[i] = max(best[i], weight)
        if column in (columns.BODY, columns.NAME) and cut:
            covered = {i for start, end in chain.from_iterable(places) for i in range(start, end)}
            share = max(share, len(covered) / len(cut))
            in_a_row = in_a_row or _in_a_row(places, cut)
    return round(sum(best) / len(best) + share / 2 + in_a_row, 4)


def _in_a_row(places: Sequence[Sequence[tuple[int, int]]], cut: Sequence[Token]) -> bool:
    """Whether the terms stand in the order asked, with nothing but stop words between them."""
    ends = {end for _, end in places[0]}
    for found in places[1:]:
        reachable = set(ends)
        for end in ends:
            while end < len(cut) and cut[end].word in STOP_WORDS:
                end += 1
                reachable.add(end)
        ends = {end for start, end in found if start in reachable}
    return bool(ends)


def _hit(record: Record, score: float, asked: Sequence[Term]) -> Hit:
    """Choose the passage that tells most: the text, unless the words stand only elsewhere."""
    finders = [Finder(term) for term in asked]
    chosen: tuple[int, str, list[tuple[int, int]]] | None = None
    for column, text in passages(record):
        if column in (columns.NAME, columns.ABOUT):
            continue
        cut = tokens(text)
        places = [finder.find(cut) for finder in finders]
        count = sum(bool(found) for found in places)
        if chosen is None or count > chosen[0]:
            spans = [
                (cut[start].start, cut[end - 1].end) for start, end in chain.from_iterable(places)
            ]
            chosen = (count, text, spans)
    _, text, spans = chosen or (0, record.id, [])
    snippet, matches = _window(text, _merged(spans))
    return Hit(kind_of(record), record.id, snippet, matches, score)


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
