"""Recorded dates: the one door to reading, comparing and showing them.

The types and their comparison are in ``days``, the notation in ``edtf``.
"""

from functools import lru_cache

from provenance.model.date_errors import DateError as DateError
from provenance.model.days import (
    ANY_DAY,
    CANNOT_TELL,
    KINDS,
    MOMENT,
    NO,
    NO_CUTOFF,
    SPAN,
    WITHIN,
    YES,
    Cutoff,
    Date,
    Days,
    Instant,
    NoCutoff,
    Truth,
    as_fine_as,
    before,
    by,
    civil,
    day_number,
    earlier,
    earliest,
    latest,
    overlaps,
    precedes,
    show_day,
    sooner,
    sort_key,
    whole_day,
)
from provenance.model.edtf import read, within

__all__ = [
    "ANY_DAY",
    "CANNOT_TELL",
    "KINDS",
    "MOMENT",
    "NO",
    "NO_CUTOFF",
    "SPAN",
    "WITHIN",
    "YES",
    "Cutoff",
    "Date",
    "DateError",
    "Days",
    "Instant",
    "NoCutoff",
    "Truth",
    "as_fine_as",
    "before",
    "by",
    "civil",
    "cutoff_day",
    "day_number",
    "earlier",
    "earliest",
    "first_day",
    "latest",
    "overlaps",
    "parse",
    "precedes",
    "show_day",
    "sooner",
    "sort_key",
    "whole_day",
    "within",
]


def parse(text: str) -> Date:
    """Read a date as written in a file.

    Takes EDTF level 0 (``2021``, ``2021-12``, ``2021-12-25``, ``2021-12-25T10:00:00Z``, a time of
    day with or without its zone, ``2021/2022-05``); of level 1 ``?``, ``~`` and ``%`` after a date,
    ``X`` for unspecified digits from the right (``201X``, ``2021-XX``), seasons (``2021-21`` to
    ``2021-24``), years before 0, and spans with an open (``..``) or unknown (empty) end; and the
    bracket text that `within` gives.

    A season is taken as three whole months of the northern hemisphere, spring from March; winter
    begins in December of its year.

    Raises DateError, with a suggestion where one is obvious.
    """
    return _parse(text)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Date:
    try:
        return read(text)
    except DateError as problem:
        from provenance.model.date_hints import explain

        raise explain(text, problem) from None


def cutoff_day(date: Date) -> int:
    """Give the last day, or the instant, of a date that is asked for.

    "As of 2021-12" takes in 31 December, "as of 2021-12-25T10:00:00Z" ten o'clock.

    Raises DateError unless it is a plain year, season, month, day or a time with its zone.
    """
    return _limit(date, date.last, "day to stop at")


def first_day(date: Date) -> int:
    """Give the first day, or the instant, of a date that is asked for: "before 2021-12".

    Raises DateError as `cutoff_day` does.
    """
    return _limit(date, date.first, "day to begin at")


def _limit(date: Date, day: int | None, what: str) -> int:
    plain = date.kind == MOMENT and not (date.approximate or date.uncertain or "X" in date.text)
    if not plain or day is None:
        raise DateError(f"{date.text} is no {what}: write YYYY-MM-DD, YYYY-MM or YYYY")
    if isinstance(day, Instant) and day.zone is None:
        raise DateError(
            f"{date.text} says no time zone: write {date.text}Z, or +hh:mm in place of the Z"
        )
    return day
