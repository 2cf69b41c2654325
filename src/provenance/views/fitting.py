"""Making text fit a number of columns without letting it say something else."""

from collections.abc import Sequence
from functools import reduce
from typing import Final
from unicodedata import east_asian_width

from provenance.views.document import Cell, Line, Span, line, text
from provenance.views.wording import ATTRIBUTION_OPEN

_LEAST: Final = 4
"""Of what has no more room than this only the mark of the cut is drawn."""

_CUT_FIRST: Final = {"quote": 16, "text": 20}
"""The styles of words that a line can do without, and how much of them is worth keeping."""

_NEAR: Final = 8
"""A cut goes back by so many characters to the end of a word."""

_SHORT_MARKS: Final = (
    (ATTRIBUTION_OPEN, "attr. open"),
    ("denied underneath", "underneath"),
    ("outside the time asked for", "not then"),
)

_NAMED: Final = 3
"""So many names stand in a line at most."""


def columns(value: str) -> int:
    """The columns that a text takes at a terminal."""
    if value.isascii():
        return len(value)
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in value)


def fit(content: Line, width: int) -> Line:
    """A line shortened to a width, the cut marked; what is kept stays whole if anything can."""
    if columns(text(content)) <= width:
        return content
    room = width - sum(columns(span.text) for span in content if span.kept)
    if room < 1:
        return _cut(line("".join(span.text for span in content if span.kept)), width)
    drawn: list[Span] = []
    last = max(place for place, span in enumerate(content) if not span.kept and span.text)
    for place, span in enumerate(content):
        if span.kept:
            drawn.append(span)
        elif room > 0:
            # What just fits is cut too where more would follow: else nothing said that it is cut.
            is_last_to_fit = place < last and columns(span.text) == room
            (part,) = _cut((span,), room, cut=is_last_to_fit) or (Span(""),)
            room = 0 if part.text != span.text else room - columns(span.text)
            if part.text == "…" and drawn and not drawn[-1].kept:
                drawn[-1] = drawn[-1]._replace(text=drawn[-1].text.rstrip())
            drawn.append(part)
    return tuple(drawn)


def first_fitting(content: Cell, width: int) -> Line:
    """Of lines that say the same ever shorter the first that fits a width, or the last, cut.

    Words that a line ends in, but for what is kept, are cut before anything else is said more
    shortly.
    """
    for item in content:
        if columns(text(item)) <= width:
            return item
        last = max((n for n, span in enumerate(item) if not span.kept), default=0)
        least = _CUT_FIRST.get(item[last].style)
        if least and columns(text((*item[:last], *item[last + 1 :]))) + least < width:
            return fit(item, width)
    return fit(content[-1], width) if content else ()


def _cut(content: Line, width: int, *, cut: bool = False) -> Line:
    """A line of one span, cut at the end of a word if one ends near; ``cut`` though it fits."""
    (span,) = content
    if columns(span.text) <= width and not cut:
        return content
    end = "…”" if span.text.endswith("”") and span.text.startswith("“") else "…"
    part = _beginning(span.text, width - len(end) if width > _LEAST else 0)
    return (span._replace(text=part.rstrip(" ,;:.") + (end if part else "…")),)


def _beginning(value: str, width: int) -> str:
    """As much of a text as fits; up to the end of a word, where one ends near."""
    part = ""
    for char in value:
        width -= columns(char)
        if width < 0:
            break
        part += char
    whole = part.rpartition(" ")[0]
    is_near = len(part) - len(whole) <= _NEAR and len(whole) > 2 * _NEAR
    return whole if is_near and not value[len(part) :].startswith(" ") else part


def shorter(names: Sequence[tuple[str, str]], style: str = "", more: int = 0) -> Cell:
    """Names in one line, and in ever shorter ones that count who is left out.

    Args:
        names: each name and its mark, which no cut takes away.
        style: theirs.
        more: how many stand in no line.
    """
    lines = (
        (*_listed(names[:shown], style), *line(Span(rest, "muted", kept=True)))
        for shown in range(min(len(names), _NAMED), 0, -1)
        for left in (len(names) - shown + more,)
        for rest in ((f" and {left} more", f" +{left}") if left else ("",))
    )
    kept: list[Line] = []
    for item in lines:
        if not kept or columns(text(item)) < columns(text(kept[-1])):
            kept.append(item)
    if kept and columns(text(brief := _abbreviated(kept[-1]))) < columns(text(kept[-1])):
        kept.append(brief)
    return tuple(kept)


def _abbreviated(content: Line) -> Line:
    """A line with its marks in fewer letters: a cut that took all of a name would say nothing."""
    return tuple(
        span._replace(text=reduce(lambda told, mark: told.replace(*mark), _SHORT_MARKS, span.text))
        if span.kept
        else span
        for span in content
    )


def _listed(names: Sequence[tuple[str, str]], style: str) -> Line:
    spans = (
        (Span(f"{', ' if number else ''}{name}", style), Span(mark, "muted", kept=True))
        for number, (name, mark) in enumerate(names)
    )
    return line(*(span for pair in spans for span in pair))
