"""Recorded dates: EDTF text to first and last possible days, and comparing them in three values.

The notation is EDTF (ISO 8601-2:2019; Library of Congress, *Extended Date/Time Format
Specification*): level 0, the level-1 forms that people need, and of level 2 only the set with two
bounds, ``[2021-01-01..2021-12-25]``, for "some time within". Days are counted in the proleptic
Gregorian calendar with a year 0, as ISO 8601 does, and numbered as ``datetime.date.toordinal()``
numbers them, so that years before 1 and after 9999 need no special case.
"""

import re
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


class _FormError(DateError):
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


_OPEN: Final = Date("", MOMENT, ANY_DAY, ANY_DAY)
"""An end or a bound that is not given."""


@lru_cache(maxsize=4096)
def _parse(text: str) -> Date:
    try:
        return _read(text)
    except DateError as problem:
        raise _explain(text, problem) from None


def _read(text: str) -> Date:
    if "/" in text:
        return _read_span(text)
    if text.startswith("["):
        return _read_within(text)
    return _read_moment(text)


def _read_span(text: str) -> Date:
    left, _, right = text.partition("/")
    start, end = _read_end(left), _read_end(right)
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


def _read_end(text: str) -> Date:
    if not text or text == "..":
        return _OPEN
    end = _read_moment(text)
    if "T" in text:
        raise DateError("an interval runs between days, months or years, without time of day")
    return end


def _read_within(text: str) -> Date:
    left, dots, right = text[1:-1].partition("..")
    if not (dots and text.endswith("]")):
        raise _FormError
    return within(
        _read_moment(left) if left else None,
        _read_moment(right) if right else None,
    )


def _read_moment(text: str) -> Date:
    body, mark = (text[:-1], text[-1]) if text[-1:] in ("?", "~", "%") else (text, "")
    if "T" in body:
        body, _, clock = body.partition("T")
        if mark or len(body.lstrip("-")) != 10 or "X" in body:
            raise _FormError
        _check_time(clock)
    digits = body[1:] if body.startswith("-") else body
    year, month, day = digits[:4], digits[5:7], digits[8:]
    if not (body.isascii() and digits == "-".join(filter(None, (year, month, day)))):
        raise _FormError
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
        raise _FormError
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
            raise _FormError
        return number * 12, 12
    if len(month) != 2 or not month.isdigit():
        raise _FormError
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
    return number * 12 + 2 + 3 * (part - 21), 3


def _read_day(months: int, day: str) -> int:
    if len(day) != 2 or not day.isdigit():
        raise _FormError
    year, month = divmod(months, 12)
    first, number = _month_start(months), int(day)
    length = _month_start(months + 1) - first
    if not 1 <= number <= 31:
        raise DateError(f"there is no day {number}")
    if number > length:
        raise DateError(f"{_MONTHS[month]} {year:04} has {length} days")
    return first + number - 1


def _check_time(clock: str) -> None:
    """Hold ``hh:mm:ss`` with ``Z``, ``±hh``, ``±hh:mm`` or nothing to the ranges of a clock."""
    time, shift = clock[:8], clock[8:]
    signed = shift[:1] in ("+", "-") and len(shift) in (3, 6)
    if not (time.isascii() and shift.isascii() and (signed or shift in ("", "Z"))):
        raise _FormError
    if _clock_parts(time, 8) > (23, 59, 59):
        raise DateError(f"there is no time {time}")
    if signed and _clock_parts(shift[1:], len(shift) - 1) > (23, 59):
        raise DateError(f"there is no time zone {shift}")


def _clock_parts(text: str, length: int) -> tuple[int, ...]:
    parts = text.split(":")
    if len(text) != length or not all(len(part) == 2 and part.isdigit() for part in parts):
        raise _FormError
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


# --- explaining -----------------------------------------------------------------------------------

