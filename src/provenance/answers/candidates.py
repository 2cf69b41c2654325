"""Which claims filters may let pass, by look-ups: a superset, so that not all need be fetched."""

from collections.abc import Iterable

from provenance.answers.filters import Filters
from provenance.store.corpus import Corpus


def candidates(corpus: Corpus, filters: Filters) -> list[str] | None:
    """List the claims that may pass the filters on what claims are of and on statements by name.

    ``None`` says that none of these filters is set: any claim may pass.
    """
    found: list[set[str]] = []
    if filters.about:
        found.append(_any(corpus.claims_about(subject) for subject in filters.about))
    if filters.topic:
        found.append(_any(corpus.claims_with_topic(topic) for topic in filters.topic))
    if filters.place:
        found.append(_any(corpus.claims_at(place) for place in filters.place))
    if filters.by:
        found.append(set(corpus.claims_by(filters.by)))
    if filters.for_:
        holders = corpus.claims_spoken_by(corpus.voices_of(filters.for_))  # by their office too
        found.append({*corpus.claims_for(filters.for_), *holders})
    if filters.via:
        found.append(set(corpus.claims_via(filters.via)))
    if filters.side:
        found.append(set(corpus.claims_spoken_by(corpus.voices_of(filters.side))))
    return sorted(set.intersection(*found)) if found else None


def kept(corpus: Corpus, *sides: Iterable[str]) -> tuple[dict[str, str], set[str]]:
    """Give what is kept of where two sides may meet, and the claims of which nothing is kept.

    Each side is those whose words may be the side's. One of them speaks on each claim, and the
    other does, or is accused or spoken of by it, or somebody speaks on what bears on it.
    """
    spoken = [set(corpus.claims_spoken_by(side)) for side in sides]
    named = [spoken[i] | corpus.claims_concerning(side) for i, side in enumerate(sides)]
    both = (spoken[0] & named[1]) | (spoken[1] & named[0])
    found = corpus.kept_meetings(both)
    found |= corpus.kept_meetings((spoken[0] | spoken[1]) - both, beside=True)
    rows = {claim: row for claim, row in found.items() if row is not None}
    return rows, found.keys() - rows.keys()


def meetings(corpus: Corpus, *sides: Iterable[str]) -> set[str]:
    """List the claims on which two sides may meet: one speaks on it, and it concerns the other.

    That is, the other speaks on it too, or is accused by it, or it is about the other, or the other
    speaks on what counters it or on what it implies. Each side is those whose words may be its.
    """
    spoken = [set(corpus.claims_spoken_by(side)) for side in sides]
    found = spoken[0] & spoken[1]
    for one, other in ((0, 1), (1, 0)):
        concerned = spoken[other] | corpus.claims_concerning(sides[other])
        concerned |= set(corpus.claims_countered(spoken[one] - concerned, spoken[other]))
        concerned |= set(corpus.claims_implying(spoken[other]))
        found |= spoken[one] & concerned
    return found


def _any(found: Iterable[Iterable[str]]) -> set[str]:
    return set().union(*found)
