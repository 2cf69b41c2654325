"""What of a corpus passes the filters, counted."""

from collections import Counter
from collections.abc import Iterable

from provenance.answers.filters import EVERYTHING, Filters, part, takes_claim
from provenance.answers.stats import Stats
from provenance.derive.chains import spoken_in
from provenance.derive.frame import Frame
from provenance.derive.headline import HEADLINES
from provenance.model.vocabulary import RELATIONS, STANCES
from provenance.store.corpus import Corpus

_Counts = tuple[tuple[str, int], ...]


def passing(corpus: Corpus, filters: Filters) -> Stats:
    """Count the claims that pass, what is said on them, and the actors and sources named there.

    Where the filters ask about statements or a date, a claim counts only with a statement that
    passes, or may.
    """
    frame = Frame(corpus.whole(), filters.as_of)
    slice = frame.slice
    claims = [claim for claim in slice.claims.values() if takes_claim(filters, frame, claim)]
    statements, unplaced = part(
        filters, frame, tuple({s.id: s for c in claims for s in c.statements}.values())
    )
    said = (*statements, *unplaced)
    if filters.on_statements or filters.as_of != EVERYTHING.as_of:
        spoken = {statement.claim for statement in said}
        claims = [claim for claim in claims if claim.id in spoken]
    actors = {actor for s in said for actor in (*s.by, *s.for_, *s.via)} & slice.actors.keys()
    sources = {source for s in said for source in (s.source, s.said_in, *s.evidence)}
    links = [link for claim in claims for link in slice.links_from.get(claim.id, ())]
    return Stats(
        claims=len(claims),
        statements=len(statements),
        utterances=len({spoken_in(slice.sources, s) for s in statements}),
        actors=len(actors),
        sources=len(sources & slice.sources.keys()),
        relations=len(links),
        quotations=sum(len(s.quote) for s in statements),
        undated=sum(s.date is None for s in statements),
        unplaced=len(unplaced),
        stances=_in_order((s.stance for s in statements), STANCES),
        statuses=_in_order((frame.headline(claim.id) for claim in claims), HEADLINES),
        relation_kinds=_in_order((link.kind for link in links), RELATIONS),
        actor_kinds=_most_first(slice.actors[id].kind for id in actors),
        topics=_most_first(topic for claim in claims for topic in claim.topics),
        places=_most_first(claim.place for claim in claims if claim.place),
    )


def _in_order(found: Iterable[str], names: tuple[str, ...]) -> _Counts:
    counted = Counter(found)
    return tuple((name, counted[name]) for name in names if counted[name])


def _most_first(found: Iterable[str]) -> _Counts:
    return tuple(sorted(Counter(found).items(), key=lambda item: (-item[1], item[0])))
