"""Two ids differ only in case, in a dash, or in characters that look alike.

## What

`Harbour-master` beside `harbour-master`, `harbour_master`, or one written with a Cyrillic а.

## Why

Nobody sees the difference, and statements are split between two records.

## Bad

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
  harbour_master: {name: The master of the harbour, kind: person}
```

## Good

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
  deputy-harbour-master: {name: The deputy harbour master, kind: person}
```
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import WARNING
from provenance.model.records import Record
from provenance.store.index.resemblance import look

RULE: Final = rule(__name__, "I104", WARNING)

_PLAIN: Final = re.compile("[a-z-]+")
"""Of two ids that look alike, the one that is not of this form is the odd one."""


def find(context: Context) -> Iterator[Found]:
    """Yield the later of each two ids that look alike."""
    for kind, records in context.kinds.items():
        for first, *others in _alike(records):
            for id in others:
                message = f"the {kind} `{id}` can be mistaken for `{first}`"
                label = (at(records[first]), "the other one")
                help = "join the two, or rename one"
                yield Found(at(records[id]), id, message, help, label=label)


def suspects(context: Context) -> Iterator[Record]:
    """Yield all records of which the ids look alike."""
    for records in context.kinds.values():
        for ids in _alike(records):
            yield from (records[id] for id in ids)


def _alike(records: Mapping[str, Record]) -> Iterator[list[str]]:
    by_look: dict[str, list[str]] = {}
    for id in records:
        by_look.setdefault(look(id), []).append(id)
    for ids in by_look.values():
        if len(ids) > 1:
            yield sorted(ids, key=lambda one: (_PLAIN.fullmatch(one) is None, one))
