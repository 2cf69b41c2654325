"""A value is of another type than its key takes.

## What

A list where one value belongs, a text where keys belong, words where a number belongs.

## Why

Nothing is converted by guess.

## Bad

```yaml
actors:
  harbour-masters:
    name: The harbour masters
    kind: group
    size: about twelve
```

## Good

```yaml
actors:
  harbour-masters:
    name: The harbour masters
    kind: group
    size: 12
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y020", ERROR, by="reading", costs=True)
