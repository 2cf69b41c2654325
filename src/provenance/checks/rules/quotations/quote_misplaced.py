"""The quoted words stand elsewhere in the source than `at` says.

## What

They are in the text, but not in the paragraph that the statement names.

## Why

Whoever looks them up finds something else.

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
    at: 1
    quote: The crew saw that half
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned.
source: logbook
asserted:
  - by: keeper
    at: 3
    quote: The crew saw that half
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Q002", ERROR, by="quotes")
