"""Whose line changed, and whose only seems to have: each kind told under its own name.

A change is certain only where two clashing positions of one actor stand certainly in that order,
about one period. Silence is no position, and what an actor only presupposes changes no position.
That a hedge went or came is seen in what it presupposes too, and is then told with the steps.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.derive import why
from provenance.derive.clock import Clock, order_of
from provenance.derive.divisions import divisions
from provenance.derive.lines import denied_before
from provenance.derive.presupposed import presupposed
from provenance.derive.sides import Sides
from provenance.derive.standing import standing, taken_back
from provenance.derive.turns import (
    Rivals,
    Turn,
    came_first,
    next_pairs,
    rivals,
    same_period,
    timely,
    turn,
    why_open,
)
from provenance.derive.walks import Steps, stronger, text_of
from provenance.derive.why import Why
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Cutoff
from provenance.model.records import Statement
from provenance.model.slice import Slice

CHANGED: Final = "changed position"
REVERSED: Final = "reversal by another office of its side"
REVISED: Final = "revised figure"
POSSIBLE: Final = "possible change that cannot be placed"
WITHDREW: Final = "withdrawal"
HARDENED: Final = "hardening of a hedge"
SOFTENED: Final = "softening of a hedge"
DIVIDED: Final = "division inside a side"
CAMP_DIVIDED: Final = "division inside a camp"
ALLIES: Final = "allies who exclude each other"
SIGNATORY: Final = "signatory against its group"
ADMITTED: Final = "admission with no recorded earlier denial"
PRESUPPOSES: Final = "presupposes what it denies"

KINDS: Final = (
    CHANGED,
    REVERSED,
    REVISED,
    POSSIBLE,
    WITHDREW,
    HARDENED,
    SOFTENED,
    DIVIDED,
    CAMP_DIVIDED,
    ALLIES,
    SIGNATORY,
    ADMITTED,
    PRESUPPOSES,
)
"""Every kind, the certain changes first; from the divisions on, nobody's line changed."""


class Shift(NamedTuple):
    """Something about an actor's line, or about those of two, worth being told.

    ``kind`` is a word of `KINDS`. ``one`` is the earlier end where the order is known; ``other``
    is ``None`` where there is only one statement to tell of. ``side`` is the side, camp or group
    that the two belong to. ``because`` says why the two clash, or why nobody can tell; ``steps``
    are the relations that lead from one claim to the other. ``certain`` is false where it is open
    whether it was said by the date asked for.
    """

    kind: str
    one: Turn
    other: Turn | None
    side: str | None = None
    because: tuple[Why, ...] = ()
    steps: Steps = ()
    certain: bool = True

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements that it rests on, by id."""
        return (*self.one.statements, *(self.other.statements if self.other else ()))

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that it is about, each once."""
        others = (self.other.claim,) if self.other else ()
        return tuple(dict.fromkeys((self.one.claim, *others)))


def shifts(slice: Slice, clock: Clock, sides: Sides, cutoff: Cutoff) -> tuple[Shift, ...]:
    """Find every shift in a Slice, by kind, then by time.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        sides: the sides of that Slice.
        cutoff: the last day that counts.
    """
    pairs = rivals(slice)
    found = [
        *_on_one_claim(slice, clock, cutoff),
        *_between_claims(slice, clock, pairs, cutoff),
        *_admissions(slice, clock, sides, cutoff),
        *_presupposing(slice, clock, cutoff),
    ]
    kinds = {
        "side": DIVIDED,
        "reversed": REVERSED,
        "camp": CAMP_DIVIDED,
        "allies": ALLIES,
        "signatory": SIGNATORY,
    }
    found += [
        Shift(kinds[d.kind], d.one, d.other, d.side, d.because, d.steps)
        for d in divisions(slice, clock, sides, pairs, cutoff)
    ]
    return tuple(sorted(found, key=_order))


def _order(shift: Shift) -> tuple[int, bool, int, str, str, tuple[str, ...]]:
    days = (shift.other or shift.one).days
    day = days.first if days.first is not None else days.last
    turn = shift.one
    return (
        KINDS.index(shift.kind),
        day is None,
        day or 0,
        turn.claim,
        turn.actor,
        shift.statements,
    )


def _on_one_claim(slice: Slice, clock: Clock, cutoff: Cutoff) -> Iterator[Shift]:
    for claim in slice.claims:
        for actor, said in clock.spoken(claim, cutoff).items():
            held = [s for s in said if s.stance in words.POSITIONED]
            back = taken_back(slice, clock, said, cutoff)
            withdrawn = [
                s for s in said if s.stance == words.RETRACTED and back.get(s.id) is not YES
            ]
            if len(held) > 1:
                yield from _changes(slice, clock, actor, claim, held, cutoff)
            yield from _hedges(slice, clock, actor, claim, held, cutoff)
            for s in withdrawn:
                yield _withdrawal(clock, actor, claim, s, held, cutoff)


