"""A YAML tag is used.

## What

`!name` and `!!type` tell a YAML program how to convert a value. Claim files have no use for it.

## Why

Every value is read as the text that stands there; nothing is converted behind an editor's back.

## Bad

```yaml
claim: lighthouse-burned
text: !!str The lighthouse burned down.
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

RULE: Final = rule(__name__, "Y008", ERROR, by="reading", costs=True)
