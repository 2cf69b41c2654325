"""A Slice: the part of a corpus that a question touches, closed and frozen.

It holds claims with their statements and relations (both ways), actors with their ties (both
ways), and sources. Statements in a Slice are *filled*: what an utterance (``said_in``), the
claim's default source or the speaker's office supplies stands in the statement itself. A statement
that covers other claims is among the statements of each, too, and says by its ``claim`` on which it
was made.
Reachability is plain Python over ``implies`` and its kin; ``Slice.graph`` gives the same as a
networkx graph.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from provenance.model import vocabulary as words
from provenance.model.dates import ANY_DAY, CANNOT_TELL, YES
from provenance.model.records import Actor, Claim, Relation, Source, Statement
from provenance.model.tenures import held

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T")


class Link(NamedTuple):
    """A relation with both ends: ``claim`` stands in ``kind`` to ``other``, ``because``."""

    kind: str
    claim: str
    other: str
    because: str | None


class Slice:
    """Records by id, and the ties between them in both directions.

    All mappings are read-only. A claim, actor or source that is named but was not recorded (or
    stands in a file that could not be read) is simply absent from its mapping.
    """

    __slots__ = (
        "_heard",
        "actors",
        "claims",
        "comments",
        "figures",
        "links_from",
        "links_to",
        "member_of",
        "parts_of",
        "sources",
        "spokespeople",
        "statements",
    )

    def __init__(
        self,
        claims: Iterable[Claim],
        actors: Iterable[Actor],
        sources: Iterable[Source],
    ) -> None:
        source_map = {source.id: source for source in sources}
        actor_map = {a.id: a for a in sorted(actors, key=lambda actor: actor.id)}
        claim_map = {
            c.id: _fill_claim(c, source_map, actor_map)
            for c in sorted(claims, key=lambda claim: claim.id)
        }
        for claim in tuple(claim_map.values()):
            for s in claim.statements:
                for covered in s.covers:
                    other = claim_map.get(covered)
                    if other is not None and s not in other.statements:
                        claim_map[covered] = other._replace(statements=(*other.statements, s))
        links_from: defaultdict[str, list[Link]] = defaultdict(list)
        links_to: defaultdict[str, list[Link]] = defaultdict(list)
        figures: defaultdict[str, list[str]] = defaultdict(list)
        for claim in claim_map.values():
            if claim.figure is not None:
                figures[claim.figure.of].append(claim.id)
            for relation in claim.relations:
                link = _link(claim.id, relation)
                links_from[claim.id].append(link)
                links_to[relation.claim].append(link)
        parts: defaultdict[str, list[str]] = defaultdict(list)
        spokespeople: defaultdict[str, list[str]] = defaultdict(list)
        member_of: defaultdict[str, list[str]] = defaultdict(list)
        for actor in actor_map.values():
            for tenure in actor.part_of:
                parts[tenure.actor].append(actor.id)
            for tenure in actor.speaks_for:
                spokespeople[tenure.actor].append(actor.id)
            for tenure in actor.members:
                member_of[tenure.actor].append(actor.id)
        self.claims: Mapping[str, Claim] = MappingProxyType(claim_map)
        self.actors: Mapping[str, Actor] = MappingProxyType(actor_map)
        self.sources: Mapping[str, Source] = MappingProxyType(source_map)
        self.statements: Mapping[str, Statement] = MappingProxyType(
            {s.id: s for c in claim_map.values() for s in c.statements if s.claim == c.id}
        )
        self.comments: Mapping[str, Statement] = MappingProxyType(
            {s.id: s for claim in claim_map.values() for s in claim.comments}
        )
        self.figures: Mapping[str, tuple[str, ...]] = _freeze(figures)
        self.links_from: Mapping[str, tuple[Link, ...]] = _freeze(links_from)
        self.links_to: Mapping[str, tuple[Link, ...]] = _freeze(links_to)
        self.parts_of: Mapping[str, tuple[str, ...]] = _freeze(parts)
        self.spokespeople: Mapping[str, tuple[str, ...]] = _freeze(spokespeople)
        self.member_of: Mapping[str, tuple[str, ...]] = _freeze(member_of)
        self._heard: dict[str, Mapping[str, Sequence[Statement]]] = {}

    def said(self, id: str) -> Statement | None:
        """A statement or a comment by id."""
        return self.statements.get(id) or self.comments.get(id)

    def heard(self, claim: str, id: str) -> Sequence[Statement]:
        """The statements made on a claim by or for an actor, or in an utterance, as filed."""
        there = self._heard.get(claim)
        if there is None:
            by: defaultdict[str, list[Statement]] = defaultdict(list)
            for s in self.claims[claim].statements if claim in self.claims else ():
                if s.claim == claim:
                    for other in {*s.by, *s.principals, s.said_in or ""}:
                        by[other].append(s)
            there = self._heard[claim] = by
        return there.get(id, ())

    def out(self, claim: str, kind: str) -> tuple[Link, ...]:
        """The relations of one kind that lead from a claim."""
        links = self.links_from.get(claim)
        return tuple([link for link in links if link.kind == kind]) if links else ()

    def into(self, claim: str, kind: str) -> tuple[Link, ...]:
        """The relations of one kind that lead to a claim."""
        links = self.links_to.get(claim)
        return tuple([link for link in links if link.kind == kind]) if links else ()

    def exclusions(self, claim: str) -> tuple[Link, ...]:
        """What excludes a claim. Exclusion holds both ways, whichever file records it.

        In each link returned ``other`` is the claim asked for and ``claim`` its rival.
        """
        turned = [
            Link(link.kind, link.other, link.claim, link.because)
            for link in self.out(claim, words.EXCLUDES)
        ]
        rivals = {link.claim: link for link in (*turned, *self.into(claim, words.EXCLUDES))}
        return tuple([rivals[rival] for rival in sorted(rivals)])

    def name(self, actor: str) -> str:
        """The name to show for an actor; its id where no record of it was read."""
        record = self.actors.get(actor)
        return record.name if record else actor

    def graph(self) -> "nx.MultiDiGraph[str]":
        """The Slice as a networkx graph; `provenance.model.graph.graph` says what is in it."""
        from provenance.model.graph import graph

        return graph(self)


def office(statement: Statement, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The body for which a statement's speakers spoke by their office; empty where none is certain.

    That is where each of them certainly spoke for one and the same body on its recorded date.
    Whoever speaks for several bodies is not taken to have spoken for any of them here, and ``for``
    that names the speaker tells that it spoke for itself.
    """
    bodies: set[str] = set()
    days = statement.date.bounds if statement.date else ANY_DAY
    for speaker in statement.by:
        record = actors.get(speaker)
        if record is None or not record.speaks_for:
            return ()
        ties = record.speaks_for
        truths = {tenure.actor: held(ties, tenure.actor, days) for tenure in ties}
        if CANNOT_TELL in truths.values() or YES not in truths.values():
            return ()
        bodies.update(body for body, truth in truths.items() if truth is YES)
    return tuple(bodies) if len(bodies) == 1 and not bodies & set(statement.by) else ()


