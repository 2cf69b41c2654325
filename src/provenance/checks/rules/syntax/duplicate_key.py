"""A key stands twice in one mapping.

## What

Most programs that read YAML take the last of the two and say nothing.

## Why

The first value would be lost.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
denied:
  - by: harbour-master
denied:
  - by: lighthouse-keeper
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
denied:
  - by: harbour-master
  - by: lighthouse-keeper
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y017", ERROR, by="reading", costs=True)
