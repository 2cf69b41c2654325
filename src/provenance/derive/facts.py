"""The facts about one claim at a date, each with the records that it rests on."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from provenance.derive.clock import Clock
from provenance.derive.exclusions import Excluding, excluding, routes
from provenance.derive.headline import Facts
from provenance.derive.positions import Position, positions
from provenance.derive.sides import Sides, Voice
from provenance.derive.standing import Standing, outlasts, standing
from provenance.derive.ties import MEMBER
from provenance.derive.walks import Steps, stronger, weaker
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Days, Truth, earlier, overlaps
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice
from provenance.model.tuples import NamedTuple


class Reply(NamedTuple):
    """A stance without a position (questioned, declined) that an actor took on a claim.

    ``certain`` also asks whether the actor does not affirm the claim.
    """

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


class Counter(NamedTuple):
    """A statement that answers an affirmation and says what excludes or undermines the claim."""

    actor: str
    statement: str
    claim: str
    kind: str
    answers: str
    certain: Truth


class Undermining(NamedTuple):
    """An actor that directly affirms what undermines a claim or, ``turned``, what it undermines."""

    actor: str
    statement: str
    claim: str
    because: str | None
    turned: bool
    certain: Truth


class Rest(NamedTuple):
    """A denied claim that a claim implies, by ``steps``, and who denies it.

    Those who certainly do, or else (``certain`` is not yes) those who may.
    """

    claim: str
    actors: tuple[str, ...]
    statements: tuple[str, ...]
    steps: Steps
    certain: Truth


class Case(NamedTuple):
    """Everything about a claim at a date from which its status is told.

    ``silent`` are the accused of whom no answer is recorded, none that may be one, no earlier
    denial, and nothing else that tells against the claim; ``denied_before`` hold the denials of
    accused that are certainly earlier than every accusation; ``may_concede`` are those of whom it
    is open whether they affirm it, and whose affirmation would be a concession.
    """

    facts: Facts
    positions: tuple[Position, ...]
    withdrawn: tuple[str, ...]
    replies: tuple[Reply, ...]
    answers: tuple[Answer, ...]
    denied_before: tuple[Answer, ...]
    underneath: tuple[Underneath, ...]
    silent: tuple[str, ...]
    conceded: tuple[Concession, ...]
    may_concede: tuple[str, ...]
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
    withdrawn = _withdrawn(slice, clock, claim, cutoff)
    replies = _replies(clock, record, held, cutoff)
    answers, denied_before = _answers(slice, clock, sides, record, held, cutoff)
    underneath = _underneath(slice, clock, sides, record, cutoff)
    conceded, may_concede = _conceded(slice, clock, sides, record, held, cutoff)
    ways = routes(slice, clock, claim)
    countered = _countered(slice, clock, record, set(ways), cutoff)
    excluded = excluding(slice, clock, claim, cutoff) if ways else ()
    undermined = _undermined(slice, clock, claim, cutoff)
    rests = _rests(slice, clock, claim, cutoff)
    accused = record.accuses if record else ()
    heard = {answer.accused for answer in (*answers, *denied_before)}
    heard |= {under.accused for under in underneath}
    silent = tuple(
        actor
        for actor in accused
        if actor not in heard
        and not _tells(slice, clock, sides, actor, (*countered, *excluded, *undermined))
    )
    sure = {reply.stance for reply in replies if reply.certain is YES}
    facts = taken(slice, clock, held, cutoff)._replace(
        withdrawn=bool(withdrawn),
        questioned=words.QUESTIONED in sure,
        declined=words.DECLINED in sure,
        countered=_is(YES, countered),
        accuses=bool(accused),
        answered=_any(answer.certain for answer in answers),
        underneath=_is(YES, underneath),
        conceded=bool(conceded),
        excluded=_is(YES, excluded),
        undermined=_is(YES, undermined),
        rests=_is(YES, rests),
    )
    found = Case(
        facts,
        held,
        withdrawn,
        replies,
        answers,
        denied_before,
        underneath,
        silent if facts.affirmed is YES else (),
        conceded,
        may_concede,
        countered,
        excluded,
        undermined,
        rests,
    )
    return found._replace(facts=settled(found))


Told = Position | Reply | Counter | Underneath | Excluding | Undermining | Rest
"""A record by which a claim is disputed, or may be."""


def settled(found: Case, known: Told | None = None) -> Facts:
    """The facts of a case, with what open dates leave possible.

    Args:
        found: the case.
        known: the record of which to take the dates as known; else none.
    """

    def is_open(rows: Iterable[Told]) -> bool:
        return any(row.certain is CANNOT_TELL and row is not known for row in rows)

    deniers = [p for p in found.positions if words.DENIED in p.stances]
    resting = () if found.facts.rests else found.rests
    return found.facts._replace(
        perhaps_denied=is_open((*deniers, *found.countered, *found.underneath)),
        perhaps_disputed=is_open((*found.replies, *found.excluded, *found.undermined, *resting)),
    )


def _is(certain: Truth, rows: Iterable[Told]) -> bool:
    return any(row.certain is certain for row in rows)


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


def _affirmed(held: Iterable[Position]) -> Truth:
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
    clock: Clock, record: Claim | None, held: tuple[Position, ...], cutoff: Cutoff
) -> tuple[Reply, ...]:
    """Questions and refusals to comment by those who do not, or may not, affirm the claim."""
    affirms: dict[str, Truth] = {}
    for p in held:
        affirms[p.actor] = affirms.get(p.actor, NO) | _affirmed((p,))
    return tuple(
        Reply(actor, s.stance, s.id, certain)
        for s in (record.statements if record else ())
        if s.stance in (words.QUESTIONED, words.DECLINED)
        for actor in s.voices
        if (certain := clock.said_by(s.id, cutoff) & ~affirms.get(actor, NO)) is not NO
    )


def _answers(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    record: Claim | None,
    held: tuple[Position, ...],
    cutoff: Cutoff,
) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    """What the accused said on the claim, for themselves or through their sides.

    What is certainly earlier than every accusation answers none, unless it is an affirmation; of
    that the denials come second.
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
            voice = voices[s.id]
            if voice is None:
                continue
            answer = Answer(accused, s.id, voice, voice.certain & clock.said_by(s.id, cutoff))
            if s.affirms or _timely(clock, s, charges):
                found.append(answer)
            elif s.stance == words.DENIED:
                early.append(answer)
    return tuple(found), tuple(early)


