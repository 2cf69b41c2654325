"""Records made fit to be shown: nothing in them can act on a screen or leave its place."""

import json
import re
from typing import Any, Final, TypeVar

from provenance.model.characters import CONTROL, INVISIBLE, one_line

T = TypeVar("T")

_quoted: Final = json.encoder.encode_basestring

_ACTING: Final = f"[{CONTROL}{INVISIBLE}]"
_PLACES: Final = frozenset({"link"})
"""Attributes that lead somewhere; they are written as URLs, in which everything is encoded."""


def shown(value: T) -> T:
    """Return a page, a report or any record with each text on one line and all of it visible."""
    made: Any = value
    if isinstance(made, str):
        return one_line(made)  # type: ignore[return-value]
    if not isinstance(made, tuple):
        return value
    fields = getattr(made, "_fields", None)
    if fields is None:
        return tuple([shown(item) for item in made])  # type: ignore[return-value]
    items = [
        item if name in _PLACES else shown(item) for name, item in zip(fields, made, strict=True)
    ]
    return made._make(items)  # type: ignore[attr-defined,no-any-return]


def dumps(value: Any, indent: int | None = None) -> str:
    """Write JSON in which what acts or hides is escaped; it reads back as it was."""
    if indent is None:
        text = json.dumps(value, ensure_ascii=False)
    else:
        text = _indented(value, "\n", " " * indent)
    return text if text.isascii() and "\x7f" not in text else re.sub(_ACTING, _escaped, text)


def _indented(value: Any, gap: str, step: str) -> str:
    """What ``json.dumps`` writes with an indent, in a third of its time."""
    if isinstance(value, str):
        return _quoted(value)
    for constant, written in _CONSTANTS:
        if value is constant:
            return written
    if type(value) is int:
        return str(value)
    if isinstance(value, dict) and value:
        inner = gap + step
        items = [f"{_quoted(key)}: {_indented(item, inner, step)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(items)}{gap}}}"
    if isinstance(value, (list, tuple)) and value:
        inner = gap + step
        items = [_indented(item, inner, step) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{gap}]"
    return json.dumps(value)


_CONSTANTS: Final = ((None, "null"), (True, "true"), (False, "false"))


def _escaped(match: "re.Match[str]") -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
