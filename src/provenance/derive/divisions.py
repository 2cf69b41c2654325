"""Where those of one side, or of one camp, take positions that cannot both be true."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.derive.clock import Clock
from provenance.derive.lines import REVERSAL, how_clash
from provenance.derive.presupposed import presupposed
from provenance.derive.sides import Sides
from provenance.derive.standing import Standing, standing
from provenance.derive.ties import MEMBER
from provenance.derive.turns import Rivals, Turn, came_first, same_period, timely, turn
from provenance.derive.walks import Steps
from provenance.derive.why import Why
from provenance.model import vocabulary as words
from provenance.model.dates import YES, Cutoff, Days
from provenance.model.records import Statement
from provenance.model.slice import Slice
from provenance.model.tenures import holds

SIDE: Final = "side"
REVERSED: Final = "reversed"
CAMP: Final = "camp"
ALLIES: Final = "allies"
SIGNATORY: Final = "signatory"


class Division(NamedTuple):
    """Two actors of one side or camp whose positions clash.

    ``kind`` is ``side`` or ``camp`` where one affirms what the other denies, ``reversed`` where one
    office of a side certainly did so after the other (``one`` is the earlier then; with ``steps``,
    the later one affirms what implies the claim), and ``allies`` where they affirm claims that
    exclude each other. Of a ``signatory``, ``one`` is the group, also the ``side``, and ``other`` a
    named member whose own words contradict what the group signed.
    """

    kind: str
    one: Turn
    other: Turn
    side: str
    because: tuple[Why, ...] = ()
    steps: Steps = ()


def divisions(
    slice: Slice, clock: Clock, sides: Sides, pairs: tuple[Rivals, ...], cutoff: Cutoff
) -> Iterator[Division]:
    """Find the divisions in a Slice, of positions that are certain and in the actors' own words.

    Args:
        slice: the graph.
        clock: the clock of that Slice.
        sides: the sides of that Slice.
        pairs: the claims that cannot both be true (`turns.rivals`).
        cutoff: the last day that counts.
    """
    belongs = _Belongs(slice, clock, sides, cutoff)
    for claim in slice.claims:
        held = [h for h in standing(slice, clock, claim, cutoff) if h.certain is YES]
        deniers = [h for h in held if h.denies]
        for one in (h for h in held if h.affirms and deniers):
            for other in deniers:
                for kind, side in belongs.together(one, other):
                    yield belongs.told(kind, one, other, side)
                for group, member in belongs.signed(one, other):
                    turns = belongs.turn(group), belongs.turn(member)
                    yield Division(SIGNATORY, *turns, group.actor)
        yield from _through_implication(slice, clock, belongs, claim, deniers, cutoff)
    for pair in pairs:
        if same_period(slice, pair) is not YES:
            continue
        mine, theirs = (
            [h for h in standing(slice, clock, id, cutoff) if h.affirms and h.certain is YES]
            for id in (pair.one, pair.other)
        )
        # Whoever has affirmed both stands, between the two, where it certainly stood last.
        left = [h for h in mine if belongs.stands(h, theirs)]
        right = [h for h in theirs if belongs.stands(h, mine)]
        for one in left:
            for other in right:
                if not timely(clock, pair, belongs.said(one), belongs.said(other)):
                    continue
                why = pair.because, (pair.link,) if pair.link else ()
                for kind, side in belongs.together(one, other):
                    told = belongs.told(kind, one, other, side)
                    reversal = told.kind == REVERSED
                    yield told._replace(
                        kind=REVERSED if reversal else ALLIES, because=why[0], steps=why[1]
                    )
                for group, member in belongs.signed(one, other):
                    turns = belongs.turn(group), belongs.turn(member)
                    yield Division(SIGNATORY, *turns, group.actor, *why)


def _through_implication(
    slice: Slice,
    clock: Clock,
    belongs: "_Belongs",
    claim: str,
    deniers: list[Standing],
    cutoff: Cutoff,
) -> Iterator[Division]:
    """Reversals in which the later office affirms what implies the claim that the other denied."""
    if not deniers:
        return
    for row in presupposed(slice, clock, claim, cutoff):
        held = next(h for h in standing(slice, clock, row.claim, cutoff) if h.actor == row.actor)
        for denier in deniers if held.certain is YES else ():
            for kind, side in belongs.together(denier, held):
                told = belongs.told(kind, denier, held, side)
                if told.kind == REVERSED and told.one.actor == denier.actor != row.actor:
                    yield told._replace(steps=row.steps)


class _Belongs:
    """Which sides and camps an actor's words are those of; remembered for one round."""

    def __init__(self, slice: Slice, clock: Clock, sides: Sides, cutoff: Cutoff) -> None:
        self._slice, self._clock, self._sides, self._cutoff = slice, clock, sides, cutoff
        self._camps = [a.id for a in slice.actors.values() if a.kind == words.CAMP]
        self._tops: dict[str, frozenset[str]] = {}
        self._lent: dict[str, frozenset[str]] = {}

    def said(self, held: Standing) -> Statement:
        return self._slice.statements[held.statements[-1]]

    def turn(self, held: Standing) -> Turn:
        said = [self._slice.statements[id] for id in held.line]
        return turn(self._clock, held.actor, held.claim, said, self._cutoff, later=True)

    def told(self, kind: str, one: Standing, other: Standing, side: str) -> Division:
        """A clash on one claim, told as what it is: a reversal by another office, or a division."""
        first, then = ([self._slice.statements[id] for id in h.line] for h in (one, other))
        ends = self.turn(one), self.turn(other)
        if kind != SIDE or how_clash(self._clock, first, then, self._cutoff) != REVERSAL:
            return Division(kind, *ends, side)
        if not came_first(self._clock, first[0], then[0], self._cutoff):
            ends = ends[1], ends[0]
        return Division(REVERSED, *ends, side)

    def stands(self, held: Standing, rivals: list[Standing]) -> bool:
        """Whether an actor has not affirmed the rival claim too, or certainly did so before."""
        return all(
            came_first(self._clock, self._slice.statements[id], self.said(held), self._cutoff)
            for rival in rivals
            if rival.actor == held.actor
            for id in rival.line
        )

    def together(self, one: Standing, other: Standing) -> Iterator[tuple[str, str]]:
        """The sides that both belong to or, failing those, the camps that both sides are in."""
        shared = self.tops(one) & self.tops(other)
        if shared:
            yield from ((SIDE, side) for side in sorted(shared))
            return
        for camp in self._camps:
            if self._in_camp(one, camp) and self._in_camp(other, camp):
                yield CAMP, camp

    def signed(self, one: Standing, other: Standing) -> Iterator[tuple[Standing, Standing]]:
        """The two as a group and a member that certainly signed what it said, where they are."""
        for group, member in ((one, other), (other, one)):
            record = self._slice.actors.get(group.actor)
            if record is None or record.kind != words.GROUP or group.actor == member.actor:
                continue
            signed, own = self.said(group), self.said(member)
            if any(
                self._lends(own, tie.actor)
                for tie in record.members
                if holds(tie, self._days(signed)) is YES
            ):
                yield group, member

    def tops(self, held: Standing) -> frozenset[str]:
        """The tops of the sides whose words an actor's statement certainly is."""
        said = self.said(held)
        found = self._tops.get(f"{held.actor} {said.id}")
        if found is None:
            days = self._days(said)
            record = self._slice.actors.get(held.actor)
            bodies = [held.actor, *(t.actor for t in (record.speaks_for if record else ()))]
            tops = {top for body in bodies for top in self._sides.roots(body, days)}
            found = frozenset(top for top in tops if self._lends(said, top))
            self._tops[f"{held.actor} {said.id}"] = found
        return found

    def _in_camp(self, held: Standing, camp: str) -> bool:
        said = self.said(held)
        members = self._sides.members(camp, self._days(said))
        return not (self._lent_by(said) - {camp}).isdisjoint(members)

    def _lends(self, said: Statement, actor: str) -> bool:
        return actor in self._lent_by(said)

    def _lent_by(self, said: Statement) -> frozenset[str]:
        """Those whose words a statement certainly is."""
        found = self._lent.get(said.id)
        if found is None:
            # What a group said is its members' too, but a member that differs divides no side.
            found = self._lent[said.id] = frozenset(
                voice.actor
                for voice in self._sides.voices(said, self._days(said))
                if voice.how != MEMBER and voice.certain is YES
            )
        return found

    def _days(self, said: Statement) -> Days:
        return self._clock.clipped(said.id, self._cutoff)
