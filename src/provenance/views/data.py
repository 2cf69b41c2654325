"""Answers as JSON, JSON lines and CSV.

JSON is the record itself: every NamedTuple becomes an object with its attributes as keys, without
a trailing underscore (``for_`` is ``for``). CSV and JSON lines need a list: a view names its
``items``, and the ``COLUMNS`` that make a flat row of each (or of each of its ``flat`` items).
"""

import csv as csv_module
from collections.abc import Mapping
from typing import Any, Protocol

from provenance.model.cells import guarded
from provenance.views.visible import dumps


class Out(Protocol):
    """Where data is written."""

    def write(self, text: str, /) -> int:
        """Write a text."""


def plain(value: Any) -> Any:
    """Turn records into dicts and lists that JSON can hold."""
    if hasattr(value, "_fields"):
        return {
            name.rstrip("_"): plain(item)
            for name, item in zip(value._fields, value, strict=True)
            if name not in _INNER
        }
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        items = sorted(value) if isinstance(value, frozenset) else value
        return [plain(item) for item in items]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)


def json(answer: Any, view: Any, out: Out) -> None:
    """Write the whole answer as one indented JSON document."""
    document = {"answer": type(answer).__name__.lower(), **plain(answer)}
    out.write(dumps(document, 2) + "\n")


def jsonl(answer: Any, view: Any, out: Out) -> None:
    """Write each item of the answer as one line of JSON."""
    for item in view.items(answer):
        out.write(dumps(plain(item)) + "\n")


_INNER = frozenset({"order", "as_filed"})
"""Attributes that serve sorting and CSV, and say nothing that others do not."""


def csv(answer: Any, view: Any, out: Out) -> None:
    """Write a header and a row for each item of the answer (RFC 4180, but lines end in LF).

    No cell is one that a spreadsheet would run (``model.cells``).
    """
    writer = csv_module.writer(out, lineterminator="\n")
    writer.writerow([name for name, _ in view.COLUMNS])
    items = view.flat(answer) if hasattr(view, "flat") else view.items(answer)
    for item in items:
        cells = (value(item) for _, value in view.COLUMNS)
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in cells])
