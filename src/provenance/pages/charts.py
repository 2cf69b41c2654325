"""A chart as lanes of lines and marks, in hundredths of the width: sharp at any size.

It is the chart that the terminal draws; here an end beyond the scale reaches the edge.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from provenance.views.document import Bar, Chart, Line

_FIRM: Final = "━"
_BAND: Final = "▒"
_NEAR: Final = 1.0
"""Marks that are no farther apart hide each other."""
_LABELS: Final = 5
"""So many labels fit below a chart on a narrow screen."""


class Stroke(NamedTuple):
    """A line from one place to another; ``look`` is ``firm``, ``open`` or ``band``."""

    start: float
    end: float
    look: str
    style: str
    open_start: bool
    open_end: bool


class Sign(NamedTuple):
    """A mark at a place."""

    at: float
    text: str
    style: str
    beside: int = 0
    """How many other marks stand at the place already."""


class DrawnLane(NamedTuple):
    """A lane; without strokes and signs it is a heading over those below."""

    label: Line
    strokes: tuple[Stroke, ...]
    signs: tuple[Sign, ...]


class Picture(NamedTuple):
    """A chart to be drawn: lanes, ticks with their labels, and a legend."""

    lanes: tuple[DrawnLane, ...]
    ticks: tuple[tuple[float, str], ...]
    legend: tuple[Line, ...]


def picture(chart: Chart) -> Picture:
    """Lay a chart out."""
    lanes = (
        DrawnLane(
            lane.label,
            tuple(stroke for bar in lane.bars for stroke in _strokes(chart, bar)),
            tuple(_apart(sign for bar in lane.bars for sign in _signs(chart, bar))),
        )
        for lane in chart.lanes
    )
    within = [tick for tick in chart.ticks if chart.low <= tick[0] <= chart.high]
    step = max(1, -(-len(within) // _LABELS))
    ticks = tuple((_at(chart, value), label) for value, label in within[::step])
    return Picture(tuple(lanes), ticks, chart.legend)


def _strokes(chart: Chart, bar: Bar) -> Iterator[Stroke]:
    if not bar.fill:
        return
    low, high = _at(chart, bar.low, 0.0), _at(chart, bar.high, 100.0)
    look = {_FIRM: "firm", _BAND: "band"}.get(bar.fill, "open")
    yield Stroke(
        low,
        max(high, low + 0.4),
        look,
        bar.style,
        bar.low is None or bar.low < chart.low,
        bar.high is None or bar.high > chart.high,
    )


def _signs(chart: Chart, bar: Bar) -> Iterator[Sign]:
    if bar.mark:
        middle = (_at(chart, bar.low, 0.0) + _at(chart, bar.high, 100.0)) / 2
        yield Sign(round(middle, 2), bar.mark, bar.style)


def _apart(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Marks that would hide each other, side by side."""
    held: list[float] = []
    for sign in signs:
        beside = sum(abs(place - sign.at) < _NEAR for place in held)
        held.append(sign.at)
        yield sign._replace(beside=beside)


def _at(chart: Chart, value: float | None, edge: float = 0.0) -> float:
    """A place in hundredths of the width; the edge where there is no value."""
    if value is None:
        return edge
    reach = chart.high - chart.low
    place = (value - chart.low) / reach * 100 if reach else 50.0
    return round(min(max(place, 0.0), 100.0), 2)
