"""A record names a claim that no file records.

## What

`implies`, `excludes`, `supports`, `undermines`, `about` and `within` hold the id of a claim.

## Why

What follows from the relation would be missing from every answer.

## Bad

```yaml
claim: keeper-set-the-fire
text: The keeper set fire to the lighthouse.
asserted:
  - by: harbour-master
implies: [lighthouse-burnt]
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```

## Good

```yaml
claim: keeper-set-the-fire
text: The keeper set fire to the lighthouse.
asserted:
  - by: harbour-master
implies: [lighthouse-burned]
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
from provenance.checks.references import CLAIM, unknown
from provenance.checks.rule import Found, rule
from provenance.model.findings import ERROR
from provenance.model.records import Record

RULE: Final = rule(__name__, "R202", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the places that name a claim nobody recorded."""
    yield from unknown(context, CLAIM)


def suspects(context: Context) -> Iterator[Record]:
    """Yield all that name what nobody recorded, of whatever kind."""
    return (use.record for use in context.strays)
