"""A locator is none of the paragraphs of its source.

## What

The source lists its `paragraphs`, and `at` names another place.

## Why

Whoever looks it up finds nothing, or something else.

## Bad

```yaml
sources:
  logbook: {title: The logbook, kind: document, paragraphs: [1, 2]}
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: logbook
asserted:
  - by: harbour-master
    at: 12
```

## Good

```yaml
sources:
  logbook: {title: The logbook, kind: document, paragraphs: [1, 2]}
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: logbook
asserted:
  - by: harbour-master
    at: [1, 2]
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.locators import spread
from provenance.checks.rule import Found, at, at_statement, rule
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "D704", WARNING)


def find(context: Context) -> Iterator[Found]:
    """Yield the locators that lead nowhere."""
    listed = {
        source.id: set(spread(source.paragraphs))
        for source in context.slice.sources.values()
        if source.paragraphs
    }
    help = "mend the locator, or add it to `paragraphs`"
    for claim, s in context.statements() if listed else ():
        if s.source in listed:
            for index, locator in enumerate(s.at):
                if not set(spread((locator,))) <= listed[s.source]:
                    message = f"`{s.source}` has no paragraph {locator}"
                    yield Found(at_statement(claim, s, "at", index), s.id, message, help)
    for id, paragraphs in listed.items():
        source = context.slice.sources[id]
        for number, skipped in enumerate(source.skipped):
            for index, locator in enumerate(skipped.at):
                if not set(spread((locator,))) <= paragraphs:
                    message = f"`{id}` has no paragraph {locator}"
                    yield Found(at(source, "skipped", number, "at", index), id, message, help)
