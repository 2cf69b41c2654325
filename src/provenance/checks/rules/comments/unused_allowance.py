"""A comment allows what is not there.

## What

On the line that a `# provenance: allow` comment speaks of, the rule is not broken (any more).

## Why

A comment that has outlived its reason would hide the next finding on that line.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 1987-03-02  # provenance: allow T301 because the log is post-dated
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
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "C001", WARNING, by="checks")
