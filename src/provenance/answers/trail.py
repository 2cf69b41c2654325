"""Where statements were read, and what that was taken from, as answers give it."""

from typing import Final, NamedTuple

from provenance.answers.citation import read_in
from provenance.answers.parties import Party, parties
from provenance.answers.when import describe
from provenance.derive.chains import CARRIER, NAMED, SOURCE, SPEAKER, STATEMENT, Chain, Node
from provenance.derive.origins import Origins, Tally, began
from provenance.model.slice import Slice

RECORDED: Final = "recorded"

_DEEPEST: Final = 50
"""A trail is drawn so far; the origins are told whole."""


class Station(NamedTuple):
    """A place that words passed through: a document, carrier, act of speaking or statement."""

    kind: str
    id: str
    name: str
    by: tuple[Party, ...]
    date: str | None
    seen: bool | None
    """False for a document known only through others; None for what is no document."""
    file: str | None
    line: int | None


class Leg(NamedTuple):
    """A place on the way back, how the way leads there, and what lies behind it.

    ``origin`` is ``recorded`` where nothing lies behind it, and says why where that is unknown
    (``unnamed``, ``circular``, ``not recorded``); else ``None``. ``again``: it stands elsewhere in
    the same trail, with what lies behind it. ``cut``: more lies behind it than can be shown.
    """

    place: Station
    how: str
    origin: str | None
    again: bool
    cut: bool
    behind: tuple["Leg", ...]


class Beginning(NamedTuple):
    """An origin: where statements began (several places are a circle), and who spoke there."""

    places: tuple[Station, ...]
    by: tuple[Party, ...]
    unknown: str | None
    statements: tuple[str, ...]


class Traced(NamedTuple):
    """The tally of some statements with their origins, choke points and circles."""

    tally: Tally
    origins: tuple[Beginning, ...]
    chokes: tuple[Station, ...]
    circles: tuple[tuple[Station, ...], ...]


def trail(slice: Slice, chain: Chain) -> Leg:
    """A chain as a tree, from where the statement was read to where it began.

    An act of speaking that the editors know only through others was not what they read.
    """
    back = chain.back()
    ends = {
        node: origin.unknown or RECORDED
        for origin in began(slice, (chain,))
        for node in origin.places
    }
    shown: set[Node] = set()

    def link(node: Node, how: str, depth: int) -> Leg:
        again, deep = node in shown, depth > _DEEPEST
        shown.add(node)
        steps = () if again or deep else back[node]
        behind = tuple(link(step.end, step.how, depth + 1) for step in steps)
        return Leg(place(slice, node), how, ends.get(node), again, deep and not again, behind)

    read = read_in(slice, slice.statements[chain.statement]) is not None
    return link(chain.start, "read in" if read else "said", 0)


def traced(slice: Slice, found: Origins) -> Traced:
    """Origins with the names of their places and speakers."""
    return Traced(
        found.tally,
        tuple(
            Beginning(
                tuple(place(slice, node) for node in origin.places),
                parties(slice, origin.parties),
                origin.unknown,
                origin.statements,
            )
            for origin in found.origins
        ),
        tuple(place(slice, node) for node in found.chokes),
        tuple(tuple(place(slice, node) for node in circle) for circle in found.circles),
    )


def place(slice: Slice, node: Node) -> Station:
    """What is recorded of a place on a chain."""
    if node.kind == SOURCE and node.id in slice.sources:
        source = slice.sources[node.id]
        date = source.date or source.published
        by = source.by or ((source.publisher,) if source.publisher else ())
        return Station(
            SOURCE,
            node.id,
            source.title,
            parties(slice, by),
            describe(date) if date else None,
            source.seen,
            source.origin.file,
            source.origin.line,
        )
    if node.kind in (STATEMENT, SPEAKER):
        s = slice.statements[node.id]
        voices = parties(slice, s.voices)
        name = ", ".join(party.name for party in voices)
        file = slice.claims[s.claim].origin.file
        date_ = describe(s.date) if s.date else None
        return Station(node.kind, node.id, name, voices, date_, None, file, s.line)
    name = slice.name(node.id) if node.kind in (CARRIER, NAMED) else node.id
    actor = slice.actors.get(node.id)
    file_, line = (actor.origin.file, actor.origin.line) if actor else (None, None)
    return Station(node.kind, node.id, name, (), None, None, file_, line)
