"""The questions as they are asked claim by claim: which rows each claim has."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from provenance.answers.disputes import Dispute, asked_for, dispute
from provenance.answers.filters import EVERYTHING, Filters, part, takes_claim
from provenance.answers.on_claim import ClaimAnswer, group_of
from provenance.answers.rows import StatementRow, row
from provenance.answers.shifts import ToldShift, passes, told
from provenance.answers.versus import entries, hearings
from provenance.derive.frame import Frame
from provenance.derive.shifts import shifts
from provenance.model.records import Claim, Statement
from provenance.store.index import terms
from provenance.store.slices.lookup import Looking
from provenance.views.data import plain
from provenance.views.versus import FlatVersus

DISPUTES: Final = "disputes"
WHO: Final = "who"
STATEMENTS: Final = "statements"
VERSUS: Final = "versus"
SHIFTS: Final = "shifts"

ROWS: Final[dict[str, tuple[type[Any], dict[str, type[Any]]]]] = {
    DISPUTES: (Dispute, {}),
    WHO: (ClaimAnswer, {}),
    STATEMENTS: (StatementRow, {"placed": bool}),
    VERSUS: (FlatVersus, {}),
    SHIFTS: (ToldShift, {}),
}
"""The record that is a row of each question, and the keys that it has besides."""


class ClusterQuestion(NamedTuple):
    """What is asked of every claim.

    ``stance`` is a word of ``who``; ``left`` and ``right`` are ids of actors, for ``versus``.
    """

    name: str
    filters: Filters = EVERYTHING
    stance: str = ""
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The actors of whom the whole sides are needed."""
        return (*self.left, *self.right, *self.filters.side)

    @property
    def sides(self) -> bool:
        """Whether the whole sides of everybody who speaks are needed."""
        return self.name == SHIFTS

    def asks(self, look: Looking, claims: Iterable[str]) -> list[str]:
        """The claims that must be asked about, so that some claims have all their rows."""
        asked = list(claims)
        if self.name == SHIFTS:  # figures that are rivals may be one giver's
            of = [claim.figure.of for claim in look.claims(asked) if claim.figure]
            asked += [id for _, _, id in look.into([terms.FIGURE], dict.fromkeys(of))]
        elif self.name == STATEMENTS:  # what is listed with the claim on which it was made
            asked += [id for _, _, id in look.into([terms.COVERS], tuple(asked))]
        return list(dict.fromkeys(asked))

    def rows(self, frame: Frame, claims: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Make the rows of some claims, as JSON has them."""
        asked = [frame.slice.claims[id] for id in claims]
        make = {
            DISPUTES: _disputes,
            WHO: _who,
            STATEMENTS: _statements,
            VERSUS: _versus,
            SHIFTS: _shifts,
        }[self.name]
        return make(self, frame, asked)


def _disputes(
    asked: ClusterQuestion, frame: Frame, claims: list[Claim]
) -> Iterator[dict[str, Any]]:
    filters = asked.filters._replace(status=())
    wanted = asked_for(asked.filters)
    for claim in claims:
        if not takes_claim(filters, frame, claim):
            continue
        if filters.on_statements and not any(part(filters, frame, claim.statements)):
            continue
        if frame.headline(claim.id) in wanted:
            yield plain(dispute(frame, claim, asked.filters))


def _who(asked: ClusterQuestion, frame: Frame, claims: list[Claim]) -> Iterator[dict[str, Any]]:
    for claim in claims:
        if takes_claim(asked.filters, frame, claim):
            group = group_of(frame, claim, asked.stance, asked.filters)
            if group.found:
                yield plain(group)


def _statements(
    asked: ClusterQuestion, frame: Frame, claims: list[Claim]
) -> Iterator[dict[str, Any]]:
    filters = asked.filters
    for claim in claims:
        if not takes_claim(filters, frame, claim):
            continue
        said = tuple(
            s for s in (*claim.statements, *claim.comments) if _is_listed(s, claim, filters, frame)
        )
        for placed, held in zip((True, False), part(filters, frame, said), strict=True):
            for s in held:
                yield plain(row(frame, s)) | {"placed": placed}


def _is_listed(s: Statement, claim: Claim, filters: Filters, frame: Frame) -> bool:
    """Whether a statement is listed with a claim: with its own, or with the first that it covers.

    That is the first of those that pass, where its own does not.
    """
    claims = frame.slice.claims
    listed = (id for id in (s.claim, *s.covers) if id in claims)
    return claim.id == next((id for id in listed if takes_claim(filters, frame, claims[id])), None)


def _versus(asked: ClusterQuestion, frame: Frame, claims: list[Claim]) -> Iterator[dict[str, Any]]:
    sides, _ = hearings(frame, asked.left, asked.right)
    for claim in claims:
        for title, entry in entries(frame, claim, sides, asked.filters):
            yield plain(FlatVersus(title, entry))


def _shifts(asked: ClusterQuestion, frame: Frame, claims: list[Claim]) -> Iterator[dict[str, Any]]:
    own = {claim.id for claim in claims}
    for shift in shifts(frame.slice, frame.clock, frame.sides, frame.cutoff):
        # One that concerns several claims is told with the first by id.
        if min(shift.claims) in own and passes(frame, shift, asked.filters):
            yield plain(told(frame, shift))
