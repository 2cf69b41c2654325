"""A key has no value.

## What

Nothing stands after the colon, or the list or text is empty.

## Why

Nothing recorded and recorded as nothing are two things; the format has only the first.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date:
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y019", ERROR, by="reading", costs=True)
