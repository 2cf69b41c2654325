"""A text cannot be an id.

## What

An id is letters and digits of any script, with `-`, `_` and `.` inside; no spaces.

## Why

Ids are typed at a terminal, linked to, and used as names of files.

## Bad

```yaml
claim: lighthouse burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
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

RULE: Final = rule(__name__, "Y022", ERROR, by="reading", costs=True)
