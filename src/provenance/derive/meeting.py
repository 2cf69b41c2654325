"""Where two sides meet on a claim: the one section of `versus` that it stands in, if any.

The claim is one that the first side affirms; what the other says of it decides.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from provenance.derive.exclusions import Excluding, clashing
from provenance.derive.frame import Frame
from provenance.derive.opposing import Undermining
from provenance.derive.positions import Position, denial_form
from provenance.derive.ties import Voice
from provenance.derive.walks import stronger, weaker
from provenance.model.dates import ANY_DAY, CANNOT_TELL, NO, YES, Days, Truth
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice
from provenance.model.vocabulary import (
    AFFIRMING,
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


class Said(NamedTuple):
    """A statement as it counts where sides meet: its stance, whose words it can be, and when.

    ``said`` tells whether it was made by the date asked for.
    """

    stance: str
    days: Days
    by: tuple[str, ...]
    for_: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    said: Truth = YES


class Held(NamedTuple):
    """An actor's own position: its statements, whether it is certain, and the form of a denial."""

    affirms: bool
    statements: tuple[Said, ...]
    certain: Truth = YES
    form: str | None = None


class Met(NamedTuple):
    """What decides where sides meet on a claim, whichever they are.

    ``own`` are the statements on it, ``countered`` pairs of an answer and the affirmation that it
    answers. The rest are what certainly tells against it: statements by which somebody ``denied``
    what it implies, ``excluded`` it or affirmed what is in ``tension`` with it.
    """

    about: tuple[str, ...]
    accuses: tuple[str, ...]
    own: tuple[Said, ...]
    held: tuple[Held, ...] = ()
    countered: tuple[tuple[Said, Said], ...] = ()
    denied: tuple[Said, ...] = ()
    excluded: tuple[Said, ...] = ()
    tension: tuple[Said, ...] = ()
    perhaps: tuple[str, ...] = ()
    """The accused whose answer the words of somebody else may be."""


def met(frame: Frame, claim: Claim) -> Met:
    """Tell what decides where sides meet on a claim, at the date asked for."""
    clock, cutoff, statements = frame.clock, frame.cutoff, frame.slice.statements
    case = frame.case(claim.id)

    def said(id: str) -> Said:
        s = statements[id]
        days = clock.bounds(id).days
        return Said(s.stance, days, s.by, s.for_, s.office, clock.said_by(id, cutoff))

    def sure(rows: Iterable[Excluding | Undermining]) -> tuple[Said, ...]:
        return tuple(said(row.statement) for row in rows if row.certain is YES)

    own = (said(s.id) for s in claim.statements)
    return Met(
        claim.about,
        claim.accuses,
        tuple(dict.fromkeys(s for s in own if s.said is not NO)),
        tuple(
            Held(
                p.affirms,
                tuple(map(said, p.statements)),
                p.certain,
                denial_form(frame.slice, clock, p, cutoff) if p.denies else None,
            )
            for p in case.positions
            if not p.derived and (p.affirms or p.denies)
        ),
        tuple((said(row.statement), said(row.answers)) for row in case.countered),
        tuple(
            said(id)
            for rest in case.rests
            if rest.certain is YES
            for id in rest.statements
            if claim.foretells or clock.in_time(id, claim.id)
        ),
        sure(case.excluded),
        sure(case.undermined),
        tuple(dict.fromkeys(answer.accused for answer in case.answers if answer.by)),
    )


class Hearing:
    """One side: how statements are its words, by the ties that held when they were made."""

    def __init__(self, frame: Frame, named: tuple[str, ...], actors: frozenset[str]) -> None:
        self.actors = actors
        self._frame, self._named = frame, named
        self._at: dict[Days, dict[str, Truth]] = {}
        self._voices: dict[tuple[object, ...], Voice | None] = {}
        self._is_timed = any(
            tie.from_ or tie.to
            for id in {*named, *expand(frame, named)}
            if (record := frame.slice.actors.get(id))
            for tie in (*record.part_of, *record.speaks_for, *record.members)
        )

    def voice(self, statement: Statement | Said) -> Voice | None:
        """How a statement is the side's words; ``None`` where it is not."""
        if isinstance(statement, Said):
            days = statement.days
        else:
            days = self._frame.clock.bounds(statement.id).days
        when = days if self._is_timed else self._frame.sides.moment(statement, days)
        key = (statement.by, statement.for_, statement.office, when)
        if key not in self._voices:
            self._voices[key] = self._lent(statement, days)
        return self._voices[key]

    def _lent(self, statement: Statement | Said, days: Days) -> Voice | None:
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
    if not may_meet(frame, claim, affirming, replying):
        return None
    return section_of(met(frame, claim), affirming, replying)


