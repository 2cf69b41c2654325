"""Layout to text, in the one style that claim files have."""

from functools import lru_cache
from typing import Final

from provenance.reading.layout import Block, Comment, Document, Part
from provenance.reading.nodes import Scalar
from provenance.reading.scalars import (
    WIDTH,
    block_scalar,
    inline,
    is_plain,
    keeps_quotes,
    width,
    wrapped,
)

_STEP: Final = 2


def emit(documents: list[Document]) -> str:
    """Write arranged documents down; every line is ended as on Unix."""
    lines: list[str] = []
    for document in documents:
        if document.marker:
            if document.blank and lines:
                lines.append("")
            lines.append(f"---{_tail(document.tail)}")
        body: list[str] = []
        if document.root:
            _parts(document.root, 0, body)
        _comments(document.foot, 0, body)
        lines += body[1:] if body[:1] == [""] else body
    return "\n".join(lines) + "\n" if lines else ""


def emit_part(part: Part, indent: int) -> list[str]:
    """Write one arranged key with its value, or one item of a list, as lines."""
    lines: list[str] = []
    _part(part, indent, lines)
    return lines


def _parts(block: Block, indent: int, lines: list[str]) -> None:
    if not block.parts:
        lines.append(" " * indent + ("{}" if block.is_mapping else "[]"))
    for part in block.parts:
        _comments(part.before, indent, lines)
        if part.blank:
            lines.append("")
        _part(part, indent, lines)
    _comments(block.foot, indent, lines)


def _comments(comments: list[Comment], indent: int, lines: list[str]) -> None:
    for comment in comments:
        if comment.blank:
            lines.append("")
        lines.append(" " * indent + comment.text)


def _tail(comment: Comment | None) -> str:
    return " " * comment.gap + comment.text if comment else ""


def _part(part: Part, indent: int, lines: list[str]) -> None:
    pad = " " * indent
    head = f"{pad}{_key(part.key.text, part.key.style)}:" if part.key else f"{pad}-"
    if isinstance(part.value, Scalar):
        _scalar(part, part.value, head, indent + _STEP, lines)
        return
    flow = _flow(part.value, part)
    if flow is not None and width(head) + 1 + width(flow) <= WIDTH:
        lines.append(f"{head} {flow}{_tail(part.tail)}")
        return
    tail = part.tail._replace(gap=2) if part.tail and part.value.flow else part.tail
    if part.key:
        lines.append(head + _tail(tail))
        _parts(part.value, indent + _STEP, lines)
        return
    if tail:
        lines.append(pad + tail.text)
    below: list[str] = []
    _parts(part.value, indent + _STEP, below)
    lines.append(f"{head} {below[0].lstrip(' ')}")
    lines += below[1:]


@lru_cache(maxsize=1 << 10)
def _key(text: str, style: str | None) -> str:
    """Write a key, of which most are met often."""
    return inline(text, style, None, True)


def _scalar(part: Part, value: Scalar, head: str, indent: int, lines: list[str]) -> None:
    """Write a scalar behind its key or dash; ``indent`` is that of its further lines."""
    tail = _tail(part.tail)
    if not value.text and value.style is None:
        lines.append(head + tail)
        return
    lined = "\n" in value.text
    notation = inline(value.text, value.style, part.field.type if part.field else None)
    fits = not lined and width(head) + 1 + width(notation) <= WIDTH
    if not fits and (lined or value.style in ("|", ">")):
        written = block_scalar(value.text, value.style, indent)
        if written:
            header, body = written
            lines.append(f"{head} {header}{tail}")
            lines += body
            return
    if fits:
        lines.append(f"{head} {notation}{tail}")
        return
    first, *rest = wrapped(notation, width(head) + 1, indent)
    lines.append(f"{head} {first}")
    lines += rest
    lines[-1] += tail


def _flow(block: Block, owner: Part) -> str | None:
    """Write a collection in brackets, if that is how it should stand and nothing forbids it."""
    if not block.parts:
        return None if block.foot else "{}" if block.is_mapping else "[]"
    if block.is_mapping and not block.flow and block.record != "date-within":
        return None
    if block.foot:
        return None
    items: list[str] = []
    for part in block.parts:
        if part.before or part.tail:
            return None
        if isinstance(part.value, Block):
            written = _flow(part.value, part) if block.flow else None
        else:
            written = _flow_scalar(part.value, part if block.is_mapping else owner, block.flow)
        if written is None:
            return None
        key = f"{_key(part.key.text, part.key.style)}: " if part.key else ""
        items.append(key + written)
    joined = ", ".join(items)
    return f"{{{joined}}}" if block.is_mapping else f"[{joined}]"


def _flow_scalar(value: Scalar, owner: Part, was_flow: bool) -> str | None:
    """Write a scalar inside brackets; a list in block style does not go there to gain quotes."""
    type = owner.field.type if owner.field else None
    bare = is_plain(value.text, True) and not keeps_quotes(value.text, value.style, type)
    if (not value.text and value.style is None) or (not bare and not was_flow):
        return None
    return inline(value.text, value.style, type, True)
