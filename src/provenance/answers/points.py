"""What a status tells, with the names of those whom it tells of."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.answers.parties import Party, parties, party
from provenance.answers.rows import beside
from provenance.derive import points
from provenance.derive.frame import Frame
from provenance.derive.points import Point
from provenance.derive.standing import standing
from provenance.model.dates import show_day
from provenance.model.records import Statement
from provenance.model.vocabulary import AMBIGUOUS, DENIED


class Whose(NamedTuple):
    """An actor of whom something is told, and those who spoke for it."""

    id: str
    name: str
    by: tuple[Party, ...]


class Told(NamedTuple):
    """One thing that a status tells of a claim: data, with ``text`` beside it in JSON.

    ``kind`` says what, ``actors`` of whom, ``statements`` by which of their words. ``hedged`` are
    those of the actors who say so with a hedge only, ``doubtful`` those of whom it is open whether
    any of the words are theirs, ``members`` those of a group among them of whom it holds.
    ``claim`` is another claim that it is about, and ``relation`` how that bears on this one.
    ``stances`` are what was said, the last one last, between ``first`` and ``last``.
    ``numbers`` count those who affirm and those who deny. Where it is not ``certain``, dates leave
    it open: ``headlines`` would follow if it were so, ``otherwise`` if it were not, ``asked_by`` is
    the day asked for.
    """

    kind: str
    actors: tuple[Whose, ...]
    hedged: tuple[str, ...]
    doubtful: tuple[str, ...]
    members: tuple[Party, ...]
    claim: str | None
    relation: str | None
    stances: tuple[str, ...]
    first: str | None
    last: str | None
    numbers: tuple[int, ...]
    certain: bool
    headlines: tuple[str, ...]
    otherwise: tuple[str, ...]
    asked_by: str | None
    statements: tuple[str, ...]


def told(frame: Frame, found: tuple[Point, ...]) -> tuple[Told, ...]:
    """Name those whom the points of a status tell of."""
    return tuple(_told(frame, point) for point in found)


_HEDGED: Final = (
    *(points.DENIED, points.IN_GENERAL, points.BY_VERDICT, points.COUNTERED, points.CONCEDED),
    *(points.UNDERNEATH, points.CLASHES, points.TENSION, points.RESTS),
)
"""What may be told with a hedge, besides that somebody affirms it: of that the status tells it."""


def _hedging(frame: Frame, point: Point, said: list[Statement]) -> tuple[str, ...]:
    """Who says so with a hedge only."""
    if point.kind not in _HEDGED:
        return ()
    return tuple(a for a, own in _own(frame, point, said) if all(s.hedge for s in own))


def _doubtful(frame: Frame, point: Point, said: list[Statement]) -> tuple[str, ...]:
    """Of whom it is open whether any of the words are theirs."""
    if point.kind not in (*_HEDGED, points.AFFIRMED):
        return ()
    found = _own(frame, point, said)
    return tuple(a for a, own in found if all(s.attribution == AMBIGUOUS for s in own))


def _own(
    frame: Frame, point: Point, said: list[Statement]
) -> Iterator[tuple[str, list[Statement]]]:
    """Those of whom something is told, with all words of theirs to that effect.

    A point may name one of several statements that say the same.
    """
    for actor in point.actors:
        own = [s for s in said if actor in s.voices]
        if own:
            yield actor, [s for one in own for s in _alike(frame, actor, one)]


def _alike(frame: Frame, actor: str, said: Statement) -> Iterator[Statement]:
    yield said
    for held in standing(frame.slice, frame.clock, said.claim, frame.cutoff):
        if held.actor == actor:
            for s in map(frame.slice.statements.__getitem__, (*held.line, *held.statements)):
                if (s.affirms, s.stance == DENIED) == (said.affirms, said.stance == DENIED):
                    yield s


def _told(frame: Frame, point: Point) -> Told:
    slice = frame.slice
    said = [slice.statements[id] for id in point.statements if id in slice.statements]
    first, last = point.days or (None, None)
    return Told(
        kind=point.kind,
        actors=tuple(
            Whose(
                *party(slice, actor),
                beside(frame, actor, (s for s in said if actor in s.voices)),
            )
            for actor in point.actors
        ),
        hedged=point.hedged or _hedging(frame, point, said),
        doubtful=_doubtful(frame, point, said),
        members=parties(slice, point.members),
        claim=point.claim,
        relation=point.relation,
        stances=point.stances,
        first=show_day(first) if first is not None else None,
        last=show_day(last) if last is not None else None,
        numbers=point.numbers,
        certain=point.certain,
        headlines=point.headlines,
        otherwise=point.otherwise,
        asked_by=None if point.by is None else show_day(point.by),
        statements=point.statements,
    )
