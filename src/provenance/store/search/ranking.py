"""Ranking: the records in which all the words asked for occur, the best first."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from provenance.model.records import Claim, Origin, Record
from provenance.store.index import terms as columns
from provenance.store.index.encoding import decode
from provenance.store.index.fold import Token, tokens
from provenance.store.index.terms import kind_of, passages
from provenance.store.search.asking import STOP_WORDS, Finder, Term

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


def rank(
    corpus: "Corpus", asked: Sequence[Term], kind: str | None = None
) -> tuple[list[tuple[float, Record]], bool]:
    """Rank the records in which all the terms occur, and tell whether there are more.

    Where there are too many to rank, those with the words in name, text or subject go first.
    """
    every = " AND ".join(map(str, asked))
    found = _candidates(corpus, every, kind)
    if len(found) == CANDIDATES:
        first = _candidates(corpus, f"{_FIRST} : ({every})", kind)
        found = first if len(first) == CANDIDATES else first | found
    finders = [Finder(term) for term in asked]
    ranked = [(score(record, asked, finders), record) for record in found.values()]
    ranked.sort(key=lambda pair: (-pair[0], kind_of(pair[1]), pair[1].id))
    return ranked, len(found) >= CANDIDATES


def occurs(corpus: "Corpus", term: Term, kind: str | None = None) -> bool:
    """Whether a term occurs in any record."""
    return bool(_candidates(corpus, str(term), kind, 1))


def _candidates(
    corpus: "Corpus", expression: str, kind: str | None, limit: int = CANDIDATES
) -> dict[tuple[str, str], Record]:
    rows = corpus.query(
        "SELECT r.kind, r.id, f.path, r.document, r.line, r.row FROM words w "
        "CROSS JOIN records r ON r.key = w.rowid JOIN files f ON f.file = r.file "
        "WHERE w.words MATCH ? AND r.kind = ifnull(?, r.kind) LIMIT ?",
        (expression, kind, limit),
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
