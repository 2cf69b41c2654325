"""The facts about one claim at a date, each with the records that it rests on."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from provenance.derive.accused import (
    Answer,
    Concession,
    Underneath,
    answers_of,
    concessions,
    denied_underneath,
    telling,
)
from provenance.derive.clock import Clock
from provenance.derive.exclusions import Excluding, excluding, routes
from provenance.derive.headline import Facts
from provenance.derive.opposing import (
    Counter,
    Reply,
    Rest,
    Undermining,
    counters,
    replies_to,
    resting,
    undermining,
)
from provenance.derive.positions import Position, affirmation, denial_form, positions
from provenance.derive.sides import Sides
from provenance.derive.standing import Standing, standing
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, Truth
from provenance.model.slice import Slice


class Case(NamedTuple):
    """Everything about a claim at a date from which its status is told.

    ``silent`` are the accused of whom no answer is recorded, none that may be one, no earlier
    denial, and nothing else that tells against the claim; ``denied_before`` hold the denials of
    accused that are certainly earlier than every accusation; ``may_concede`` are those of whom it
    is open whether they affirm it, and whose affirmation would be a concession; ``told`` are the
    statements by which an accused's side tells, or may tell, something else against it.
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
    told: tuple[str, ...]

    @property
    def turning_underneath(self) -> tuple[Underneath, ...]:
        """The denials underneath by which the headline may turn: none once an accused answered."""
        return () if self.facts.answered is YES else self.underneath

    @property
    def may_be_theirs(self) -> tuple[Answer, ...]:
        """The affirmations of which it is open whether they are of an accused's side."""
        affirming = {id for p in self.positions if p.affirms for id in p.line}
        return tuple(a for a in self.answers if a.by and a.statement in affirming)


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
    replies = replies_to(clock, record, held, cutoff)
    answers, denied_before = answers_of(slice, clock, sides, record, held, cutoff)
    underneath = denied_underneath(slice, clock, sides, record, cutoff)
    conceded, may_concede = concessions(slice, clock, sides, record, held, cutoff)
    ways = routes(slice, clock, claim)
    countered = counters(slice, clock, record, set(ways), cutoff)
    excluded = excluding(slice, clock, claim, cutoff) if ways else ()
    undermined = undermining(slice, clock, claim, cutoff, excluded)
    rests = resting(slice, clock, claim, cutoff)
    accused = record.accuses if record else ()
    heard = {answer.accused for answer in (*answers, *denied_before)}
    heard |= {under.accused for under in underneath}
    rows: tuple[Counter | Excluding | Undermining, ...] = (*countered, *excluded, *undermined)
    tells = {actor: tuple(telling(slice, clock, sides, actor, rows)) for actor in accused}
    silent = tuple(actor for actor in accused if actor not in heard and not tells[actor])
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
        tuple(dict.fromkeys(id for ids in tells.values() for id in ids)),
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
        perhaps_denied=is_open((*deniers, *found.countered, *found.turning_underneath)),
        perhaps_disputed=is_open((*found.replies, *found.excluded, *found.undermined, *resting)),
        perhaps_conceded=bool(found.may_be_theirs)
        or any(p.actor in found.may_concede and p is not known for p in found.positions),
    )


def _is(certain: Truth, rows: Iterable[Told]) -> bool:
    return any(row.certain is certain for row in rows)


def taken(slice: Slice, clock: Clock, held: Sequence[Position | Standing], cutoff: Cutoff) -> Facts:
    """The facts that positions alone tell: whether they affirm, and in which forms they deny."""
    forms = {denial_form(slice, clock, p, cutoff) for p in held if p.denies and p.certain is YES}
    return Facts(
        affirmed=affirmation(held),
        denied=words.EXPLICIT in forms,
        blanket=words.BLANKET in forms,
        verdict=words.VERDICT in forms,
    )


def _withdrawn(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> tuple[str, ...]:
    """Who certainly withdrew an affirmation; a withdrawal of nothing recorded counts as one."""
    found = []
    for held in standing(slice, clock, claim, cutoff):
        if held.stance == words.RETRACTED and held.certain is YES:
            before = [slice.statements[id].stance for id in held.earlier]
            if not before or any(stance in words.AFFIRMING for stance in before):
                found.append(held.actor)
    return tuple(found)


def _any(truths: Iterable[Truth]) -> Truth:
    return reduce(or_, truths, NO)
