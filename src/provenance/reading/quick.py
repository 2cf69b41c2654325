"""The records of a file in which nothing is wrong: from its events, with no tree of nodes between.

Most files are such. At the first thing out of the ordinary this gives up, and `reader` reads the
file in full and says what is wrong and where. Both go by the same plans and assemble alike.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from yaml import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from provenance.model.dates import DateError, within
from provenance.model.fields import KINDS
from provenance.model.records import Record, RecordPlace
from provenance.reading import assemble
from provenance.reading.nodes import MAX_EVENTS, events
from provenance.reading.plans import NEEDED, PLANS, FieldPlan, is_id

_HIDDEN: Final = re.compile(
    r"\\(?:x(?:ad|AD)|u(?:00ad|034f|061c|115f|1160|17b[45]|180[b-f]|20[0267][0-9a-f]|3164|feff"
    r"|ffa0|fff[0-9a-b])|U000(?:1bca|1d17|e0|e1))",
    re.IGNORECASE,
)
"""Escapes of characters that cannot be seen, or of some near them."""

_Events = Iterator[Any]


class _OutOfTheOrdinary(Exception):
    """Something that the full reader must look at."""


def read(file: str, text: str) -> tuple[Record, ...] | None:
    """Read one file's text; ``None`` where the full reader must.

    Args:
        file: the path to name in origins, relative to the corpus.
        text: the decoded text.
    """
    if "\\" in text and _HIDDEN.search(text):
        return None
    records: list[Record] = []
    number = 0
    try:
        stream = events(text)
        for event in stream:
            if event.__class__ is DocumentStartEvent:
                document = islice(stream, MAX_EVENTS)
                records += _document(document, file, number)
                next(document)  # its end
                number += 1
    except (_OutOfTheOrdinary, DateError, YAMLError, StopIteration):  # the last: too many events
        return None
    return tuple(records) or None


def _document(events: _Events, file: str, number: int) -> list[Record]:
    root = next(events)
    if root.__class__ is ScalarEvent and not (root.value or root.style or root.anchor or root.tag):
        return []  # empty
    _bare(root, MappingStartEvent)
    kind = KINDS.get(_bare(next(events), ScalarEvent).value)
    if kind is None:
        raise _OutOfTheOrdinary
    if kind == "claim":
        id = _value(next(events), PLANS[kind]["claim"], 0, events)
        values = _mapping(kind, {"claim": id}, events)
        return [assemble.claim(values, RecordPlace(file, number, root.start_mark.line + 1))]
    _bare(next(events), MappingStartEvent)
    records: dict[str, Record] = {}
    while (key := next(events)).__class__ is not MappingEndEvent:
        id = _bare(key, ScalarEvent).value
        if id in records or not is_id(id):
            raise _OutOfTheOrdinary
        _bare(next(events), MappingStartEvent)
        origin = RecordPlace(file, number, key.start_mark.line + 1)
        records[id] = assemble.entry(kind, id, _mapping(kind, {}, events), origin)
    if next(events).__class__ is not MappingEndEvent:
        raise _OutOfTheOrdinary
    return list(records.values())


def _bare(event: Any, kind: Any) -> Any:
    """Hold an event to its kind, without an anchor or a tag."""
    if event.__class__ is not kind or event.anchor or event.tag:
        raise _OutOfTheOrdinary
    return event


def _mapping(record: str, values: dict[str, Any], events: _Events) -> dict[str, Any]:
    """Read the rest of a mapping, to its end: its values by attribute."""
    plans = PLANS[record]
    while (key := next(events)).__class__ is ScalarEvent:
        plan = plans.get(key.value)
        if plan is None or plan.attribute in values or key.anchor or key.tag:
            raise _OutOfTheOrdinary
        event = next(events)
        if plan.many and event.__class__ is SequenceStartEvent:
            _bare(event, SequenceStartEvent)
            values[plan.attribute] = _list(plan, events)
        else:
            value = _value(event, plan, 0, events)
            values[plan.attribute] = (value,) if plan.many else value
    if key.__class__ is not MappingEndEvent or not NEEDED[record] <= values.keys():
        raise _OutOfTheOrdinary
    return values


def _list(plan: FieldPlan, events: _Events) -> tuple[Any, ...]:
    """Read the rest of a list, to its end."""
    items: list[Any] = []
    while (item := next(events)).__class__ is not SequenceEndEvent:
        items.append(_value(item, plan, len(items), events))
    if not items:
        raise _OutOfTheOrdinary
    return tuple(items)


def _value(event: Any, plan: FieldPlan, index: int, events: _Events) -> Any:
    """Read a value that begins with an event; ``index`` is its place in a list."""
    kind = event.__class__
    if kind is ScalarEvent and not (event.anchor or event.tag):
        if plan.right(event.value):  # most are
            return event.value
        if not plan.short:
            value = plan.convert(event.value)
            if value is None:
                raise _OutOfTheOrdinary
            return value
        values = {plan.short.attribute: _value(event, plan.short, 0, events)}
    elif plan.record:
        _bare(event, MappingStartEvent)
        values = _mapping(plan.record, {}, events)
        if plan.record == "date-within":
            return within(values.get("not_before"), values.get("not_after"))
    else:
        raise _OutOfTheOrdinary
    return assemble.nested(plan.field, values, index, event.start_mark.line + 1)
