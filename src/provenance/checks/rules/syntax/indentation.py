"""A line does not fit the lines above it.

## What

A key, a list item or a text stands deeper or less deep than its neighbours, or a `: ` in a plain
text makes a key of it.

## Why

Indentation alone says to which statement a line belongs.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
   date: 1987-03-02
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 1987-03-02
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y003", ERROR, by="reading", costs=True)
