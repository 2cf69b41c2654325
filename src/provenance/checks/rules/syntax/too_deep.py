"""Lists and mappings are nested deeper than any record needs.

## What

The format needs six levels; at twenty-four the reader stops.

## Why

Depth without bound could end the program, and is never meant.

## Bad

```yaml
claim: lighthouse-burned
text: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ deep ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
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

RULE: Final = rule(__name__, "Y009", ERROR, by="reading", costs=True)
