"""The items of a feed, one after another in bounded memory, whatever it wraps them in."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NamedTuple

_WRAPS: Final = (
    "@graph",
    "dataFeedElement",
    "itemListElement",
    "claims",
    "claimReviews",
    "reviews",
    "items",
    "results",
    "data",
    "entities",
    "annotations",
    "rows",
)
"""Under what feeds and answers of services hold their lists."""
_PEEKED: Final = 200_000


class Item(NamedTuple):
    """An item, or what is wrong in its place: then ``value`` is None."""

    place: str
    value: Any
    wrong: str = ""


def items(file: BinaryIO) -> Iterator[Item]:
    """Yield the items of JSON, of several JSON texts, or of JSON Lines."""
    if _is_lines(file):
        yield from _lines(file)
        return
    import ijson

    prefix = _prefix(file)
    _begin(file)
    number = 0
    try:
        for number, value in enumerate(
            ijson.items(file, prefix, multiple_values=True, use_float=True), 1
        ):
            yield Item(f"item {number}", value)
    except (ijson.JSONError, ValueError, RecursionError):
        if number:
            yield Item(f"after item {number}", None, "is no JSON from there on")
        else:
            yield Item("the file", None, "is no JSON")


def _is_lines(file: BinaryIO) -> bool:
    """Whether each line is a JSON text of its own."""
    file.seek(0)
    first = file.readline(_PEEKED)
    second = file.readline(_PEEKED)
    file.seek(0)
    if not second.strip():
        return False
    try:
        return isinstance(json.loads(first.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        opened = first.rstrip()[-1:] in (b"[", b",")  # a page that has one item a line
        return not opened and second.lstrip()[:1] == b"{" and second.rstrip()[-1:] == b"}"


def _lines(file: BinaryIO) -> Iterator[Item]:
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            yield Item(f"line {number}", json.loads(line.decode("utf-8-sig")))
        except (ValueError, RecursionError):
            yield Item(f"line {number}", None, "is no JSON")


def _begin(file: BinaryIO) -> None:
    """Go to the first byte behind a byte order mark."""
    file.seek(0)
    if file.read(3) != b"\xef\xbb\xbf":
        file.seek(0)


def _prefix(file: BinaryIO) -> str:
    """Where the items stand: in a list, under one of the words that wrap them, or alone."""
    import ijson

    _begin(file)
    try:
        for prefix, event, _ in ijson.parse(file, multiple_values=True):
            if prefix == "" and event == "start_array":
                return "item"
            if event == "start_array" and prefix in _WRAPS:
                return f"{prefix}.item"
    except (ijson.JSONError, ValueError, RecursionError):
        pass
    return ""