def _changes(
    slice: Slice, clock: Clock, actor: str, claim: str, held: list[Statement], cutoff: Cutoff
) -> Iterator[Shift]:
    """Changes of one actor's line on one claim: certain ones, and those nobody can place."""
    sure = [s for s in held if clock.said_by(s.id, cutoff) is YES]
    groups: list[tuple[dict[str, Statement], dict[str, Statement]]] = []
    early: list[tuple[Statement, Statement]] = []
    for x, y in next_pairs(clock, sure, cutoff):
        if x.affirms == y.affirms:
            continue
        if not _about_event(slice, clock, x, claim):
            early.append((x, y))
            continue
        for before, after in groups:
            if (x.id in before or y.id in after) and _sense(before) == x.affirms:
                before[x.id], after[y.id] = x, y
                break
        else:
            groups.append(({x.id: x}, {y.id: y}))
    for before, after in groups:
        yield Shift(
            CHANGED,
            turn(clock, actor, claim, before.values(), cutoff, later=False),
            turn(clock, actor, claim, after.values(), cutoff, later=True),
        )
    unplaced = [
        (x, y)
        for x in held
        for y in held
        if x.affirms and not y.affirms and _unplaced(clock, x, y, sure, cutoff)
    ]
    reasons = [why_open(clock, x, y, cutoff) for x, y in unplaced]
    reasons += [Why(why.BEFORE_EVENT)] * bool(early)
    if reasons:
        ends = [*unplaced, *((x, y) if x.affirms else (y, x) for x, y in early)]
        affirmed = {x.id: x for x, _ in ends}
        denied = {y.id: y for _, y in ends}
        yield Shift(
            POSSIBLE,
            turn(clock, actor, claim, affirmed.values(), cutoff, later=True),
            turn(clock, actor, claim, denied.values(), cutoff, later=True),
            because=tuple(dict.fromkeys(reasons)),
        )


def _sense(statements: dict[str, Statement]) -> bool:
    return next(iter(statements.values())).affirms


def _unplaced(
    clock: Clock, x: Statement, y: Statement, sure: list[Statement], cutoff: Cutoff
) -> bool:
    """Whether the order of two statements is open, or whether they were said by then."""
    if x not in sure or y not in sure:
        return True
    return not (came_first(clock, x, y, cutoff) or came_first(clock, y, x, cutoff))


def _about_event(slice: Slice, clock: Clock, s: Statement, claim: str) -> bool:
    return slice.claims[claim].foretells or clock.in_time(s.id, claim)


def _hedges(
    slice: Slice, clock: Clock, actor: str, claim: str, held: list[Statement], cutoff: Cutoff
) -> Iterator[Shift]:
    """Hedges of the speaker's own that went or came; those of a document are not the speaker's.

    Whoever firmly affirms a stronger claim firmly presupposes this one; a hedge there is none here.
    """
    sure = [s for s in held if clock.said_by(s.id, cutoff) is YES]
    steps: dict[str, Steps] = {}
    if any(s.affirms and s.hedge for s in sure):
        steps = _firmly_presupposed(slice, clock, actor, claim, cutoff)
    derived = [slice.statements[id] for id in steps]
    told: dict[tuple[str, str], list[tuple[Statement, Statement]]] = {}
    for x, y in next_pairs(clock, [*sure, *derived], cutoff):
        if {x.id, y.id} <= steps.keys() or not _changes_a_hedge(x, y):
            continue
        kind = HARDENED if x.hedge else SOFTENED
        told.setdefault((kind, x.id if x.hedge else y.id), []).append((x, y))
    for (kind, _), pairs in told.items():
        own = [pair for pair in pairs if steps.keys().isdisjoint((pair[0].id, pair[1].id))]
        for x, y in own or [min(pairs, key=lambda pair: _way(slice, clock, steps, pair))]:
            yield Shift(
                kind,
                turn(clock, actor, x.claim if x.id in steps else claim, [x], cutoff, later=False),
                turn(clock, actor, y.claim if y.id in steps else claim, [y], cutoff, later=True),
                steps=steps.get(x.id) or steps.get(y.id) or (),
            )


def _firmly_presupposed(
    slice: Slice, clock: Clock, actor: str, claim: str, cutoff: Cutoff
) -> dict[str, Steps]:
    """An actor's certain and firm affirmations of stronger claims, by id, with the steps here."""
    return {
        s.id: steps
        for id, steps in stronger(slice, claim).items()
        if steps and id in slice.claims
        for s in slice.claims[id].statements
        if s.affirms and not s.hedge and actor in s.voices
        if clock.said_by(s.id, cutoff) is YES
    }


def _way(
    slice: Slice, clock: Clock, steps: dict[str, Steps], pair: tuple[Statement, Statement]
) -> tuple[object, ...]:
    """The nearest of several ways to presuppose the same, and of these the first that was said."""
    (derived,) = (s for s in pair if s.id in steps)
    days = order_of(clock.bounds(derived.id).days)
    return len(steps[derived.id]), days, text_of(slice, derived.claim), derived.id


def _changes_a_hedge(x: Statement, y: Statement) -> bool:
    unclear = words.AMBIGUOUS in (x.attribution, y.attribution) or x.repeats or y.repeats
    if x.affirms != y.affirms or unclear or bool(x.hedge) == bool(y.hedge):
        return False
    return all(hedge.whose == "speaker" for hedge in (*x.hedge, *y.hedge))


