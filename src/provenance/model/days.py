"""Days, dates, and comparing them in three values.

Days are counted in the proleptic Gregorian calendar with a year 0, as ISO 8601 does, and numbered
as ``datetime.date.toordinal()`` numbers them, so that years before 1 and after 9999 need no special
case.
"""

from typing import Final

from provenance.model.tuples import NamedTuple

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

Cutoff = int | NoCutoff
"""The last day that counts, as a day number, or `NO_CUTOFF`."""


class Days(NamedTuple):
    """A first and a last possible day, inclusive; None is open in that direction."""

    first: int | None
    last: int | None

    def meet(self, other: "Days") -> "Days | None":
        """Narrow two bounds on the same event to the days in both; None where there are none."""
        first = latest(self.first, other.first)
        last = earliest(self.last, other.last)
        if first is not None and last is not None and first > last:
            return None
        return Days(first, last)


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
    """Write a day number as ``YYYY-MM-DD``; years before 0 as ``-YYYY``."""
    year, month, day = civil(number)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"


# --- comparing ------------------------------------------------------------------------------------


def earlier(a: Days, b: Days) -> Truth:
    """Whether a day somewhere in ``a`` is certainly before a day somewhere in ``b``."""
    if a.last is not None and b.first is not None and a.last < b.first:
        return YES
    if a.first is not None and b.last is not None and a.first >= b.last:
        return NO
    return CANNOT_TELL


def by(days: Days, cutoff: Cutoff) -> Truth:
    """Whether a day somewhere in ``days`` is on or before the cutoff.

    Give `Date.bounds` to heed ``?``. Without cutoff everything recorded counts: always YES.
    """
    if isinstance(cutoff, NoCutoff):
        return YES
    if days.last is not None and days.last <= cutoff:
        return YES
    if days.first is not None and days.first > cutoff:
        return NO
    return CANNOT_TELL


def before(a: Date, b: Date) -> Truth:
    """Whether all of ``a`` lies before any of ``b``; never certain if either is uncertain."""
    if a.uncertain or b.uncertain:
        return CANNOT_TELL
    return earlier(a.end, b.start)


def overlaps(a: Date, b: Date) -> Truth:
    """Whether some day belongs to both: neither lies wholly before the other."""
    return ~(before(a, b) | before(b, a))


def latest(a: int | None, b: int | None) -> int | None:
    """Give the later of two days, either of which may be open."""
    return b if a is None else a if b is None else max(a, b)


def earliest(a: int | None, b: int | None) -> int | None:
    """Give the earlier of two days, either of which may be open."""
    return b if a is None else a if b is None else min(a, b)
