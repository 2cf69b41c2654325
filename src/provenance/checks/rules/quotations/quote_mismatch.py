"""The quoted words do not stand in the source.

## What

The text of the source is known here, and the words are not in it, nor close enough to count.

## Why

A quotation is verbatim or it is none.

## Bad

The logbook reads:

```text
The keeper slept.
Half of the lighthouse burned.
The crew saw that half of the lighthouse burned.
```

```yaml
claim: lighthouse-burned
text: The lighthouse burned.
source: logbook
asserted:
  - by: keeper
    quote: the whole lighthouse burned
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned.
source: logbook
asserted:
  - by: keeper
    quote: The crew saw that half
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Q001", ERROR, by="quotes")
