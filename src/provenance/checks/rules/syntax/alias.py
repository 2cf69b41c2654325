"""A YAML anchor or alias is used.

## What

`&name` and `*name` let one place of a file stand for another. Claim files have neither.

## Why

A statement must be readable where it stands, and a few aliases of aliases can fill any memory.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: &keeper harbour-master
denied:
  - by: *keeper
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
denied:
  - by: harbour-master
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y007", ERROR, by="reading", costs=True)
