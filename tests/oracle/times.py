"""Days and times of day as minutes, in two readings: what all must allow, and what some may.

A date without a zone is a local day (or minute) somewhere. Where a corpus mixes those with
instants, `narrow` holds the minutes that it may be in every zone that the generator writes, `wide`
those that it may be in any zone on earth. Without any time of day both are the day itself.
"""

import calendar
import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

DAY = 1440
FAR = 10**9
_EPOCH = datetime(2000, 1, 1)


class Span(NamedTuple):
    """First and last possible minute."""

    lo: float = -FAR
    hi: float = FAR

    def meet(self, other: "Span") -> "Span":
        return Span(max(self.lo, other.lo), min(self.hi, other.hi))

    @property
    def empty(self) -> bool:
        return self.lo > self.hi


class Moment(NamedTuple):
    """A date as recorded: its minutes in both readings, and whether it goes on."""

    narrow: Span
    wide: Span
    day: Span  # by the local calendar, for comparing with what has no zone either
    zoned: bool = False
    timed: bool = False
    on: bool = False


ANY = Moment(Span(), Span(), Span())


def minute(day: date, hour: int = 0, minutes: int = 0) -> int:
    moment = datetime(day.year, day.month, day.day, hour, minutes)
    return int((moment - _EPOCH).total_seconds() // 60)


def day_of(minutes: int) -> date:
    return (_EPOCH + timedelta(minutes=minutes)).date()


def moment(recorded: object, mixed: bool) -> Moment:
    """Read what the generator writes; `mixed`: some date beside it bears a time of day."""
    if recorded is None:
        return ANY
    if isinstance(recorded, dict):
        low = moment(recorded.get("not-before"), mixed)
        high = moment(recorded.get("not-after"), mixed)
        return Moment(
            Span(low.narrow.lo, high.narrow.hi),
            Span(low.wide.lo, high.wide.hi),
            Span(low.day.lo, high.day.hi),
        )
    text = str(recorded)
    if text.endswith("/.."):
        start = moment(text[:-3], mixed)
        return start._replace(on=True)
    if "/" in text:  # it went on from the one day to the other
        return moment(text.split("/")[0], mixed)._replace(on=True)
    timed = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):00(Z|[+-]\d\d:\d\d)?", text)
    if timed:
        at = minute(date.fromisoformat(timed[1]), int(timed[2]), int(timed[3]))
        if not timed[4]:
            loose = Span(at - 14 * 60, at + 12 * 60)
            return Moment(Span(at, at), loose, Span(at, at), timed=True)
        if timed[4] != "Z":
            sign = -1 if timed[4][0] == "-" else 1
            at -= sign * (int(timed[4][1:3]) * 60 + int(timed[4][4:]))
        return Moment(Span(at, at), Span(at, at), Span(at, at), zoned=True, timed=True)
    parts = [int(part) for part in text.split("-")]
    year, month, day = [*parts, 0, 0][:3]
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    last = date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    whole = Span(minute(first), minute(last) + DAY - 1)
    if not mixed:
        return Moment(whole, whole, whole)
    # The generator writes Z, -05:00 and +03:00: what lies within the day in each of them.
    return Moment(Span(whole.lo + 300, whole.hi - 180), Span(whole.lo - 840, whole.hi + 720), whole)


def is_timed(recorded: object) -> bool:
    if isinstance(recorded, dict):
        return any(is_timed(value) for value in recorded.values())
    return recorded is not None and "T" in str(recorded)
