"""A Slice as a networkx graph, for whatever is a graph algorithm, for exports and pictures."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from provenance.model.records import Actor, Claim, Source, Statement
from provenance.model.slice import Slice

if TYPE_CHECKING:
    import networkx as nx


def graph(slice: Slice) -> "nx.MultiDiGraph[str]":
    """Give a Slice as a directed multigraph.

    A node's key is its type and id, such as ``claim:wagner-deployed-in-mali``. Its attributes are

    * ``type``: ``claim``, ``actor``, ``source`` or ``statement``;
    * ``id`` and ``label`` (a claim's text, a name, a title; a statement's stance);
    * ``recorded``: False for what is only named, and has no record in the Slice;
    * of a claim ``event``, of an actor and a source ``kind``, of a statement ``stance`` and
      ``date``; dates as EDTF text, ``""`` where none is known.

    An edge's attribute ``type`` says what its start is to its end:

    * statement to claim: ``on``;
    * statement to actor: ``by``, ``for``, ``via``;
    * statement to source: ``said_in``, ``source``, ``evidence``;
    * statement to statement, source (an utterance) or actor: ``answers``, ``repeats``;
    * claim to claim: ``implies``, ``excludes``, ``supports``, ``undermines`` (with ``because``);
    * claim to actor or claim: ``about``; claim to actor: ``accuses``;
    * actor to actor: ``part-of``, ``speaks-for`` (both with ``since`` and ``until``); member to
      group: ``member`` (likewise);
    * source to source: ``derived-from`` (with ``how``); source to actor: ``by``, ``for``,
      ``publisher``.
    """
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    _Maker(made, slice).make()
    return made


class _Maker:
    """Adds nodes before edges, so that what is only named can be told."""

    def __init__(self, made: "nx.MultiDiGraph[str]", slice: Slice) -> None:
        self.made = made
        self.slice = slice

    def make(self) -> None:
        slice = self.slice
        for claim in slice.claims.values():
            self.node("claim", claim.id, claim.text, event=str(claim.event or ""))
            for s in (s for s in claim.statements if s.claim == claim.id):
                self.node("statement", s.id, s.stance, stance=s.stance, date=str(s.date or ""))
        for actor in slice.actors.values():
            self.node("actor", actor.id, actor.name, kind=actor.kind)
        for source in slice.sources.values():
            self.node("source", source.id, source.title, kind=source.kind)
        for claim in slice.claims.values():
            self.claim(claim)
        for actor in slice.actors.values():
            self.actor(actor)
        for source in slice.sources.values():
            self.source(source)

    def claim(self, claim: Claim) -> None:
        node = f"claim:{claim.id}"
        for id in claim.about:
            self.edge(node, "claim" if id in self.slice.claims else "actor", [id], "about")
        self.edge(node, "actor", claim.accuses, "accuses")
        for relation in claim.relations:
            because = relation.because or ""
            self.edge(node, "claim", [relation.claim], relation.kind, because=because)
        for s in claim.statements:
            if s.claim == claim.id:
                self.statement(s)

    def statement(self, s: Statement) -> None:
        node = f"statement:{s.id}"
        self.edge(node, "claim", [s.claim], "on")
        self.edge(node, "claim", s.covers, "covers")
        self.edge(node, "actor", s.by, "by")
        self.edge(node, "actor", s.for_, "for")
        self.edge(node, "actor", s.via, "via")
        self.edge(node, "source", [s.said_in] if s.said_in else [], "said_in")
        self.edge(node, "source", [s.source] if s.source else [], "source")
        self.edge(node, "source", s.evidence, "evidence")
        for id in s.answers:
            self.edge(node, self.target(id), [id], "answers")
        for id in s.repeats:
            self.edge(node, self.target(id), [id], "repeats")

    def target(self, id: str) -> str:
        """What a statement answers or repeats: an actor, unless it is known to be another thing."""
        if id in self.slice.statements:
            return "statement"
        return "source" if id in self.slice.sources else "actor"

    def actor(self, actor: Actor) -> None:
        node = f"actor:{actor.id}"
        for type, ties in (("part-of", actor.part_of), ("speaks-for", actor.speaks_for)):
            for tie in ties:
                since, until = str(tie.from_ or ""), str(tie.to or "")
                self.edge(node, "actor", [tie.actor], type, since=since, until=until)
        for tie in actor.members:
            member = self.named("actor", tie.actor)
            since, until = str(tie.from_ or ""), str(tie.to or "")
            self.made.add_edge(member, node, type="member", since=since, until=until)

    def source(self, source: Source) -> None:
        node = f"source:{source.id}"
        for derivation in source.derived_from:
            how = derivation.how or ""
            self.edge(node, "source", [derivation.source], "derived-from", how=how)
        self.edge(node, "actor", source.by, "by")
        self.edge(node, "actor", source.for_, "for")
        self.edge(node, "actor", [source.publisher] if source.publisher else [], "publisher")

    def node(self, type: str, id: str, label: str, **more: str) -> None:
        self.made.add_node(f"{type}:{id}", type=type, id=id, label=label, recorded=True, **more)

    def named(self, type: str, id: str) -> str:
        node = f"{type}:{id}"
        if node not in self.made:
            self.made.add_node(node, type=type, id=id, label=id, recorded=False)
        return node

    def edge(self, start: str, type: str, ids: Iterable[str], edge: str, **more: str) -> None:
        for id in ids:
            self.made.add_edge(start, self.named(type, id), type=edge, **more)
