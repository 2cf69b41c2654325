"""Who speaks for whom, and when: parts, spokespeople, and the named members of groups."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from provenance.model import vocabulary as words
from provenance.model.dates import (
    ANY_DAY,
    CANNOT_TELL,
    NO,
    NO_CUTOFF,
    YES,
    Cutoff,
    Days,
    NoCutoff,
    Truth,
    earlier,
)
from provenance.model.records import Statement, Tenure
from provenance.model.slice import Slice

SPEAKER: Final = "speaker"
PRINCIPAL: Final = "principal"
SPEAKS_FOR: Final = "speaks-for"
PART: Final = "part"
MEMBER: Final = "member"
HOW: Final = (SPEAKER, PRINCIPAL, SPEAKS_FOR, PART, MEMBER)
"""How words come to be an actor's, the nearest way first."""

KEEPS_ITS_WORDS: Final = frozenset({"person", "outlet", "account", words.UNNAMED, words.CAMP})
"""Kinds of actors of which being a part is membership or leaning, and lends no words upward."""

_HAS_MEMBERS: Final = frozenset({words.GROUP, words.CAMP})

When = Cutoff | Days
"""A day, some day within bounds, or no cutoff: every tie that was ever recorded."""


class Voice(NamedTuple):
    """How a statement comes to be an actor's: ``how`` is a word of `HOW`.

    ``through`` is the speaker or principal whose words they are, ``detail`` says more where there
    is more to say ("as one of 15"), and ``certain`` whether the tie held when it was said.
    """

    actor: str
    how: str
    detail: str | None
    certain: Truth
    through: str


