"""The quoted words stand in the source more than once.

## What

Neither `at` nor `prefix` and `suffix` say which of the places is meant.

## Why

The places may be the words of different speakers.

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
    quote: half of the lighthouse burned
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned.
source: logbook
asserted:
  - by: keeper
    quote: {words: half of the lighthouse burned, prefix: The crew saw that}
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Q003", ERROR, by="quotes")