def _withdrawal(
    clock: Clock, actor: str, claim: str, s: Statement, held: list[Statement], cutoff: Cutoff
) -> Shift:
    """What an actor withdrew: all it had said on the claim, but for what certainly came later."""
    before = [x for x in held if not came_first(clock, s, x, cutoff)]
    last = turn(clock, actor, claim, [s], cutoff, later=True)
    certain = clock.said_by(s.id, cutoff) is YES
    if not before:
        because = (Why(why.NOT_RECORDED),)
        return Shift(WITHDREW, last, None, because=because, certain=certain)
    first = turn(clock, actor, claim, before, cutoff, later=False)
    return Shift(WITHDREW, first, last, certain=certain)


def _between_claims(
    slice: Slice, clock: Clock, pairs: tuple[Rivals, ...], cutoff: Cutoff
) -> Iterator[Shift]:
    """Changes of one actor's line between two claims that cannot both be true."""
    for pair in pairs:
        period = same_period(slice, pair)
        if period is NO:
            continue
        mine, theirs = (clock.spoken(id, cutoff) for id in (pair.one, pair.other))
        for actor in mine:
            ones = [s for s in mine[actor] if s.affirms]
            others = [s for s in theirs.get(actor, ()) if s.affirms]
            both = [(x, y) for x in ones for y in others if timely(clock, pair, x, y)]
            yield from _changes_between(clock, actor, pair, both, cutoff, certain=period is YES)


def _changes_between(
    clock: Clock,
    actor: str,
    pair: Rivals,
    both: list[tuple[Statement, Statement]],
    cutoff: Cutoff,
    *,
    certain: bool,
) -> Iterator[Shift]:
    steps = (pair.link,) if pair.link else ()
    kind = CHANGED if pair.link else REVISED
    open_, reasons = [], []
    ordered: tuple[list[tuple[Statement, Statement]], ...] = ([], [])
    for x, y in both:
        said = clock.said_by(x.id, cutoff) & clock.said_by(y.id, cutoff)
        if certain and said is YES and came_first(clock, x, y, cutoff):
            ordered[0].append((x, y))
        elif certain and said is YES and came_first(clock, y, x, cutoff):
            ordered[1].append((y, x))
        else:
            open_.append((x, y))
            reasons.append(why_open(clock, x, y, cutoff) if certain else Why(why.PERIOD_OPEN))
    for found, (ones, others) in zip(
        ordered, ((pair.one, pair.other), (pair.other, pair.one)), strict=True
    ):
        if found:
            yield Shift(
                kind,
                _turn_of(clock, actor, ones, [x for x, _ in found], cutoff, later=False),
                _turn_of(clock, actor, others, [y for _, y in found], cutoff, later=True),
                because=pair.because,
                steps=steps,
            )
    if open_:
        yield Shift(
            POSSIBLE,
            _turn_of(clock, actor, pair.one, [x for x, _ in open_], cutoff, later=True),
            _turn_of(clock, actor, pair.other, [y for _, y in open_], cutoff, later=True),
            because=(*dict.fromkeys(reasons), *pair.because),
            steps=steps,
        )


def _turn_of(
    clock: Clock, actor: str, claim: str, said: list[Statement], cutoff: Cutoff, *, later: bool
) -> Turn:
    once = {s.id: s for s in said}
    return turn(clock, actor, claim, once.values(), cutoff, later=later)


def _admissions(slice: Slice, clock: Clock, sides: Sides, cutoff: Cutoff) -> Iterator[Shift]:
    """Admissions before which nobody of the speaker's side can have denied what they tell."""
    for claim in slice.claims.values():
        for s in claim.statements:
            certain = clock.said_by(s.id, cutoff)
            if s.stance != words.ADMITTED or certain is NO:
                continue
            if denied_before(slice, clock, sides, s, cutoff):
                continue
            for actor in dict.fromkeys(s.voices):
                one = turn(clock, actor, claim.id, [s], cutoff, later=True)
                yield Shift(ADMITTED, one, None, certain=certain is YES)


def _presupposing(slice: Slice, clock: Clock, cutoff: Cutoff) -> Iterator[Shift]:
    """Those who deny a claim and affirm what implies it; never a shift, in whichever order."""
    for claim in slice.claims:
        if not slice.into(claim, words.IMPLIES):
            continue
        deniers = {h.actor: h for h in standing(slice, clock, claim, cutoff) if h.denies}
        if not deniers:
            continue
        for row in presupposed(slice, clock, claim, cutoff):
            held = deniers.get(row.actor)
            if held is not None:
                denied = [slice.statements[id] for id in held.line]
                yield Shift(
                    PRESUPPOSES,
                    turn(clock, row.actor, claim, denied, cutoff, later=True),
                    turn(
                        clock,
                        row.actor,
                        row.claim,
                        [slice.statements[row.statement]],
                        cutoff,
                        later=True,
                    ),
                    steps=row.steps,
                    certain=CANNOT_TELL not in (held.certain, row.certain),
                )
