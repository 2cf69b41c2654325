"""What a figure leaves possible: an interval of numbers, or of days, with open and closed ends."""

from typing import Final, NamedTuple

from provenance.model.dates import SPAN, Date
from provenance.model.records import Figure

NUMBER: Final = "number"
DAY: Final = "day"

ABOUT: Final = "about"
"""The bound that bounds nothing: how far off an estimate may be is not recorded."""


class Interval(NamedTuple):
    """The values that a figure allows; ``None`` is no bound on that side.

    ``kind`` is ``number`` or ``day`` (numbered as `model.dates` does). An end that is ``open`` is
    itself left out ("more than 500"). ``soft`` is true of an estimate: its ends are where it was
    put, and no bounds. An end is ``added`` where nobody gave it: the editors compare by it.
    """

    kind: str
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    low_added: bool = False
    high_added: bool = False
    soft: bool = False

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return not (_beyond(self, other) or _beyond(other, self))

    def exceeds(self, other: "Interval") -> bool:
        """Whether every value in this one is greater than every value in the other."""
        return _beyond(other, self)


def interval(figure: Figure) -> Interval | None:
    """The interval that a figure's value, range or date allows; ``None`` where it has none.

    A range stands as given; ``bound`` says how a lone value, a lone end or a date bounds. Bounds of
    the editors' own (``editors``) fill the ends that nobody gave.
    """
    if figure.date is not None:
        return _of_date(figure.date, figure.bound)
    given, editors = _given(figure), figure.editors
    if editors is None:
        return given
    bounds = given or Interval(NUMBER, None, None)
    # What was given stands; the editors' only fill the ends that it leaves open.
    if bounds.low is None and editors.low is not None:
        bounds = bounds._replace(low=editors.low, low_added=True)
    if bounds.high is None and editors.high is not None:
        bounds = bounds._replace(high=editors.high, high_added=True)
    return bounds


def _given(figure: Figure) -> Interval | None:
    soft = figure.bound == ABOUT
    if figure.low is not None or figure.high is not None:
        return Interval(
            NUMBER,
            figure.low,
            figure.high,
            low_open=figure.bound == "more-than" and figure.high is None,
            high_open=figure.bound == "less-than" and figure.low is None,
            soft=soft,
        )
    value = figure.value
    if value is None:
        return None
    return _bounded(NUMBER, value, value, figure.bound, soft)


def ends(date: Date) -> tuple[Interval, Interval] | None:
    """Where the beginning and the end of a span can lie; ``None`` for any other date."""
    if date.kind != SPAN:
        return None
    return (
        Interval(DAY, date.start.first, date.start.last, soft=date.uncertain),
        Interval(DAY, date.end.first, date.end.last, soft=date.uncertain),
    )


def _of_date(date: Date, bound: str | None) -> Interval:
    soft = bound == ABOUT or date.uncertain
    return _bounded(DAY, date.first, date.last, bound, soft)


def _bounded(
    kind: str, low: float | None, high: float | None, bound: str | None, soft: bool
) -> Interval:
    if bound == "at-least":
        return Interval(kind, low, None)
    if bound == "more-than":
        return Interval(kind, high, None, low_open=True)
    if bound == "at-most":
        return Interval(kind, None, high)
    if bound == "less-than":
        return Interval(kind, None, low, high_open=True)
    return Interval(kind, low, high, soft=soft)


def _beyond(a: Interval, b: Interval) -> bool:
    """Whether all of ``b`` lies above all of ``a``."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))
