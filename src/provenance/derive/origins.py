"""How many recorded origins stand behind some statements, and how few of them are independent."""

from collections.abc import Container, Iterable
from typing import Final, NamedTuple

from provenance.derive.chains import CARRIER, SOURCE, SPEAKER, Chain, Node, chains
from provenance.derive.chokes import beginnings, chokes
from provenance.derive.circles import circles
from provenance.model import vocabulary as words
from provenance.model.records import Statement
from provenance.model.slice import Slice

UNNAMED: Final = "unnamed"
CIRCULAR: Final = "circular"
SILENT: Final = "not recorded"


class Origin(NamedTuple):
    """Where statements began, as far back as the record leads.

    ``places`` is one place, or all of a circle that has no beginning. ``parties`` are those who
    spoke there. ``unknown`` says why nobody can be named: they are ``unnamed``, the chain is
    ``circular``, or the speaker is ``not recorded``; ``None`` where somebody or something can.
    """

    places: tuple[Node, ...]
    parties: tuple[str, ...]
    unknown: str | None
    statements: tuple[str, ...]


class Tally(NamedTuple):
    """Counts that always stand beside each other.

    ``statements`` leaves out those that only repeat (``repeats``). ``signatories`` counts the
    members of the groups among the ``actors``, which each speak once. ``independent`` is how many
    of the origins, recorded and unknown, can be independent at most: origins that share a speaker
    are not, and a link that nobody recorded may still exist.
    """

    statements: int
    repeats: int
    utterances: int
    actors: int
    groups: int
    signatories: int
    recorded: int
    unknown: int
    independent: int


class Origins(NamedTuple):
    """The origins of some statements, their tally, and how their chains hang together.

    ``chokes`` are the places that every chain passes, the nearest to the reader first;
    ``circles`` the shortest circle of each knot of sources that were taken from each other.
    """

    tally: Tally
    origins: tuple[Origin, ...]
    chains: tuple[Chain, ...]
    chokes: tuple[Node, ...]
    circles: tuple[tuple[Node, ...], ...]


def tally(slice: Slice, statements: Iterable[Statement], of: Container[str] | None = None) -> Tally:
    """Count statements, utterances, actors and recorded origins.

    Args:
        slice: the graph.
        statements: what is counted; amplifiers among them change no count but ``repeats``.
        of: the actors that are counted, where others that speak in the statements are not.
    """
    said = tuple(statements)
    found = chains(slice, (s for s in said if not s.repeats))
    return _tally(slice, said, found, began(slice, found), of)


def origins(
    slice: Slice, statements: Iterable[Statement], of: Container[str] | None = None
) -> Origins:
    """Trace statements back to where they began, with the tally, choke points and circles.

    Args:
        slice: the graph.
        statements: what is traced.
        of: the actors that are counted, where others that speak in the statements are not.
    """
    said = tuple(statements)
    found = chains(slice, said)
    own = tuple(chain for chain in found if not chain.amplifies)
    places = began(slice, own)
    counts = _tally(slice, said, own, places, of)
    return Origins(counts, places, found, chokes(found), circles(_documents(found)))


def began(slice: Slice, chains: Iterable[Chain]) -> tuple[Origin, ...]:
    """Where chains began, places and speakers that several share taken together."""
    found: dict[tuple[tuple[Node, ...], tuple[str, ...]], list[str]] = {}
    for chain in chains:
        back = {node: [step.end for step in steps] for node, steps in chain.back().items()}
        for component in beginnings(back):
            places = tuple(sorted(component))
            found.setdefault((places, _parties(slice, chain, places)), []).append(chain.statement)
    return tuple(
        Origin(places, parties, _unknown(slice, places, parties), tuple(found[places, parties]))
        for places, parties in sorted(found)
    )


def _tally(
    slice: Slice,
    said: tuple[Statement, ...],
    found: tuple[Chain, ...],
    places: tuple[Origin, ...],
    of: Container[str] | None = None,
) -> Tally:
    own = [s for s in said if not s.repeats]
    actors = {actor for s in own for actor in s.voices if of is None or actor in of}
    groups = [
        record
        for actor in actors
        if (record := slice.actors.get(actor)) and record.kind == words.GROUP
    ]
    known = [origin for origin in places if origin.unknown is None]
    unknown = len(places) - len(known)
    return Tally(
        statements=len(own),
        repeats=len(said) - len(own),
        utterances=len({chain.spoken for chain in found}),
        actors=len(actors),
        groups=len(groups),
        signatories=sum(g.size or len({t.actor for t in g.members}) for g in groups),
        recorded=len(known),
        unknown=unknown,
        independent=_apart(known) + unknown,
    )


def _parties(slice: Slice, chain: Chain, places: tuple[Node, ...]) -> tuple[str, ...]:
    """Who spoke where a chain began: the statement's voices, or the author of a document."""
    if places == (chain.spoken,):
        return tuple(sorted(set(slice.statements[chain.statement].voices)))
    found: set[str] = set()
    for place in places:
        if place.kind == SPEAKER:  # of another statement, which this one repeats
            found.update(slice.statements[place.id].voices)
        record = slice.sources.get(place.id) if place.kind == SOURCE else None
        if record is not None:
            publisher = (record.publisher,) if record.publisher else ()
            found.update(record.for_ or record.by or publisher)
    return tuple(sorted(found))


def _unknown(slice: Slice, places: tuple[Node, ...], parties: tuple[str, ...]) -> str | None:
    if len(places) > 1:
        return CIRCULAR
    if not parties:
        return SILENT if places[0].kind == SPEAKER else None
    kinds = {record.kind if (record := slice.actors.get(id)) else None for id in parties}
    return UNNAMED if kinds == {words.UNNAMED} else None


def _apart(known: list[Origin]) -> int:
    """How many origins share no speaker with another."""
    heads: dict[str, str] = {}

    def head(key: str) -> str:
        while heads.setdefault(key, key) != key:
            key = heads[key]
        return key

    for origin in known:
        first, *others = origin.parties or (f"{origin.places[0]}",)
        for other in others:
            heads[head(other)] = head(first)
    return len({head((o.parties or (f"{o.places[0]}",))[0]) for o in known})


def _documents(found: Iterable[Chain]) -> dict[Node, list[Node]]:
    """All steps but those through carriers, whose other relays have nothing to do with this one."""
    back: dict[Node, dict[Node, None]] = {}
    for chain in found:
        for step in chain.steps:
            if CARRIER not in (step.start.kind, step.end.kind):
                back.setdefault(step.start, {})[step.end] = None
                back.setdefault(step.end, {})
    return {node: list(nexts) for node, nexts in back.items()}
