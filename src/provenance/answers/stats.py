"""What a corpus holds, counted. Counts describe the record, never the world."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from provenance.answers.memo import Memo
from provenance.derive.chains import Node, spoken_in
from provenance.derive.headline import HEADLINES
from provenance.model.records import Source
from provenance.model.vocabulary import RELATIONS, STANCES
from provenance.store.corpus import Corpus


class Stats(NamedTuple):
    """Counts of records by kind, and of claims by status.

    With filters: the claims that pass, the statements on them that certainly do, the actors and
    sources that these name. ``unplaced`` statements may pass; their dates leave it open.
    """

    claims: int
    statements: int
    utterances: int
    """Acts of speaking: what was said in one utterance, or by a document's author in it, is one."""
    actors: int
    sources: int
    relations: int
    quotations: int
    undated: int
    unplaced: int
    stances: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    relation_kinds: tuple[tuple[str, int], ...]
    actor_kinds: tuple[tuple[str, int], ...]
    topics: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]

    @property
    def found(self) -> bool:
        """Whether there is anything to count."""
        return bool(self.claims or self.actors or self.sources)


def stats(corpus: Corpus) -> Stats:
    """Count what a corpus holds."""
    actors, kinds, stances = Counter[str](), Counter[str](), Counter[str]()
    topics, places = Counter[str](), Counter[str]()
    utterances: set[Node] = set()
    claims = statements = quotations = undated = 0
    sources: dict[str, Source] = {}
    for actor in corpus.each("actor"):
        actors[actor.kind] += 1
    for source in corpus.each("source"):
        sources[source.id] = source
    for claim in corpus.each("claim"):
        claims += 1
        statements += len(claim.statements)
        topics.update(claim.topics)
        places.update([claim.place] if claim.place else [])
        kinds.update(relation.kind for relation in claim.relations)
        for s in claim.statements:
            stances[s.stance] += 1
            quotations += len(s.quote)
            utterances.add(spoken_in(sources, s._replace(source=s.source or claim.source)))
            said_in = sources.get(s.said_in) if s.said_in else None
            undated += s.date is None and (said_in is None or said_in.date is None)
    return Stats(
        claims=claims,
        statements=statements,
        utterances=len(utterances),
        actors=actors.total(),
        sources=len(sources),
        relations=kinds.total(),
        quotations=quotations,
        undated=undated,
        unplaced=0,
        stances=_counts(stances, STANCES),
        statuses=_counts(Memo(corpus).counts(), HEADLINES),
        relation_kinds=_counts(kinds, RELATIONS),
        actor_kinds=tuple(sorted(actors.items(), key=_most)),
        topics=tuple(sorted(topics.items(), key=_most)),
        places=tuple(sorted(places.items(), key=_most)),
    )


def _counts(counted: Mapping[str, int], names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((name, counted[name]) for name in names if counted.get(name))


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])
