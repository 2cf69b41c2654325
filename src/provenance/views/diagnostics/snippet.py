"""Lines of a file with marks under the characters that a finding is about.

The marks stand under the right characters whatever these are: tabs are shown as spaces, wide
characters take two columns, and what is invisible is written out, so that a text cannot hide it.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.model.characters import visible
from provenance.model.findings import Span

_BREAKS: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_WIDEST: Final = 110
_BEFORE: Final = 30


class SpanMark(NamedTuple):
    """A span to mark, the sign to mark it with, and a few words behind the signs."""

    span: Span
    sign: str
    text: str = ""


def lines_of(text: str) -> list[str]:
    """The lines of a text, as YAML counts them."""
    return _BREAKS.split(text)


def snippet(lines: list[str], marks: list[SpanMark], gutter: int) -> Iterator[tuple[str, str, str]]:
    """Yield (gutter, text, sign) for each line to show; sign is ``""`` for the file's own lines.

    Args:
        lines: the file's lines.
        marks: what to mark, in the order of lines.
        gutter: how wide the numbers are.
    """
    shown = 0
    for mark in marks:
        number = mark.span.line
        if shown and number > shown + 1:
            yield f"{'…':>{gutter}}", "", ""
        line = lines[number - 1] if number <= len(lines) else ""
        last = mark.span.end_column if mark.span.end_line == number else len(line) + 1
        text, start, width = place(line, mark.span.column, last)
        if number != shown:
            yield f"{number:>{gutter}}", text, ""
        shown = number
        more = " …" if mark.span.end_line > number else ""
        words = f" {mark.text}" if mark.text else ""
        yield " " * gutter, " " * start + mark.sign * width + more + words, mark.sign


def place(line: str, first: int, last: int) -> tuple[str, int, int]:
    """The line as it is shown, and where in it the characters ``first`` to ``last`` stand.

    Args:
        line: one line of a file.
        first: the first character to mark, from 1.
        last: one after the last.

    Returns:
        The text, the columns before the mark, and the columns of the mark (one at least).
    """
    seen = [shown(character) for character in line]
    widths = [sum(map(_width, text)) for text in seen]
    cut = 0
    if sum(widths) > _WIDEST and sum(widths[: first - 1]) > _WIDEST - 2 * _BEFORE:
        cut = max(0, first - 1 - _BEFORE)
    text, width = "…" if cut else "", 1 if cut else 0
    for piece, wide in zip(seen[cut:], widths[cut:], strict=True):
        if width + wide > _WIDEST:
            text += "…"
            break
        text += piece
        width += wide
    start = sum(widths[cut : first - 1]) + (1 if cut else 0)
    marked = sum(widths[first - 1 : last - 1])
    return text.rstrip(), start, max(1, min(marked, _WIDEST - start))


def shown(character: str) -> str:
    """A character as it can be seen: tabs as spaces, what is invisible by its number."""
    return "    " if character == "\t" else visible(character)


def _width(character: str) -> int:
    if unicodedata.combining(character) or character in "\u200c\u200d\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
