"""Where each actor stands on a claim at a date, its own words first, then what it presupposes."""

from collections.abc import Iterable
from typing import NamedTuple

from provenance.derive.clock import Clock, clip
from provenance.derive.presupposed import Presupposed, presupposed
from provenance.derive.sides import Sides, Voice
from provenance.derive.standing import Standing, standing
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Days, Truth
from provenance.model.slice import Slice


class Position(NamedTuple):
    """An actor's position on a claim; statements are named by id.

    ``stance`` is ``None`` where it is open whether the actor last affirmed or denied;
    ``stances`` are those that may have been the last. ``statements`` may each have been the last,
    ``line`` holds all that was said in the same sense since the last change, ``earlier`` what was
    reversed or withdrawn since. ``derived`` positions are presupposed: ``presupposed`` has the
    steps, and their statements were made on the stronger claim.
    """

    actor: str
    claim: str
    stance: str | None
    statements: tuple[str, ...]
    certain: Truth
    open: bool
    derived: bool
    since: Days
    voice: Voice | None
    stances: tuple[str, ...]
    line: tuple[str, ...]
    earlier: tuple[str, ...]
    presupposed: Presupposed | None = None

    @property
    def affirms(self) -> bool:
        """Whether the stance affirms; false where it is open whether it does."""
        return self.stance in words.AFFIRMING

    @property
    def denies(self) -> bool:
        """Whether the stance denies; false where it is open whether it does."""
        return self.stance == words.DENIED


def positions(
    slice: Slice, clock: Clock, sides: Sides, claim: str, cutoff: Cutoff
) -> tuple[Position, ...]:
    """All positions on a claim: explicit ones by actor, then presupposed ones by actor.

    An actor that denies a claim and presupposes it has both: that is a clash, never a shift.
    Whoever withdrew has no position; `reversed_or_withdrawn` lists what it had said.
    """
    found = []
    for held in standing(slice, clock, claim, cutoff):
        if held.stances == (words.RETRACTED,):
            continue
        statement = slice.statements[held.statements[-1]]
        days = clock.clipped(statement.id, cutoff)
        found.append(
            Position(
                held.actor,
                claim,
                held.stance,
                held.statements,
                held.certain,
                held.open,
                False,
                held.since,
                sides.lends(statement, held.actor, days),
                held.stances,
                held.line,
                held.earlier,
            )
        )
    for row in presupposed(slice, clock, claim, cutoff):
        statement = slice.statements[row.statement]
        days = clip(row.bounds.days, cutoff)
        found.append(
            Position(
                row.actor,
                claim,
                words.ASSERTED,
                (row.statement,),
                row.certain,
                False,
                True,
                row.since,
                sides.lends(statement, row.actor, days),
                (words.ASSERTED,),
                (row.statement,),
                (),
                row,
            )
        )
    return tuple(found)


def is_doubtful(slice: Slice, held: Position) -> bool:
    """Whether of none of an actor's words it is sure that they are the actor's."""
    said = (slice.statements[id] for id in (held.line or held.statements))
    return all(s.attribution == words.AMBIGUOUS for s in said)


def is_hedged(slice: Slice, held: Position) -> bool:
    """Whether all that an actor says, or may be saying, to that effect in its own words is hedged.

    Where it is open what it says last, all that it may be counts.
    """
    said = [slice.statements[id] for id in dict.fromkeys((*held.line, *held.statements))]
    if held.stance is not None:
        said = [s for s in said if s.affirms == held.affirms]
    return not held.derived and all(s.hedge for s in said)


def denial_form(
    slice: Slice, clock: Clock, held: Position | Standing, cutoff: Cutoff
) -> str | None:
    """The most pointed form in which a denial that stands was certainly put.

    Where none of its statements is certain, the most pointed form it may have.
    """
    denials = [slice.statements[id] for id in (*held.line, *held.statements)]
    denials = [s for s in denials if s.stance == words.DENIED]
    sure = [s for s in denials if clock.said_by(s.id, cutoff) is YES]
    forms = {s.form or words.EXPLICIT for s in sure or denials}
    return next((form for form in words.FORMS if form in forms), None)


def affirmation(held: Iterable[Position | Standing]) -> Truth:
    """Whether any of some positions affirms."""
    best = NO
    for p in held:
        if p.affirms:
            best = best | p.certain
        elif any(stance in words.AFFIRMING for stance in p.stances):
            best = best | CANNOT_TELL
    return best


def reversed_or_withdrawn(
    slice: Slice, clock: Clock, claim: str, cutoff: Cutoff
) -> tuple[str, ...]:
    """What was said on a claim and no longer stands, by id, in time order."""
    ids = {
        id
        for held in standing(slice, clock, claim, cutoff)
        for id in held.earlier
        if slice.statements[id].stance != words.RETRACTED
    }
    return tuple(s.id for s in clock.order(slice.statements[id] for id in ids))
