"""The ties between actors at a time: parts, offices and memberships, in three values."""

from collections.abc import Iterable
from typing import Final, NamedTuple, Protocol

from provenance.model import vocabulary as words
from provenance.model.dates import ANY_DAY, NO, YES, Cutoff, Days, NoCutoff, Truth
from provenance.model.slice import Slice
from provenance.model.tenures import held, holds

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


class Spoken(Protocol):
    """What tells whose words a statement is."""

    @property
    def by(self) -> tuple[str, ...]: ...
    @property
    def for_(self) -> tuple[str, ...]: ...
    @property
    def office(self) -> tuple[str, ...]: ...


class Voice(NamedTuple):
    """How a statement comes to be an actor's: ``how`` is a word of `HOW`.

    ``through`` is the speaker or principal whose words they are, ``one_of`` how many a group has
    whose words they are as a member's, and ``certain`` whether the tie held when it was said.
    """

    actor: str
    how: str
    one_of: int | None
    certain: Truth
    through: str


class Ties:
    """Walks over the ties of one Slice; ``days`` of ``None`` take every tie ever recorded."""

    __slots__ = ("_members", "_reached", "_timed", "_tops", "_wholes", "slice")

    def __init__(self, slice: Slice) -> None:
        self.slice = slice
        self._members: dict[tuple[str, Days | None], dict[str, Truth]] = {}
        self._reached: dict[tuple[str, Days], dict[str, Voice]] = {}
        self._timed: dict[str, bool] = {}
        self._tops: dict[tuple[str, Days | None], dict[str, Truth]] = {}
        self._wholes: dict[tuple[str, Days], dict[str, Truth]] = {}

    def below(self, actor: str, days: Days | None, *, lending: bool) -> dict[str, Truth]:
        """The actor and what is part of it, with the certainty of the surest way there.

        With ``lending``, only parts that lend their words upward.
        """
        found = {actor: YES}
        stack = [actor]
        while stack:
            here = stack.pop()
            for id in self.slice.parts_of.get(here, ()):
                record = self.slice.actors[id]
                if not (lending and record.kind in KEEPS_ITS_WORDS):
                    truth = held(record.part_of, here, days) & found[here]
                    if _surer(truth, found.get(id, NO)):
                        found[id] = truth
                        stack.append(id)
        return found

    def tops(self, actor: str, days: Days | None) -> dict[str, Truth]:
        """The tops of what an actor is a part of, by id; itself where it is a part of nothing.

        Camps and groups are not climbed into: they have members, not parts.
        """
        key = (actor, days if days is None else self.moment(actor, days))
        tops = self._tops.get(key)
        if tops is None:
            tops = self._tops[key] = self._climb(*key)
        return tops

    def members(self, actor: str, days: Days | None) -> dict[str, Truth]:
        """The actor itself and, of a group or camp, its named members and theirs."""
        key = (actor, days if days is None else self.moment(actor, days))
        members = self._members.get(key)
        if members is None:
            members = self._members[key] = self._joined(*key)
        return members

    def _joined(self, actor: str, days: Days | None) -> dict[str, Truth]:
        found = {actor: YES}
        stack = [actor]
        while stack:
            here = stack.pop()
            record = self.slice.actors.get(here)
            if record is not None and record.kind in _HAS_MEMBERS:
                for tenure in record.members:
                    truth = holds(tenure, days) & found[here]
                    if _surer(truth, found.get(tenure.actor, NO)):
                        found[tenure.actor] = truth
                        stack.append(tenure.actor)
        return {actor: YES, **dict(sorted(found.items()))}

    def reach(self, through: str, days: Days) -> dict[str, Voice]:
        """Every other actor whose words those of a speaker or principal are, and how.

        One step by office or by membership of a group, then up through parts that lend.
        """
        days = self.moment(through, days)
        key = (through, days)
        reached = self._reached.get(key)
        if reached is None:
            reached = {}
            for start in self._starts(through, days):
                self._rise(start, days, reached)
            reached.pop(through, None)
            self._reached[key] = reached
        return reached

    def whole(self, accused: str, days: Days) -> dict[str, Truth]:
        """The actors for all of whom an accused stands: itself, its members, the tops of these."""
        key = (accused, self.moment(accused, days))
        whole = self._wholes.get(key)
        if whole is None:
            whole = self._wholes[key] = {}
            for actor, member in self.members(*key).items():
                for top, tie in {**self.tops(actor, days), actor: YES}.items():
                    whole[top] = whole.get(top, NO) | (member & tie)
        return whole

    def moment(self, actor: str, days: Days) -> Days:
        """Some days; any day, where no tie has a time that leads up or to members from an actor.

        Answers are remembered by it, and ties without time hold on any day.
        """
        timed = self._timed.get(actor)
        if timed is None:
            timed = self._timed[actor] = self._has_times(actor)
        return days if timed else ANY_DAY

    def _has_times(self, actor: str) -> bool:
        seen = {actor}
        stack = [actor]
        while stack:
            record = self.slice.actors.get(stack.pop())
            for tenure in (*record.part_of, *record.speaks_for, *record.members) if record else ():
                if tenure.from_ is not None or tenure.to is not None:
                    return True
                if tenure.actor not in seen:
                    seen.add(tenure.actor)
                    stack.append(tenure.actor)
        return False

    def _climb(self, actor: str, days: Days | None) -> dict[str, Truth]:
        found = {actor: YES}
        top = set()
        stack = [actor]
        while stack:
            here = stack.pop()
            rises = False
            record = self.slice.actors.get(here)
            for tenure in record.part_of if record else ():
                above = self.slice.actors.get(tenure.actor)
                truth = holds(tenure, days) & found[here]
                if truth is NO or (above is not None and above.kind in _HAS_MEMBERS):
                    continue
                # Where the tie is open, the actor may have been its own top.
                rises = rises or truth is found[here]
                if _surer(truth, found.get(tenure.actor, NO)):
                    found[tenure.actor] = truth
                    stack.append(tenure.actor)
            if not rises:
                top.add(here)
        return {id: found[id] for id in sorted(top)} or {actor: YES}  # a circle has no top

    def _starts(self, through: str, days: Days) -> list[Voice]:
        starts = [Voice(through, PART, None, YES, through)]
        record = self.slice.actors.get(through)
        starts += [
            Voice(tenure.actor, SPEAKS_FOR, None, holds(tenure, days), through)
            for tenure in (record.speaks_for if record else ())
        ]
        for voice in tuple(starts):
            group = self.slice.actors.get(voice.actor)
            if group is not None and group.kind == words.GROUP:
                count = group.size or len({tenure.actor for tenure in group.members})
                starts += [
                    Voice(
                        tenure.actor,
                        MEMBER,
                        count,
                        voice.certain & holds(tenure, days),
                        through,
                    )
                    for tenure in group.members
                ]
        return starts

    def _rise(self, start: Voice, days: Days, reached: dict[str, Voice]) -> None:
        stack = [start]
        while stack:
            voice = stack.pop()
            record = self.slice.actors.get(voice.actor)
            if voice.certain is NO or (record is not None and record.kind == words.CAMP):
                continue
            known = reached.get(voice.actor)
            if known is not None and nearest((known, voice)) is known:
                continue
            reached[voice.actor] = voice
            if record is not None and record.kind not in KEEPS_ITS_WORDS:
                stack.extend(
                    voice._replace(actor=t.actor, certain=voice.certain & holds(t, days))
                    for t in record.part_of
                )


def nearest(voices: Iterable[Voice]) -> Voice | None:
    """The surest voice, of equally sure ones the nearest way; the first of equals."""
    return min(voices, key=_rank, default=None)


def days_of(when: When) -> Days | None:
    """The days that a question is about; ``None`` where it is about all that was recorded."""
    if isinstance(when, NoCutoff):
        return None
    return Days(when, when) if isinstance(when, int) else when


def _rank(voice: Voice) -> tuple[bool, int]:
    return voice.certain is not YES, HOW.index(voice.how)


def _surer(one: Truth, other: Truth) -> bool:
    return (one | other) is not other