class Membership(NamedTuple):
    """Whether an actor is a member of another, and why that is all that can be told."""

    answer: Truth
    reason: str


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
    """The ties between the actors of one Slice. Made once for a Slice; remembers its answers."""

    __slots__ = ("_reached", "_roots", "slice")

    def __init__(self, slice: Slice) -> None:
        self.slice = slice
        self._reached: dict[tuple[str, Days | None], dict[str, Voice]] = {}
        self._roots: dict[tuple[str, Days | None], dict[str, Truth]] = {}

    # Whose words

    def lends(self, statement: Statement, actor: str, days: Days | None = None) -> Voice | None:
        """How a statement is the actor's, the nearest way; ``None`` where it is not.

        Args:
            statement: whose words.
            actor: who may be speaking through them.
            days: when it was said (`Clock.bounds`); without it, its recorded date.
        """
        if actor in statement.by:
            return Voice(actor, SPEAKER, None, YES, actor)
        if actor in statement.for_:
            return Voice(actor, PRINCIPAL, None, YES, actor)
        if days is None:
            days = statement.date.bounds if statement.date else ANY_DAY
        return _best(
            voice
            for through in statement.voices
            if (voice := self._reach(through, days).get(actor)) is not None
        )

    def lends_any(
        self, statement: Statement, actors: Iterable[str], days: Days | None = None
    ) -> Voice | None:
        """How a statement is one of these actors', the surest and nearest way."""
        return _best(
            voice
            for actor in sorted(actors)
            if (voice := self.lends(statement, actor, days)) is not None
        )

    def lends_side(
        self, statement: Statement, accused: str, days: Days | None = None
    ) -> Voice | None:
        """How a statement is the whole side's of an accused: its own, its root's or a part's.

        A group or camp stands for all its members' sides.
        """
        if days is None:
            days = statement.date.bounds if statement.date else ANY_DAY
        voices = []
        for actor in self.members(accused, days):
            for root, tie in {**self._climb(actor, days), actor: YES}.items():
                voice = self.lends(statement, root, days)
                if voice is not None:
                    voices.append(voice._replace(certain=voice.certain & tie))
        return _best(voices)

    # Who belongs

    def root(self, actor: str, when: When = NO_CUTOFF) -> str:
        """The top of what an actor is a part of; the first by id where there are several."""
        return next(iter(self._climb(actor, _days(when))))

    def roots(self, actor: str, when: When = NO_CUTOFF) -> tuple[str, ...]:
        """All tops of what an actor is, or may be, a part of; itself where of nothing."""
        return tuple(self._climb(actor, _days(when)))

    def parts(self, actor: str, when: When = NO_CUTOFF) -> tuple[str, ...]:
        """Everything below an actor through ``part-of``, persons and outlets too."""
        return tuple(id for id in self._below(actor, _days(when), lending=False) if id != actor)

    def side(self, actor: str, when: When = NO_CUTOFF) -> frozenset[str]:
        """The actor, its parts, and those who speak for it or a part, as far as is certain."""
        truths = self.side_truths(actor, when)
        return frozenset(id for id, certain in truths.items() if certain is YES)

    def side_truths(self, actor: str, when: When = NO_CUTOFF) -> dict[str, Truth]:
        """The actors who are, or may be, of an actor's side; by id."""
        days = _days(when)
        found = self._below(actor, days, lending=True)
        for body, certain in list(found.items()):
            for id in self.slice.spokespeople.get(body, ()):
                tie = self._tie(self.slice.actors[id].speaks_for, body, days)[0] & certain
                if tie is not NO:
                    found[id] = found.get(id, NO) | tie
        return dict(sorted(found.items()))

    def accused_side(self, accused: str, when: When = NO_CUTOFF) -> frozenset[str]:
        """The whole side that an accused stands for: its root, all parts, and their spokespeople.

        Those who only may belong are included: it serves to tell what is missing.
        """
        found: set[str] = set()
        for actor in self.members(accused, when):
            found.update(self.side_truths(actor, when))
            for root in self.roots(actor, when):
                found.update(self.side_truths(root, when))
        return frozenset(found)

    def expand(self, actor: str, when: When = NO_CUTOFF) -> frozenset[str]:
        """The actors that an actor stands for in a comparison: of a camp or group, all sides."""
        return frozenset(id for one in self.members(actor, when) for id in self.side(one, when))

    def members(self, actor: str, when: When = NO_CUTOFF) -> tuple[str, ...]:
        """The actor itself and, of a group or camp, its named members and theirs."""
        days = _days(when)
        found: dict[str, None] = {}
        stack = [actor]
        while stack:
            here = stack.pop()
            record = self.slice.actors.get(here)
            if here not in found:
                found[here] = None
                if record is not None and record.kind in _HAS_MEMBERS:
                    stack.extend(t.actor for t in record.members if _holds(t, days) is not NO)
        return (actor, *sorted(id for id in found if id != actor))

    def is_member(self, actor: str, group: str, when: When = NO_CUTOFF) -> Membership:
        """Whether an actor is a member, with the reason where the record cannot tell."""
        record = self.slice.actors.get(group)
        if record is None:
            return Membership(CANNOT_TELL, f"not recorded: no record of {group}")
        who, body = self.slice.name(actor), record.name
        named = [t for t in record.members if t.actor == actor]
        if named:
            answer, _ = self._tie(named, actor, _days(when))
            if answer is YES:
                return Membership(YES, f"{who} is a named member of {body}")
            if answer is NO:
                return Membership(NO, f"{who} was not a member of {body} at that time")
            return Membership(CANNOT_TELL, f"not recorded: when {who} was a member of {body}")
        known = len({t.actor for t in record.members})
        if record.size is not None and record.size > known:
            count = f"only {known} of the {record.size} members of {body} are named"
            return Membership(CANNOT_TELL, f"not recorded: {count}")
        if not known:
            return Membership(CANNOT_TELL, f"not recorded: no member of {body} is named")
        return Membership(NO, f"{who} is not among the {known} named members of {body}")

    def tree(self, actor: str, when: When = NO_CUTOFF) -> Branch:
        """The side below an actor, to draw: parts, spokespeople and members, each with its tie."""
        return self._branch(actor, None, None, YES, _days(when), frozenset())

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
        children = []
        if actor not in above:
            above = above | {actor}
            for kind, id, held in self._ties_below(actor):
                truth = _holds(held, days)
                if truth is not NO and id not in above:
                    children.append(self._branch(id, kind, held, truth, days, above))
        name, kind_ = self.slice.name(actor), record.kind if record else None
        return Branch(actor, name, kind_, tie, tenure, certain, tuple(children))

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

    def _below(self, actor: str, days: Days | None, *, lending: bool) -> dict[str, Truth]:
        """The actor and what is part of it, with the certainty of the surest way there."""
        found = {actor: YES}
        stack = [actor]
        while stack:
            here = stack.pop()
            for id in self.slice.parts_of.get(here, ()):
                record = self.slice.actors[id]
                if lending and record.kind in KEEPS_ITS_WORDS:
                    continue
                truth = self._tie(record.part_of, here, days)[0] & found[here]
                if truth is NO or (id in found and (truth | found[id]) is found[id]):
                    continue
                found[id] = truth
                stack.append(id)
        return found

    def _climb(self, actor: str, days: Days | None) -> dict[str, Truth]:
        """The tops above an actor by id, with the certainty of the surest way there."""
        key = (actor, days)
        tops = self._roots.get(key)
        if tops is not None:
            return tops
        found = {actor: YES}
        top: set[str] = set()
        stack = [actor]
        while stack:
            here = stack.pop()
            rises = False
            record = self.slice.actors.get(here)
            for tenure in record.part_of if record else ():
                above = self.slice.actors.get(tenure.actor)
                truth = _holds(tenure, days) & found[here]
                if truth is NO or (above is not None and above.kind in _HAS_MEMBERS):
                    continue
                rises = True
                known = found.get(tenure.actor)
                if known is None or (truth | known) is not known:
                    found[tenure.actor] = truth
                    stack.append(tenure.actor)
            if not rises:
                top.add(here)
        tops = {id: found[id] for id in sorted(top)} or {actor: YES}  # a circle has no top
        self._roots[key] = tops
        return tops

    def _reach(self, through: str, days: Days) -> dict[str, Voice]:
        """Every actor whose words those of a speaker or principal are, and how.

        One step by office or by membership of a group, then up through parts that lend.
        """
        key = (through, days)
        reached = self._reached.get(key)
        if reached is not None:
            return reached
        reached = {}
        starts: list[tuple[str, str, str | None, Truth]] = [(through, PART, None, YES)]
        record = self.slice.actors.get(through)
        starts += [
            (tenure.actor, SPEAKS_FOR, None, _holds(tenure, days))
            for tenure in (record.speaks_for if record else ())
        ]
        for id, _, _, truth in list(starts):
            group = self.slice.actors.get(id)
            if group is not None and group.kind == words.GROUP:
                count = group.size or len({t.actor for t in group.members})
                starts.extend(
                    (t.actor, MEMBER, f"as one of {count}", truth & _holds(t, days))
                    for t in group.members
                )
        for id, how, detail, truth in starts:
            self._rise(through, id, how, detail, truth, days, reached)
        reached.pop(through, None)
        self._reached[key] = reached
        return reached

    def _rise(
        self,
        through: str,
        start: str,
        how: str,
        detail: str | None,
        certain: Truth,
        days: Days,
        reached: dict[str, Voice],
    ) -> None:
        stack = [(start, certain)]
        while stack:
            here, truth = stack.pop()
            record = self.slice.actors.get(here)
            if truth is NO or (record is not None and record.kind == words.CAMP):
                continue
            voice = Voice(here, how, detail, truth, through)
            known = reached.get(here)
            if known is not None and _best((known, voice)) is known:
                continue
            reached[here] = voice
            if record is not None and record.kind not in KEEPS_ITS_WORDS:
                stack.extend((t.actor, truth & _holds(t, days)) for t in record.part_of)

    @staticmethod
    def _tie(
        tenures: Iterable[Tenure], actor: str, days: Days | None
    ) -> tuple[Truth, Tenure | None]:
        """Whether any of the ties to an actor held, and the one that held most surely."""
        best: tuple[Truth, Tenure | None] = (NO, None)
        for tenure in tenures:
            if tenure.actor == actor:
                truth = _holds(tenure, days)
                if best[1] is None or (best[0] | truth) is not best[0]:
                    best = (truth, tenure)
        return best


def _best(voices: Iterable[Voice]) -> Voice | None:
    """The surest voice, of equally sure ones the nearest way; the first of equals."""
    return min(voices, key=_rank, default=None)


def _rank(voice: Voice) -> tuple[bool, int]:
    return voice.certain is not YES, HOW.index(voice.how)


def _days(when: When) -> Days | None:
    if isinstance(when, NoCutoff):
        return None
    return Days(when, when) if isinstance(when, int) else when


def _holds(tenure: Tenure, days: Days | None) -> Truth:
    """Whether a tie held on the day, somewhere within ``days``, that is asked about.

    A tie recorded without time always holds; ``days`` of ``None`` ask for any that was recorded.
    """
    if days is None or (tenure.from_ is None and tenure.to is None):
        return YES
    begun = ended = NO
    if tenure.from_ is not None:
        begun = CANNOT_TELL if tenure.from_.uncertain else earlier(days, tenure.from_.start)
    if tenure.to is not None:
        ended = CANNOT_TELL if tenure.to.uncertain else earlier(tenure.to.end, days)
    return ~(begun | ended)
