"""Edits of spans of a text: applied together, and held to the records before they are used."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from provenance.model.findings import Edit
from provenance.model.records import Record
from provenance.reading.compare import kinds_of_problems, unplaced
from provenance.reading.reader import Reading, read


class EditError(ValueError):
    """Edits that cannot be applied, or that would damage what they do not touch; says why."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; offsets are those of the text as given.

    Two insertions at one offset stand in the order given.

    Raises:
        EditError: edits overlap or reach beyond the text.
    """
    pieces: list[str] = []
    place = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not 0 <= edit.start <= edit.end <= len(text):
            raise EditError(f"characters {edit.start} to {edit.end} are not in the text")
        if edit.start < place:
            raise EditError(f"two edits overlap at character {edit.start}")
        pieces += [text[place : edit.start], edit.text]
        place = edit.end
    return "".join([*pieces, text[place:]])


def apply_safely(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits, read the result, and refuse it if it harms what the edits do not touch.

    Every record that could be read before can still be read, unchanged unless an edit stands on
    its lines; and no problem is there that was not there before, unless the edit makes a record
    readable that was not (only then can its further problems be seen).

    Raises:
        EditError: the edits cannot be applied, or do harm.
    """
    edits = tuple(edits)
    after = apply(text, edits)
    was, now = read("", text), read("", after)
    new = kinds_of_problems(now) - kinds_of_problems(was)
    if new and len(now.broken) >= len(was.broken):
        _, message = min(new)
        raise EditError(f"the edit would make a new problem: {message}")
    kept = {(record.__class__, record.id): unplaced(record) for record in now.records}
    touched = _touched(text, edits, was)
    for record in was.records:
        same = kept.get((record.__class__, record.id))
        if id(record) in touched:
            continue
        if same != unplaced(record):
            raise EditError(f"the edit would change `{record.id}`, on which it does not stand")
    if len(now.records) < len(was.records):
        raise EditError("the edit would cost a record")
    return after


def _touched(text: str, edits: tuple[Edit, ...], reading: Reading) -> set[int]:
    """The records on whose lines an edit stands (a record runs up to the next one)."""
    breaks = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    records: list[Record] = sorted(reading.records, key=lambda record: record.origin.line)
    firsts = [record.origin.line for record in records]
    touched: set[int] = set()
    for edit in edits:
        start, end = bisect_right(breaks, edit.start), bisect_right(breaks, edit.end)
        # From the last record that begins above the edit's first line, to that of its last.
        for number in range(max(0, bisect_left(firsts, start) - 1), bisect_right(firsts, end)):
            touched.add(id(records[number]))
    return touched
