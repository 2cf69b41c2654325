"""Records made fit to be shown: nothing in them can act on a screen or leave its place."""

import json
import re
from functools import cache
from operator import is_
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
    # Most of what a record holds is fit as it is: no call is made for that.
    items = [
        (item if item.isascii() and item.isprintable() else one_line(item))
        if item.__class__ is str
        else (shown(item) if isinstance(item, (tuple, str)) else item)
        for item in made
    ]
    fields = getattr(made, "_fields", None)
    for place in _places(fields) if fields else ():
        items[place] = made[place]
    if all(map(is_, items, made)):
        return value
    return made._make(items) if fields else tuple(items)  # type: ignore[attr-defined,return-value]


@cache
def _places(fields: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(number for number, name in enumerate(fields) if name in _PLACES)


def dumps(value: Any, indent: int | None = None) -> str:
    """Write JSON in which what acts or hides is escaped; it reads back as it was."""
    if indent is None:
        text = json.dumps(value, ensure_ascii=False)
    else:
        text = _indented(value, "\n", " " * indent)
    return text if text.isascii() and "\x7f" not in text else re.sub(_ACTING, _escaped, text)


def _indented(value: Any, gap: str, step: str) -> str:
    """What ``json.dumps`` writes with an indent, in a third of its time."""
    if isinstance(value, dict) and value:
        inner = gap + step
        items = [
            f"{_quoted(key)}: {_quoted(item)}"
            if item.__class__ is str
            else f"{_quoted(key)}: {_short(item) or _indented(item, inner, step)}"
            for key, item in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(items)}{gap}}}"
    if isinstance(value, (list, tuple)) and value:
        inner = gap + step
        items = [_short(item) or _indented(item, inner, step) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{gap}]"
    return _short(value) or json.dumps(value)


def _short(value: Any) -> str:
    """What is written of a value that takes no lines of its own; ``""`` of any other."""
    kind = value.__class__
    if kind is str:
        return _quoted(value)
    if not value:
        return _NOTHING.get(kind, "")
    return "true" if value is True else str(value) if kind is int else ""


_NOTHING: Final[dict[type, str]] = {
    **{type(None): "null", bool: "false", int: "0"},
    **{list: "[]", tuple: "[]", dict: "{}"},
}
"""What is written of nothing, by its type."""


def _escaped(match: "re.Match[str]") -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
