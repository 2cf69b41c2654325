"""A comment that should allow a finding is not understood.

## What

It is written otherwise than `# provenance: allow CODE because …`, names no rule, gives no reason,
or allows what cannot be allowed: a finding that costs a record.

## Why

It allows nothing, and whoever reads it believes that it does.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 2987-03-02  # provenance: allow T301
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 2987-03-02  # provenance: allow T301 because the log is post-dated
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "C002", ERROR, by="checks")
