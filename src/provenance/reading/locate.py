"""From a place in a record back to the characters of its file, by reading that file again.

Records carry no positions: most of them are never complained about. Whoever has something to say
about one names the document and the path in it, and only then is the file's tree built.
"""

import re
from bisect import bisect_right
from contextlib import suppress
from typing import Final, NamedTuple

from provenance.model.findings import Span
from provenance.reading.nodes import Mapping, Node, Scalar, Sequence, documents
from provenance.reading.problem import YamlProblem
from provenance.reading.written import offsets_of

Path = tuple[str | int, ...]
"""Keys and indices from a document's root: ``("denied", 0, "answers", 0)``."""


_BREAK: Final = re.compile("\n")


class Location(NamedTuple):
    """A stretch of a text: its span, and its first and last offset in characters."""

    span: Span
    start: int
    end: int


class Locator:
    """Finds places in one text; its documents are read once."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._text = text
        self._starts: list[int] = []
        self._keys: dict[int, dict[str, tuple[Node, Node]]] = {}
        self._roots: list[Node | None] = []
        with suppress(YamlProblem):  # documents before a broken one can still be pointed into
            self._roots.extend(documents(text))

    def place(self, document: int, path: Path, words: tuple[int, int] | None = None) -> Location:
        """Return where a path leads: a value, or the key of a value that holds others.

        A path that leads further than the file goes ends at the last step that is there; a lone
        value stands for a list of one, as it does for the reader. ``words``, the first and last
        offset of some words in the text that stands there, narrows the place down to them.
        """
        root = self._roots[document] if document < len(self._roots) else None
        if root is None:
            return Location(Span(self.file, 1, 1, 1, 1), 0, 0)
        shown: tuple[Node, Node] = _opening(root)
        node = root
        for step in path:
            found = self._step(node, step)
            if found is None:
                if isinstance(step, int) and not isinstance(node, Sequence):
                    continue
                break
            key, node = found
            if isinstance(node, Scalar):
                shown = (node, node)
            elif key is not None:
                shown = (key, key)
            else:
                shown = _opening(node)
        if words and shown[0] is shown[1] and isinstance(shown[0], Scalar):
            return self._within(shown[0], *words)
        return _place(self.file, *shown)

    def _step(self, node: Node, step: str | int) -> tuple[Node | None, Node] | None:
        if isinstance(step, int):
            if isinstance(node, Sequence) and step < len(node.items):
                return None, node.items[step]
            return None
        if not isinstance(node, Mapping):
            return None
        keys = self._keys.get(id(node))  # the tree is kept, and so are the ids of its nodes
        if keys is None:
            keys = self._keys[id(node)] = {}
            for key, value in node.pairs:
                if isinstance(key, Scalar):
                    keys.setdefault(key.text, (key, value))
        return keys.get(step)

    def _within(self, scalar: Scalar, first: int, last: int) -> Location:
        offsets = offsets_of(scalar, self._text)
        start, end = offsets[first], offsets[last - 1] + 1
        return Location(Span(self.file, *self._at(start), *self._at(end)), start, end)

    def _at(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, from 1."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in _BREAK.finditer(self._text))]
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _opening(node: Node) -> tuple[Node, Node]:
    """The first line of a collection: its first key, with the value that stands beside it."""
    if isinstance(node, Mapping) and node.pairs:
        key, value = node.pairs[0]
        beside = isinstance(value, Scalar) and value.end.line == key.start.line
        return key, value if beside else key
    return node, node


def _place(file: str, first: Node, last: Node) -> Location:
    start, end = first.start, last.end
    span = Span(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return Location(span, start.index, end.index)
