"""What a corpus holds, counted. Counts describe the record, never the world."""

from collections import Counter
from typing import NamedTuple

from provenance.answers.frame import Frame
from provenance.derive.status import HEADLINES
from provenance.model.vocabulary import RELATIONS, STANCES
from provenance.store.corpus import Corpus


class Stats(NamedTuple):
    """Counts of records by kind, and of claims by status."""

    claims: int
    statements: int
    utterances: int
    """Acts of speaking: statements that share one (``said-in``) count once."""
    actors: int
    sources: int
    relations: int
    quotations: int
    undated: int
    stances: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    relation_kinds: tuple[tuple[str, int], ...]
    actor_kinds: tuple[tuple[str, int], ...]
    topics: tuple[tuple[str, int], ...]

    @property
    def found(self) -> bool:
        """Whether there is anything to count."""
        return bool(self.claims or self.actors or self.sources)


def stats(corpus: Corpus) -> Stats:
    """Count what a corpus holds."""
    frame = Frame(corpus.whole())
    slice = frame.slice
    statements = tuple(slice.statements.values())
    stances = Counter(s.stance for s in statements)
    statuses = Counter(frame.status(claim).headline for claim in slice.claims)
    links = [link for links in slice.links_from.values() for link in links]
    kinds = Counter(link.kind for link in links)
    return Stats(
        claims=len(slice.claims),
        statements=len(statements),
        utterances=len({s.said_in or s.id for s in statements}),
        actors=len(slice.actors),
        sources=len(slice.sources),
        relations=len(links),
        quotations=sum(len(s.quote) for s in statements),
        undated=sum(s.date is None for s in statements),
        stances=_counts(stances, STANCES),
        statuses=_counts(statuses, HEADLINES),
        relation_kinds=_counts(kinds, RELATIONS),
        actor_kinds=tuple(
            sorted(Counter(a.kind for a in slice.actors.values()).items(), key=_most)
        ),
        topics=tuple(
            sorted(Counter(t for c in slice.claims.values() for t in c.topics).items(), key=_most)
        ),
    )


def _counts(counter: Counter[str], names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((name, counter[name]) for name in names if counter[name])


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])
