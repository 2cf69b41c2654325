"""A word is none of those that its key takes.

## What

`kind`, `form`, `whose`, `bound`, `how` and a few others take one word of a fixed list.

## Why

A word that only one file uses is found by no filter.

## Bad

```yaml
actors:
  harbour-master:
    name: The harbour master
    kind: human
```

## Good

```yaml
actors:
  harbour-master:
    name: The harbour master
    kind: person
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y021", ERROR, by="reading", costs=True)