def _fill_claim(claim: Claim, sources: Mapping[str, Source], actors: Mapping[str, Actor]) -> Claim:
    def filled(said: tuple[Statement, ...]) -> tuple[Statement, ...]:
        made = [_fill(s, claim.source, sources) for s in said]
        return tuple(
            [
                s if s.for_ or not (body := office(s, actors)) else s._replace(office=body)
                for s in made
            ]
        )

    statements, comments = filled(claim.statements), filled(claim.comments)
    if (statements, comments) == (claim.statements, claim.comments):
        return claim
    return claim._replace(statements=statements, comments=comments)


def _fill(s: Statement, default: str | None, sources: Mapping[str, Source]) -> Statement:
    source = s.source or default
    utterance = sources.get(s.said_in) if s.said_in else None
    by, for_, date, basis = s.by, s.for_, s.date, s.date_basis
    if utterance is None:
        if source == s.source:
            return s
    else:
        for_ = for_ or (() if by and by != utterance.by else utterance.for_)
        by = by or utterance.by
        if date is None:
            date, basis = utterance.date, basis or utterance.date_basis
    # By position: `_replace` would take thrice as long, and this is done to every statement.
    filled = (*s[:5], by, for_, date, basis, s.said_in, source, *s[11:])
    return Statement._make(filled)


def _link(claim: str, relation: Relation) -> Link:
    return Link(relation.kind, claim, relation.claim, relation.because)


def _freeze(lists: Mapping[str, list[T]]) -> Mapping[str, tuple[T, ...]]:
    return MappingProxyType({key: tuple(items) for key, items in lists.items()})
