"""Records made fit to be shown: nothing in them can act on a screen or leave its place."""

import json
import re
from typing import Any, Final, TypeVar

from provenance.model.characters import CONTROL, INVISIBLE, one_line

T = TypeVar("T")

_ACTING: Final = re.compile(f"[{CONTROL}{INVISIBLE}]")
_PLACES: Final = frozenset({"link"})
"""Attributes that lead somewhere; they are written as URLs, in which everything is encoded."""


def shown(value: T) -> T:
    """Return a page, a report or any record with each text on one line and all of it visible."""
    made: Any = value
    if isinstance(made, str):
        made = one_line(made)
    elif hasattr(made, "_fields"):
        made = made._make(
            item if name in _PLACES else shown(item)
            for name, item in zip(made._fields, made, strict=True)
        )
    elif isinstance(made, tuple):
        made = tuple([shown(item) for item in made])
    return made  # type: ignore[no-any-return]


def dumps(value: Any, indent: int | None = None) -> str:
    """Write JSON in which what acts or hides is escaped; it reads back as it was."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isascii() and "\x7f" not in text else _ACTING.sub(_escaped, text)


def _escaped(match: "re.Match[str]") -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
