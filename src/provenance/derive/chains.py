"""From a statement back to where it began: the document read, carriers, the utterance, its sources.

Only recorded steps are taken. A document that was taken from another as a whole (republished,
translated, or with no word on how) is followed there. One that only quotes or cites another says
in its own words what it says itself: there these begin, unless the statement names that other as
its evidence. Further back, a document that quotes or cites is followed where the record ties the
step to the point at issue: where a statement on the same claim, in the same sense, was made or read
there, or in what that in turn was taken from.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from provenance.derive.targets import target
from provenance.model import vocabulary as words
from provenance.model.records import Derivation, Source, Statement
from provenance.model.slice import Slice

SOURCE: Final = "source"
CARRIER: Final = "carrier"
SPEAKER: Final = "speaker"
STATEMENT: Final = "statement"
NAMED: Final = "named"

VIA: Final = "via"
SAID: Final = "said"
REPEATS: Final = "repeats"
TAKEN: Final = "taken from"

_IN_PART: Final = frozenset({"quotes", "cites"})
"""How a document is taken from another in points, which may be other points than this one."""


class Node(NamedTuple):
    """A place that words passed through.

    ``kind`` says what ``id`` names: a ``source``; a ``carrier`` (an actor); a ``speaker``, whose
    act of speaking has no record of its own (then it is the statement's id); a repeated
    ``statement``; or what is only ``named`` as repeated, without a fitting statement.
    """

    kind: str
    id: str


class Step(NamedTuple):
    """One recorded step back.

    ``how`` is ``via``, ``said``, ``repeats``, ``taken from``, or how a document was derived.
    """

    start: Node
    end: Node
    how: str


class Chain(NamedTuple):
    """The way of one statement from where it was read (``start``) back to where it began.

    ``spoken`` is where the statement's own words were uttered. ``amplifies`` tells that it passes
    on what somebody else said.
    """

    statement: str
    start: Node
    spoken: Node
    steps: tuple[Step, ...]
    amplifies: bool

    def back(self) -> dict[Node, tuple[Step, ...]]:
        """The steps that lead on from each place; those where it began have none."""
        found: dict[Node, list[Step]] = {self.start: []}
        for step in self.steps:
            found.setdefault(step.start, []).append(step)
            found.setdefault(step.end, [])
        return {node: tuple(steps) for node, steps in found.items()}


def chains(slice: Slice, statements: Iterable[Statement]) -> tuple[Chain, ...]:
    """The chain of each statement, in the order given."""
    walks: dict[tuple[str, str], _Walk] = {}
    found = []
    for s in statements:
        key = (s.claim, _sense(s))
        if key not in walks:
            walks[key] = _Walk(slice, *key)
        found.append(walks[key].chain(s))
    return tuple(found)


def spoken_in(sources: Mapping[str, Source], s: Statement) -> Node:
    """Where a statement was uttered: an utterance, its author's own document, or not recorded."""
    if s.said_in:
        return Node(SOURCE, s.said_in)
    if s.source and is_own_voice(sources, s):
        return Node(SOURCE, s.source)
    return Node(SPEAKER, s.id)


def is_own_voice(sources: Mapping[str, Source], s: Statement) -> bool:
    """Whether a source's own author or publisher speaks in it, not in an utterance it reports."""
    source = sources.get(s.source) if s.source else None
    if source is None or s.said_in or s.via or not s.by:
        return False
    return all(actor in source.by or actor == source.publisher for actor in s.by)


class _Walk:
    """The walk back over the sources of one Slice, for statements on one claim in one sense."""

    def __init__(self, slice: Slice, claim: str, sense: str) -> None:
        self.slice = slice
        self.bearing = frozenset(_bearing(slice, claim, sense))
        self._leads: dict[tuple[str, str], bool] = {}

    def chain(self, s: Statement) -> Chain:
        spoken = spoken_in(self.slice.sources, s)
        read = s.source or s.said_in
        start = Node(SOURCE, read) if read else spoken
        places = [Node(CARRIER, actor) for actor in reversed(s.via)]
        if start != spoken:
            places.insert(0, start)
        steps: dict[Step, None] = {}
        if len(places) == 1 and spoken.kind == SOURCE and spoken.id != read:
            steps.update(dict.fromkeys(self._between(places[0], spoken)))
        else:
            for here, then in pairwise((*places, spoken)):
                steps[Step(here, then, VIA if then.kind == CARRIER else SAID)] = None
        steps.update(dict.fromkeys(self._behind(spoken, s)))
        return Chain(s.id, (places or [spoken])[0], spoken, tuple(steps), bool(s.repeats))

    def _behind(self, spoken: Node, s: Statement) -> Iterator[Step]:
        """The steps back from where a statement was uttered, through all that it repeats."""
        stack = [(spoken, s)]
        told = {s.id}
        walked: set[str] = set()
        while stack:
            here, spoken_there = stack.pop()
            if here.kind == SOURCE:
                yield from self._taken(here.id, spoken_there, walked)
            for ref in spoken_there.repeats:
                found = target(self.slice, spoken_there, ref).statements
                if not found:
                    yield Step(here, Node(NAMED, ref), REPEATS)
                for other in found:
                    mark, then = Node(STATEMENT, other.id), spoken_in(self.slice.sources, other)
                    yield Step(here, mark, REPEATS)
                    if other.id == s.id:
                        yield Step(mark, spoken, SAID)
                    elif other.id not in told:
                        told.add(other.id)
                        yield Step(mark, then, SAID)
                        stack.append((then, other))

    def _rests(self, said: Statement, source: str) -> bool:
        """Whether a statement itself says that it rests on a source or what that was taken from."""
        return not set(said.evidence).isdisjoint(_reach([source], self._parents))

    def _taken(self, source: str, said: Statement, walked: set[str]) -> Iterator[Step]:
        """The steps from a source to those it was taken from, and from these on.

        What somebody says in a source of its own is its own, whatever else that quotes or cites,
        unless the statement names as its evidence what it rests on.
        """
        stack = [source]
        while stack:
            here = stack.pop()
            if here in walked:
                continue
            walked.add(here)
            for derivation in self._derivations(here):
                if derivation.how in _IN_PART and not (
                    self._rests(said, derivation.source)
                    if here == source
                    else self._bears(here, derivation.source)
                ):
                    continue
                yield _derived(here, derivation)
                stack.append(derivation.source)

    def _between(self, start: Node, end: Node) -> Iterator[Step]:
        """The recorded ways from a document to the utterance it reports; else one plain step."""
        reached = _reach([start.id], self._parents)
        if end.id not in reached:
            yield Step(start, end, SAID)
            return
        above: defaultdict[str, list[str]] = defaultdict(list)
        for id in reached:
            for derivation in self._derivations(id):
                above[derivation.source].append(id)
        # A way that comes back to the document, or goes on behind the utterance, is none of it.
        leading = _reach([end.id], lambda here: above[here] if here != start.id else [])
        for id in reached:
            if id in leading and id != end.id:
                for derivation in self._derivations(id):
                    if derivation.source in leading and derivation.source != start.id:
                        yield _derived(id, derivation)

    def _bears(self, here: str, source: str) -> bool:
        """Whether a source, or what it was taken from, is on record for the point at issue."""
        key = (here, source)
        if key not in self._leads:
            others = self.bearing - {here}
            reached = _reach([source], lambda there: self._parents(there) if there != here else [])
            self._leads[key] = not others.isdisjoint(reached)
        return self._leads[key]

    def _parents(self, source: str) -> list[str]:
        return [derivation.source for derivation in self._derivations(source)]

    def _derivations(self, source: str) -> tuple[Derivation, ...]:
        record: Source | None = self.slice.sources.get(source)
        return record.derived_from if record else ()


def _bearing(slice: Slice, claim: str, sense: str) -> Iterator[str]:
    record = slice.claims.get(claim)
    for s in record.statements if record else ():
        if _sense(s) == sense:
            yield from filter(None, (s.said_in, s.source))


def _sense(s: Statement) -> str:
    return words.ASSERTED if s.affirms else s.stance


def _derived(start: str, derivation: Derivation) -> Step:
    return Step(Node(SOURCE, start), Node(SOURCE, derivation.source), derivation.how or TAKEN)


def _reach(starts: Iterable[str], nexts: Callable[[str], Iterable[str]]) -> dict[str, None]:
    """What is reached, the starts first; in the order of the walk."""
    found = dict.fromkeys(starts)
    stack = list(found)
    while stack:
        for id in nexts(stack.pop()):
            if id not in found:
                found[id] = None
                stack.append(id)
    return found
