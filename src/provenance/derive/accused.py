"""What the accused side did about an accusation: answered it, denied its ground, conceded it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.derive.clock import Clock
from provenance.derive.exclusions import Excluding
from provenance.derive.opposing import Counter, Undermining
from provenance.derive.positions import Position
from provenance.derive.sides import Sides, Voice
from provenance.derive.standing import Standing, standing
from provenance.derive.ties import MEMBER
from provenance.derive.walks import Steps, stronger, weaker
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Days, Truth, earlier, overlaps
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice


class Answer(NamedTuple):
    """A stance that an accused's side took on the claim that accuses it.

    ``by`` are those whose words they may be instead of the speaker's, where only by these the
    stance is, or may be, of the accused's side.
    """

    accused: str
    statement: str
    voice: Voice
    certain: Truth
    by: tuple[str, ...] = ()


class Underneath(NamedTuple):
    """One of an accused's side denies a claim that the accusing one implies, by ``steps``."""

    accused: str
    actor: str
    claim: str
    statement: str
    steps: Steps
    certain: Truth


class Concession(NamedTuple):
    """An actor that affirms a claim though it accuses its side, or though it had denied it.

    ``member`` is who is of the side that it accuses, where that is only one of a group that affirms
    it together: the group itself is not accused.
    """

    actor: str
    accused: bool
    had_denied: bool
    member: str | None = None


def answers_of(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    record: Claim | None,
    held: tuple[Position, ...],
    cutoff: Cutoff,
) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    """What the accused said on the claim, for themselves or through their sides.

    What is certainly earlier than every accusation answers none, unless it is an affirmation; of
    that the denials come second. So may do what may be their words instead of the speaker's.
    """
    if record is None or not record.accuses:
        return (), ()
    said = [s for s in record.statements if clock.said_by(s.id, cutoff) is not NO]
    days = {s.id: clock.clipped(s.id, cutoff) for s in said}
    derived = [
        (s, clock.clipped(s.id, cutoff))
        for id, steps in stronger(slice, record.id).items()
        if steps and id in slice.claims
        for s in slice.claims[id].statements
        if s.affirms and clock.said_by(s.id, cutoff) is not NO
    ]
    found, early = [], []
    for accused in record.accuses:
        voices = {s.id: sides.lends_side(s, accused, days[s.id]) for s in said}
        charges = [days[s.id] for s in said if s.affirms and voices[s.id] is None]
        charges += [when for s, when in derived if sides.lends_side(s, accused, when) is None]
        for s in said:
            voice, certain = voices[s.id], clock.said_by(s.id, cutoff)
            by: tuple[str, ...] = ()
            if voice is None and s.or_by:
                by, certain = s.or_by, CANNOT_TELL
                voice = sides.lends_side(s._replace(by=by, for_=()), accused, days[s.id])
            if voice is None:
                continue
            answer = Answer(accused, s.id, voice, voice.certain & certain, by)
            if s.affirms or _timely(clock, s, charges):
                found.append(answer)
            elif s.stance == words.DENIED:
                early.append(answer)
    return tuple(found), tuple(early)


def _timely(clock: Clock, s: Statement, charges: list[Days]) -> bool:
    until = clock.bounds(s.id).until
    return not charges or any(earlier(until, charge) is not YES for charge in charges)


def denied_underneath(
    slice: Slice, clock: Clock, sides: Sides, record: Claim | None, cutoff: Cutoff
) -> tuple[Underneath, ...]:
    """Who of the accused denies what the claim implies, where both can be about one time."""
    if record is None or not record.accuses:
        return ()
    found: list[Underneath] = []
    for other, steps in weaker(slice, record.id).items():
        if not steps:
            continue
        event = clock.event(other)
        if record.event is not None and event is not None and overlaps(record.event, event) is NO:
            continue
        for held in standing(slice, clock, other, cutoff):
            if words.DENIED in held.stances:
                found.extend(_denied_under(slice, clock, sides, record, held, steps, cutoff))
    return tuple(sorted(found, key=lambda row: (row.certain is not YES, len(row.steps))))


def _denied_under(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    record: Claim,
    held: Standing,
    steps: Steps,
    cutoff: Cutoff,
) -> Iterator[Underneath]:
    said = (slice.statements[id] for id in (*held.line, *held.statements))
    denials = (s for s in said if s.stance == words.DENIED)
    # What was said before the event of the accusation began says nothing of it.
    denial = next((s for s in denials if record.foretells or clock.in_time(s.id, record.id)), None)
    if denial is None:
        return
    for accused in record.accuses:
        voice = sides.lends_side(
            _alone(denial, held.actor), accused, clock.clipped(denial.id, cutoff)
        )
        if voice is not None:
            certain = held.certain & voice.certain
            yield Underneath(accused, held.actor, held.claim, denial.id, steps, certain)


def concessions(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    record: Claim | None,
    held: tuple[Position, ...],
    cutoff: Cutoff,
) -> tuple[tuple[Concession, ...], tuple[str, ...]]:
    """Who affirms it in its own words though it accuses them, or though they had denied it.

    And of whom open dates leave it possible that they do.
    """
    found, perhaps = [], []
    for p in held:
        if p.derived or record is None or not any(x in words.AFFIRMING for x in p.stances):
            continue
        sure = p.affirms and p.certain is YES
        wanted = (YES,) if sure else (YES, CANNOT_TELL)
        said = [slice.statements[id] for id in (p.line if sure else (*p.line, *p.statements))]
        before = [
            slice.statements[id] for id in (p.earlier if sure else (*p.earlier, *p.statements))
        ]
        had_denied = any(
            s.stance == words.DENIED and clock.said_by(s.id, cutoff) in wanted for s in before
        )
        voices = [
            voice
            for s in said
            if s.affirms and clock.said_by(s.id, cutoff) in wanted
            for one in record.accuses
            for voice in (sides.lends_side(_alone(s, p.actor), one, clock.clipped(s.id, cutoff)),)
            if voice is not None and voice.certain in wanted
        ]
        if not (voices or had_denied):
            continue
        if sure:
            own = not voices or any(voice.how != MEMBER for voice in voices)
            member = None if own else _member(slice, sides, p.actor, record.accuses)
            found.append(Concession(p.actor, bool(voices), had_denied, member))
        else:
            perhaps.append(p.actor)
    return tuple(found), tuple(perhaps)


def _member(slice: Slice, sides: Sides, group: str, accused: tuple[str, ...]) -> str | None:
    """The first named member of a group that is of a side which is accused."""
    side = {id for one in accused for id in sides.accused_side(one)}
    record = slice.actors.get(group)
    members = record.members if record else ()
    return next((tenure.actor for tenure in members if tenure.actor in side), None)


def telling(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    accused: str,
    rows: Iterable[Counter | Excluding | Undermining],
) -> Iterator[str]:
    """By which statements an accused's side tells, or may tell, against the claim otherwise."""
    for row in rows:
        said, days = slice.statements[row.statement], clock.bounds(row.statement).days
        if sides.lends_side(said, accused, days) is not None:
            yield row.statement


def _alone(s: Statement, actor: str) -> Statement:
    """A statement as the words of one of its voices, so that nobody else is taken for it."""
    return s._replace(by=(actor,), for_=())
