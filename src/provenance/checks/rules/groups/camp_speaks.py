"""A camp takes a stance.

## What

An actor of kind `camp` stands in `by` or `for`.

## Why

A camp is the editors' own grouping. It never spoke; its members did, each for itself.

## Bad

```yaml
actors:
  harbour-people: {name: Harbour people, kind: camp, members: [vane, moor]}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-people
```

## Good

```yaml
actors:
  harbour-people: {name: Harbour people, kind: camp, members: [vane, moor]}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: vane
  - by: moor
```
"""

from collections.abc import Iterator, Mapping
from typing import Final

from provenance.checks.context import Context
from provenance.checks.references import own
from provenance.checks.rule import Found, Place, at, at_statement, rule
from provenance.model import vocabulary as words
from provenance.model.findings import ERROR
from provenance.model.records import Actor

RULE: Final = rule(__name__, "G505", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the places where a camp is made to speak."""
    camps = {a.id: a for a in context.slice.actors.values() if a.kind == words.CAMP}
    for place, subject, id in _speaking(context, camps):
        message = f"`{id}` is a camp, and a camp never speaks"
        help = "name the actor who spoke, or make it a `group` if they signed together"
        yield Found(place, subject, message, help, label=(at(camps[id], "kind"), "a camp"))


def _speaking(context: Context, camps: Mapping[str, Actor]) -> Iterator[tuple[Place, str, str]]:
    for claim, s in context.statements():
        if any(id in camps for id in (*s.by, *s.for_)):
            for key, ids in own(s, context.slice):
                for index, id in enumerate(ids):
                    if id in camps:
                        yield at_statement(claim, s, key, index), s.id, id
    for source in context.slice.sources.values():
        for key, ids in (("by", source.by), ("for", source.for_)):
            for index, id in enumerate(ids):
                if id in camps:
                    yield at(source, key, index), source.id, id