_MONTHS: Final = (
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

_SEASONS: Final = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23"}
"""Winter is left out: it may be the one that ends in the year or the one that begins."""

_HABITS: Final = (
    (r"\s+(.*)|(.*?)\s+", r"\1\2"),
    (r"(?:circa|ca?\.?|about|around|approximately|approx\.?)\s*(.+)", r"\1~"),
    (r"(?:possibly|perhaps|probably|maybe)\s+(.+)", r"\1?"),
    (r"([?~%])(-?[\dX]{4})", r"\2\1"),
    (r"(.+?)(?:\?~|~\?)", r"\1%"),
    (r"(?:the\s+)?(\d\d[1-9])0'?s", r"\1X"),
    (r"\+(\d{4}.*)", r"\1"),
    (r"-(0000.*)", r"\1"),
    (r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(.+)", r"\1"),
    (r"since\s+(.+)", r"\1/.."),
    (r"(.+)/(?:open|present|now|ongoing)", r"\1/.."),
    (r"open/(.+)", r"../\1"),
    (r"(.+)/unknown", r"\1/"),
    (r"unknown/(.+)", r"/\1"),
    (r"([^\[/]+?)\.\.", r"\1/.."),
    (r"\.\.([^\]/]+)", r"../\1"),
    (r"([^\[/]+?)\.\.([^\]/]+)", r"\1/\2"),
    (r"(\d{4})\s*[-\u2013\u2014]\s*(\d{4})", r"\1/\2"),
    (r"([^/]+?)\s+(?:to|-|\u2013|\u2014)\s+([^/]+)", r"\1/\2"),
    (r"(\d{4})(\d\d)(\d\d)([?~%]?)", r"\1-\2-\3\4"),
    (r"(\d+)[\u2010-\u2015](\d+)(?:[\u2010-\u2015](\d+))?", r"\1-\2-\3"),
)
"""Other ways to write a date, and the EDTF for the same; applied until the text can be read."""

_NUMBERS: Final = r"(-?\d{1,4})([-/. ])(\d{1,2})(?:\2(\d{1,4}))?([?~%]?)"

_NAMED: Final = (
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -])?(?P<m>[a-z]{3,})\.?,?[ -]"
    r"(?P<y>\d{4})(?P<q>[?~%]?)",
    r"(?P<m>[a-z]{3,})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})(?P<q>[?~%]?)",
    r"(?P<y>\d{4}),?[ -](?P<m>[a-z]{3,})\.?(?:[ -](?P<d>\d{1,2}))?(?P<q>[?~%]?)",
)

_REASONS: Final = (
    (r"\s*", "the date is empty; leave it out where it is not known"),
    (r"(?:unknown|undated|none|null|n\.?d\.?|\?+|-|~)", "leave out a date that is not known"),
    (r"(?:today|now|yesterday|tomorrow|present)", "write the day itself: YYYY-MM-DD"),
    (r"-?\d{4}-?W\d.*", "week dates are not taken: write YYYY-MM-DD"),
    (r"-?\d{4}-?\d{3}", "ordinal dates are not taken: write YYYY-MM-DD"),
    (
        r"(?:before|by|until|till|not? (?:later|after).*?|<=?)\s*[\d\[].*",
        "write {{not-after: D}}, D being the last possible day",
    ),
    (
        r"(?:after|not? (?:earlier|before).*?|>=?)\s*[\d\[].*",
        "write {{not-before: D}}, D being the first possible day",
    ),
    (r"(?:the )?\d\d00'?s", "a decade is written 190X and a century 19XX"),
    (r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d\d", "a year has four digits: write YYYY-MM-DD"),
    (
        r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}[?~%]?",
        "{text} can be read with the day or the month first: write YYYY-MM-DD",
    ),
    (
        r"Y-?\d.*|[-+]?\d{5,}[?~%]?|-?\d{1,3}[?~%]?|[-+]?\d{5,}-\d\d.*",
        "a year has four digits: write YYYY-MM-DD",
    ),
    (
        r"\{.*|\[.*,.*|.*\dS\d+",
        "{text} is EDTF level 2, which is not taken: write one date, an interval, "
        "or {{not-before: D, not-after: D}}",
    ),
    (r"\[.*", "some time within two bounds is written [YYYY-MM-DD..YYYY-MM-DD]"),
    (
        r"[-\dX]*X[-\dX]*[?~%]?",
        "X stands for digits from the right only: 201X, 20XX, 2021-XX, 2021-12-XX, 2021-XX-XX",
    ),
    (r"[-\dX]*[?~%][-\dX?~%]*", "?, ~ or % stands once, after the whole date"),
    (
        r".*\dT.*",
        "a time is written YYYY-MM-DDThh:mm:ss, with Z, +hh:mm or nothing after it",
    ),
    (r".*/.*/.*", "an interval has one slash: write YYYY-MM-DD/YYYY-MM-DD"),
)
"""What is wrong with a text that has no obvious reading; the first that fits is told."""


