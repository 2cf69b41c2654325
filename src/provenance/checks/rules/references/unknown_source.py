"""A record names a source that no file records.

## What

`source`, `said-in`, `evidence` and `derived-from` hold the id of a source.

## Why

Nobody could look the words up.

## Bad

```yaml
sources:
  logbook: {title: The logbook, kind: document}
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: log-book
asserted:
  - by: harbour-master
```

## Good

```yaml
sources:
  logbook: {title: The logbook, kind: document}
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: logbook
asserted:
  - by: harbour-master
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.references import SOURCE, unknown
from provenance.checks.rule import Found, rule
from provenance.model.findings import ERROR
from provenance.model.records import Record

RULE: Final = rule(__name__, "R203", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the places that name a source nobody recorded."""
    yield from unknown(context, SOURCE)


def suspects(context: Context) -> Iterator[Record]:
    """Yield all that name what nobody recorded, of whatever kind."""
    return (use.record for use in context.strays)
