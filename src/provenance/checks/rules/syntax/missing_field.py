"""A record lacks a key that it needs.

## What

A claim needs `text`; an actor `name` and `kind`; a source `title` and `kind`; a hedge and a
quotation `words`; a figure `of`.

## Why

Without it no answer could show the record.

## Bad

```yaml
actors:
  harbour-master:
    name: The harbour master
```

## Good

```yaml
actors:
  harbour-master:
    name: The harbour master
    kind: person
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y018", ERROR, by="reading", costs=True)
