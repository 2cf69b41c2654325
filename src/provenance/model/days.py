"""Days, times of day, dates, and comparing them in three values.

Days are counted in the proleptic Gregorian calendar with a year 0, as ISO 8601 does, and numbered
as ``datetime.date.toordinal()`` numbers them, so that years before 1 and after 9999 need no special
case. A time of day is an `Instant`: the number of its day as written, which knows the time too.

Two times of which at least one has a known zone compare as instants, also across midnight. All else
compares by days: a day without a time is the whole day, and a time with a zone is on the day as
written or, where its clock is far from UTC, perhaps on the day there. Two times without zone are
taken from one calendar.
"""

from typing import Any, Final, NamedTuple

MOMENT: Final = "moment"
SPAN: Final = "span"
WITHIN: Final = "within"

KINDS: Final = (MOMENT, SPAN, WITHIN)
"""A moment of any precision, a span with two ends, some time within two bounds."""


class Truth:
    """An answer in three values, combined by Kleene's strong logic with ``&``, ``|`` and ``~``.

    There are three: `YES`, `NO` and `CANNOT_TELL`; compare with ``is``. An answer is not a bool:
    ``if before(a, b):`` raises TypeError, because "cannot tell" is neither.
    """

    __slots__ = ("_name", "_rank", "word")

    def __init__(self, name: str, rank: int, word: str) -> None:
        self._name = name
        self._rank = rank
        self.word = word

    def __and__(self, other: "Truth") -> "Truth":
        return self if self._rank <= other._rank else other

    def __or__(self, other: "Truth") -> "Truth":
        return self if self._rank >= other._rank else other

    def __invert__(self) -> "Truth":
        return _BY_RANK[2 - self._rank]

    def __bool__(self) -> bool:
        raise TypeError(f"{self._name} is one of three values: compare with `is YES` or `is NO`")

    def __str__(self) -> str:
        return self.word

    def __repr__(self) -> str:
        return self._name

    def __reduce__(self) -> str:
        return self._name  # copies and pickles stay the same object, so that `is` holds


NO: Final = Truth("NO", 0, "no")
CANNOT_TELL: Final = Truth("CANNOT_TELL", 1, "cannot tell")
YES: Final = Truth("YES", 2, "yes")
_BY_RANK: Final = (NO, CANNOT_TELL, YES)


