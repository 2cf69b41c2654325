"""A bracket is opened and never closed, or a comma is missing inside it.

## What

`[` and `{` begin a list and a mapping on one line; both need their closing mark, and commas
between the items.

## Why

Everything after the bracket would be part of the list.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
about: [harbour, lighthouse
asserted:
  - by: harbour-master
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
about: [harbour, lighthouse]
asserted:
  - by: harbour-master
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y005", ERROR, by="reading", costs=True)
