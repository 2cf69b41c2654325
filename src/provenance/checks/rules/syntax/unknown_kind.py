"""A document does not say what it holds.

## What

The first key of a document is `claim`, `actors` or `sources`.

## Why

Where a file lies carries no meaning, so the first line must.

## Bad

```yaml
actor:
  harbour-master: {name: The harbour master, kind: person}
```

## Good

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y014", ERROR, by="reading", costs=True)
