"""What follows a claim's headline: what else is so, and what dates that are open could change."""

from collections.abc import Iterator

from provenance.derive import headline as heads
from provenance.derive import points, reasons
from provenance.derive.clock import Clock
from provenance.derive.facts import Case, Told, settled
from provenance.derive.figures import gone
from provenance.derive.headline import Facts, headline, holding
from provenance.derive.opposing import Reply, Rest
from provenance.derive.points import Point
from provenance.derive.positions import Position, denial_form
from provenance.derive.standing import standing, taken_back, withdrawals
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff, NoCutoff
from provenance.model.slice import Slice


def suffixes(
    slice: Slice,
    clock: Clock,
    found: Case,
    slug: str,
    hedged: bool,
    claim: str,
    cutoff: Cutoff,
) -> tuple[Point, ...]:
    """What always follows a headline.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        found: the facts of the claim and the records behind them.
        slug: its headline.
        hedged: whether every affirmation of it is hedged.
        claim: the claim's id.
        cutoff: the last day that counts.
    """
    return tuple(_suffixes(slice, clock, found, slug, hedged, claim, cutoff))


def _suffixes(
    slice: Slice,
    clock: Clock,
    found: Case,
    slug: str,
    hedged: bool,
    claim: str,
    cutoff: Cutoff,
) -> Iterator[Point]:
    if hedged:
        yield Point(points.HEDGED)
    sure = [p for p in found.positions if p.certain is YES and not p.derived]
    affirm = len({p.actor for p in sure if p.affirms})
    deny = len({p.actor for p in sure if p.denies})
    if affirm or deny:
        yield Point(points.VOICES, numbers=(affirm, deny))
    accused = reasons.own_accused(found)
    if accused is not None and slug != heads.CONCEDED:
        yield accused
    yield from list(reasons.rests(found, YES))[slug == heads.RESTS :]
    # The headline's reason names the first, or what an accused's side says.
    named = set(reasons.told_beside(found)) if slug == heads.UNANSWERED else set()
    against = (
        *list(reasons.clashes(found, YES))[slug == heads.CLASHING :],
        *list(reasons.tensions(found, YES))[slug == heads.IN_TENSION :],
    )
    yield from (point for point in against if point not in named)
    yield from _gone(slice, clock, claim, cutoff)
    yield from _replaced(slice, clock, claim, cutoff)
    answered = {answer.accused for answer in found.answers}
    before = [answer for answer in found.denied_before if answer.accused not in answered]
    if before:
        yield Point(
            points.DENIED_BEFORE,
            tuple(dict.fromkeys(answer.accused for answer in before)),
            tuple(dict.fromkeys(answer.statement for answer in before)),
        )
    if found.silent:
        yield Point(points.SILENT, found.silent)


