"""Actors speak for each other in a circle.

## What

Following `speaks-for` from an actor leads back to it.

## Why

Whose words they are could not be told.

## Bad

```yaml
actors:
  clerk: {name: The clerk, kind: person, speaks-for: deputy}
  deputy: {name: The deputy, kind: person, speaks-for: clerk}
```

## Good

```yaml
actors:
  clerk: {name: The clerk, kind: person, speaks-for: deputy}
  deputy: {name: The deputy, kind: person}
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.circles import among_actors, tied_in_circles
from provenance.checks.context import Context
from provenance.checks.rule import Found, rule
from provenance.model.findings import ERROR
from provenance.model.records import Actor

RULE: Final = rule(__name__, "R208", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield each circle once, by its shortest way round."""
    yield from among_actors(context, "speaks-for", lambda actor: actor.speaks_for)


def suspects(context: Context) -> Iterator[Actor]:
    """Yield all that are on a circle."""
    yield from tied_in_circles(context, lambda actor: actor.speaks_for)
