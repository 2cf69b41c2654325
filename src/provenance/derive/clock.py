"""When statements were said: recorded dates, and the bounds that follow where none is recorded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.derive import why
from provenance.derive.targets import answered
from provenance.derive.why import Why
from provenance.model.dates import (
    ANY_DAY,
    CANNOT_TELL,
    NO,
    NO_CUTOFF,
    SPAN,
    YES,
    Cutoff,
    Date,
    Days,
    NoCutoff,
    Truth,
    by,
    earlier,
    earliest,
    latest,
    precedes,
    sooner,
    sort_key,
)
from provenance.model.records import Source, Statement
from provenance.model.slice import Slice

if TYPE_CHECKING:
    from provenance.derive.standing import Standing


class Bounds(NamedTuple):
    """The days between which a statement was first said.

    ``until`` bounds its last known saying: the same days, but for a span, which is known to have
    gone on until its source spoke. ``derived`` is true where a bound is not the recorded date;
    ``reasons`` say where such bounds come from, and ``statements`` name the other statements that
    gave them.
    """

    days: Days
    derived: bool = False
    reasons: tuple[Why, ...] = ()
    until: Days = ANY_DAY
    statements: tuple[str, ...] = ()


class _Base(NamedTuple):
    """The bounds that a statement has by itself; ``firm`` where recorded as its own time."""

    first: int | None
    last: int | None
    first_firm: bool
    last_firm: bool
    first_why: str
    last_why: str


class _Bound(NamedTuple):
    """One bound, why it holds, and the statement it comes from."""

    day: int | None
    why: str = ""
    of: str = ""


_UNKNOWN: Final = Bounds(ANY_DAY)


class Clock:
    """Places the statements of one Slice in time. Made once for a Slice; remembers its answers."""

    __slots__ = (
        "_answering",
        "_bases",
        "_bounds",
        "_chains",
        "_spoken",
        "_tight",
        "_utterances",
        "slice",
        "standings",
    )

    def __init__(self, slice: Slice) -> None:
        self.slice = slice
        self.standings: dict[tuple[str, Cutoff], tuple[Standing, ...]] = {}
        """What `standing` told of claims by a cutoff; answers ask it of one claim many times."""
        self._bases: dict[str, _Base] = {}
        self._bounds: dict[str, Bounds] = {}
        self._answering: dict[str, tuple[Statement, ...]] | None = None
        self._chains: dict[str, frozenset[str]] = {}
        self._spoken: dict[tuple[str, Cutoff], dict[str, list[Statement]]] = {}
        self._tight: dict[tuple[str, bool], list[Statement]] = {}
        self._utterances: dict[str, tuple[Statement, ...]] | None = None

    def bounds(self, statement: str) -> Bounds:
        """The bounds of a statement by id; open both ways where the Slice does not hold it."""
        found = self._bounds.get(statement)
        if found is None:
            record = self.slice.said(statement)
            found = _UNKNOWN if record is None else self._find(record)
            self._bounds[statement] = found
        return found

    def said_by(self, statement: str, cutoff: Cutoff) -> Truth:
        """Whether a statement had been said by the cutoff; a span counts from its beginning."""
        return YES if isinstance(cutoff, NoCutoff) else by(self.bounds(statement).days, cutoff)

    def clipped(self, statement: str, cutoff: Cutoff) -> Days:
        """The days of a statement, given that it had been said by the cutoff."""
        return clip(self.bounds(statement).days, cutoff)

    def before(self, one: Statement, other: Statement, cutoff: Cutoff = NO_CUTOFF) -> Truth:
        """Whether the last known saying of one statement is earlier than that of another.

        What a statement answers, at once or through others, comes before it, whatever the dates
        leave open.
        """
        a, b = self.bounds(one.id).until, self.bounds(other.id).until
        order = sooner(clip(a, cutoff), clip(b, cutoff))
        if order is CANNOT_TELL:
            follows, leads = one.id in self.leads_to(other), other.id in self.leads_to(one)
            if follows != leads:  # two that answer each other leave the order open
                return YES if follows else NO
        return order

    def event_start(self, claim: str) -> Days:
        """First and last possible day of the beginning of a claim's event; open if uncertain."""
        event = self.event(claim)
        return ANY_DAY if event is None or event.uncertain else event.start

    def event(self, claim: str) -> Date | None:
        """When the claimed thing happened, as recorded."""
        record = self.slice.claims.get(claim)
        return record.event if record else None

    def in_time(self, statement: str, claim: str) -> bool:
        """Whether a statement is not certainly earlier than a claim's event begins."""
        return earlier(self.bounds(statement).until, self.event_start(claim)) is not YES

    def source_days(self, source: str | None) -> Days:
        """Between which days a source spoke: its date; else not after it was published or read."""
        record = self.slice.sources.get(source) if source else None
        return ANY_DAY if record is None else _source_bound(record)[0]

    def spoken(self, claim: str, cutoff: Cutoff) -> Mapping[str, Sequence[Statement]]:
        """What each actor said, or had said for it, on a claim by the cutoff, or may have."""
        found = self._spoken.get((claim, cutoff))
        if found is None:
            found = self._spoken[claim, cutoff] = {}
            record = self.slice.claims.get(claim)
            for s in self.order(record.statements) if record else ():
                if self.said_by(s.id, cutoff) is not NO:
                    for actor in dict.fromkeys(s.voices):
                        found.setdefault(actor, []).append(s)
        return found

    def answering(self, statement: str) -> tuple[Statement, ...]:
        """The statements that answer a statement, from an index made on first use."""
        if self._answering is None:
            index: defaultdict[str, list[Statement]] = defaultdict(list)
            for s in self.slice.statements.values():
                if s.answers:
                    for t in answered(self.slice, s):
                        index[t.id].append(s)
            self._answering = {key: tuple(value) for key, value in index.items()}
        return self._answering.get(statement, ())

    def utterance(self, source: str) -> tuple[Statement, ...]:
        """The statements said in one utterance, by claim and place in the file."""
        if self._utterances is None:
            index: defaultdict[str, list[Statement]] = defaultdict(list)
            for s in self.slice.statements.values():
                if s.said_in:
                    index[s.said_in].append(s)
            self._utterances = {key: tuple(value) for key, value in index.items()}
        return self._utterances.get(source, ())

    def order(self, statements: Iterable[Statement]) -> list[Statement]:
        """Statements by first possible day, then last, undated last; then as files have them."""
        return sorted(statements, key=self._key)

    def leads_to(self, s: Statement) -> frozenset[str]:
        """The statements that one answers, that those answer, and so on, through utterances."""
        if not (s.answers or s.said_in):
            return frozenset()
        found = self._chains.get(s.id)
        if found is None:
            seen, after = {s.id}, set[str]()
            stack = [(s, False)]
            while stack:
                here, later = stack.pop()
                nexts = [(other, True) for other in answered(self.slice, here)]
                # One act of speaking, but for what is recorded as said at another time.
                one_act = [other for other in self._siblings(here) if other.date == here.date]
                nexts += [(other, later) for other in one_act]
                for other, is_later in nexts:
                    known = after if is_later else seen
                    if other.id not in known:
                        known.add(other.id)
                        stack.append((other, is_later))
            found = self._chains[s.id] = frozenset(after)
        return found

    def _key(self, s: Statement) -> tuple[bool, int, bool, bool, int, str, str, int]:
        first, last = self.bounds(s.id).days
        start = first if first is not None else last
        return (
            start is None,
            sort_key(start),
            first is None,
            last is None,
            sort_key(last),
            s.claim,
            s.stance,
            s.ordinal,
        )

    def _find(self, s: Statement) -> Bounds:
        if not s.said_in and s.date is not None and not s.date.uncertain:
            days = s.date.start
            is_whole = days.first is not None and days.last is not None
            # Its own time, and nobody else's; but of a longer one answers may leave only a part.
            if is_whole and (days.first == days.last or not (s.answers or self.answering(s.id))):
                return Bounds(days, until=self._until(s, days))
        base = self._base(s)
        first, last = self._lower(s), self._upper(s)
        if _reversed(first.day, last.day):
            first, last = _settle(base, first, last, s.id)
        days = Days(first.day, last.day)
        recorded = _recorded(s)
        reasons, others = [], []
        for bound, own in ((first, recorded.first), (last, recorded.last)):
            if bound.day is not None and bound.day != own:
                reasons.append(self._reason(s, bound, bound is first))
                if bound.of != s.id:
                    others.append(bound.of)
        derived = days != recorded
        return Bounds(days, derived, tuple(reasons), self._until(s, days), tuple(others))

    def _until(self, s: Statement, days: Days) -> Days:
        date = s.date
        if date is None or date.kind != SPAN or date.uncertain:
            return days
        if date.end.last is not None:
            return date.end
        known = self.source_days(s.source or s.said_in)
        first = latest(days.first, known.first)
        last = None if known.last is None else latest(days.last, known.last)
        return Days(first, last)

    def _lower(self, s: Statement) -> _Bound:
        """The latest of the first days of what it answers, of its utterance and of its own."""
        base = self._base(s)
        best = _Bound(base.first, base.first_why, s.id)
        for other in self._reach(s, forward=True):
            found = self._base(other)
            if latest(best.day, found.first) != best.day:
                best = _Bound(found.first, found.first_why, other.id)
        return best

    def _upper(self, s: Statement) -> _Bound:
        """The earliest of the last days of what answers it, of its utterance and of its own."""
        base = self._base(s)
        best = _Bound(base.last, base.last_why, s.id)
        for other in self._reach(s, forward=False):
            found = self._base(other)
            if earliest(best.day, found.last) != best.day:
                best = _Bound(found.last, found.last_why, other.id)
        return best

    def _reach(self, s: Statement, *, forward: bool) -> list[Statement]:
        """The statements that bound it: through answers and utterances, up to those with a time.

        A statement with a time of its own is bounded by the recorded times of its utterance and,
        where that time is longer than a day, by what it answers and by what answers it.
        """
        is_firm = self._is_firm(s, forward)
        tightest = self._tightest(s.said_in, forward) if is_firm and s.said_in else []
        if is_firm and self._is_exact(s):
            return tightest
        seen = {s.id: s}
        stack = [s]
        while stack:
            here = stack.pop()
            nexts = answered(self.slice, here) if forward else self.answering(here.id)
            siblings = self._siblings(here)
            if self._is_firm(here, forward):
                siblings = tuple(other for other in siblings if other.date == here.date)
            for other in (*nexts, *siblings):
                if other.id not in seen:
                    seen[other.id] = other
                    if not (self._is_firm(other, forward) and self._is_exact(other)):
                        stack.append(other)
        return [*tightest, *list(seen.values())[1:]]

    def _tightest(self, utterance: str, forward: bool) -> list[Statement]:
        """The one statement of an utterance whose own time bounds the others most tightly."""
        found = self._tight.get((utterance, forward))
        if found is None:
            said = [s for s in self.utterance(utterance) if self._is_firm(s, forward)]
            days = [self._base(s).first if forward else self._base(s).last for s in said]
            best = reduce(latest if forward else earliest, days, None)
            found = [] if best is None else [said[days.index(best)]]
            self._tight[utterance, forward] = found
        return found

    def _is_firm(self, s: Statement, forward: bool) -> bool:
        base = self._base(s)
        return base.first_firm if forward else base.last_firm

    def _is_exact(self, s: Statement) -> bool:
        """Whether its own time is one day or one moment, of which no answer leaves only a part."""
        base = self._base(s)
        return base.first == base.last and base.first_firm and base.last_firm

    def _siblings(self, s: Statement) -> tuple[Statement, ...]:
        return self.utterance(s.said_in) if s.said_in else ()

    def _base(self, s: Statement) -> _Base:
        found = self._bases.get(s.id)
        if found is None:
            found = self._bases[s.id] = self._own(s)
        return found

    def _own(self, s: Statement) -> _Base:
        first, last = _recorded(s)
        first_firm, last_firm = first is not None, last is not None
        if s.date is not None and s.date.start_open and not s.date.uncertain:
            first_firm = True
        first_why = last_why = why.RECORDED if s.date else ""
        source = self.slice.sources.get(s.source) if s.source else None
        if source is not None and source.date is not None and is_author(s, source):
            spoke = source.date.bounds
            # A recorded bound stands against the day of a source that only tells of it.
            if not first_firm and spoke.first is not None and not _reversed(spoke.first, last):
                first, first_firm, first_why = spoke.first, True, why.AUTHOR
            if not last_firm and spoke.last is not None and not _reversed(first, spoke.last):
                last, last_firm, last_why = spoke.last, True, why.AUTHOR
        if not last_firm:
            last, last_why = self._source_last(s)
        if not first_firm:
            claim = self.slice.claims.get(s.claim)
            if claim is not None and not claim.foretells:
                first, first_why = self.event_start(s.claim).first, why.EVENT
        if _reversed(first, last):
            # What was read in a source was said by then, whatever the event's date suggests.
            if not first_firm:
                first = None
            elif not last_firm:
                last = None
        return _Base(first, last, first_firm, last_firm, first_why, last_why)

    def _source_last(self, s: Statement) -> tuple[int | None, str]:
        best: int | None = None
        best_why = ""
        for id in (s.said_in, s.source):
            record = self.slice.sources.get(id) if id else None
            if record is not None:
                days, basis = _source_bound(record)
                if earliest(best, days.last) != best:
                    best, best_why = days.last, basis
        return best, best_why

    def _reason(self, s: Statement, bound: _Bound, is_first: bool) -> Why:
        kind = why.NOT_BEFORE if is_first else why.NOT_AFTER
        found = Why(kind, day=bound.day, basis=bound.why)
        if bound.of == s.id:
            return found
        other = self.slice.statements[bound.of]
        through = why.ANSWERS if is_first else why.ANSWERED
        if s.said_in and other.said_in == s.said_in:
            through = why.UTTERANCE
        return found._replace(actors=other.voices, statements=(other.id,), through=through)