def _gone(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> Iterator[Point]:
    """What was said and no longer stands: by whom, and when it was withdrawn or reversed.

    So is told a withdrawal that was taken back.
    """
    for held in standing(slice, clock, claim, cutoff):
        had = [slice.statements[id] for id in held.earlier]
        had = [s for s in had if s.stance in words.POSITIONED]
        if had and held.stance is not None:
            stances = dict.fromkeys(s.stance for s in had)
            yield Point(
                points.GONE,
                (held.actor,),
                (*(s.id for s in had), *held.line),
                stances=(*stances, held.stance),
                days=held.since,
                certain=held.certain is YES,
            )
    record = slice.claims.get(claim)
    for actor, said in withdrawals(clock, record, cutoff).items():
        back = taken_back(slice, clock, said, cutoff)
        if YES in back.values():
            last = clock.order(s for s in said if back.get(s.id) is YES)[-1]
            days = clock.clipped(last.id, cutoff)
            yield Point(points.TAKEN_BACK, (actor,), (last.id,), days=days)


def _replaced(slice: Slice, clock: Clock, claim: str, cutoff: Cutoff) -> Iterator[Point]:
    """Who gave a claim's figure and another that cannot hold beside it later."""
    for row in gone(slice, clock, claim, cutoff):
        if row.claim != claim:
            yield Point(
                points.REPLACED,
                (row.actor,),
                (row.statement,),
                claim=row.claim,
                days=row.days,
                certain=row.certain is YES,
            )


def openings(slice: Slice, clock: Clock, found: Case, slug: str, cutoff: Cutoff) -> Iterator[Point]:
    """What dates that cannot be placed leave open, and the headline that would follow.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        found: the facts of the claim and the records behind them.
        slug: its headline.
        cutoff: the last day that counts.
    """
    by_then = None if isinstance(cutoff, NoCutoff) else cutoff

    def others(*changed: Facts) -> tuple[str, ...]:
        return tuple(dict.fromkeys(h for f in changed if (h := headline(f)) != slug))

    for p in found.positions:
        if p.certain is CANNOT_TELL:
            yield Point(
                points.LAST
                if p.stance is None
                else points.PRESUPPOSED
                if p.derived
                else points.SAID,
                (p.actor,),
                p.statements,
                stances=tuple(dict.fromkeys(p.stances if p.stance is None else (p.stance,))),
                certain=False,
                headlines=others(*_settled(slice, clock, found, p, cutoff)),
                by=by_then,
            )
    for row, point, fact in _may_be(found):
        facts = settled(found, row)
        yield point._replace(headlines=others(holding(facts, fact)), certain=False, by=by_then)
    if found.facts.accuses and found.facts.answered is CANNOT_TELL:
        yield Point(
            points.ANSWERED,
            tuple(dict.fromkeys(answer.accused for answer in found.answers)),
            tuple(dict.fromkeys(answer.statement for answer in found.answers)),
            certain=False,
            otherwise=others(
                found.facts._replace(answered=NO, perhaps_denied=False, perhaps_conceded=False)
            ),
            by=by_then,
        )


def _settled(
    slice: Slice, clock: Clock, found: Case, p: Position, cutoff: Cutoff
) -> Iterator[Facts]:
    """The facts, if an open position turned out as it can."""
    facts = settled(found, p)
    if any(stance in words.AFFIRMING for stance in p.stances):
        concedes = facts.conceded or p.actor in found.may_concede
        yield facts._replace(affirmed=YES, conceded=concedes)
    if words.DENIED in p.stances:
        form = denial_form(slice, clock, p, cutoff)
        yield facts._replace(
            denied=facts.denied or form == words.EXPLICIT,
            blanket=facts.blanket or form == words.BLANKET,
            verdict=facts.verdict or form == words.VERDICT,
        )


def _may_be(found: Case) -> Iterator[tuple[Told, Point, str]]:
    """What else may have been said, and the fact that it would make one."""

    def told(kind: str, row: Told, relation: str | None = None) -> Point:
        claim = None if isinstance(row, (Position, Reply)) else row.claim
        actors = row.actors if isinstance(row, Rest) else (row.actor,)
        said = row.statements if isinstance(row, (Position, Rest)) else (row.statement,)
        return Point(kind, actors, said, claim=claim, relation=relation)

    for reply in found.replies:
        if reply.certain is CANNOT_TELL:
            yield reply, told(reply.stance, reply), reply.stance
    for row in found.excluded:
        if row.certain is CANNOT_TELL:
            yield row, told(points.CLASHES, row, row.kind), "excluded"
    for tense in found.undermined:
        if tense.certain is CANNOT_TELL:
            relation = reasons.TURNED if tense.turned else words.UNDERMINES
            yield tense, told(points.TENSION, tense, relation), "undermined"
    for counter in found.countered:
        if counter.certain is CANNOT_TELL:
            yield counter, told(points.COUNTERED, counter, counter.kind), "countered"
    for under in found.underneath:
        if under.certain is CANNOT_TELL:
            yield under, told(points.UNDERNEATH, under, words.IMPLIES), "underneath"
    told_of = {under.claim for under in found.underneath}
    for rest in found.rests:
        if rest.certain is CANNOT_TELL and rest.claim not in told_of:
            yield rest, told(points.RESTS, rest, words.IMPLIES), "rests"
