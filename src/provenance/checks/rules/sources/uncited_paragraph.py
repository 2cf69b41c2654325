"""A paragraph of a complete source is neither cited nor skipped.

## What

The source says `complete: true`, and one of its `paragraphs` is in no statement's `at` and not
under `skipped`. A source that is complete but lists no paragraphs is reported too.

## Why

"Complete" promises that nothing in the document was passed over without a reason.

## Bad

```yaml
sources:
  logbook:
    title: The logbook
    kind: document
    complete: true
    paragraphs: [1, 2]
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: logbook
asserted:
  - by: harbour-master
    at: 1
```

## Good

```yaml
sources:
  logbook:
    title: The logbook
    kind: document
    complete: true
    paragraphs: [1, 2]
    skipped:
      - {at: 2, because: It lists the weather.}
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: logbook
asserted:
  - by: harbour-master
    at: 1
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.locators import spread
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "D703", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the paragraphs that somebody seems to have passed over."""
    complete = [source for source in context.slice.sources.values() if source.complete]
    cited: dict[str, set[str]] = {source.id: set() for source in complete}
    for _, s in context.statements() if complete else ():
        for id in (s.source, s.said_in):
            if id in cited:
                cited[id].update(spread(s.at))
    for source in complete:
        done = cited[source.id] | {x for skipped in source.skipped for x in spread(skipped.at)}
        if not source.paragraphs:
            message = f"`{source.id}` is complete, and lists no paragraphs"
            help = "list the locators of all paragraphs under `paragraphs`"
            yield Found(at(source, "complete"), source.id, message, help)
        elif context.hidden(source.id):
            continue  # a record that was left out may cite what is missing
        elif not cited[source.id] and len(source.paragraphs) > 1:
            message = f"`{source.id}` is complete, yet nobody cites a paragraph of it"
            help = "record what it says, or leave `complete` out until then"
            yield Found(at(source, "complete"), source.id, message, help)
            continue
        for index, paragraph in enumerate(source.paragraphs):
            if not set(spread((paragraph,))) <= done:
                message = f"paragraph {paragraph} of `{source.id}` is neither cited nor skipped"
                help = "record what it says, or list it under `skipped` with the reason"
                yield Found(at(source, "paragraphs", index), source.id, message, help)
