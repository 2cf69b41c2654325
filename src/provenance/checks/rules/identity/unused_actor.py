"""No record names an actor.

## What

It never speaks, nobody speaks for it, nothing is about it, and no other actor is tied to it.
Camps and groups with members are there for queries and are left alone, and nothing is said while
the corpus holds no claim: a first step is no leftover.

## Why

It is a leftover, or the statements use another spelling of its id.

## Bad

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
  keeper: {name: The keeper, kind: person}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: keeper
```

## Good

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import NOTE
from provenance.model.records import Actor
from provenance.store.index.terms import NAMING

RULE: Final = rule(__name__, "I106", NOTE)


def find(context: Context) -> Iterator[Found]:
    """Yield the actors that nothing names."""
    if context.corpus.count("claim"):
        for actor in suspects(context):
            if not context.hidden(actor.id):
                message = f"nothing in the corpus names `{actor.id}`"
                yield Found(at(actor), actor.id, message, "record what it said, or delete it")


def suspects(context: Context) -> Iterator[Actor]:
    """Yield them also while there is no claim."""
    actors = [actor for actor in context.slice.actors.values() if not actor.members]
    unnamed = context.unnamed((actor.id for actor in actors), NAMING)
    yield from (actor for actor in actors if actor.id in unnamed)
