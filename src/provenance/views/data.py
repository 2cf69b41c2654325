"""Answers as JSON, JSON lines and CSV.

JSON is the record itself: every NamedTuple becomes an object with its attributes as keys, without
a trailing underscore (``for_`` is ``for``). CSV and JSON lines need a list: a view names its
``items``, and the ``COLUMNS`` that make a flat row of each (or of each of its ``flat`` items).
"""

import csv as csv_module
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final, Protocol

from provenance.model.cells import guarded
from provenance.views.points import TEXTS, sentence
from provenance.views.visible import dumps
from provenance.views.why import because, gap, reason

FORMAT: Final = 3
"""The number of the format that answers are written in; it rises when a documented key goes."""


class Out(Protocol):
    """Where data is written."""

    def write(self, text: str, /) -> int:
        """Write a text."""


def columns(row: Any) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The columns of a flat row that is a record made for it: one for each attribute."""
    return tuple((name, attrgetter(name)) for name in row._fields)


_PLAIN: Final = frozenset({type(None), str, int, float, bool})


def plain(value: Any) -> Any:
    """Turn records into dicts and lists that JSON can hold."""
    if value.__class__ in _PLAIN or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return _record(value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        items = sorted(value) if isinstance(value, frozenset) else value
        return [plain(item) for item in items]
    return str(value)


def _record(value: Any) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for (name, key), item in zip(_keys(value.__class__), value, strict=True):
        if key:
            made[key] = item if item.__class__ in _PLAIN else plain(item)
        elif name not in INNER:
            _tell(made, name, item)
    return made


@cache
def _keys(kind: Any) -> tuple[tuple[str, str], ...]:
    """The attributes of a record, each with its key; `""` where what stands under it is told."""
    return tuple(
        (name, "" if name in TEXTS or name in _TOLD or name in INNER else name.rstrip("_"))
        for name in kind._fields
    )


_TOLD: Final = frozenset({"reasons", "why", "gaps"})


def _tell(made: dict[str, Any], name: str, item: Any) -> None:
    """Put in what is data and is told in words too, with the words."""
    if name in TEXTS:
        made[name] = [plain(point) | {"text": TEXTS[name](point)} for point in item]
        if name.endswith("grounds"):
            made[name.replace("grounds", "reason")] = sentence(item)
    elif name == "reasons":
        made[name] = [plain(one) | {"text": reason(one)} for one in item]
        made["because"] = because(item)
    elif name == "gaps":
        made[name] = [plain(one) | {"text": gap(one)} for one in item]
        made["notes"] = [gap(one) for one in item]
    elif item is None:  # no why
        made[name] = None
    else:
        made[name] = plain(item) | {"text": reason(item)}
        made["reason"] = reason(item)


def json(answer: Any, view: Any, out: Out, asked: tuple[Any, ...] = ()) -> None:
    """Write the whole answer as one indented JSON document, with the filters it was asked under."""
    document = {"answer": type(answer).__name__.lower(), "format": FORMAT, **plain(answer)}
    document["filters"] = plain(asked)
    out.write(dumps(document, 2) + "\n")


def jsonl(answer: Any, view: Any, out: Out, asked: tuple[Any, ...] = ()) -> None:
    """Write each item of the answer as one line of JSON, with the filters if there are any."""
    with_it = {"filters": plain(asked)} if asked else {}
    for item in view.items(answer):
        out.write(dumps(plain(item) | with_it) + "\n")


INNER = frozenset({"order", "as_filed"})
"""Attributes that serve sorting and CSV, and say nothing that others do not."""


def csv(answer: Any, view: Any, out: Out, asked: tuple[Any, ...] = ()) -> None:
    """Write a header and a row for each item of the answer (RFC 4180, but lines end in LF).

    Under filters a last column holds them. No cell is one that a spreadsheet would run
    (``model.cells``).
    """
    writer = csv_module.writer(out, lineterminator="\n")
    told = " ".join(f"{item.option} {value.id}" for item in asked for value in item.values)
    with_it = [told] if asked else []
    writer.writerow([*(name for name, _ in view.COLUMNS), *(["filters"] if asked else [])])
    items = view.flat(answer) if hasattr(view, "flat") else view.items(answer)
    for item in items:
        cells = (*(value(item) for _, value in view.COLUMNS), *with_it)
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in cells])
