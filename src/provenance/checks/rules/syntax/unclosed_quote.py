"""A quotation mark is opened and never closed.

## What

Everything after the mark would be part of the text.

## Why

The statements below it would be lost without a word.

## Bad

```yaml
claim: lighthouse-burned
text: "The lighthouse burned down.
asserted:
  - by: harbour-master
```

## Good

```yaml
claim: lighthouse-burned
text: "The lighthouse burned down."
asserted:
  - by: harbour-master
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y004", ERROR, by="reading", costs=True)
