"""The neighbourhood of a claim or an actor, to be drawn: claims, actors by side, stances."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from provenance.answers.parties import Party, party
from provenance.answers.when import describe
from provenance.derive.frame import Frame
from provenance.derive.sides import Sides
from provenance.model import vocabulary as words
from provenance.model.records import Claim, Statement
from provenance.model.slice import Link, Slice
from provenance.store.corpus import Corpus
from provenance.store.search.resolve import resolve_any


class ClaimBox(NamedTuple):
    """A claim with its headline; ``asked`` marks the one that the picture is about."""

    id: str
    text: str
    status: str
    accuses: tuple[Party, ...]
    asked: bool
    file: str
    line: int


class Camp(NamedTuple):
    """The actors of one side that speak in the picture, under the actor at its top."""

    side: Party
    actors: tuple[Party, ...]


class Arrow(NamedTuple):
    """An actor's statements on a claim in one stance.

    ``when`` are their dates in words. ``manner`` tells what holds of all of them: ``hedged``,
    ``blanket``, ``verdict``, ``repeats``, ``ambiguous``. ``lasts`` is false where all of
    them were reversed or withdrawn since.
    """

    actor: str
    claim: str
    stance: str
    when: tuple[str, ...]
    manner: tuple[str, ...]
    lasts: bool
    statements: tuple[str, ...]


class Fold(NamedTuple):
    """Neighbours of a claim by one relation, too many to be drawn one by one.

    ``outgoing`` tells whether the relation leads from the claim to them.
    """

    claim: str
    kind: str
    outgoing: bool
    claims: tuple[str, ...]


class Graph(NamedTuple):
    """The answer to ``graph``: what is to be drawn, and the Slice it was taken from."""

    asked: str
    kind: str
    """What was asked for: a claim, an actor, a source, ``corpus`` for all; empty if unknown."""
    name: str
    """The claim's text, the name of the actor or the title of the source."""
    claims: tuple[ClaimBox, ...]
    sides: tuple[Camp, ...]
    stances: tuple[Arrow, ...]
    relations: tuple[Link, ...]
    slice: Slice
    candidates: tuple[Party, ...] = ()
    suggestions: tuple[str, ...] = ()
    folds: tuple[Fold, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.claims)


CORPUS: Final = "corpus"

_MANY = 8
"""Above so many neighbours of a claim those that are related alike are folded."""

_ALIKE = 3
"""So many related alike are drawn one by one."""


def graph(corpus: Corpus, asked: tuple[str, ...], depth: int = 1, *, folded: bool = False) -> Graph:
    """Gather what stands around a claim, a statement, an actor or a source; without words, all.

    Args:
        corpus: where to look.
        asked: an id, a name, or words of a claim.
        depth: how many relations to follow from the claims that are meant.
        folded: whether many neighbours of a claim stand together where they are related alike, and
            of an actor or a source only the claims are drawn on which it is heard.
    """
    text = " ".join(asked)
    if not asked:
        return _gather(Frame(corpus.whole()), (text, CORPUS, ""), corpus.ids("claim"), ())
    resolved = resolve_any(corpus, asked)
    kind = "claim" if resolved.kind == "statement" else resolved.kind
    if kind == "claim":
        meant = [resolved.claim or resolved.id]
        record = corpus.record("claim", meant[0])
        name = record.text if record else text
    elif kind == "actor":
        sides = Sides(corpus.slice((), actors=[resolved.id]))
        meant = corpus.claims_spoken_by(sides.expand(resolved.id))
        name = sides.slice.name(resolved.id)
    elif kind == "source":
        meant = corpus.claims_of_source(resolved.id)
        source = corpus.record("source", resolved.id)
        name = source.title if source else resolved.id
    else:
        empty = Slice((), (), ())
        candidates = tuple(Party(match.id, match.text) for match in resolved.candidates)
        return Graph(text, "", "", (), (), (), (), empty, candidates, resolved.suggestions)
    focus = meant if kind == "claim" else ()
    folds = _folds(corpus, focus[0]) if folded and focus and depth else ()
    hidden = {id for fold in folds for id in fold.claims}
    reach = depth if focus or not folded else 0
    around = [id for id in _around(corpus, meant, reach) if id not in hidden]
    found = _gather(Frame(corpus.slice(around, sides=False)), (text, kind, name), around, focus)
    return found._replace(folds=folds)


