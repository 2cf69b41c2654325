"""What changed about one claim: what its file says, and what follows from the record."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.answers.parties import Party
from provenance.answers.points import Told, told
from provenance.derive.frame import Frame
from provenance.derive.standing import standing
from provenance.derive.status import Status
from provenance.history.fields import FieldChange, RelationChange, edited, relations
from provenance.history.quotations import VERIFIED, QuotationChange
from provenance.history.said import StatementChange, parties
from provenance.history.statements import ADDED, CHANGED, REMOVED, Stage, statement_changes
from provenance.model.dates import NO_CUTOFF, YES
from provenance.model.records import Claim
from provenance.model.slice import Slice
from provenance.model.vocabulary import RETRACTED
from provenance.store.corpus import Corpus

SAME: Final = "same"

OPEN: Final = "open"


class PositionChange(NamedTuple):
    """An actor's own position before and after: a stance, ``retracted``, or ``open``."""

    actor: Party
    before: str
    after: str


class ClaimChange(NamedTuple):
    """A claim of which the record, or what follows from it, is not what it was.

    ``change`` is what became of its own record: ``added``, ``removed``, ``changed``, or ``same``
    where other records turned what follows for it. ``before`` and ``after`` are its headlines,
    None where it was not recorded, with what they rest on. ``answered`` are the accused of whom
    there was no answer and now is one; ``unanswered`` those accused of whom none is on record who
    were not accused before, or had answered.
    """

    claim: str
    text: str
    change: str
    before: str | None
    before_grounds: tuple[Told, ...]
    after: str | None
    after_grounds: tuple[Told, ...]
    answered: tuple[Party, ...]
    unanswered: tuple[Party, ...]
    positions: tuple[PositionChange, ...]
    statements: tuple[StatementChange, ...]
    relations: tuple[RelationChange, ...]
    fields: tuple[FieldChange, ...]
    quotations: tuple[QuotationChange, ...]
    file: str
    line: int

    @property
    def turns(self) -> bool:
        """Whether its headline is another."""
        return None not in (self.before, self.after) and self.before != self.after


class ClaimAtRevision:
    """A claim at one of the two moments: its record as filed and filled, and its status."""

    def __init__(self, corpus: Corpus, frame: Frame, id: str) -> None:
        self.corpus = corpus
        self.frame = frame
        self.id = id
        self.filed = corpus.record("claim", id)
        self.claim: Claim | None = frame.slice.claims.get(id) if self.filed else None

    @property
    def status(self) -> Status | None:
        return self.frame.status(self.id) if self.claim else None

    @property
    def slice(self) -> Slice:
        return self.frame.slice


def changed(
    before: ClaimAtRevision, after: ClaimAtRevision, quotations: tuple[QuotationChange, ...]
) -> ClaimChange | None:
    """Compare a claim at two moments; None if nothing about it is another."""
    held = after.claim or before.claim
    if held is None:
        return None
    fields = edited(before.filed, after.filed) if before.filed and after.filed else ()
    fields = tuple(change for change in fields if change.field != "source")
    stages = (Stage(side.filed, side.slice.sources, side.corpus) for side in (before, after))
    statements = tuple(change for change, _ in statement_changes(*stages))
    related = relations(before.claim, after.claim)
    own = bool(fields or statements or related)
    found = ClaimChange(
        claim=held.id,
        text=held.text,
        change=ADDED
        if before.claim is None
        else REMOVED
        if after.claim is None
        else CHANGED
        if own
        else SAME,
        before=before.status.headline if before.status else None,
        before_grounds=told(before.frame, before.status.grounds) if before.status else (),
        after=after.status.headline if after.status else None,
        after_grounds=told(after.frame, after.status.grounds) if after.status else (),
        answered=_answered(before, after),
        unanswered=_unanswered(before, after),
        positions=tuple(_positions(before, after)),
        statements=statements,
        relations=related,
        fields=fields,
        quotations=quotations,
        file=held.origin.file,
        line=held.origin.line,
    )
    unvouched = any(one.change != VERIFIED for one in quotations)
    derived = found.answered or found.unanswered or found.positions
    return found if found.change != SAME or found.turns or derived or unvouched else None


def _positions(before: ClaimAtRevision, after: ClaimAtRevision) -> Iterator[PositionChange]:
    if not (before.claim and after.claim):
        return
    was, now = _standing(before), _standing(after)
    for actor in now:
        if actor in was and was[actor] != now[actor]:
            (party,) = parties(after.corpus, [actor])
            yield PositionChange(party, was[actor], now[actor])


def _standing(side: ClaimAtRevision) -> dict[str, str]:
    return {
        held.actor: RETRACTED if held.stances == (RETRACTED,) else held.stance or OPEN
        for held in standing(side.slice, side.frame.clock, side.id, NO_CUTOFF)
    }


def _answered(before: ClaimAtRevision, after: ClaimAtRevision) -> tuple[Party, ...]:
    if not (before.status and after.status):
        return ()
    replied = {answer.accused for answer in after.status.answers if answer.certain is YES}
    return parties(after.corpus, [a for a in before.status.silent if a in replied])


def _unanswered(before: ClaimAtRevision, after: ClaimAtRevision) -> tuple[Party, ...]:
    if not after.status:
        return ()
    was = before.status.silent if before.status else ()
    return parties(after.corpus, [a for a in after.status.silent if a not in was])
