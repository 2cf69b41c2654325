"""What may have been meant when nothing was found: never used by itself, only proposed."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from provenance.store.index.fold import words
from provenance.store.index.terms import kind_of, name_key
from provenance.store.search.asking import plain_term, understand
from provenance.store.search.ranking import occurs, rank
from provenance.store.search.spelling import near_words
from provenance.store.search.wording import STOP_WORDS

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
    alike = corpus.query(
        "SELECT DISTINCT id FROM records WHERE kind = ? AND id >= ? AND id < ? LIMIT ?",
        (kind, name[0], name[0] + "\U0010ffff", _LISTED),
    )
    found += get_close_matches("-".join(words(typed)), [id for (id,) in alike], n=1)
    found += [id for id in suggest(corpus, [typed], kind) if corpus.record(kind, id)]
    asked = understand(corpus, [typed])
    if asked:
        ranked, _ = rank(corpus, asked, kind)
        found = [one.record.id for one in ranked[:_MOST]] + found
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
        if chunk.lower() in STOP_WORDS or occurs(corpus, plain_term(corpus, chunk), kind):
            mended.append(chunk)
            continue
        near = near_words(corpus, "".join(words(chunk)), 1)
        if not near:
            return ()
        mended.extend(near)
    asked = understand(corpus, mended)
    if mended == chunks or not asked:
        return ()
    ranked, _ = rank(corpus, asked, kind)
    if is_id:
        return tuple(one.record.id for one in ranked[:_MOST])
    return (" ".join(mended),) if ranked else ()


def _partly(corpus: "Corpus", typed: Sequence[str], kind: str | None) -> tuple[str, ...]:
    """Ids of the records in which most of the terms occur."""
    asked = [term for term in understand(corpus, typed) if occurs(corpus, term, kind)]
    if not asked:
        return ()
    best: dict[str, float] = {}
    for left_out in range(len(asked)) if len(asked) > 1 else [-1]:
        rest = [term for place, term in enumerate(asked) if place != left_out]
        for one in rank(corpus, rest, kind)[0]:
            if kind_of(one.record) == (kind or "claim"):
                best[one.record.id] = max(one.score, best.get(one.record.id, 0))
    ranked = sorted((-score, id) for id, score in best.items())
    return tuple(id for _, id in ranked[:_MOST])
