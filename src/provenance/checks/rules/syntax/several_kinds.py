"""Two kinds of records stand in one document.

## What

A second key stands beside `actors` or `sources`.

## Why

It is a second document whose `---` is missing, or an entry that is not indented.

## Bad

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
sources:
  logbook: {title: The logbook, kind: document}
```

## Good

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
---
sources:
  logbook: {title: The logbook, kind: document}
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y015", ERROR, by="reading", costs=True)
