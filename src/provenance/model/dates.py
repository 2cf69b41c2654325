"""Recorded dates: EDTF text to first and last possible days, and comparing them in three values.

The notation is EDTF (ISO 8601-2:2019; Library of Congress, *Extended Date/Time Format
Specification*): level 0, the level-1 forms that people need, and of level 2 only the set with two
bounds, ``[2021-01-01..2021-12-25]``, for "some time within". Days are counted in the proleptic
Gregorian calendar with a year 0, as ISO 8601 does, and numbered as ``datetime.date.toordinal()``
numbers them, so that years before 1 and after 9999 need no special case.
"""

from functools import lru_cache
from typing import Final, NamedTuple

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


class DateError(ValueError):
    """A date that cannot be taken; the message says in plain words why.

    ``suggestion`` is a text that `parse` takes, where the one given has exactly one obvious
    reading, else None.
    """

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.suggestion = suggestion


class FormError(DateError):
    """The text has no form of a date, as against a well-formed one that the calendar lacks."""

    def __init__(self) -> None:
        super().__init__("write YYYY-MM-DD, YYYY-MM or YYYY")


class Days(NamedTuple):
    """A first and a last possible day, inclusive; None is open in that direction."""

    first: int | None
    last: int | None

    def meet(self, other: "Days") -> "Days | None":
        """Narrow two bounds on the same event to the days in both; None where there are none."""
        first = _latest(self.first, other.first)
        last = _earliest(self.last, other.last)
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


def cutoff_day(date: Date) -> int:
    """Give the last day of a date that is asked for ("as of 2021-12" takes in 31 December).

    Raises DateError unless it is a plain year, season, month or day.
    """
    plain = date.kind == MOMENT and not (date.approximate or date.uncertain or "X" in date.text)
    if not plain or date.last is None:
        raise DateError(f"{date.text} is no day to stop at: write YYYY-MM-DD, YYYY-MM or YYYY")
    return date.last


# --- reading --------------------------------------------------------------------------------------


def parse(text: str) -> Date:
    """Read a date as written in a file.

    Takes EDTF level 0 (``2021``, ``2021-12``, ``2021-12-25``, ``2021-12-25T10:00:00Z``, of which
    the day as written counts, ``2021/2022-05``); of level 1 ``?``, ``~`` and ``%`` after a date,
    ``X`` for unspecified digits from the right (``201X``, ``2021-XX``), seasons (``2021-21`` to
    ``2021-24``), years before 0, and spans with an open (``..``) or unknown (empty) end; and the
    bracket text that `within` gives.

    A season is taken as three whole months of the northern hemisphere, spring from March; winter
    begins in December of its year.

    Raises DateError, with a suggestion where one is obvious.
    """
    return _parse(text)


def within(not_before: Date | None, not_after: Date | None) -> Date:
    """Date to some time from ``not_before`` to ``not_after``, inclusive; None leaves a side open.

    A bound of less than day precision counts whole: not after 2021-12 is up to 31 December.
    Raises DateError if a bound is no moment, both are missing, or they are reversed.
    """
    for bound in (not_before, not_after):
        if bound is not None and bound.kind != MOMENT:
            raise DateError(f"a bound is a day, a month or a year, not {bound.text}")
        if bound is not None and "T" in bound.text:
            raise DateError("a bound has no time of day", bound.text.partition("T")[0])
    lower, upper = not_before or _OPEN, not_after or _OPEN
    if lower.first is None and upper.last is None:
        raise DateError("give the first possible day, the last, or both")
    if lower.first is not None and upper.last is not None and upper.last < lower.first:
        raise DateError(f"the last possible day ({upper}) is before the first ({lower})")
    days = Days(lower.first, upper.last)
    return Date(
        f"[{lower.text}..{upper.text}]",
        WITHIN,
        days,
        days,
        lower.approximate or upper.approximate,
        lower.uncertain or upper.uncertain,
    )


MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_OPEN: Final = Date("", MOMENT, ANY_DAY, ANY_DAY)
"""An end or a bound that is not given."""


@lru_cache(maxsize=4096)
def _parse(text: str) -> Date:
    try:
        return read(text)
    except DateError as problem:
        from provenance.model.date_hints import explain

        raise explain(text, problem) from None


def read(text: str) -> Date:
    """Read a date as `parse` does, without looking for what may have been meant."""
    if "/" in text:
        return _read_span(text)
    if text.startswith("["):
        return _read_within(text)
    return _read_moment(text)


def _read_span(text: str) -> Date:
    left, _, right = text.partition("/")
    start, end = read_end(left), read_end(right)
    if start.first is None and end.last is None:
        raise DateError("an interval needs a date at one end; leave out a date that is not known")
    if start.first is not None and end.last is not None and end.last < start.first:
        raise DateError(f"the interval ends before it begins: {end} is before {start}")
    # Neither end can lie beyond the other: of 2021-06/2021, the end is not before June.
    return Date(
        text,
        SPAN,
        Days(start.start.first, _earliest(start.start.last, end.last)),
        Days(_latest(end.start.first, start.first), end.last),
        start.approximate or end.approximate,
        start.uncertain or end.uncertain,
    )


