"""Places at which claims say something happened: in which spellings, and what comes near."""

from collections.abc import Iterable

from provenance.store.corpus import Corpus

_NEAR = 3


def spellings(corpus: Corpus, place: str) -> tuple[str, ...]:
    """List how claims write a place, the most frequent first; nothing where none has it."""
    return _written(corpus, corpus.claims_at(place))


def _written(corpus: Corpus, claims: Iterable[str]) -> tuple[str, ...]:
    records = (corpus.record("claim", id) for id in claims)
    found = [claim.place for claim in records if claim and claim.place]
    return tuple(sorted(set(found), key=lambda name: (-found.count(name), name)))


def near(corpus: Corpus, typed: str) -> tuple[str, ...]:
    """List places that have all of some words, or are spelt much like them."""
    from difflib import get_close_matches

    from provenance.store.index.fold import words

    wanted = set(words(typed))
    if not wanted:
        return ()
    folded = corpus.places()
    found = [place for place in folded if wanted <= set(words(place))]
    found += get_close_matches(" ".join(words(typed)), folded, n=_NEAR, cutoff=0.75)
    kept = list(dict.fromkeys(found))[:_NEAR]
    return tuple(spellings(corpus, place)[0] for place in kept)


def beginning(corpus: Corpus, typed: str, limit: int) -> list[str]:
    """List places that begin as is typed."""
    from provenance.store.index.terms import name_key

    begun = name_key(typed)
    found = [place for place in corpus.places() if place.startswith(begun)]
    return [spellings(corpus, place)[0] for place in found[:limit]]
