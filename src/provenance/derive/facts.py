"""The facts about one claim at a date, each with the records that it rests on."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from provenance.derive.clock import Clock
from provenance.derive.exclusions import Excluding, excluding, routes
from provenance.derive.headline import Facts
from provenance.derive.positions import Position, positions
from provenance.derive.sides import Sides, Voice
from provenance.derive.standing import Standing, outlasts, standing
from provenance.derive.walks import Steps, weaker
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Days, Truth, earlier
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice
from provenance.model.tuples import NamedTuple


class Reply(NamedTuple):
    """A stance without a position (questioned, declined) that an actor took on a claim."""

    actor: str
    stance: str
    statement: str
    certain: Truth


class Answer(NamedTuple):
    """A stance that an accused's side took on the claim that accuses it."""

    accused: str
    statement: str
    voice: Voice
    certain: Truth


class Counter(NamedTuple):
    """A statement that answers an affirmation and says what excludes or undermines the claim."""

    actor: str
    statement: str
    claim: str
    kind: str
    answers: str


class Undermining(NamedTuple):
    """An actor that directly affirms what undermines a claim."""

    actor: str
    statement: str
    claim: str
    because: str | None
    certain: Truth


class Rest(NamedTuple):
    """A denied claim that a claim implies, by ``steps``, and who denies it."""

    claim: str
    actors: tuple[str, ...]
    statements: tuple[str, ...]
    steps: Steps


class Case(NamedTuple):
    """Everything about a claim at a date from which its status is told."""

    facts: Facts
    positions: tuple[Position, ...]
    withdrawn: tuple[str, ...]
    replies: tuple[Reply, ...]
    answers: tuple[Answer, ...]
    silent: tuple[str, ...]
    conceded: tuple[str, ...]
    countered: tuple[Counter, ...]
    excluded: tuple[Excluding, ...]
    undermined: tuple[Undermining, ...]
    rests: tuple[Rest, ...]


def case(slice: Slice, clock: Clock, sides: Sides, claim: str, cutoff: Cutoff) -> Case:
    """Gather the facts about a claim and what they rest on.

    Facts that something happened count what is certain; facts that something is missing count
    what is possible.
    """
    held = positions(slice, clock, sides, claim, cutoff)
    return case_of(slice, clock, sides, claim, held, cutoff)


def case_of(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    claim: str,
    held: tuple[Position, ...],
    cutoff: Cutoff,
) -> Case:
    """Gather the facts about a claim of which the positions are known."""
    record = slice.claims.get(claim)
    affirming = tuple(p for p in held if p.affirms)
    withdrawn = _withdrawn(slice, clock, claim, cutoff)
    replies = _replies(slice, clock, record, held, cutoff)
    answers = _answers(slice, clock, sides, record, held, cutoff)
    accused = record.accuses if record else ()
    replied = {answer.accused for answer in answers}
    conceded = _conceded(slice, clock, sides, record, affirming, cutoff)
    ways = routes(slice, clock, claim)
    countered = _countered(slice, clock, record, set(ways), cutoff)
    excluded = excluding(slice, clock, claim, cutoff) if ways else ()
    undermined = _undermined(slice, clock, claim, cutoff)
    rests = _rests(slice, clock, claim, cutoff)
    silent = tuple(
        actor
        for actor in accused
        if actor not in replied and not _counters(slice, clock, sides, actor, countered)
    )
    outsiders = {r.stance for r in replies if r.certain is YES}
    facts = taken(slice, clock, held, cutoff)._replace(
        withdrawn=bool(withdrawn),
        questioned=words.QUESTIONED in outsiders,
        declined=words.DECLINED in outsiders,
        countered=bool(countered),
        accuses=bool(accused),
        answered=_any(answer.certain for answer in answers),
        conceded=bool(conceded),
        excluded=any(row.certain is YES for row in excluded),
        undermined=any(row.certain is YES for row in undermined),
        rests=bool(rests),
    )
    return Case(
        facts,
        held,
        withdrawn,
        replies,
        answers,
        silent if facts.affirmed is YES else (),
        conceded,
        countered,
        excluded,
        undermined,
        rests,
    )


def taken(slice: Slice, clock: Clock, held: tuple[Position, ...], cutoff: Cutoff) -> Facts:
    """The facts that positions alone tell: whether they affirm, and in which forms they deny."""
    forms = {denial_form(slice, clock, p, cutoff) for p in held if p.denies and p.certain is YES}
    return Facts(
        affirmed=_affirmed(held),
        denied=words.EXPLICIT in forms,
        blanket=words.BLANKET in forms,
        verdict=words.VERDICT in forms,
    )


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


def _affirmed(held: tuple[Position, ...]) -> Truth:
    best = NO
    for p in held:
        if p.affirms:
            best = best | p.certain
        elif any(stance in words.AFFIRMING for stance in p.stances):
            best = best | CANNOT_TELL
    return best


