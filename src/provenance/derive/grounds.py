"""The facts that a claim's headline rests on, each with the statements that make it one."""

from collections.abc import Iterable
from typing import NamedTuple

from provenance.derive.accused import Answer, Underneath
from provenance.derive.clock import Clock
from provenance.derive.exclusions import Excluding
from provenance.derive.facts import Case
from provenance.derive.frame import Frame
from provenance.derive.headline import Facts, row
from provenance.derive.opposing import Counter, Reply, Undermining
from provenance.derive.positions import Position, denial_form
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Truth
from provenance.model.slice import Slice

_PERHAPS = ("perhaps_denied", "perhaps_disputed", "perhaps_conceded")
"""The facts that hold by what dates leave open."""


class Ground(NamedTuple):
    """One fact about a claim: whether it holds, whether it decides the headline, and why.

    ``fact`` is the name of a field of `Facts`; ``statements`` are the ids that make it one.
    """

    fact: str
    holds: Truth
    decides: bool
    statements: tuple[str, ...]


def grounds(frame: Frame, claim: str) -> tuple[Ground, ...]:
    """The facts that decide a claim's headline, then those that hold besides, or may.

    A deciding fact may be that something is missing: then it does not hold.
    """
    found = frame.case(claim)
    sure = _sure(found)
    deciding = row(found.facts).deciding
    made = []
    for fact in Facts._fields:
        value = getattr(found.facts, fact)
        truth = value if isinstance(value, Truth) else YES if value else NO
        decides = fact in deciding and (truth is not NO or fact in ("affirmed", "answered"))
        if decides or truth is not NO:
            told = found if truth is not YES or fact in _PERHAPS else sure
            ids = _statements(frame.slice, frame.clock, claim, told, fact, frame.cutoff)
            made.append(Ground(fact, truth, decides, tuple(dict.fromkeys(ids))))
    return tuple(sorted(made, key=lambda ground: not ground.decides))


def _sure(found: Case) -> Case:
    """A case without what dates leave open, by which no fact holds."""
    return found._replace(
        positions=tuple(p for p in found.positions if p.certain is YES),
        replies=tuple(row for row in found.replies if row.certain is YES),
        answers=tuple(row for row in found.answers if row.certain is YES),
        underneath=tuple(row for row in found.underneath if row.certain is YES),
        countered=tuple(row for row in found.countered if row.certain is YES),
        excluded=tuple(row for row in found.excluded if row.certain is YES),
        undermined=tuple(row for row in found.undermined if row.certain is YES),
        rests=tuple(row for row in found.rests if row.certain is YES),
    )


def _statements(
    slice: Slice, clock: Clock, claim: str, found: Case, fact: str, cutoff: Cutoff
) -> Iterable[str]:
    if fact == "affirmed":
        # Where it is open which stance was the last, those count that may have been.
        said = [id for p in found.positions for id in (p.line if p.affirms else p.statements)]
        return [id for id in said if slice.statements[id].affirms]
    if fact in ("denied", "blanket", "verdict"):
        form = {"denied": words.EXPLICIT}.get(fact, fact)
        denials = [p for p in found.positions if p.denies]
        return [
            id
            for p in denials
            if denial_form(slice, clock, p, cutoff) == form
            for id in (*p.line, *p.statements)
            if slice.statements[id].stance == words.DENIED
            if (slice.statements[id].form or words.EXPLICIT) == form
        ]
    if fact in ("questioned", "declined"):
        return [r.statement for r in found.replies if r.stance == fact]
    if fact == "conceded":
        conceding = {concession.actor for concession in found.conceded}
        return [id for p in found.positions if p.actor in conceding for id in _said(p)]
    if fact == "withdrawn":
        return _withdrawals(slice, clock, claim, found, cutoff)
    if fact == "perhaps_conceded":
        may = [p for p in found.positions if p.actor in found.may_concede]
        said = [id for p in may for id in p.statements if slice.statements[id].affirms]
        return [*said, *(answer.statement for answer in found.may_be_theirs)]
    if fact in ("perhaps_denied", "perhaps_disputed"):
        return _possible(slice, found, fact)
    rows: dict[str, tuple[Answer | Counter | Excluding | Undermining | Underneath, ...]] = {
        "answered": found.answers,
        "countered": found.countered,
        "excluded": found.excluded,
        "undermined": found.undermined,
        "underneath": found.underneath,
    }
    if fact == "rests":
        return [id for rest in found.rests for id in rest.statements]
    return [row.statement for row in rows.get(fact, ())]


def _possible(slice: Slice, found: Case, fact: str) -> list[str]:
    """The statements by which open dates leave it possible that a claim is disputed."""
    if fact == "perhaps_denied":
        rows: tuple[Reply | Counter | Underneath | Excluding | Undermining, ...]
        rows = (*found.countered, *found.turning_underneath)
        said = [
            id
            for p in found.positions
            if p.certain is CANNOT_TELL
            for id in p.statements
            if slice.statements[id].stance == words.DENIED
        ]
    else:
        rows, said = (*found.replies, *found.excluded, *found.undermined), []
    return said + [row.statement for row in rows if row.certain is CANNOT_TELL]


def _said(held: Position) -> tuple[str, ...]:
    return () if held.derived or not held.affirms else (*held.earlier, *held.line)


def _withdrawals(slice: Slice, clock: Clock, claim: str, found: Case, cutoff: Cutoff) -> list[str]:
    record = slice.claims.get(claim)
    return [
        s.id
        for s in clock.order(record.statements if record else ())
        if s.stance == words.RETRACTED and set(s.voices) & set(found.withdrawn)
        if clock.said_by(s.id, cutoff) is YES
    ]
