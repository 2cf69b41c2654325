"""Round values to mark on a scale, for numbers and for days."""

from collections.abc import Iterator
from math import ceil, floor, log10
from typing import Final

from provenance.model.dates import civil, day_number

_MOST: Final = 9
"""At most so many ticks are given."""

_MONTHS: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)


def number(value: float) -> str:
    """A number with its thousands parted and without needless digits."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def number_ticks(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Round numbers from ``low`` to ``high``."""
    reach = high - low
    if reach <= 0:
        return ((low, number(low)),)
    power = 10 ** floor(log10(reach / _MOST))
    step = next(s * power for s in (1, 2, 5, 10) if reach / (s * power) <= _MOST)
    first = ceil(low / step - 1e-9)
    values = [round(place * step, 10) for place in range(first, floor(high / step + 1e-9) + 1)]
    return tuple((value, number(value)) for value in values)


def day_ticks(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Round days from ``low`` to ``high``, both day numbers: years, months or days."""
    start, end = ceil(low), floor(high)
    for ticks in (_days, _months):
        for step in (1, 2, 5, 10) if ticks is _days else (1, 3, 6):
            found = list(ticks(start, end, step))
            if len(found) <= _MOST and found:
                return tuple(found)
    step = 1
    while (end - start) / 365.25 / step > _MOST:
        step = step * 2 if str(step)[0] != "2" else step * 5 // 2
    years = range(civil(start)[0] // step * step, civil(end)[0] + 1, step)
    days = [(day_number(year, 1, 1), year) for year in years]
    return tuple((float(day), f"{year:04}") for day, year in days if start <= day <= end)


def _days(start: int, end: int, step: int) -> Iterator[tuple[float, str]]:
    if end - start > 60:
        return
    for day in range(start, end + 1):
        year, month, number_ = civil(day)
        if (number_ - 1) % step == 0 and (step == 1 or number_ <= 30 - step // 2):
            yield float(day), f"{number_} {_MONTHS[month - 1]} {year:04}"


def _months(start: int, end: int, step: int) -> Iterator[tuple[float, str]]:
    first, last = civil(start), civil(end)
    if (last[0] - first[0]) * 12 + last[1] - first[1] > _MOST * 6 + 6:
        return
    for months in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]):
        year, month = divmod(months, 12)
        day = day_number(year, month + 1, 1)
        if month % step == 0 and start <= day <= end:
            yield float(day), f"{_MONTHS[month]} {year:04}" if step < 12 else f"{year:04}"
