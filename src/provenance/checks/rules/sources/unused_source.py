"""No record cites a source.

## What

No statement was read or said in it or names it as evidence, and no other source derives from it.

## Why

It is a leftover, or what was read in it is still to be recorded.

## Bad

```yaml
sources:
  logbook: {title: The logbook, kind: document}
```

## Good

```yaml
sources:
  logbook: {title: The logbook, kind: document}
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: logbook
asserted:
  - by: harbour-master
```
"""

from collections.abc import Iterator

from provenance.checks.context import Context
from provenance.checks.references import SOURCE, uses
from provenance.checks.rule import Found, at


def find(context: Context) -> Iterator[Found]:
    """Yield the sources that nothing names."""
    named = {use.id for use in uses(context) if use.wanted == SOURCE}
    for _, s in context.statements():
        named.update(s.answers, s.repeats)
    for source in context.slice.sources.values():
        if source.id not in named and not context.hidden(source.id):
            message = f"nothing in the corpus cites `{source.id}`"
            yield Found(at(source), source.id, message, "delete it, or record what was read in it")
