"""A tab is used for indentation.

## What

YAML takes spaces only before a key or a list item.

## Why

How wide a tab is depends on the editor, so that two people would see two structures.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
<TAB>- by: harbour-master
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

RULE: Final = rule(__name__, "Y002", ERROR, by="reading", costs=True)
