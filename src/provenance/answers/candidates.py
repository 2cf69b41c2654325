"""Which claims filters may let pass, by look-ups: a superset, so that not all need be fetched."""

from collections.abc import Iterable

from provenance.answers.filters import Filters
from provenance.store.corpus import Corpus


def candidates(corpus: Corpus, filters: Filters) -> list[str] | None:
    """List the claims that may pass ``about``, ``topic`` and the filters on statements by name.

    ``None`` says that none of these filters is set: any claim may pass.
    """
    found: list[set[str]] = []
    if filters.about:
        found.append(_any(corpus.claims_about(subject) for subject in filters.about))
    if filters.topic:
        found.append(_any(corpus.claims_with_topic(topic) for topic in filters.topic))
    if filters.by:
        found.append(set(corpus.claims_spoken_by(filters.by)))
    if filters.for_:
        found.append(set(corpus.claims_spoken_by(filters.for_)))
    if filters.via:
        found.append(set(corpus.claims_via(filters.via)))
    if filters.side:
        found.append(set(corpus.claims_spoken_by(corpus.voices_of(filters.side))))
    return sorted(set.intersection(*found)) if found else None


def _any(found: Iterable[Iterable[str]]) -> set[str]:
    return set().union(*found)
