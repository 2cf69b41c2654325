"""What a source was taken from, and what was taken from it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from provenance.model.records import Source


class SourceTie(NamedTuple):
    """A source at the other end of a tie, how it was taken, and what lies beyond it.

    ``repeated`` marks one that was shown above already, with what lies beyond it.
    """

    source: str
    title: str
    how: str | None
    beyond: tuple["SourceTie", ...] = ()
    repeated: bool = False


def taken_from(source: str, sources: Mapping[str, Source]) -> tuple[SourceTie, ...]:
    """The chain up: what a source was taken from, and what that was taken from."""
    ties = {id: [(d.source, d.how) for d in s.derived_from] for id, s in sources.items()}
    return _walk(source, ties, sources, {source})


def taken_up_by(source: str, sources: Mapping[str, Source]) -> tuple[SourceTie, ...]:
    """The chain down: what was taken from a source, and what was taken from that."""
    ties: defaultdict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for later in sources.values():
        for derivation in later.derived_from:
            ties[derivation.source].append((later.id, derivation.how))
    return _walk(source, ties, sources, {source})


def is_linked(first: str, second: str, sources: Mapping[str, Source]) -> bool:
    """Whether one of two sources is recorded as taken from the other, or both from a third."""
    return not _origins(first, sources).isdisjoint(_origins(second, sources))


def _walk(
    source: str,
    ties: Mapping[str, list[tuple[str, str | None]]],
    sources: Mapping[str, Source],
    shown: set[str],
) -> tuple[SourceTie, ...]:
    links = []
    for other, how in ties.get(source, ()):
        record = sources.get(other)
        title = record.title if record else "not recorded"
        repeated = other in shown
        shown.add(other)
        beyond = () if repeated else _walk(other, ties, sources, shown)
        links.append(SourceTie(other, title, how, beyond, repeated))
    return tuple(links)


def _origins(source: str, sources: Mapping[str, Source]) -> set[str]:
    """A source and everything that it was taken from, directly or not."""
    found: set[str] = set()
    waiting = [source]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            record = sources.get(id)
            waiting += [d.source for d in record.derived_from] if record else []
    return found
