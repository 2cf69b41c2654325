"""Charts as SVG, for a report: the lanes, bars and marks that a terminal draws, at any size.

Fonts are the reader's own; colours are those of the pictures of ``graph``. An end that is not known
is drawn dotted, one beyond the scale as an arrow.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import Final

from provenance.model.characters import one_line
from provenance.views.document import Bar, Chart, Lane, text
from provenance.views.fitting import columns
from provenance.views.graph.look import BLUE, INK, MAGENTA, PAPER, SLATE

_FONT: Final = "Helvetica,Arial,sans-serif"
_PALE: Final = "#e3e6ea"
_COLOURS: Final = {"affirm": BLUE, "deny": MAGENTA}
_SIGNS: Final = "DejaVu Sans,Segoe UI Symbol,Arial Unicode MS,sans-serif"
"""Fonts that have the marks."""

_WIDTH: Final = 900
_MARGIN: Final = 16
_ROW: Final = 26
_CHARACTER: Final = 6.2
"""About the width of a character of a label."""

_FIRM: Final = ("━", "─")
_BAND: Final = "▒"


def render(charts: Iterable[tuple[str, Chart]]) -> str:
    """Return charts under their titles as one SVG picture."""
    parts: list[str] = []
    top = float(_MARGIN)
    for title, chart in charts:
        drawn = list(_chart(title, chart, top))
        top = float(drawn.pop())
        parts += drawn
    size = f'width="{_WIDTH}" height="{top:.0f}" viewBox="0 0 {_WIDTH} {top:.0f}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{_FONT}" font-size="12">'
    ground = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    return "\n".join((head, ground, *parts, "</svg>")) + "\n"


def _chart(title: str, chart: Chart, top: float) -> Iterator[str]:
    """The elements of a chart, and last where it ends."""
    widest = max((columns(text(lane.label)) for lane in chart.lanes), default=0)
    left = _MARGIN + min(widest * _CHARACTER, _WIDTH * 0.46) + 12
    scale = _Scale(chart, left, _WIDTH - _MARGIN - 10)
    yield _text(_MARGIN, top + 14, title, 'font-size="16" font-weight="bold"')
    first = top + 30
    foot = first + _ROW * len(chart.lanes)
    for value, label in _apart(scale, chart):
        x = scale(value)
        yield _line(x, first, x, foot + 4, _PALE)
        yield _text(x, foot + 18, label, f'fill="{SLATE}" font-size="11" text-anchor="middle"')
    for number, lane in enumerate(chart.lanes):
        yield from _lane(lane, scale, first + _ROW * (number + 0.5), left)
    yield _line(left, foot + 4, _WIDTH - _MARGIN, foot + 4, SLATE)
    end = foot + 24
    for legend in chart.legend:
        end += 16
        yield _text(
            _MARGIN, end, text(legend), f'fill="{SLATE}" font-size="10" font-family="{_SIGNS}"'
        )
    yield str(end + 2 * _MARGIN)


class _Scale:
    """Places on a chart's scale."""

    def __init__(self, chart: Chart, start: float, end: float) -> None:
        self._low, self._high = chart.low, chart.high
        self.start, self.end = start, end

    def __call__(self, value: float) -> float:
        reach = self._high - self._low
        share = (value - self._low) / reach if reach else 0.5
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)

    def leaves(self, value: float | None, *, low: bool) -> bool:
        """Whether an end lies beyond the scale, on the left or the right."""
        return value is None or (value < self._low if low else value > self._high)


def _lane(lane: Lane, scale: _Scale, y: float, left: float) -> Iterator[str]:
    label = text(lane.label)
    room = int((left - _MARGIN) / _CHARACTER)
    shown = label if columns(label) <= room else f"{label[: max(room - 1, 1)]}…"
    indent = (len(label) - len(label.lstrip())) * _CHARACTER
    heading = f'fill="{SLATE}"' if not lane.bars else f'fill="{INK}"'
    yield _text(_MARGIN + indent, y + 4, shown, heading)
    held: list[float] = []
    for bar in lane.bars:
        yield from _bar(bar, scale, y, held)


def _bar(bar: Bar, scale: _Scale, y: float, held: list[float]) -> Iterator[str]:
    colour = _COLOURS.get(bar.style, SLATE)
    start = scale.start if bar.low is None else scale(bar.low)
    end = scale.end if bar.high is None else scale(bar.high)
    if bar.fill == _BAND:
        box = f'x="{start:.1f}" y="{y - 8:.1f}" width="{max(end - start, 2):.1f}" height="16"'
        yield f'<rect {box} fill="{_PALE}"/>'
    elif bar.fill:
        open_ = "" if bar.fill in _FIRM else ' stroke-dasharray="2 4"'
        yield _line(start, y, end, y, colour, f'stroke-width="2.5"{open_}')
    if bar.fill and bar.fill != _BAND:
        for x, leaves, sign in (
            (start, scale.leaves(bar.low, low=True), -1),
            (end, scale.leaves(bar.high, low=False), 1),
        ):
            if leaves:
                tip, back = x + 5 * sign, x - 3 * sign
                points = f"{tip:.1f},{y:.1f} {back:.1f},{y - 5:.1f} {back:.1f},{y + 5:.1f}"
                yield f'<polygon points="{points}" fill="{colour}"/>'
            elif (bar.left if sign < 0 else bar.right) in ("├", "┤", "┿"):
                yield _line(x, y - 6, x, y + 6, colour, 'stroke-width="1.5"')
            elif (bar.left if sign < 0 else bar.right) == "○":
                ring = f'fill="{PAPER}" stroke="{colour}" stroke-width="1.5"'
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" {ring}/>'
    if bar.mark:
        middle = (start + end) / 2
        beside = sum(abs(place - middle) < 6 for place in held)
        held.append(middle)
        look = f'fill="{colour}" font-size="14" text-anchor="middle" font-family="{_SIGNS}"'
        yield _text(middle + 13 * beside, y + 5, bar.mark, look)


def _apart(scale: _Scale, chart: Chart) -> list[tuple[float, str]]:
    """Every tick, or every second, third …, so that no label touches the next."""
    within = [tick for tick in chart.ticks if chart.low <= tick[0] <= chart.high]
    for step in range(1, len(within) + 1):
        kept = within[::step]
        places = [scale(value) for value, _ in kept]
        room = max((len(label) for _, label in kept), default=0) * _CHARACTER + 10
        if all(b - a >= room for a, b in pairwise(places)):
            return kept
    return []


def _text(x: float, y: float, told: str, look: str) -> str:
    shown = escape(one_line(told).strip()).replace("   ", "\u2003\u2003")  # a browser joins spaces
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{shown}</text>'


def _line(x: float, y: float, x2: float, y2: float, colour: str, more: str = "") -> str:
    ends = f'x1="{x:.1f}" y1="{y:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" {more}/>'
