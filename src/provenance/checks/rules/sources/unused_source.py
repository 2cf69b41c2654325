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
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import NOTE
from provenance.store.index import terms

RULE: Final = rule(__name__, "D702", NOTE)

_CITING: Final = (
    *(terms.SOURCE, terms.SAID_IN, terms.EVIDENCE, terms.DERIVED_FROM),
    *(terms.ANSWERS, terms.REPEATS),
)


def find(context: Context) -> Iterator[Found]:
    """Yield the sources that nothing names."""
    sources = context.slice.sources
    unnamed = context.unnamed(sources, _CITING)
    for source in sources.values():
        if source.id in unnamed and not context.hidden(source.id):
            message = f"nothing in the corpus cites `{source.id}`"
            yield Found(at(source), source.id, message, "delete it, or record what was read in it")