def _timely(clock: Clock, s: Statement, charges: list[Days]) -> bool:
    until = clock.bounds(s.id).until
    return not charges or any(earlier(until, charge) is not YES for charge in charges)


def _underneath(
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
    denials = [slice.statements[id] for id in (*held.line, *held.statements)]
    denial = next(s for s in denials if s.stance == words.DENIED)
    for accused in record.accuses:
        voice = sides.lends_side(
            _alone(denial, held.actor), accused, clock.clipped(denial.id, cutoff)
        )
        if voice is not None:
            certain = held.certain & voice.certain
            yield Underneath(accused, held.actor, held.claim, denial.id, steps, certain)


def _alone(s: Statement, actor: str) -> Statement:
    """A statement as the words of one of its voices, so that nobody else is taken for it."""
    return s._replace(by=(actor,), for_=())


def _conceded(
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
        said = clock.said_by(affirmation.id, cutoff) if affirmation.affirms else NO
        if said is NO:
            continue
        for s in clock.answering(affirmation.id):
            kind = (
                words.EXCLUDES
                if s.claim in excludes and clock.in_time(s.id, record.id)
                else words.UNDERMINES
                if s.claim in undermines
                else None
            )
            if kind is None or not s.affirms:
                continue
            for held in standing(slice, clock, s.claim, cutoff):
                certain = said & _still_counters(slice, clock, held, s, record.id, cutoff)
                key = (held.actor, s.id)
                if certain is not NO and (key not in found or certain is YES):
                    found[key] = Counter(held.actor, s.id, s.claim, kind, affirmation.id, certain)
    return tuple(
        sorted(
            found.values(),
            key=lambda row: (row.certain is not YES, slice.name(row.actor), row.claim),
        )
    )


def _still_counters(
    slice: Slice, clock: Clock, held: Standing, s: Statement, claim: str, cutoff: Cutoff
) -> Truth:
    """Whether a statement is what an actor still says, and has not affirmed the claim since."""
    if s.id not in (*held.line, *held.statements):
        return NO
    stands = held.certain & clock.said_by(s.id, cutoff)
    return stands & outlasts(slice, clock, held.actor, held.line, claim, cutoff)


def _tells(
    slice: Slice,
    clock: Clock,
    sides: Sides,
    accused: str,
    rows: Iterable[Counter | Excluding | Undermining],
) -> bool:
    """Whether an accused's side says, or may say, something else that tells against the claim."""
    return any(
        sides.lends_side(slice.statements[row.statement], accused, clock.bounds(row.statement).days)
        for row in rows
    )


def _undermined(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Undermining, ...]:
    into = [(link.claim, link.because, False) for link in slice.into(claim, words.UNDERMINES)]
    out = [(link.other, link.because, True) for link in slice.out(claim, words.UNDERMINES)]
    found = []
    for other, because, turned in (*into, *out):
        for held in standing(slice, clock, other, cutoff):
            said = [id for id in (*held.line, *held.statements) if slice.statements[id].affirms]
            if said and other != claim and (held.affirms or held.stance is None):
                row = Undermining(held.actor, said[0], other, because, turned, held.certain)
                found.append(row)
    return tuple(found)


def _rests(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Rest, ...]:
    found = []
    for other, steps in weaker(slice, claim).items():
        if steps:
            held = [h for h in standing(slice, clock, other, cutoff) if words.DENIED in h.stances]
            sure = [h for h in held if h.denies and h.certain is YES]
            if held:
                told = sure or held
                statements = tuple(
                    id
                    for h in told
                    for id in h.statements
                    if slice.statements[id].stance == words.DENIED
                )
                actors = tuple(h.actor for h in told)
                certain = YES if sure else CANNOT_TELL
                found.append(Rest(other, actors, statements, steps, certain))
    return tuple(found)


def _any(truths: Iterable[Truth]) -> Truth:
    return reduce(or_, truths, NO)
