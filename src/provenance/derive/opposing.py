"""What stands against a claim besides a denial: doubts, answers, tension, denied ground."""

from typing import NamedTuple

from provenance.derive.clock import Clock
from provenance.derive.exclusions import Excluding
from provenance.derive.positions import Position, affirmation
from provenance.derive.standing import Standing, outlasts, standing
from provenance.derive.walks import Steps, weaker
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Truth
from provenance.model.records import Claim, Statement
from provenance.model.slice import Slice


class Reply(NamedTuple):
    """A stance without a position (questioned, declined) that an actor took on a claim.

    ``certain`` also asks whether the actor does not affirm the claim.
    """

    actor: str
    stance: str
    statement: str
    certain: Truth


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


def replies_to(
    clock: Clock, record: Claim | None, held: tuple[Position, ...], cutoff: Cutoff
) -> tuple[Reply, ...]:
    """Questions and refusals to comment by those who do not, or may not, affirm the claim."""
    affirms: dict[str, Truth] = {}
    for p in held:
        affirms[p.actor] = affirms.get(p.actor, NO) | affirmation((p,))
    return tuple(
        Reply(actor, s.stance, s.id, certain)
        for s in (record.statements if record else ())
        if s.stance in (words.QUESTIONED, words.DECLINED)
        for actor in s.voices
        if (certain := clock.said_by(s.id, cutoff) & ~affirms.get(actor, NO)) is not NO
    )


def counters(
    slice: Slice, clock: Clock, record: Claim | None, excludes: set[str], cutoff: Cutoff
) -> tuple[Counter, ...]:
    """Who answered an affirmation with what excludes or undermines the claim, and still says so."""
    if record is None:
        return ()
    undermines = {link.claim for link in slice.into(record.id, words.UNDERMINES)}
    if not (excludes or undermines):
        return ()
    found: dict[tuple[str, str], Counter] = {}
    for affirmed in record.statements:
        said = clock.said_by(affirmed.id, cutoff) if affirmed.affirms else NO
        if said is NO:
            continue
        for s in clock.answering(affirmed.id):
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
                    found[key] = Counter(held.actor, s.id, s.claim, kind, affirmed.id, certain)
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


def undermining(
    slice: Slice, clock: Clock, claim: str, cutoff: Cutoff, excluded: tuple[Excluding, ...]
) -> tuple[Undermining, ...]:
    """Who affirms what undermines a claim, or what it undermines, and does not exclude it too."""
    told = {(row.actor, row.claim): row.certain for row in excluded}
    into = [(link.claim, link.because, False) for link in slice.into(claim, words.UNDERMINES)]
    out = [(link.other, link.because, True) for link in slice.out(claim, words.UNDERMINES)]
    found = []
    for other, because, turned in (*into, *out):
        for held in standing(slice, clock, other, cutoff):
            said = [id for id in (*held.line, *held.statements) if slice.statements[id].affirms]
            if told.get((held.actor, other)) in (YES, held.certain):
                continue
            if said and other != claim and (held.affirms or held.stance is None):
                row = Undermining(held.actor, said[0], other, because, turned, held.certain)
                found.append(row)
    return tuple(found)


def resting(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[Rest, ...]:
    """The denied claims that a claim implies, and who denies them."""
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
