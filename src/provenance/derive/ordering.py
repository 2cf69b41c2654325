"""The order in which one actor said things on one claim, as far as it is certain."""

from collections.abc import Iterable, Sequence

from provenance.derive.clock import Clock, clip
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, YES, Cutoff, precedes
from provenance.model.records import Statement


class Order:
    """Which of what one actor said on one claim certainly came before what.

    A withdrawal follows what it withdraws: where the actor took only one stance, that came first.
    Most that was said is placed by its own dates, which takes no look at every pair.

    Args:
        clock: the clock of their Slice.
        said: what one actor said on one claim.
        cutoff: the last day that counts.
    """

    def __init__(self, clock: Clock, said: Sequence[Statement], cutoff: Cutoff) -> None:
        self._clock, self._said, self._cutoff = clock, said, cutoff
        self._until = {s.id: clip(clock.bounds(s.id).until, cutoff) for s in said}
        taken = [s.id for s in said if s.stance != words.RETRACTED]
        self._single = frozenset(taken if len(taken) == 1 else ())

    def last(self, sure: Sequence[Statement]) -> list[Statement]:
        """What does not certainly come before any of those who certainly spoke."""
        tops = _latest(self._until[t.id].first for t in sure)
        open_ = [s for s in self._said if not _is_before(self._until[s.id].last, tops)]
        # What follows it otherwise than by its date: what answers it, or withdraws it.
        led: dict[str, list[Statement]] = {s.id: [] for s in open_}
        for t in sure:
            withdrawn = self._single if t.stance == words.RETRACTED else frozenset()
            for id in (self._clock.leads_to(t) | withdrawn) & led.keys() - {t.id}:
                led[id].append(t)
        return [s for s in open_ if not any(self._before(s, t) for t in led[s.id])]

    def after(self, others: Sequence[Statement], among: list[Statement]) -> list[Statement]:
        """Those of some statements that certainly come after all others."""
        if not others:
            return among
        lasts = [self._until[other.id].last for other in others]
        tops = None if None in lasts else _latest(lasts)
        return [s for s in among if self._follows(s, others, tops)]

    def _follows(self, s: Statement, others: Sequence[Statement], tops: list[int] | None) -> bool:
        first = self._until[s.id].first
        if tops is not None and first is not None and all(precedes(top, first) for top in tops):
            return True
        if not (s.answers or s.said_in or (self._single and s.stance == words.RETRACTED)):
            return False  # its dates alone place it
        return all(self._before(other, s) for other in reversed(others))

    def _before(self, one: Statement, other: Statement) -> bool:
        order = self._clock.before(one, other, self._cutoff)
        if order is CANNOT_TELL and other.stance == words.RETRACTED and one.id in self._single:
            return self._clock.before(other, one, self._cutoff) is not YES
        return order is YES


def _latest(days: Iterable[int | None]) -> list[int]:
    """The days of some that are certainly before none of them; times may be so several."""
    found: list[int] = []
    for day in set(days):
        if day is not None and not any(precedes(day, other) for other in found):
            found = [other for other in found if not precedes(other, day)]
            found.append(day)
    return found


def _is_before(day: int | None, tops: list[int]) -> bool:
    return day is not None and any(precedes(day, top) for top in tops)
