"""A file is no UTF-8 text.

## What

It is UTF-16, another encoding, or no text at all. `<0xE9>` below is the byte of an é in Latin-1.

## Why

A guessed encoding would change names and quotations.

## Bad

```yaml
claim: cafe-burned
text: The caf<0xE9> burned down.
```

## Good

```yaml
claim: cafe-burned
text: The café burned down.
asserted:
  - by: harbour-master
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y010", ERROR, by="reading", costs=True)