def clip(days: Days, cutoff: Cutoff) -> Days:
    """Days, given that they were not after the cutoff."""
    if isinstance(cutoff, NoCutoff):
        return days
    first, last = days
    if first is not None and precedes(cutoff, first):
        first = cutoff
    return Days(first, earliest(last, cutoff))


def order_of(days: Days) -> tuple[bool, int, bool, int]:
    """A key by which days sort: those that end first, then those that begin first; open last."""
    first, last = days
    return last is None, sort_key(last), first is None, sort_key(first)


def first_of(found: Iterable[Days]) -> Days:
    """Between which days the first of several things was done that each lie within bounds."""
    days = list(found)
    firsts = [d.first for d in days if d.first is not None]
    first = min(firsts, key=sort_key) if firsts and len(firsts) == len(days) else None
    return Days(first, reduce(earliest, (d.last for d in days), None))


def _recorded(s: Statement) -> Days:
    """The recorded days on which it was first said; an uncertain date bounds nothing."""
    return ANY_DAY if s.date is None or s.date.uncertain else s.date.start


def is_author(s: Statement, source: Source) -> bool:
    """Whether the source's own author speaks in it, and not in an utterance that it reports."""
    if s.said_in or s.via or not s.by:
        return False
    return all(actor in source.by or actor == source.publisher for actor in s.by)


def _source_bound(source: Source) -> tuple[Days, str]:
    first: int | None = None
    for date, basis in (
        (source.date, why.DATED),
        (source.published, why.PUBLISHED),
        (source.accessed, why.READ),
    ):
        if date is None:
            continue
        days = date.bounds
        if date is source.date:
            first = days.first
        if days.last is not None:
            return Days(first, days.last), basis
    return Days(first, None), ""


def _settle(base: _Base, first: _Bound, last: _Bound, id: str) -> tuple[_Bound, _Bound]:
    """Bounds that contradict each other: recorded ones stay; of derived ones, the earlier day."""
    own_first = _Bound(base.first, base.first_why, id)
    own_last = _Bound(base.last, base.last_why, id)
    if base.first_firm and base.last_firm:
        return own_first, own_last
    if base.first_firm:
        fits = base.last is not None and not _reversed(base.first, base.last)
        return own_first, own_last if fits else _Bound(None)
    kept = own_last if base.last_firm else last
    fits = base.first is not None and kept.day is not None and not _reversed(base.first, kept.day)
    return own_first if fits else _Bound(None), kept


def _reversed(first: int | None, last: int | None) -> bool:
    return first is not None and last is not None and precedes(last, first)
