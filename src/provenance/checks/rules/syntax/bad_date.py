"""A date is none: it is written otherwise, or the calendar does not have it.

## What

Dates are EDTF: `1987`, `1987-03`, `1987-03-02`, `1987~`, `1987-03/1987-05`, `1987/..`, or a
mapping with `not-before` and `not-after`.

## Why

02/03/1987 is February to some and March to others, and 1987-02-29 never was.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
event: 1987-02-29
asserted:
  - by: harbour-master
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
event: 1987-02-28
asserted:
  - by: harbour-master
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y023", ERROR, by="reading", costs=True)
