"""A text, its lines as the protocol and as YAML count them, and positions in the client's units.

The protocol ends a line at LF, CR LF or CR, and mostly counts UTF-16 units; YAML also ends one at
NEL and at the line and paragraph separators, and we count characters.
"""

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

from lsprotocol import types as lsp

from provenance.model.findings import Span

_LINE_ENDS: Final = re.compile(r"\r\n|\n|\r")
_YAML_ENDS: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

UTF_16: Final = lsp.PositionEncodingKind.Utf16


class Text:
    """A text as it stands in an editor. Offsets count characters from 0."""

    def __init__(self, text: str, encoding: str = UTF_16) -> None:
        self.text = text
        self.encoding = encoding

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_ENDS.finditer(self.text))]

    @cached_property
    def _yaml_starts(self) -> list[int]:
        return [0, *(match.end() for match in _YAML_ENDS.finditer(self.text))]

    def _units(self, text: str) -> int:
        if text.isascii() or self.encoding == lsp.PositionEncodingKind.Utf32:
            return len(text)
        if self.encoding == lsp.PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "replace"))
        return len(text) + sum(character > "\uffff" for character in text)

    def position(self, offset: int) -> lsp.Position:
        """Give the position of an offset; beyond the text its end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        return lsp.Position(line, self._units(self.text[self._starts[line] : offset]))

    def offset(self, position: lsp.Position) -> int:
        """Give the offset of a position; beyond a line its end, beyond the text its end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        end = self._end(position.line)
        if self.text[start:end].isascii():
            return min(start + position.character, end)
        left = position.character
        for offset in range(start, end):
            width = self._units(self.text[offset])
            if left < width:
                return offset  # also amid a character of two units: before it
            left -= width
        return end

    def _end(self, line: int) -> int:
        """The offset at which a line ends, before what ends it."""
        if line + 1 >= len(self._starts):
            return len(self.text)
        end = self._starts[line + 1]
        while end > self._starts[line] and self.text[end - 1] in "\r\n":
            end -= 1
        return end

    def range(self, start: int, end: int) -> lsp.Range:
        """Give the range between two offsets."""
        return lsp.Range(self.position(start), self.position(end))

    def offset_of(self, line: int, column: int) -> int:
        """Give the offset of a line and a column, both from 1, as YAML counts lines."""
        starts = self._yaml_starts
        return starts[line - 1] + column - 1 if 0 < line <= len(starts) else len(self.text)

    def range_of(self, span: Span) -> lsp.Range:
        """Give the range of a span; at least a character, if the line has one."""
        start = self.offset_of(span.line, span.column)
        end = self.offset_of(span.end_line, span.end_column)
        if end <= start and self.text[start : start + 1].strip():
            end = start + 1
        return self.range(start, max(start, end))

    def line_end(self, line: int) -> int:
        """Give the offset at which a line (from 1, as YAML counts) ends, before what ends it."""
        starts = self._yaml_starts
        end = starts[line] if line < len(starts) else len(self.text)
        while end > starts[line - 1] and _YAML_ENDS.fullmatch(self.text[end - 1]):
            end -= 1
        return end

    def changed(self, change: lsp.TextDocumentContentChangeEvent) -> "Text":
        """Give the text after a change that the client tells of."""
        if isinstance(change, lsp.TextDocumentContentChangeWholeDocument):
            return Text(change.text, self.encoding)
        start, end = self.offset(change.range.start), self.offset(change.range.end)
        return Text(self.text[:start] + change.text + self.text[end:], self.encoding)
