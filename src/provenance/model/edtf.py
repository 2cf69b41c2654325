"""EDTF text to dates, strictly, without a word on what may have been meant.

The notation is EDTF (ISO 8601-2:2019; Library of Congress, *Extended Date/Time Format
Specification*): level 0, the level-1 forms that people need, and of level 2 only the set with two
bounds, ``[2021-01-01..2021-12-25]``, for "some time within".
"""

from contextlib import suppress
from datetime import date
from typing import Final

from provenance.model.date_errors import MONTHS, DateError, FormError
from provenance.model.days import (
    ANY_DAY,
    MOMENT,
    SPAN,
    WITHIN,
    Date,
    Days,
    day_number,
    earliest,
    instants,
    latest,
    precedes,
)

_OPEN: Final = Date("", MOMENT, ANY_DAY, ANY_DAY)
"""An end or a bound that is not given."""


def read(text: str) -> Date:
    """Read a date as `parse` does, without looking for what may have been meant."""
    if len(text) == 10 and text[4] == "-" == text[7]:
        with suppress(ValueError):  # a plain day, as most are
            number = date.fromisoformat(text).toordinal()
            days = Days(number, number)
            return Date(text, MOMENT, days, days)
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
    if start.first is not None and end.last is not None and precedes(end.last, start.first):
        raise DateError(f"the interval ends before it begins: {end} is before {start}")
    # Neither end can lie beyond the other: of 2021-06/2021, the end is not before June.
    return Date(
        text,
        SPAN,
        Days(start.start.first, earliest(start.start.last, end.last)),
        Days(latest(end.start.first, start.first), end.last),
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
    time = None
    if "T" in body:
        body, _, clock = body.partition("T")
        if mark or len(body.lstrip("-")) != 10 or "X" in body:
            raise FormError
        time = _read_time(clock)
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
        days = Days(number - around, number + around) if time is None else instants(number, *time)
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


def _read_time(clock: str) -> tuple[int, int | None]:
    """Read ``hh:mm:ss`` with ``Z``, ``±hh``, ``±hh:mm`` or nothing: seconds, and the zone's."""
    time, shift = clock[:8], clock[8:]
    signed = shift[:1] in ("+", "-") and len(shift) in (3, 6)
    if not (time.isascii() and shift.isascii() and (signed or shift in ("", "Z"))):
        raise FormError
    hours, minutes, seconds = _clock_parts(time, 8)
    if (hours, minutes, seconds) > (23, 59, 59):
        raise DateError(f"there is no time {time}")
    zone = None
    if signed:
        ahead, past = (*_clock_parts(shift[1:], len(shift) - 1), 0)[:2]
        if (ahead, past) > (23, 59):
            raise DateError(f"there is no time zone {shift}")
        zone = (ahead * 3_600 + past * 60) * (-1 if shift[0] == "-" else 1)
    return hours * 3_600 + minutes * 60 + seconds, 0 if shift == "Z" else zone


def _clock_parts(text: str, length: int) -> tuple[int, ...]:
    parts = text.split(":")
    if len(text) != length or not all(len(part) == 2 and part.isdigit() for part in parts):
        raise FormError
    numbers = tuple(map(int, parts))
    # A minute beyond its hour is beyond every hour.
    return numbers if all(number < 60 for number in numbers[1:]) else (24,) * len(numbers)


def _whole_months(months: int, count: int, approximate: bool) -> Days:
    around = count if approximate else 0
    return Days(_month_start(months - around), _month_start(months + count + around) - 1)


def _month_start(months: int) -> int:
    year, month = divmod(months, 12)
    return day_number(year, month + 1, 1)


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
    if lower.first is not None and upper.last is not None and precedes(upper.last, lower.first):
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