def section_of(met: Met, affirming: Hearing, replying: Hearing) -> str | None:
    """The first section that fits what is known of a claim."""
    accused = not replying.actors.isdisjoint(met.accuses)
    if not any(p.affirms and is_held(p, affirming) for p in met.held):
        perhaps = any(
            s.stance in AFFIRMING and speaking(s, affirming) is CANNOT_TELL for s in met.own
        )
        answered = any(speaking(s, replying) is not NO for s in met.own)
        return WHETHER_ANSWERED if perhaps and (accused or answered) else None
    forms = {p.form for p in met.held if p.form and is_held(p, replying)}
    if EXPLICIT in forms:
        return CONTESTED
    if BLANKET in forms:
        return BLANKET_ONLY
    if VERDICT in forms:
        return VERDICT_ONLY
    if any(speaks(s, replying) and speaks(to, affirming) for s, to in met.countered):
        return COUNTERED
    if accused and any(p.affirms and is_held(p, replying) for p in met.held):
        return CONCEDED
    voices = [(s.stance, speaking(s, replying) & s.said) for s in met.own]
    answers = {stance for stance, truth in voices if truth is YES}
    if answers & {QUESTIONED, DECLINED}:
        return QUESTIONED_OR_DECLINED
    if answers:
        return None
    for said, told in (
        (met.denied, DENIED_UNDERNEATH),
        (met.excluded, CLASHING),
        (met.tension, IN_TENSION),
    ):
        if any(speaks(s, replying) for s in said):
            return told
    if any(truth is CANNOT_TELL for _, truth in voices):
        return WHETHER_ANSWERED
    if not replying.actors.isdisjoint(met.perhaps):
        return WHETHER_ANSWERED
    if accused:
        return NEVER_ANSWERED
    return SAID_ABOUT if not replying.actors.isdisjoint(met.about) else None


def may_meet(
    frame: Frame,
    claim: Claim,
    affirming: Hearing,
    replying: Hearing,
) -> bool:
    """Whether one side may affirm a claim that concerns the other; nothing is derived for that.

    It concerns a side that spoke on it, or that it names, or that spoke on what tells against it.
    """
    spoken = [s for s in claim.statements if frame.clock.said_by(s.id, frame.cutoff) is not NO]
    if not any(s.affirms and affirming.voice(s) is not None for s in spoken):
        return False
    if not replying.actors.isdisjoint((*claim.accuses, *claim.about)):
        return True
    said = chain(spoken, _beside(frame.slice, claim.id))
    return any(replying.voice(s) is not None for s in said)


def _beside(slice: Slice, claim: str) -> Iterator[Statement]:
    """What was said on claims that bear on a claim: what it implies, what cannot hold with it.

    Also what is in tension with it.
    """
    rivals = [link.claim for link in slice.exclusions(claim)]
    rivals += clashing(slice, claim)
    rivals += [link.claim for link in slice.into(claim, UNDERMINES)]
    rivals += [link.other for link in slice.out(claim, UNDERMINES)]
    strong = (id for rival in rivals for id in stronger(slice, rival))
    for id in dict.fromkeys((*weaker(slice, claim), *strong)):
        if id != claim and id in slice.claims:
            yield from slice.claims[id].statements


def is_held(position: Held, side: Hearing) -> bool:
    """Whether a side certainly holds a position in words of its own."""
    return position.certain is YES and any(speaks(s, side) for s in position.statements)


def holds(frame: Frame, position: Position, side: Hearing) -> bool:
    """Whether a side certainly holds a position in words of its own."""
    if position.derived or position.certain is not YES:
        return False
    return any(speaks(frame.slice.statements[id], side) for id in position.statements)


def others(met: Met, sides: tuple[Hearing, Hearing]) -> bool:
    """Whether somebody on neither side took a position on a claim."""
    return any(not any(is_held(p, side) for side in sides) for p in met.held)


def speaks(statement: Statement | Said, side: Hearing) -> bool:
    """Whether a statement is certainly a side's words."""
    return speaking(statement, side) is YES


def speaking(statement: Statement | Said, side: Hearing) -> Truth:
    """Whether a statement is a side's words."""
    voice = side.voice(statement)
    return NO if voice is None else voice.certain