def _folds(corpus: Corpus, claim: str) -> tuple[Fold, ...]:
    """What is folded around a claim; what is related to it in two ways is not."""
    slice = corpus.slice([claim], sides=False)
    ways: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for link in slice.links_from.get(claim, ()):
        ways[link.other].append((link.kind, True))
    for link in slice.links_to.get(claim, ()):
        ways[link.claim].append((link.kind, False))
    ways = defaultdict(list, {id: way for id, way in ways.items() if id in slice.claims})
    if len(ways) <= _MANY:
        return ()
    alike: defaultdict[tuple[str, bool], list[str]] = defaultdict(list)
    for id, way in ways.items():
        if len(way) == 1:
            alike[way[0]].append(id)
    return tuple(
        Fold(claim, kind, outgoing, tuple(sorted(ids)))
        for (kind, outgoing), ids in sorted(alike.items())
        if len(ids) > _ALIKE
    )


def _around(corpus: Corpus, meant: Iterable[str], depth: int) -> list[str]:
    """The claims within so many relations of some claims, in either direction."""
    found = set(meant)
    layer = set(found)
    for _ in range(depth):
        slice = corpus.slice(layer, sides=False)
        nexts = {link.other for id in layer for link in slice.links_from.get(id, ())}
        nexts |= {link.claim for id in layer for link in slice.links_to.get(id, ())}
        layer = {id for id in nexts - found if id in slice.claims}
        if not layer:
            break
        found |= layer
    return sorted(found)


def _gather(
    frame: Frame, asked: tuple[str, str, str], ids: Iterable[str], focus: Iterable[str]
) -> Graph:
    slice = frame.slice
    claims = [slice.claims[id] for id in ids if id in slice.claims]
    drawn = {claim.id for claim in claims}
    arrows = [arrow for claim in claims for arrow in _arrows(frame, claim)]
    links = {link for claim in claims for link in slice.links_from.get(claim.id, ())}
    return Graph(
        *asked,
        tuple(_box(frame, claim, claim.id in focus) for claim in claims),
        _sides(frame, {arrow.actor for arrow in arrows}),
        tuple(arrows),
        tuple(sorted((link for link in links if link.other in drawn), key=lambda link: link[:3])),
        slice,
    )


def _box(frame: Frame, claim: Claim, asked: bool) -> ClaimBox:
    return ClaimBox(
        claim.id,
        claim.text,
        frame.status(claim.id).headline,
        tuple(party(frame.slice, actor) for actor in claim.accuses),
        asked,
        claim.origin.file,
        claim.origin.line,
    )


def _arrows(frame: Frame, claim: Claim) -> list[Arrow]:
    gone = frozenset(frame.status(claim.id).earlier)
    said: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in frame.clock.order(claim.statements):
        for actor in s.voices:
            said[actor, s.stance].append(s)
    return [
        Arrow(
            actor,
            claim.id,
            stance,
            tuple(describe(s.date) for s in statements if s.date),
            tuple(sorted(set.intersection(*(_manner(s) for s in statements)))),
            any(s.id not in gone for s in statements),
            tuple(s.id for s in statements),
        )
        for (actor, stance), statements in said.items()
    ]


def _manner(s: Statement) -> set[str]:
    found = {s.form} if s.form and s.form != words.EXPLICIT else set()
    found |= {words.AMBIGUOUS} if s.attribution == words.AMBIGUOUS else set()
    return found | ({"hedged"} if s.hedge else set()) | ({"repeats"} if s.repeats else set())


def _sides(frame: Frame, actors: set[str]) -> tuple[Camp, ...]:
    sides: defaultdict[str, list[str]] = defaultdict(list)
    for actor in sorted(actors):
        sides[frame.sides.root(actor)].append(actor)
    slice = frame.slice
    return tuple(
        Camp(party(slice, side), tuple(party(slice, actor) for actor in sides[side]))
        for side in sorted(sides)
    )
