"""A file holds no record.

## What

It is empty, or holds only comments.

## Why

Somebody may believe that what was meant for it is on record.

## Bad

```yaml
# To be written: the fire of 1987.
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
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "Y013", WARNING, by="reading")
