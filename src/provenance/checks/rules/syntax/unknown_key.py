"""A key is misspelt, or does not belong to this kind of record.

## What

Every mapping takes the keys of its kind and no others.

## Why

A misspelt key that passed would lose what stands under it.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    dat: 1987-03-02
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

RULE: Final = rule(__name__, "Y016", ERROR, by="reading", costs=True)
