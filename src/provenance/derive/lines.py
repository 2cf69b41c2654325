"""The line of a side: what it had denied before, and how two clashing stances of it are told.

One function answers each, and every rule, command and view asks it.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from provenance.derive.clock import Clock
from provenance.derive.sides import Sides
from provenance.derive.standing import taken_back
from provenance.derive.targets import answered
from provenance.derive.turns import came_first
from provenance.derive.walks import Steps, weaker
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Truth
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice

REVERSAL: Final = "reversal"
DIVISION: Final = "division"


class Denied(NamedTuple):
    """Denials by a side, of a claim or (by ``steps``) of one that it implies; statements by id.

    ``certain`` says whether one of them certainly came first and certainly was the side's.
    """

    claim: str
    statements: tuple[str, ...]
    steps: Steps
    certain: Truth


def denied_before(
    slice: Slice, clock: Clock, sides: Sides, said: Statement, cutoff: Cutoff
) -> tuple[Denied, ...]:
    """What the side of a statement's voices had denied before it, the claim itself first.

    What may have come before counts too, so that nobody is told to have denied nothing who may
    have.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        sides: the sides of that Slice.
        said: the statement.
        cutoff: the last day that counts.
    """
    found = []
    for id, steps in weaker(slice, said.claim).items():
        record = slice.claims.get(id)
        truths: dict[str, Truth] = {}
        for s in record.statements if record else ():
            if s.stance == words.DENIED and s.id != said.id:
                truth = _was_before(clock, sides, s, said, cutoff)
                if truth is not NO:
                    truths[s.id] = truth
        if truths:
            certain = NO
            for truth in truths.values():
                certain = certain | truth
            found.append(Denied(id, tuple(truths), steps, certain))
    return tuple(found)


def _was_before(
    clock: Clock, sides: Sides, denial: Statement, said: Statement, cutoff: Cutoff
) -> Truth:
    days = clock.clipped(denial.id, cutoff)
    mine = NO
    for actor in said.voices:
        voice = sides.lends_side(denial, actor, days)
        mine = mine | (YES if actor in denial.voices else voice.certain if voice else NO)
    if mine is NO or came_first(clock, said, denial, cutoff):
        return NO
    order = YES if came_first(clock, denial, said, cutoff) else CANNOT_TELL
    return mine & order & clock.said_by(denial.id, cutoff)


class Later(NamedTuple):
    """What an actor said later on the same claim that contradicts or withdraws a statement.

    Where it is not ``certain``, the record leaves open which of the two came last, or whether a
    withdrawal was itself taken back.
    """

    actor: str
    statement: str
    certain: bool


def later(
    slice: Slice, clock: Clock, said: Statement, cutoff: Cutoff, on: str | None = None
) -> tuple[Later, ...]:
    """How those whose stance a statement is took it back: the first word that did, and open ones.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        said: a statement that takes a position, or a withdrawal, which another may take back.
        cutoff: the last day that counts.
        on: the claim of which it is asked, where the statement covers several; else its own.
    """
    if said.stance not in (*words.POSITIONED, words.RETRACTED):
        return ()
    spoken = clock.spoken(on or said.claim, cutoff)
    found = []
    for actor in dict.fromkeys(said.voices):
        words_of = spoken.get(actor, ())
        back = taken_back(slice, clock, words_of, cutoff)
        if said.stance == words.RETRACTED:
            found += [
                Later(actor, s.id, certain=back[said.id] is YES)
                for s in words_of
                if said.id in back and s.id != said.id and undoes(slice, s, said)
            ]
            continue
        after = [s for s in words_of if _contradicts(s, said) and back.get(s.id) is not YES]
        # A withdrawal follows the one stance that there is to withdraw, whatever its date.
        alone = sum(s.stance in words.POSITIONED for s in words_of) == 1
        sure = [
            s
            for s in after
            if s.id not in back
            and clock.said_by(s.id, cutoff) is YES
            and (
                came_first(clock, said, s, cutoff)
                or (
                    alone and s.stance == words.RETRACTED and not came_first(clock, s, said, cutoff)
                )
            )
        ]
        found += [Later(actor, s.id, certain=True) for s in sure[:1]]
        if not sure:
            found += [
                Later(actor, s.id, certain=False)
                for s in after
                if not came_first(clock, s, said, cutoff)
            ]
    return tuple(found)


def undoes(slice: Slice, one: Statement, other: Statement | None = None) -> bool:
    """Whether a withdrawal takes another withdrawal back, which is the ``other`` where given."""
    if one.stance != words.RETRACTED or not one.answers:
        return False
    targets = [t for t in answered(slice, one) if t.stance == words.RETRACTED and t.id != one.id]
    return any(other is None or t.id == other.id for t in targets)


def _contradicts(s: Statement, said: Statement) -> bool:
    if s.stance == words.RETRACTED:
        return True
    return s.stance in words.POSITIONED and s.affirms != said.affirms


def how_clash(
    clock: Clock, one: Iterable[Statement], other: Iterable[Statement], cutoff: Cutoff
) -> str:
    """Whether two clashing stances of one side are a reversal or a division.

    A reversal, where all that the one office said certainly came before all that the other said:
    the side's later word is the other one. A division, where both stand at one time, or where the
    record leaves open which came first.

    Args:
        clock: the clock of their Slice.
        one: what the one office said in its sense since its last change.
        other: what the other office said.
        cutoff: the last day that counts.
    """
    ones, others = list(one), list(other)
    for early, late in ((ones, others), (others, ones)):
        if all(came_first(clock, x, y, cutoff) for x in early for y in late):
            return REVERSAL
    return DIVISION


def is_own_accused(
    clock: Clock, sides: Sides, claim: Claim, said: Iterable[Statement], cutoff: Cutoff
) -> bool:
    """Whether some words on a claim are certainly those of a side that the claim accuses."""
    return any(
        (voice := sides.lends_side(s, accused, clock.clipped(s.id, cutoff))) is not None
        and voice.certain is YES
        for accused in claim.accuses
        for s in said
    )
