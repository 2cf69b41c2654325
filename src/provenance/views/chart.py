"""A chart scaled to a width: lanes of marks and ranges over an axis, in characters alone."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from provenance.views.document import Bar, Chart, Line, Span, line, text
from provenance.views.fitting import columns, fit

SEVERAL: Final = "✱"
"""Stands where a lane has no room left for marks that differ."""

_BEFORE: Final = "◂"
_AFTER: Final = "▸"
_GAP: Final = 2
_SMALL: Final = 16
_ENOUGH: Final = 56
"""The least width of a scale, and that beside labels that are not shortened."""

_Drawn = list[tuple[str, str, int]]
"""Of each place on a lane the character, its style and its rank; the higher rank is kept."""

_FILL, _END, _MARK = 1, 2, 3

_SPREAD: Final = 2
"""Between so many places and more a mark stands at both ends of what nobody can place."""


def lines(chart: Chart, width: int, *, cut: bool) -> list[Line]:
    """Draw a chart.

    Args:
        chart: what to draw.
        width: the columns that there are.
        cut: whether long labels may be shortened; else the scale is moved to the right of them.
    """
    labels = max((columns(text(lane.label)) for lane in chart.lanes), default=0)
    if cut:
        labels = min(labels, width * 2 // 5)
    room = max(width - labels - _GAP, _SMALL if cut else _ENOUGH)
    drawn = [_lane(chart, lane.label, lane.bars, labels, room) for lane in chart.lanes]
    legend = list(chart.legend)
    if any(SEVERAL in span.text for lane in drawn for span in lane):
        legend.append((Span(f"{SEVERAL} several at once", "muted"),))
    broken = [part for told in legend for part in (_broken(told, width) if cut else (told,))]
    return [*drawn, *_axis(chart, labels + _GAP, room), *broken]


_APART: Final = "   "
"""What stands between the signs of a legend."""


def _broken(legend: Line, width: int) -> Iterator[Line]:
    """A legend in lines that break between its signs, so that each stays beside what it means."""
    signs: list[list[Span]] = [[]]
    for span in legend:
        first, *others = span.text.split(_APART)
        signs[-1].append(span._replace(text=first))
        signs += [[span._replace(text=part)] for part in others]
    told: Line = ()
    for sign in (line(*sign) for sign in signs):
        if told and columns(text(told)) + len(_APART) + columns(text(sign)) > width:
            yield told
            told = ()
        told = (*told, *((Span(_APART),) if told else ()), *sign)
    yield told


def _lane(chart: Chart, label: Line, bars: tuple[Bar, ...], labels: int, room: int) -> Line:
    if not bars:
        return label
    places: _Drawn = [(" ", "", 0)] * room
    for bar in bars:
        _draw(chart, bar, places)
    name = fit(label, labels)
    gap = " " * (labels + _GAP - columns(text(name)))
    runs = [
        Span("".join(char for char, _, _ in run), style)
        for style, run in ((s, list(r)) for s, r in groupby(places, key=lambda place: place[1]))
    ]
    while runs and not runs[-1].text.strip():
        runs.pop()
    return (*name, Span(gap), *runs)


def _draw(chart: Chart, bar: Bar, places: _Drawn) -> None:
    last = len(places) - 1
    if bar.high is not None and bar.high < chart.low:
        return _put(places, 0, _BEFORE, bar.style, _END)
    if bar.low is not None and bar.low > chart.high:
        return _put(places, last, _AFTER, bar.style, _END)
    opens_left = bar.low is None or bar.low < chart.low
    opens_right = bar.high is None or bar.high > chart.high
    start = 0 if opens_left or bar.low is None else _place(chart, bar.low, last)
    stop = last if opens_right or bar.high is None else _place(chart, bar.high, last)
    if bar.fill:
        for place in range(start, stop + 1):
            _put(places, place, bar.fill, bar.style, _FILL)
    wide = stop - start >= (2 if bar.mark else 1)
    if wide or opens_left or opens_right:
        left, right = _BEFORE if opens_left else bar.left, _AFTER if opens_right else bar.right
        _put(places, start, left, bar.style, _END)
        _put(places, stop, right, bar.style, _END)
    if bar.mark and bar.spread and stop - start >= _SPREAD:
        _put_mark(places, start + opens_left, bar)
        _put_mark(places, stop - opens_right, bar)
    elif bar.mark:
        _put_mark(places, (start + stop) // 2, bar)
    return None


def _put_mark(places: _Drawn, place: int, bar: Bar) -> None:
    """Put a mark at its place or, where another stands, at the nearest free one: none is hidden."""
    beside = sorted(range(len(places)), key=lambda other: (abs(other - place), other))
    for other in beside:
        char, _, rank = places[other]
        if rank < _MARK or char == bar.mark:
            return _put(places, other, bar.mark, bar.style, _MARK)
    return _put(places, place, bar.mark, bar.style, _MARK)


def _put(places: _Drawn, place: int, char: str, style: str, rank: int) -> None:
    known, _, held = places[place]
    if not char or held > rank:
        return
    if rank == _MARK and held == _MARK and known != char:
        char, style = SEVERAL, ""
    places[place] = (char, style, rank)


def _place(chart: Chart, value: float, last: int) -> int:
    reach = chart.high - chart.low
    return round((value - chart.low) / reach * last) if reach else last // 2


def _axis(chart: Chart, indent: int, room: int) -> list[Line]:
    """The scale below the lanes: a rule with ticks, and the labels that fit under it."""
    rule, names = ["─"] * room, [" "] * room
    for place, label in _evenly(chart, room):
        rule[place] = "┬"
        start = _start(place, label, room)
        names[start : start + len(label)] = label
    gap = Span(" " * indent)
    return [
        (gap, Span("".join(rule), "muted")),
        (gap, Span("".join(names).rstrip(), "muted")),
    ]


def _evenly(chart: Chart, room: int) -> list[tuple[int, str]]:
    """Every tick, or every second, third …, so that no label touches the next."""
    within = [tick for tick in chart.ticks if chart.low <= tick[0] <= chart.high]
    ticks = [(_place(chart, value, room - 1), label) for value, label in within]
    for step in range(1, len(ticks) + 1):
        kept = ticks[::step]
        starts = [_start(place, label, room) for place, label in kept]
        ends = [start + len(label) + _GAP for start, (_, label) in zip(starts, kept, strict=True)]
        if all(end <= start for end, start in zip(ends, starts[1:], strict=False)):
            return kept
    return []


def _start(place: int, label: str, room: int) -> int:
    """Where a label begins that stands below a place, as far as it fits."""
    return min(max(place - len(label) // 2, 0), room - len(label))