def read_end(text: str) -> Date:
    """Read one end of an interval, which may be open or unknown."""
    if not text or text == "..":
        return _OPEN
    end = _read_moment(text)
    if "T" in text:
        raise DateError("an interval runs between days, months or years, without time of day")
    return end


def _read_within(text: str) -> Date:
    left, dots, right = text[1:-1].partition("..")
    if not (dots and text.endswith("]")):
        raise FormError
    return within(
        _read_moment(left) if left else None,
        _read_moment(right) if right else None,
    )


def _read_moment(text: str) -> Date:
    body, mark = (text[:-1], text[-1]) if text[-1:] in ("?", "~", "%") else (text, "")
    if "T" in body:
        body, _, clock = body.partition("T")
        if mark or len(body.lstrip("-")) != 10 or "X" in body:
            raise FormError
        _check_time(clock)
    digits = body[1:] if body.startswith("-") else body
    year, month, day = digits[:4], digits[5:7], digits[8:]
    if not (body.isascii() and digits == "-".join(filter(None, (year, month, day)))):
        raise FormError
    months, count = _read_months(body, year, month, bool(day))
    approximate = mark in ("~", "%")
    if not day or day == "XX":
        days = _whole_months(months, count, approximate)
    else:
        number, around = _read_day(months, day), 1 if approximate else 0
        days = Days(number - around, number + around)
    return Date(text, MOMENT, days, days, approximate, mark in ("?", "%"))


def _read_months(body: str, year: str, month: str, has_day: bool) -> tuple[int, int]:
    """Give the first month, counted from January of year 0, and the number of months."""
    sign = -1 if body.startswith("-") else 1
    known = year.rstrip("X")
    unspecified = 4 - len(known)
    if len(year) != 4 or not known.isdigit() or unspecified > 2 or (unspecified and month):
        raise FormError
    years = 10**unspecified
    number = sign * int(known) * years
    if sign < 0:
        if number == 0 and not unspecified:
            raise DateError("there is no year -0000: year 0 is 0000, and 1 BC")
        number -= years - 1
    if not month:
        return number * 12, years * 12
    if month == "XX":
        if has_day and not body.endswith("-XX-XX"):
            raise FormError
        return number * 12, 12
    if len(month) != 2 or not month.isdigit():
        raise FormError
    part = int(month)
    if 1 <= part <= 12:
        return number * 12 + part - 1, 1
    if has_day or not 21 <= part <= 41:
        raise DateError(f"there is no month {part}")
    if part > 24:
        raise DateError(
            f"{body} is a season or part of the year of EDTF level 2, which is not taken: "
            "write an interval of months"
        )
    # EDTF's seasons know no hemisphere and no fixed days: spring and autumn lie somewhere from
    # March to December, summer and winter may reach into the years before and after.
    return (number * 12 + 2, 10) if part in (21, 23) else (number * 12 - 1, 16)


def _read_day(months: int, day: str) -> int:
    if len(day) != 2 or not day.isdigit():
        raise FormError
    year, month = divmod(months, 12)
    first, number = _month_start(months), int(day)
    length = _month_start(months + 1) - first
    if not 1 <= number <= 31:
        raise DateError(f"there is no day {number}")
    if number > length:
        raise DateError(f"{MONTHS[month]} {year:04} has {length} days")
    return first + number - 1


def _check_time(clock: str) -> None:
    """Hold ``hh:mm:ss`` with ``Z``, ``±hh``, ``±hh:mm`` or nothing to the ranges of a clock."""
    time, shift = clock[:8], clock[8:]
    signed = shift[:1] in ("+", "-") and len(shift) in (3, 6)
    if not (time.isascii() and shift.isascii() and (signed or shift in ("", "Z"))):
        raise FormError
    if _clock_parts(time, 8) > (23, 59, 59):
        raise DateError(f"there is no time {time}")
    if signed and _clock_parts(shift[1:], len(shift) - 1) > (23, 59):
        raise DateError(f"there is no time zone {shift}")


def _clock_parts(text: str, length: int) -> tuple[int, ...]:
    parts = text.split(":")
    if len(text) != length or not all(len(part) == 2 and part.isdigit() for part in parts):
        raise FormError
    numbers = tuple(map(int, parts))
    # A minute beyond its hour is beyond every hour.
    return numbers if all(number < 60 for number in numbers[1:]) else (24,)


def _whole_months(months: int, count: int, approximate: bool) -> Days:
    around = count if approximate else 0
    return Days(_month_start(months - around), _month_start(months + count + around) - 1)


def _month_start(months: int) -> int:
    year, month = divmod(months, 12)
    return day_number(year, month + 1, 1)


def _latest(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else max(a, b)


def _earliest(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else min(a, b)
