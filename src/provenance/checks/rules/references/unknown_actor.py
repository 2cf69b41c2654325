"""A record names an actor that no file records.

## What

`by`, `for`, `via`, `accuses`, `part-of` and the other keys that take an actor hold the id of one.

## Why

A misspelt speaker would be somebody new, and the denial would be missing from the right place.

## Bad

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: habour-master
```

## Good

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.references import ACTOR, unknown
from provenance.checks.rule import Found, rule
from provenance.model.findings import ERROR
from provenance.model.records import Record

RULE: Final = rule(__name__, "R201", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the places that name an actor nobody recorded."""
    yield from unknown(context, ACTOR)


def suspects(context: Context) -> Iterator[Record]:
    """Yield all that name what nobody recorded, of whatever kind."""
    return (use.record for use in context.strays)
