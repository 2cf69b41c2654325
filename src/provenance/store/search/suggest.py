"""What may have been meant when nothing was found: never used by itself, only proposed."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from provenance.store.index.fold import words
from provenance.store.index.terms import kind_of, name_key
from provenance.store.search.asking import STOP_WORDS, plain_term, understand
from provenance.store.search.ranking import occurs, rank

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_MOST: Final = 3
_LISTED: Final = 5_000
"""Words of the corpus that are compared at most."""


def suggest(corpus: "Corpus", typed: Sequence[str], kind: str | None = None) -> tuple[str, ...]:
    """Propose what to type instead: the words with typos mended, else ids that come near."""
    return _mended(corpus, typed, kind) or _partly(corpus, typed, kind)


def near_names(corpus: "Corpus", typed: str, kind: str) -> tuple[str, ...]:
    """Propose the ids of actors or sources whose names come near."""
    name = name_key(typed)
    if not name:
        return ()
    rows = corpus.query(
        "SELECT n.name, r.id FROM names n JOIN records r USING (key) WHERE r.kind = ? "
        "AND n.name >= ? AND n.name < ? AND abs(length(n.name) - ?) < 4 LIMIT ?",
        (kind, name[0], name[0] + "\U0010ffff", len(name), _LISTED),
    )
    ids: dict[str, list[str]] = {}
    for spelling, id in rows:
        ids.setdefault(spelling, []).append(id)
    close = get_close_matches(name, sorted(ids), n=_MOST, cutoff=0.75)
    found = [id for spelling in close for id in ids[spelling]]
    found += [id for id in suggest(corpus, [typed], kind) if corpus.record(kind, id)]
    asked = understand(corpus, [typed])
    if asked:
        ranked, _ = rank(corpus, asked, kind)
        found = [record.id for _, record in ranked[:_MOST]] + found
    return tuple(dict.fromkeys(found))[: 2 * _MOST]


def _mended(corpus: "Corpus", typed: Sequence[str], kind: str | None) -> tuple[str, ...]:
    is_id = len(typed) == 1 and "-" in typed[0] and " " not in typed[0]
    chunks = [
        chunk
        for text in typed
        for chunk in (text.replace("-", " ") if is_id else text).split()
        if words(chunk)
    ]
    mended = []
    for chunk in chunks:
        if chunk.lower() in STOP_WORDS or occurs(corpus, plain_term(chunk), kind):
            mended.append(chunk)
            continue
        near = _near_word(corpus, chunk)
        if near is None:
            return ()
        mended.append(near)
    asked = understand(corpus, mended)
    if mended == chunks or not asked:
        return ()
    ranked, _ = rank(corpus, asked, kind)
    if is_id:
        return tuple(record.id for _, record in ranked[:_MOST])
    return (" ".join(mended),) if ranked else ()


def _partly(corpus: "Corpus", typed: Sequence[str], kind: str | None) -> tuple[str, ...]:
    """Ids of the records in which most of the terms occur."""
    asked = [term for term in understand(corpus, typed) if occurs(corpus, term, kind)]
    if not asked:
        return ()
    best: dict[str, float] = {}
    for left_out in range(len(asked)) if len(asked) > 1 else [-1]:
        rest = [term for place, term in enumerate(asked) if place != left_out]
        for score, record in rank(corpus, rest, kind)[0]:
            if kind_of(record) == (kind or "claim"):
                best[record.id] = max(score, best.get(record.id, 0))
    ranked = sorted((-score, id) for id, score in best.items())
    return tuple(id for _, id in ranked[:_MOST])


def _near_word(corpus: "Corpus", chunk: str) -> str | None:
    """The word of the corpus that comes nearest to one that does not occur."""
    word = "".join(words(chunk))
    near: list[str] = []
    for first in dict.fromkeys(word[:2]):  # the first letter itself may be the typo
        rows = corpus.query(
            "SELECT word FROM lexicon WHERE word >= ? AND word < ? "
            "AND length(word) BETWEEN ? AND ? LIMIT ?",
            (first, first + "\U0010ffff", len(word) - 2, len(word) + 2, _LISTED),
        )
        near += [word for (word,) in rows]
    close = get_close_matches(word, near, n=1, cutoff=0.75)
    return close[0] if close else None
