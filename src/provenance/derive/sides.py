"""Who speaks for whom, and when: parts, spokespeople, and the named members of groups."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from provenance.derive import why
from provenance.derive.clock import Clock
from provenance.derive.ties import (
    MEMBER,
    PART,
    PRINCIPAL,
    SPEAKER,
    SPEAKS_FOR,
    Spoken,
    Ties,
    Voice,
    When,
    days_of,
    nearest,
)
from provenance.derive.why import Why
from provenance.model.dates import ANY_DAY, CANNOT_TELL, NO, NO_CUTOFF, YES, Days, Truth
from provenance.model.records import Statement, Tenure
from provenance.model.slice import Slice
from provenance.model.tenures import held, holds

__all__ = ["Branch", "Membership", "Sides", "Voice", "When"]


class Membership(NamedTuple):
    """Whether an actor is a member of another, and why that is all that can be told."""

    answer: Truth
    why: Why


class Branch(NamedTuple):
    """An actor in the tree of a side, with the tie by which it hangs there."""

    actor: str
    name: str
    kind: str | None
    tie: str | None
    tenure: Tenure | None
    certain: Truth
    children: tuple["Branch", ...]


class Sides:
    """The sides of one Slice. Made once for a Slice; remembers its answers.

    ``when`` is a day, some day within bounds, or no cutoff: every tie that was ever recorded.
    """

    __slots__ = ("_ties", "slice")

    def __init__(self, slice: Slice) -> None:
        self.slice = slice
        self._ties = Ties(slice)

    # Whose words

    def lends(self, statement: Statement, actor: str, days: Days | None = None) -> Voice | None:
        """How a statement is the actor's, the nearest way; ``None`` where it is not.

        Args:
            statement: whose words.
            actor: who may be speaking through them.
            days: when it was said (`Clock.bounds`); without it, its recorded date.
        """
        return self._lends(statement, actor, _said(statement) if days is None else days)

    def _lends(self, statement: Spoken, actor: str, days: Days) -> Voice | None:
        if actor in statement.by:
            return Voice(actor, SPEAKER, None, YES, actor)
        if actor in statement.for_:
            return Voice(actor, PRINCIPAL, None, YES, actor)
        return nearest(
            voice
            for through in statement.for_ or statement.by
            if (voice := self._ties.reach(through, days).get(actor)) is not None
        )

    def voices(self, statement: Statement, days: Days | None = None) -> Iterator[Voice]:
        """How a statement is the words of everybody whose it is, of each the nearest way."""
        days = _said(statement) if days is None else days
        reached = dict.fromkeys((*statement.by, *statement.for_))
        for through in statement.for_ or statement.by:
            reached.update(dict.fromkeys(self._ties.reach(through, days)))
        for actor in reached:
            voice = self.lends(statement, actor, days)
            if voice is not None:
                yield voice

    def moment(self, statement: Spoken, days: Days) -> Days:
        """Some days; any day, where whose words a statement is is the same on all days."""
        through = statement.for_ or statement.by
        timed = any(self._ties.moment(actor, days) is not ANY_DAY for actor in through)
        return days if timed else ANY_DAY

    def lends_any(
        self, statement: Statement, actors: Iterable[str], days: Days | None = None
    ) -> Voice | None:
        """How a statement is one of these actors', the surest and nearest way."""
        days = _said(statement) if days is None else days
        return self.lent(statement, dict.fromkeys(sorted(actors), YES), days)

    def lent(self, statement: Spoken, actors: Mapping[str, Truth], days: Days) -> Voice | None:
        """How a statement is one of these actors', who each belong as certainly as is given."""
        reached = {*statement.by, *statement.for_, *statement.office}
        for through in statement.for_ or statement.by:
            reached.update(self._ties.reach(through, days))
        reached &= actors.keys()  # of a large side a statement reaches few
        if not reached:
            return None
        return nearest(
            voice._replace(certain=voice.certain & actors[actor])
            for actor in (actors if len(reached) > 1 else reached)
            if actor in reached and (voice := self._lends(statement, actor, days)) is not None
        )

    def may_speak(self, actors: Iterable[str]) -> frozenset[str]:
        """Those whose words can at some time be words of any of these actors, themselves too."""
        wanted = frozenset(actors)
        return wanted.union(
            id for id in self.slice.actors if not wanted.isdisjoint(self._ties.reach(id, ANY_DAY))
        )

    def lends_side(
        self, statement: Statement, accused: str, days: Days | None = None
    ) -> Voice | None:
        """How a statement is the whole side's of an accused: its own, its root's or a part's.

        A group or camp stands for all its members' sides.
        """
        days = _said(statement) if days is None else days
        return self.lent(statement, self._ties.whole(accused, days), days)

    def speaks(self, statement: Statement, actor: str, clock: Clock) -> Truth:
        """Whether a statement is an actor's side's, when it was said; a camp's: any member's."""
        days = clock.bounds(statement.id).days
        voice = self.lent(statement, self._ties.members(actor, days), days)
        return NO if voice is None else voice.certain

    # Who belongs

    def root(self, actor: str, when: When = NO_CUTOFF) -> str:
        """The top of what an actor is a part of; the first by id where there are several."""
        return self.roots(actor, when)[0]

    def roots(self, actor: str, when: When = NO_CUTOFF) -> tuple[str, ...]:
        """All tops of what an actor is, or may be, a part of; itself where of nothing."""
        return tuple(self._ties.tops(actor, days_of(when)))

    def parts(self, actor: str, when: When = NO_CUTOFF) -> tuple[str, ...]:
        """Everything that is, or may be, below an actor through ``part-of``, persons too."""
        below = self._ties.below(actor, days_of(when), lending=False)
        return tuple(sorted(id for id in below if id != actor))

    def side(self, actor: str, when: When = NO_CUTOFF) -> frozenset[str]:
        """The actor, its parts, and those who speak for it or a part, as far as is certain."""
        truths = self.side_truths(actor, when)
        return frozenset(id for id, certain in truths.items() if certain is YES)

    def side_truths(self, actor: str, when: When = NO_CUTOFF) -> dict[str, Truth]:
        """The actors who are, or may be, of an actor's side; by id."""
        days = days_of(when)
        found = self._ties.below(actor, days, lending=True)
        for body, certain in tuple(found.items()):
            for id in self.slice.spokespeople.get(body, ()):
                tie = held(self.slice.actors[id].speaks_for, body, days) & certain
                if tie is not NO:
                    found[id] = found.get(id, NO) | tie
        return dict(sorted(found.items()))

    def accused_side(self, accused: str) -> frozenset[str]:
        """The whole side that an accused stands for: its root, all parts, and their spokespeople.

        Those who only may belong are included: it serves to tell what is missing.
        """
        found: set[str] = set()
        for actor in self.members(accused):
            for top in {actor, *self.roots(actor)}:
                found.update(self.side_truths(top))
        return frozenset(found)

    def expand(self, actor: str, when: When = NO_CUTOFF) -> frozenset[str]:
        """The actors that an actor stands for in a comparison: of a camp or group, all sides."""
        return frozenset(
            id
            for one, certain in self._ties.members(actor, days_of(when)).items()
            if certain is YES
            for id in self.side(one, when)
        )

    def expand_truths(self, actor: str, when: When = NO_CUTOFF) -> dict[str, Truth]:
        """The actors that an actor stands, or may stand, for in a comparison; by id."""
        found: dict[str, Truth] = {}
        for one, certain in self._ties.members(actor, days_of(when)).items():
            for id, tie in self.side_truths(one, when).items():
                found[id] = found.get(id, NO) | (certain & tie)
        return found

    def members(self, actor: str, when: When = NO_CUTOFF) -> tuple[str, ...]:
        """The actor itself and, of a group or camp, its named members and theirs."""
        return tuple(self._ties.members(actor, days_of(when)))

    def is_member(self, actor: str, group: str, when: When = NO_CUTOFF) -> Membership:
        """Whether an actor is a member, with the reason where the record cannot tell."""
        record = self.slice.actors.get(group)
        both = (actor, group)
        if record is None:
            return Membership(CANNOT_TELL, Why(why.NO_RECORD, (group,)))
        days = days_of(when)
        known = {tenure.actor for tenure in record.members}
        if actor in known:
            answer = held(record.members, actor, days)
            kinds = {YES: why.NAMED, NO: why.NOT_THEN}
            return Membership(answer, Why(kinds.get(answer, why.TERM_OPEN), both))
        then = {tenure.actor for tenure in record.members if holds(tenure, days) is not NO}
        if record.size is not None and record.size > len(then):
            counts = (len(then), record.size)
            return Membership(CANNOT_TELL, Why(why.SOME_NAMED, both, numbers=counts))
        if not known:
            return Membership(CANNOT_TELL, Why(why.NONE_NAMED, (group,)))
        return Membership(NO, Why(why.NOT_NAMED, both, numbers=(len(known),)))

    def tree(self, actor: str, when: When = NO_CUTOFF) -> Branch:
        """The side below an actor, to draw: parts, spokespeople and members, each with its tie."""
        return self._branch(actor, None, None, YES, days_of(when), frozenset({actor}))

    # How

    def _branch(
        self,
        actor: str,
        tie: str | None,
        tenure: Tenure | None,
        certain: Truth,
        days: Days | None,
        above: frozenset[str],
    ) -> Branch:
        record = self.slice.actors.get(actor)
        children = tuple(
            self._branch(id, kind, below, truth, days, above | {id})
            for kind, id, below in self._ties_below(actor)
            if id not in above and (truth := holds(below, days)) is not NO
        )
        kind = record.kind if record else None
        return Branch(actor, self.slice.name(actor), kind, tie, tenure, certain, children)

    def _ties_below(self, actor: str) -> Iterator[tuple[str, str, Tenure]]:
        for id in dict.fromkeys(self.slice.parts_of.get(actor, ())):
            for tenure in self.slice.actors[id].part_of:
                if tenure.actor == actor:
                    yield PART, id, tenure
        for id in dict.fromkeys(self.slice.spokespeople.get(actor, ())):
            for tenure in self.slice.actors[id].speaks_for:
                if tenure.actor == actor:
                    yield SPEAKS_FOR, id, tenure
        record = self.slice.actors.get(actor)
        for tenure in record.members if record else ():
            yield MEMBER, tenure.actor, tenure


def _said(statement: Statement) -> Days:
    return statement.date.bounds if statement.date else ANY_DAY