def _withdrawn(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[str, ...]:
    """Who certainly withdrew an affirmation; a withdrawal of nothing recorded counts as one."""
    found = []
    for held in standing(slice, clock, claim, cutoff):
        if held.stance == words.RETRACTED and held.certain is YES:
            before = [slice.statements[id].stance for id in held.earlier]
            if not before or any(stance in words.AFFIRMING for stance in before):
                found.append(held.actor)
    return tuple(found)


def _replies(
    slice: Slice, clock: Clock, record: Claim | None, held: tuple[Position, ...], cutoff: Cutoff
) -> tuple[Reply, ...]:
    """Questions and refusals to comment by those who do not, and may not, affirm the claim."""
    affirmers = {p.actor for p in held if any(stance in words.AFFIRMING for stance in p.stances)}
    found: list[Reply] = []
    for s in record.statements if record else ():
        if s.stance in (words.QUESTIONED, words.DECLINED):
            said = clock.said_by(s.id, cutoff)
            if said is not NO:
                found.extend(
                    Reply(actor, s.stance, s.id, said)
                    for actor in s.voices
                    if actor not in affirmers
                )
    return tuple(found)


def _answers(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    record: Claim | None,
    held: tuple[Position, ...],
    cutoff: Cutoff,
) -> tuple[Answer, ...]:
    """What the accused said on the claim, for themselves or through their sides.

    What is certainly earlier than every accusation answers none, unless it is an affirmation.
    """
    if record is None or not record.accuses:
        return ()
    said = [s for s in record.statements if clock.said_by(s.id, cutoff) is not NO]
    days = {s.id: clock.clipped(s.id, cutoff) for s in said}
    found = []
    for accused in record.accuses:
        voices = {s.id: sides.lends_side(s, accused, days[s.id]) for s in said}
        charges = [days[s.id] for s in said if s.affirms and voices[s.id] is None]
        charges += [p.since for p in held if p.derived and p.actor != accused]
        for s in said:
            voice = voices[s.id]
            if voice is not None and (s.affirms or _timely(clock, s, charges)):
                certain = voice.certain & clock.said_by(s.id, cutoff)
                found.append(Answer(accused, s.id, voice, certain))
    return tuple(found)


def _timely(clock: Clock, s: Statement, charges: list[Days]) -> bool:
    until = clock.bounds(s.id).until
    return not charges or any(earlier(until, charge) is not YES for charge in charges)


def _conceded(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    record: Claim | None,
    affirming: tuple[Position, ...],
    cutoff: Cutoff,
) -> tuple[str, ...]:
    """Who affirms it in its own words though accused by it, or though it had denied it."""
    found = []
    for p in affirming:
        if p.derived or p.certain is not YES or record is None:
            continue
        spoken = [slice.statements[id] for id in p.line if clock.said_by(id, cutoff) is YES]
        had_denied = any(
            slice.statements[id].stance == words.DENIED and clock.said_by(id, cutoff) is YES
            for id in p.earlier
        )
        if had_denied or any(
            (voice := sides.lends_side(s, accused, clock.clipped(s.id, cutoff))) is not None
            and voice.certain is YES
            for accused in record.accuses
            for s in spoken
        ):
            found.append(p.actor)
    return tuple(found)


def _countered(
    slice: Slice, clock: Clock, record: Claim | None, excludes: set[str], cutoff: Cutoff
) -> tuple[Counter, ...]:
    if record is None:
        return ()
    undermines = {link.claim for link in slice.into(record.id, words.UNDERMINES)}
    if not (excludes or undermines):
        return ()
    found: dict[tuple[str, str], Counter] = {}
    for affirmation in record.statements:
        if not affirmation.affirms or clock.said_by(affirmation.id, cutoff) is NO:
            continue
        for s in clock.answering(affirmation.id):
            kind = (
                words.EXCLUDES
                if s.claim in excludes and clock.in_time(s.id, record.id)
                else words.UNDERMINES
                if s.claim in undermines
                else None
            )
            if kind and s.affirms:
                for held in standing(slice, clock, s.claim, cutoff):
                    stands = held.certain is YES and held.affirms and s.id in held.line
                    if stands and _lasts(slice, clock, held, record.id, cutoff):
                        row = Counter(held.actor, s.id, s.claim, kind, affirmation.id)
                        found.setdefault((held.actor, s.id), row)
    sure = [row for row in found.values() if clock.said_by(row.statement, cutoff) is YES]
    return tuple(sorted(sure, key=lambda row: (row.actor, row.claim)))


def _lasts(slice: Slice, clock: Clock, held: Standing, claim: str, cutoff: Cutoff) -> bool:
    """Whether an actor has certainly not affirmed the claim since."""
    return outlasts(slice, clock, held.actor, held.line, claim, cutoff) is YES


def _counters(
    slice: Slice, clock: Clock, sides: Sides, accused: str, countered: tuple[Counter, ...]
) -> bool:
    """Whether an accused's side is, or may be, among those who answered with something else."""
    return any(
        sides.lends_side(slice.statements[row.statement], accused, clock.bounds(row.statement).days)
        for row in countered
    )


def _undermined(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Undermining, ...]:
    return tuple(
        Undermining(held.actor, held.line[0], link.claim, link.because, held.certain)
        for link in slice.into(claim, words.UNDERMINES)
        for held in standing(slice, clock, link.claim, cutoff)
        if held.affirms
    )


def _rests(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Rest, ...]:
    found = []
    for other, steps in weaker(slice, claim).items():
        if steps:
            deniers = [
                held
                for held in standing(slice, clock, other, cutoff)
                if held.denies and held.certain is YES
            ]
            if deniers:
                statements = tuple(id for held in deniers for id in held.statements)
                found.append(Rest(other, tuple(held.actor for held in deniers), statements, steps))
    return tuple(found)


def _any(truths: Iterable[Truth]) -> Truth:
    return reduce(or_, truths, NO)
