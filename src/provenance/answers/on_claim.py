"""What was said on one claim under a question, what follows for it, and what tells against it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.answers.absence import Absence, absence
from provenance.answers.against import EXCLUDED as BY_EXCLUSION
from provenance.answers.against import STRONGER, Against, against
from provenance.answers.counting import tallied
from provenance.answers.filters import (
    AFFIRMED,
    ANSWERED,
    SAID,
    Filters,
    part,
    takes,
)
from provenance.answers.parties import Party, party
from provenance.answers.points import Told, told
from provenance.answers.rows import StatementRow, row, rows
from provenance.answers.when import day_asked
from provenance.derive.exclusions import FIGURE, excluding
from provenance.derive.frame import Frame
from provenance.derive.nearby import denied_stronger
from provenance.derive.origins import Tally
from provenance.derive.presupposed import presupposed
from provenance.derive.walks import stronger
from provenance.model.dates import NO, YES, Truth
from provenance.model.records import Claim, Statement
from provenance.model.slice import Link, Slice
from provenance.model.vocabulary import (
    AFFIRMING,
    DECLINED,
    DENIED,
    EXCLUDES,
    QUESTIONED,
    RETRACTED,
    STANCES,
)

QUESTIONS: Final = (*STANCES, AFFIRMED, SAID, ANSWERED)
"""What can be asked: each stance, or several at once."""

PRESUPPOSED: Final = "presupposed"
EXCLUDED: Final = "says what excludes it"
NEARBY: Final = "denied of a stronger claim"

_SHOWN_ELSEWHERE: Final = frozenset({QUESTIONED, DECLINED, STRONGER})
"""Ways to tell against a claim that are statements on it, or rows of what follows."""

_ASKS_WHO_IS_AGAINST: Final = frozenset({DENIED, ANSWERED})


class Derived(NamedTuple):
    """What follows for a claim from a statement on another one.

    ``how`` is ``presupposed``, ``says what excludes it`` or ``denied of a stronger claim`` (which
    is no denial of this one); ``steps`` lead from the claim that was spoken of to the claim asked
    about. Where it is not ``certain``, dates leave open whether it falls in the time asked for.
    """

    how: str
    actor: Party
    row: StatementRow
    steps: tuple[Link, ...]
    because: str | None
    certain: bool


class ClaimAnswer(NamedTuple):
    """The answer for one claim. ``unplaced`` rows cannot be placed in time against the filters.

    ``absence`` says that no statement certainly passes, where none does. ``status`` is that of the
    whole record at the date asked for, whatever else the filters leave out.
    """

    claim: str
    text: str
    status: str
    grounds: tuple[Told, ...]
    rows: tuple[StatementRow, ...]
    tally: Tally
    """Of those ``rows`` that were not taken back, with their recorded origins."""
    taken_back: int
    """How many of the rows those who made them took back since."""
    unplaced: tuple[StatementRow, ...]
    derived: tuple[Derived, ...]
    absence: Absence | None
    against: tuple[Against, ...]
    """Where a denial or an answer was asked for: what tells against it otherwise."""
    as_of: str | None = None
    """The day that it is about, where one was asked for."""

    @property
    def found(self) -> bool:
        """Whether anything passes, or might."""
        return bool(self.rows or self.unplaced or self.derived)


def group_of(frame: Frame, claim: Claim, stance: str, filters: Filters) -> ClaimAnswer:
    """Make the answer for one claim, under one of QUESTIONS."""
    status = frame.status(claim.id)
    asked = _statements(frame, claim, stance)
    certain, unplaced = part(filters, frame, asked)
    counts, gone = tallied(frame, claim.id, certain)
    return ClaimAnswer(
        claim=claim.id,
        text=claim.text,
        status=status.headline,
        grounds=told(frame, status.grounds),
        rows=rows(frame, certain, claim.id),
        tally=counts,
        taken_back=gone,
        unplaced=rows(frame, unplaced, claim.id),
        derived=tuple(derived_for(frame, claim, stance, filters)),
        absence=absence(frame, stance, filters, asked),
        against=_against(frame, claim.id, filters) if stance in _ASKS_WHO_IS_AGAINST else (),
        as_of=day_asked(frame.cutoff),
    )


def _against(frame: Frame, claim: str, filters: Filters) -> tuple[Against, ...]:
    """What those who were asked for said that tells against a claim, and is no denial of it."""
    kept = filters._replace(stance=())
    found = against(frame, claim, lambda said: takes(kept, frame, said))
    return tuple(
        item
        for item in found
        if item.how not in _SHOWN_ELSEWHERE
        and not (item.how == BY_EXCLUSION and item.relation != FIGURE)
    )


def _statements(frame: Frame, claim: Claim, stance: str) -> tuple[Statement, ...]:
    if stance == SAID:
        return claim.statements
    if stance == AFFIRMED:
        return tuple(s for s in claim.statements if s.stance in AFFIRMING)
    if stance == ANSWERED:
        replies = {
            s.id: s
            for s in claim.statements
            if s.stance in {DENIED, QUESTIONED, DECLINED, RETRACTED} or s.answers
        }
        for spoken in claim.statements:
            replies |= {reply.id: reply for reply in frame.clock.answering(spoken.id)}
        return tuple(replies.values())
    return tuple(s for s in claim.statements if s.stance == stance)


def derived_for(frame: Frame, claim: Claim, stance: str, filters: Filters) -> list[Derived]:
    """What follows for a claim, under one of QUESTIONS, from statements on other claims.

    It passes the same filters as what is said of the claim itself, with the same third value. Of
    several statements from which the same follows, the surest that passes is told.
    """
    made: list[Derived] = []
    slice, clock, cutoff = frame.slice, frame.clock, frame.cutoff
    kept = filters._replace(stance=())
    if stance in {*AFFIRMING, AFFIRMED, SAID}:
        for item in presupposed(slice, clock, claim.id, cutoff):
            among = _of_stance(slice, (item.statement, *item.also), stance)
            passing = _passing(frame, kept, among)
            if passing:
                said, certain = passing
                steps = stronger(slice, claim.id)[said.claim]
                because = steps[-1].because
                who_ = party(slice, item.actor)
                made.append(
                    Derived(PRESUPPOSED, who_, row(frame, said), steps, because, certain is YES)
                )
    if stance in {DENIED, SAID}:
        for rival in excluding(slice, clock, claim.id, cutoff):
            if rival.kind == FIGURE:  # no recorded exclusion leads there
                continue
            said = slice.statements[rival.statement]
            passing = _passing(frame, kept, (said,), rival.certain)
            if passing:
                link = Link(EXCLUDES, rival.rival, claim.id, rival.because)
                made.append(
                    Derived(
                        EXCLUDED,
                        party(slice, rival.actor),
                        row(frame, said),
                        (*rival.steps, link),
                        rival.because,
                        passing[1] is YES,
                    )
                )
    if stance in {DENIED, SAID, ANSWERED}:
        made += _nearby(frame, claim, kept)
    return made


def _of_stance(slice: Slice, ids: tuple[str, ...], stance: str) -> tuple[Statement, ...]:
    found = tuple(slice.statements[id] for id in ids)
    return tuple(s for s in found if stance not in AFFIRMING or s.stance == stance)


def _passing(
    frame: Frame, filters: Filters, among: tuple[Statement, ...], certain: Truth = YES
) -> tuple[Statement, Truth] | None:
    """The first of some statements that passes most surely, and how surely that is."""
    held = [(s, takes(filters, frame, s) & certain) for s in among]
    held = [item for item in held if item[1] is not NO]
    return min(held, key=lambda item: item[1] is not YES) if held else None


def _nearby(frame: Frame, claim: Claim, filters: Filters) -> Iterator[Derived]:
    slice = frame.slice
    for item in denied_stronger(slice, frame.clock, claim.id, frame.cutoff):
        said = slice.statements[item.statement]
        certain = takes(filters, frame, said) & item.certain
        if certain is not NO:
            made, because = row(frame, said, item.claim), item.steps[-1].because
            for actor in dict.fromkeys(said.voices):
                who_ = party(slice, actor)
                yield Derived(NEARBY, who_, made, item.steps, because, certain is YES)
