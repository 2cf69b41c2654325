"""Text to layout: every comment is given to the key or item that it stands by.

Outside of scalars a ``#`` can only begin a comment, so that the gaps between the scalars of the
parsed tree hold all of them. A comment on a line of its own belongs to what follows it, unless it
is indented deeper than that: then it is the last word of the collection whose depth it has.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.reading.layout import Block, CannotFormat, Comment, Document, Part
from provenance.reading.nodes import Mapping, Node, Scalar, Sequence, documents

_MARKS: Final = re.compile(r"#[^\n]*|^(?:---|\.\.\.)(?=[ \t\r\n]|\Z)|^%[^\n]*", re.MULTILINE)
_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n]*)")
_LINE_BREAKS: Final = re.compile("[\r\x85\u2028\u2029]")
_MAX_KEY: Final = 1000


class _Found(NamedTuple):
    """A comment where it stands in the text."""

    index: int  # type: ignore[assignment]
    column: int
    own_line: bool
    comment: Comment


def lay_out(text: str) -> list[Document]:
    """Read a text into documents with their comments.

    Args:
        text: the whole file, its lines ended as on Unix.

    Raises:
        YamlProblem: the text is no YAML.
        CannotFormat: it is YAML that cannot be rearranged.
    """
    if odd := _LINE_BREAKS.search(text):
        raise CannotFormat(
            "it holds line breaks other than those of Unix and Windows",
            _line(text, odd.start()),
            "put a plain line break in its place",
        )
    roots = [root for root in documents(text) if root is not None]
    opened: list[Document] = [Document(marker=False)]
    found: list[list[_Found]] = [[]]
    starts = [0]
    for index, mark in _marks(text, roots):
        if mark[0] == "#":
            found[-1].append(_found(text, index, mark))
        elif mark == "---":
            opened.append(Document(marker=True, blank=_blank_above(text, index)))
            found.append([])
            starts.append(index)
    owned: list[Node | None] = [None] * len(opened)
    for root in roots:
        owned[bisect_right(starts, root.start.index) - 1] = root
    for document, comments, node in zip(opened, found, owned, strict=True):
        _Attacher(text, comments).document(document, node)
    first = opened[0]
    return opened if first.root or first.foot or len(opened) == 1 else opened[1:]


def markers(text: str, roots: list[Node]) -> list[int]:
    """Return the offsets of the lines ``---`` that part a text's documents.

    Raises:
        CannotFormat: the text holds a YAML directive.
    """
    return [index for index, mark in _marks(text, roots) if mark == "---"]


def _marks(text: str, roots: list[Node]) -> Iterator[tuple[int, str]]:
    """Yield comments, directives and document markers in the order of the text."""
    place = 0
    for root in roots:
        for scalar in _scalars(root):
            yield from _marks_between(text, place, scalar.start.index)
            place = max(place, scalar.end.index)
            if scalar.style in ("|", ">"):
                header = _HEADER.match(text, scalar.start.index)
                if header:
                    yield header.start(1), header[1]
    yield from _marks_between(text, place, len(text))


def _marks_between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for match in _MARKS.finditer(text, start, end):
        if match[0][0] == "%":
            help = "delete this line: claim files need none"
            raise CannotFormat("it holds a YAML directive", _line(text, match.start()), help)
        yield match.start(), match[0]


def _line(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1


def _scalars(node: Node) -> Iterator[Scalar]:
    stack: list[Node] = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            stack.extend(reversed(node.items))
        else:
            stack.extend(part for pair in reversed(node.pairs) for part in reversed(pair))


def _found(text: str, index: int, mark: str) -> _Found:
    line = text.rfind("\n", 0, index) + 1
    ahead = text[line:index]
    gap = len(ahead) - len(ahead.rstrip())
    own = not ahead.strip()
    comment = Comment(mark.rstrip(), own and _blank_above(text, index), max(gap, 2))
    return _Found(index, index - line, own, comment)


def _blank_above(text: str, index: int) -> bool:
    """Whether the line above the one that holds an offset is empty."""
    end = text.rfind("\n", 0, index)
    return end >= 0 and not text[text.rfind("\n", 0, end) + 1 : end].strip(" ")  # a tab is text


class _Attacher:
    """Gives the comments of one document to its parts, front to back."""

    def __init__(self, text: str, comments: list[_Found]) -> None:
        self.text = text
        self.comments = comments
        self.next = 0

    def document(self, document: Document, root: Node | None) -> None:
        first = self.peek(len(self.text))
        if document.marker and first and not first.own_line:
            document.tail = self.take()
        if root is not None:
            if not isinstance(root, Mapping | Sequence):
                raise CannotFormat("a document is a bare text", root.start.line + 1)
            document.root = self.block(root, len(self.text), -1)
        while self.peek(len(self.text)):
            document.foot.append(self.take())

    def peek(self, limit: int) -> _Found | None:
        """The next comment, if it stands before an offset."""
        if self.next < len(self.comments) and self.comments[self.next].index < limit:
            return self.comments[self.next]
        return None

    def take(self) -> Comment:
        self.next += 1
        return self.comments[self.next - 1].comment

    def block(self, node: Mapping | Sequence, limit: int, limit_column: int) -> Block:
        """Lay out a collection.

        Args:
            node: the collection.
            limit: the offset at which the next key or item of one around it begins.
            limit_column: the column of that, which a comment of this one must exceed.
        """
        is_mapping = isinstance(node, Mapping)
        flow = self.text[node.start.index] in "[{"
        block = Block(is_mapping, flow)
        column = node.start.column
        if flow:
            limit, limit_column = node.end.index - 1, -1
        pairs: list[tuple[Node | None, Node]] = (
            list(node.pairs) if isinstance(node, Mapping) else [(None, item) for item in node.items]
        )
        starts = [(key or value).start.index for key, value in pairs]
        for number, (key, value) in enumerate(pairs):
            before = self.before(starts[number], block)
            last = number + 1 == len(pairs)
            end = (limit, limit_column) if last else (starts[number + 1], column)
            part = self.part(key, value, *end)
            part.before[:0] = before
            part.blank = not flow and _blank_above(self.text, starts[number])
            block.parts.append(part)
        while (found := self.peek(limit)) and (
            flow or (found.own_line and found.column >= column and found.column > limit_column)
        ):
            block.foot.append(self.take())
        return block

    def before(self, start: int, block: Block) -> list[Comment]:
        """Take the comments ahead of a part; one that ends its neighbour's line goes there."""
        comments: list[Comment] = []
        while found := self.peek(start):
            comment = self.take()
            neighbour = block.parts[-1] if block.parts and not comments else None
            if block.flow and not found.own_line and neighbour and neighbour.tail is None:
                neighbour.tail = comment
            else:
                comments.append(comment)
        return comments

    def part(self, key: Node | None, value: Node, limit: int, limit_column: int) -> Part:
        if key is not None and not isinstance(key, Scalar):
            raise CannotFormat("a key is a collection", key.start.line + 1)
        if key is not None and (not key.text or len(key.text) > _MAX_KEY):
            told = "a key is empty or longer than YAML permits on one line"
            raise CannotFormat(told, key.start.line + 1)
        tail: Comment | None = None
        before: list[Comment] = []
        while found := self.peek(value.start.index):
            if found.own_line and not isinstance(value, Scalar) and not self.is_flow(value):
                break  # it belongs to the first part of the collection below
            comment = self.take()
            if found.own_line or tail:
                before.append(comment)
            else:
                tail = comment
        laid = value if isinstance(value, Scalar) else self.block(value, limit, limit_column)
        if isinstance(value, Scalar) or self.is_flow(value):
            found = self.peek(limit)
            if (
                found
                and not found.own_line
                and "\n" not in self.text[value.end.index : found.index]
            ):
                if tail:
                    before.append(tail._replace(blank=False))
                tail = self.take()
        return Part(key, laid, before, tail=tail)

    def is_flow(self, node: Node) -> bool:
        return self.text[node.start.index] in "[{"