def _explain(text: str, problem: DateError) -> DateError:
    """Add to the problem what to write instead or, failing that, the reason."""
    if len(text) > 80:  # no date in any notation: not worth matching, nor repeating
        return problem
    reading: str | None = text
    for _ in range(4):  # "c. 15 December 2021" takes two steps
        reading = _reread(reading)
        if reading is None:
            break
        try:
            _read(reading)
        except _FormError:
            continue
        except DateError as lacking:
            problem = lacking if isinstance(problem, _FormError) else problem
            continue
        if isinstance(problem, _FormError):
            shown = text if text == text.strip() else repr(text)
            return DateError(f"write {reading}, not {shown}", reading)
        return DateError(str(problem), reading)
    return DateError(_reason(text) if isinstance(problem, _FormError) else str(problem))


def _reason(text: str) -> str:
    for part in (text, *text.split("/")):
        for pattern, reason in _REASONS:
            if re.fullmatch(pattern, part, re.IGNORECASE) and (part or not text):
                return reason.format(text=part)
    return "write YYYY-MM-DD, YYYY-MM or YYYY"


def _reread(text: str | None) -> str | None:
    """One step from another way of writing a date towards EDTF; None when out of ideas."""
    if text is None:
        return None
    steps = (_from_habit, _from_numbers, _from_names, _from_case, _from_time, _from_parts)
    for step in steps:
        reading = step(text)
        if reading is not None and reading != text:
            return reading
    return None


def _from_habit(text: str) -> str | None:
    for pattern, reading in _HABITS:
        match = re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL)
        if match:
            return match.expand(reading).rstrip("-")
    squeezed = "".join(text.split())
    return squeezed if squeezed != text and _readable(squeezed) else None


def _from_numbers(text: str) -> str | None:
    """Dates of numbers only: year first or last, any separator, leading zeros or none."""
    match = re.fullmatch(_NUMBERS, text)
    if match is None:
        return None
    a, _, b, c, mark = match.groups()
    if len(a.lstrip("-")) == 4:
        year, month, day = a, int(b), int(c or "0")
        if month > 12 and 1 <= day <= 12:
            month, day = day, month
    elif c is None:
        return None
    elif len(c) == 4:
        year, day, month = c, int(a), int(b)
        if month > 12:
            month, day = day, month
        elif 1 <= day <= 12 and day != month:
            return None  # the day first or the month first: nobody can tell
    else:
        return None
    if not 0 <= month <= 12 or (month == 0 and day != 0) or day > 31:
        return None
    return _write(year, month, day) + mark


def _from_names(text: str) -> str | None:
    """Months in words, before or after the day, and seasons; also ``12/2021``."""
    match = re.fullmatch(r"(\d{1,2})[-/.](\d{4})([?~%]?)", text)
    if match and 1 <= int(match[1]) <= 12:
        return _write(match[2], int(match[1]), 0) + match[3]
    for pattern in _NAMED:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        if match is None:
            continue
        word, day = match["m"].lower(), int(match["d"] or "0")
        if word in _SEASONS and not day:
            return f"{match['y']}-{_SEASONS[word]}{match['q']}"
        for number, name in enumerate(_MONTHS, 1):
            if name.lower().startswith(word) or (word == "sept" and number == 9):
                return _write(match["y"], number, day) + match["q"]
    return None


def _from_case(text: str) -> str | None:
    """Small letters, and ``u`` as the draft of 2012 wrote unspecified digits."""
    if text.strip("-0123456789XxuU?~%/.[]"):
        return None
    return text.replace("u", "X").replace("U", "X").replace("x", "X")


def _from_time(text: str) -> str | None:
    """Rewrite a time in another notation, or else leave the day, which alone counts."""
    match = re.fullmatch(r"(-?\d{4}-\d\d-\d\d)[T ](\d\d?:?\d\d[^/\]]*)", text, re.IGNORECASE)
    if match is None:
        return None
    day, clock = match.groups()
    mark = clock[-1] if clock[-1] in "?~%" else ""
    timed = f"{day}T{clock.upper()}"
    return timed if timed != text and _readable(timed) else day + mark


def _from_parts(text: str) -> str | None:
    """Each end of an interval, each bound of a set."""
    if text.startswith("[") and text.endswith("]"):
        left, middle, right = text[1:-1].partition("..")
        opening, closing = "[", "]"
    else:
        left, middle, right = text.partition("/")
        opening, closing = "", ""
    if not middle or "/" in right:
        return None
    return opening + _repair(left) + middle + _repair(right) + closing


def _repair(part: str) -> str:
    try:
        _read_end(part)
    except DateError:
        return _reread(part) or part
    return part


def _readable(text: str) -> bool:
    try:
        _read(text)
    except DateError:
        return False
    return True


def _write(year: str, month: int, day: int) -> str:
    return year + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
