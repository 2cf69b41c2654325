"""Where two sides meet on a claim: the one section of `versus` that it stands in, if any.

The claim is one that the first side affirms; what the other says of it decides.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from provenance.derive.exclusions import Excluding
from provenance.derive.frame import Frame
from provenance.derive.opposing import Undermining
from provenance.derive.positions import Position, denial_form
from provenance.derive.status import Status
from provenance.derive.ties import Voice
from provenance.derive.walks import stronger, weaker
from provenance.model.dates import ANY_DAY, CANNOT_TELL, NO, YES, Days, Truth
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice
from provenance.model.vocabulary import (
    BLANKET,
    DECLINED,
    EXPLICIT,
    QUESTIONED,
    UNDERMINES,
    VERDICT,
)

CONTESTED: Final = "contested"
BLANKET_ONLY: Final = "covered only by a blanket denial"
VERDICT_ONLY: Final = "denied only by a document's verdict"
COUNTERED: Final = "countered"
CONCEDED: Final = "conceded"
QUESTIONED_OR_DECLINED: Final = "questioned or declined"
DENIED_UNDERNEATH: Final = "denied underneath"
CLASHING: Final = "clashing"
IN_TENSION: Final = "in tension"
NEVER_ANSWERED: Final = "never answered"
WHETHER_ANSWERED: Final = "open whether a side said or answered it"
SAID_ABOUT: Final = "said about the other side, accusing others or nobody"

SECTIONS: Final = (
    CONTESTED,
    BLANKET_ONLY,
    VERDICT_ONLY,
    COUNTERED,
    CONCEDED,
    QUESTIONED_OR_DECLINED,
    DENIED_UNDERNEATH,
    CLASHING,
    IN_TENSION,
    NEVER_ANSWERED,
    WHETHER_ANSWERED,
    SAID_ABOUT,
)
"""The sections, in the order in which a claim is tried for them; the first that fits has it."""


def expand(frame: Frame, actors: tuple[str, ...]) -> frozenset[str]:
    """All whom the actors that name a side take in."""
    return frozenset().union(*(frame.sides.expand(actor) for actor in actors))


class Hearing:
    """One side: how statements are its words, by the ties that held when they were made."""

    def __init__(self, frame: Frame, named: tuple[str, ...], actors: frozenset[str]) -> None:
        self.actors = actors
        self._frame, self._named = frame, named
        self._at: dict[Days, dict[str, Truth]] = {}
        self._voices: dict[str, Voice | None] = {}
        self._is_timed = any(
            tie.from_ or tie.to
            for id in {*named, *expand(frame, named)}
            if (record := frame.slice.actors.get(id))
            for tie in (*record.part_of, *record.speaks_for, *record.members)
        )

    def voice(self, statement: Statement) -> Voice | None:
        if statement.id not in self._voices:
            self._voices[statement.id] = self._lent(statement)
        return self._voices[statement.id]

    def _lent(self, statement: Statement) -> Voice | None:
        days = self._frame.clock.bounds(statement.id).days
        when = days if self._is_timed else ANY_DAY  # ties without time hold on any day
        if when not in self._at:
            found: dict[str, Truth] = {}
            for named in self._named:
                for id, tie in self._frame.sides.expand_truths(named, when).items():
                    if id in self.actors:
                        found[id] = found.get(id, NO) | tie
            self._at[when] = found
        return self._frame.sides.lent(statement, self._at[when], days)


def section(frame: Frame, claim: Claim, affirming: Hearing, replying: Hearing) -> str | None:
    """The first section that fits a claim which the side ``affirming`` is held to affirm."""
    spoken = [s for s in claim.statements if frame.clock.said_by(s.id, frame.cutoff) is not NO]
    if not _may_meet(frame, claim, spoken, affirming, replying):
        return None
    status = frame.status(claim.id)
    accused = bool(replying.actors.intersection(claim.accuses))
    if not any(holds(frame, position, affirming) for position in status.affirmers):
        perhaps = any(s.affirms and speaking(s, affirming) is CANNOT_TELL for s in spoken)
        answered = any(speaking(s, replying) is not NO for s in spoken)
        return WHETHER_ANSWERED if perhaps and (accused or answered) else None
    denials = [p for p in status.deniers if holds(frame, p, replying)]
    forms = {denial_form(frame.slice, frame.clock, p, frame.cutoff) for p in denials}
    if EXPLICIT in forms:
        return CONTESTED
    if BLANKET in forms:
        return BLANKET_ONLY
    if VERDICT in forms:
        return VERDICT_ONLY
    if _counters(frame, claim, affirming, replying):
        return COUNTERED
    if accused and any(holds(frame, position, replying) for position in status.affirmers):
        return CONCEDED
    said = {s.id: frame.clock.said_by(s.id, frame.cutoff) for s in spoken}
    voices = [(s.stance, speaking(s, replying) & said[s.id]) for s in spoken]
    answers = {stance for stance, truth in voices if truth is YES}
    if answers & {QUESTIONED, DECLINED}:
        return QUESTIONED_OR_DECLINED
    if answers:
        return None
    told = next(_told_beside(frame, status, replying), None)
    if told is not None:
        return told
    if any(truth is CANNOT_TELL for _, truth in voices):
        return WHETHER_ANSWERED
    if any(answer.by and answer.accused in replying.actors for answer in status.answers):
        return WHETHER_ANSWERED
    if accused:
        return NEVER_ANSWERED
    return SAID_ABOUT if replying.actors.intersection(claim.about) else None


def _told_beside(frame: Frame, status: Status, side: "Hearing") -> Iterator[str]:
    """What else a side certainly says against a claim, and the section that this puts it into."""
    statements = frame.slice.statements

    def says(rows: Iterable[Excluding | Undermining]) -> bool:
        return any(row.certain is YES and speaks(statements[row.statement], side) for row in rows)

    claim = frame.slice.claims[status.claim]
    if any(
        rest.certain is YES
        and any(
            speaks(statements[id], side) and (claim.foretells or frame.clock.in_time(id, claim.id))
            for id in rest.statements
        )
        for rest in status.rests
    ):
        yield DENIED_UNDERNEATH
    if says(status.excluded):
        yield CLASHING
    if says(status.undermined):
        yield IN_TENSION


def _may_meet(
    frame: Frame,
    claim: Claim,
    spoken: list[Statement],
    affirming: Hearing,
    replying: Hearing,
) -> bool:
    """Whether one side may affirm a claim that concerns the other; no status is derived for that.

    It concerns a side that spoke on it or answered what affirms it, or that it names, or that
    spoke on what tells against it.
    """
    affirmations = [s for s in spoken if s.affirms and affirming.voice(s) is not None]
    if not affirmations:
        return False
    if not replying.actors.isdisjoint((*claim.accuses, *claim.about)):
        return True
    replies = (t for s in affirmations for t in frame.clock.answering(s.id))
    return any(
        replying.voice(s) is not None
        for s in chain(spoken, replies, _beside(frame.slice, claim.id))
    )


def _beside(slice: Slice, claim: str) -> Iterator[Statement]:
    """What was said on claims that bear on a claim: what it implies, what is in tension with it."""
    rivals = [link.claim for link in slice.exclusions(claim)]
    rivals += [link.claim for link in slice.into(claim, UNDERMINES)]
    rivals += [link.other for link in slice.out(claim, UNDERMINES)]
    strong = (id for rival in rivals for id in stronger(slice, rival))
    for id in dict.fromkeys((*weaker(slice, claim), *strong)):
        if id != claim and id in slice.claims:
            yield from slice.claims[id].statements


def holds(frame: Frame, position: Position, side: Hearing) -> bool:
    """Whether a side certainly holds a position in words of its own."""
    if position.derived or position.certain is not YES:
        return False
    return any(speaks(frame.slice.statements[id], side) for id in position.statements)


def speaks(statement: Statement, side: Hearing) -> bool:
    """Whether a statement is certainly a side's words."""
    return speaking(statement, side) is YES


def speaking(statement: Statement, side: Hearing) -> Truth:
    """Whether a statement is a side's words."""
    voice = side.voice(statement)
    return NO if voice is None else voice.certain


def _counters(
    frame: Frame, claim: Claim, affirming: Hearing, replying: Hearing
) -> tuple[Statement, ...]:
    """Answers of one side to the other's affirmation that say what excludes or undermines it."""
    statements = frame.slice.statements
    return tuple(
        statements[counter.statement]
        for counter in frame.status(claim.id).countered
        if speaks(statements[counter.statement], replying)
        and speaks(statements[counter.answers], affirming)
    )