class NoCutoff:
    """The type of `NO_CUTOFF`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NO_CUTOFF"

    def __reduce__(self) -> str:
        return "NO_CUTOFF"


NO_CUTOFF: Final = NoCutoff()
"""Asks over all that is recorded. A value of its own: it never stands for today."""

_DAY: Final = 86_400
_EAST: Final = 14 * 3_600
_WEST: Final = 12 * 3_600
"""How far clocks run ahead of and behind UTC, in seconds."""


class Instant(int):
    """A time of day: the number of its day as written, with the seconds since then.

    ``zone`` is how many seconds its clock was ahead of UTC, and None where nobody recorded that;
    then ``utc`` is the earliest or the latest second it can have been. Made by `instants`.
    """

    # Seconds count from the day before day 1; a subclass of int can have no slots.
    seconds: int
    zone: int | None
    utc: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Instant) and self._key() == other._key()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"Instant({show_day(self)})"

    def __reduce__(self) -> Any:
        return _instant, self._key()

    def _key(self) -> tuple[int, int, int | None, int]:
        return int(self), self.seconds, self.zone, self.utc


def _instant(day: int, seconds: int, zone: int | None, utc: int) -> Instant:
    made = Instant(day)
    made.seconds, made.zone, made.utc = seconds, zone, utc
    return made


def instants(day: int, seconds: int, zone: int | None) -> "Days":
    """The first and the last instant that a time of day can have been; one, where zones are known.

    Args:
        day: its day as written.
        seconds: since midnight, as written.
        zone: how many seconds its clock was ahead of UTC; None where that is not recorded.
    """
    utc = day * _DAY + seconds
    if zone is not None:
        one = _instant(day, seconds, zone, utc - zone)
        return Days(one, one)
    first, last = utc - _EAST, utc + _WEST
    return Days(_instant(day, seconds, zone, first), _instant(day, seconds, zone, last))


Cutoff = int | NoCutoff
"""The last day that counts, as a day number, the last `Instant`, or `NO_CUTOFF`."""


class Days(NamedTuple):
    """A first and a last possible day, inclusive; None is open in that direction.

    Either may be an `Instant`.
    """

    first: int | None
    last: int | None


ANY_DAY: Final = Days(None, None)
"""No bound in either direction: what is known of an undated thing."""


class Date(NamedTuple):
    """A recorded date; made by `parse` and `within`.

    ``text`` is the canonical EDTF, as written. ``start`` and ``end`` hold the first and last
    possible day of the beginning and of the end; for a moment, and for some time within, both are
    the same. ``approximate`` (``~``, ``%``) has already widened them by one unit of precision;
    ``uncertain`` (``?``, ``%``) has not, but `before`, `overlaps` and `bounds` heed it.
    """

    text: str
    kind: str
    start: Days
    end: Days
    approximate: bool = False
    uncertain: bool = False

    @property
    def first(self) -> int | None:
        """The first day on which any of it can lie; None where open."""
        return self.start.first

    @property
    def last(self) -> int | None:
        """The last day on which any of it can lie; None where open."""
        return self.end.last

    @property
    def days(self) -> Days:
        """First to last possible day as recorded: to show and to sort by, marked if uncertain."""
        return Days(self.start.first, self.end.last)

    @property
    def bounds(self) -> Days:
        """The days it certainly lies within: `days`, but `ANY_DAY` for an uncertain date."""
        return ANY_DAY if self.uncertain else Days(self.start.first, self.end.last)

    @property
    def goes_on(self) -> bool:
        """True for a span without end (``2022-05/..``)."""
        return self.kind == SPAN and self.text.endswith("/..")

    @property
    def end_unknown(self) -> bool:
        """True for a span whose end nobody recorded (``2022-05/``)."""
        return self.kind == SPAN and self.text.endswith("/")

    @property
    def start_open(self) -> bool:
        """True for a span without beginning (``../2022-05``)."""
        return self.kind == SPAN and self.text.startswith("../")

    @property
    def start_unknown(self) -> bool:
        """True for a span whose beginning nobody recorded (``/2022-05``)."""
        return self.kind == SPAN and self.text.startswith("/")

    def __str__(self) -> str:
        return self.text


# --- days -----------------------------------------------------------------------------------------


def day_number(year: int, month: int, day: int) -> int:
    """Number a day: 1 for 0001-01-01, as ``date.toordinal()``, but for every year.

    The parts must name a day of the calendar; they are not checked.
    """
    # Years are counted from March, so that the leap day is the last of its year.
    if month > 2:
        month -= 3
    else:
        month += 9
        year -= 1
    leaps = year // 4 - year // 100 + year // 400
    return 365 * year + leaps + (153 * month + 2) // 5 + day - 306


def civil(number: int) -> tuple[int, int, int]:
    """Give the year, month and day of a day number: the inverse of `day_number`."""
    era, day = divmod(number + 305, 146_097)  # eras of 400 years, from 1 March of year 0
    year = (day - day // 1460 + day // 36_524 - day // 146_096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5
    year += 400 * era
    return (year, month + 3, day + 1) if month < 10 else (year + 1, month - 9, day + 1)


def show_day(number: int) -> str:
    """Write a day number as ``YYYY-MM-DD``, an `Instant` as ``YYYY-MM-DDThh:mm:ss`` with its zone.

    Years before 0 are ``-YYYY``.
    """
    year, month, day = civil(number)
    sign = "-" if year < 0 else ""
    text = f"{sign}{abs(year):04}-{month:02}-{day:02}"
    return f"{text}T{_show_time(number)}" if isinstance(number, Instant) else text


def _show_time(instant: Instant) -> str:
    hours, rest = divmod(instant.seconds, 3_600)
    text = f"{hours:02}:{rest // 60:02}:{rest % 60:02}"
    if not instant.zone:
        return text if instant.zone is None else f"{text}Z"
    ahead = abs(instant.zone) // 60
    return f"{text}{'-' if instant.zone < 0 else '+'}{ahead // 60:02}:{ahead % 60:02}"


# --- comparing ------------------------------------------------------------------------------------


def earlier(a: Days, b: Days) -> Truth:
    """Whether a day somewhere in ``a`` is certainly before a day somewhere in ``b``.

    A day is not before itself; a time may be before or after a day that it is written with.
    """
    if a.last is not None and b.first is not None and precedes(a.last, b.first):
        return YES
    if a.first is not None and b.last is not None and _not_before(a.first, b.last):
        return NO
    return CANNOT_TELL


def sooner(a: Days, b: Days) -> Truth:
    """Whether something done at one time within ``a`` came before something done within ``b``.

    As `earlier`, but of two things done on one day, or in one second, it is open which came first.
    """
    order = earlier(a, b)
    return CANNOT_TELL if order is NO and a.first == b.last else order


def by(days: Days, cutoff: Cutoff) -> Truth:
    """Whether a day somewhere in ``days`` is on or before the cutoff.

    Give `Date.bounds` to heed ``?``. Without cutoff everything recorded counts: always YES.
    """
    if isinstance(cutoff, NoCutoff):
        return YES
    first, last = days
    if last is not None and _reached(last, cutoff):
        return YES
    return NO if first is not None and precedes(cutoff, first) else CANNOT_TELL


def precedes(a: int, b: int) -> bool:
    """Whether a day or time is certainly before another."""
    if isinstance(a, Instant) or isinstance(b, Instant):
        if isinstance(a, Instant) and isinstance(b, Instant) and _shares_a_clock(a, b):
            return a.utc < b.utc
        return _last_day(a) < _first_day(b)
    return a < b


def before(a: Date, b: Date) -> Truth:
    """Whether all of ``a`` lies before any of ``b``; never certain if either is uncertain."""
    if a.uncertain or b.uncertain:
        return CANNOT_TELL
    return earlier(a.end, b.start)


def overlaps(a: Date, b: Date) -> Truth:
    """Whether some day belongs to both: neither lies wholly before the other.

    Two times of day overlap only where they are the same.
    """
    if a.uncertain or b.uncertain:
        return CANNOT_TELL
    if _is_timed(a) != _is_timed(b):
        one, other = (Days(*map(whole_day, d.days)) for d in (a, b))
        return ~(earlier(one, other) | earlier(other, one))
    return ~(before(a, b) | before(b, a))


def as_fine_as(days: Days, other: Days) -> Days:
    """Days without their times, where ``other`` has none: a whole day takes in every time of it."""
    if other.first.__class__ is Instant or other.last.__class__ is Instant:
        return days
    first, last = days
    return Days(
        None if first is None else _first_day(first), None if last is None else _last_day(last)
    )


def whole_day(day: int | None) -> int | None:
    """The day of an `Instant`, as written; any other day is itself."""
    return int(day) if isinstance(day, Instant) else day


def latest(a: int | None, b: int | None) -> int | None:
    """Give the later of two first days, either of which may be open; of one day, its time."""
    if a is None or b is None:
        return b if a is None else a
    if precedes(a, b):
        return b
    return b if b.__class__ is Instant and a.__class__ is not Instant and int(a) == int(b) else a


def earliest(a: int | None, b: int | None) -> int | None:
    """Give the earlier of two last days, either of which may be open; of one day, its time."""
    if a is None or b is None:
        return b if a is None else a
    if precedes(b, a):
        return b
    return b if b.__class__ is Instant and a.__class__ is not Instant and int(a) == int(b) else a


def sort_key(day: int | None) -> int:
    """A number by which days and times sort; 0 where open."""
    if day is None:
        return 0
    return day.utc if isinstance(day, Instant) else day * _DAY


def _not_before(a: int, b: int) -> bool:
    """Whether a day or time is certainly not before another."""
    if isinstance(a, Instant) or isinstance(b, Instant):
        if isinstance(a, Instant) and isinstance(b, Instant) and _shares_a_clock(a, b):
            return a.utc >= b.utc
        return _first_day(a) > _last_day(b)
    return a >= b


def _shares_a_clock(a: Instant, b: Instant) -> bool:
    """Whether two times are compared as instants: where neither has a zone, by their days."""
    return a.zone is not None or b.zone is not None


def _first_day(day: int) -> int:
    """The earlier of the day as written and the day in UTC."""
    if isinstance(day, Instant) and day.zone is not None:
        return min(int(day), day.utc // _DAY)
    return int(day)


def _last_day(day: int) -> int:
    """The later of the day as written and the day in UTC."""
    if isinstance(day, Instant) and day.zone is not None:
        return max(int(day), day.utc // _DAY)
    return int(day)


def _reached(last: int, cutoff: int) -> bool:
    """Whether a cutoff is certainly not before a last day; a day is not over at a time in it."""
    if not isinstance(cutoff, Instant):
        return _last_day(last) <= cutoff
    if isinstance(last, Instant):
        return not precedes(cutoff, last) and _not_before(cutoff, last)
    return last < _first_day(cutoff)


def _is_timed(date: Date) -> bool:
    return isinstance(date.start.first, Instant)
