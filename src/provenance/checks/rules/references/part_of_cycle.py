"""Actors are parts of each other in a circle.

## What

Following `part-of` from an actor leads back to it.

## Why

A side has a top; a circle has none.

## Bad

```yaml
actors:
  harbour: {name: The harbour, kind: body, part-of: town}
  town: {name: The town, kind: body, part-of: harbour}
```

## Good

```yaml
actors:
  harbour: {name: The harbour, kind: body, part-of: town}
  town: {name: The town, kind: body}
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.circles import among_actors, tied_in_circles
from provenance.checks.context import Context
from provenance.checks.rule import Found, rule
from provenance.model.findings import ERROR
from provenance.model.records import Actor

RULE: Final = rule(__name__, "R207", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield each circle once, by its shortest way round."""
    yield from among_actors(context, "part-of", lambda actor: actor.part_of)


def suspects(context: Context) -> Iterator[Actor]:
    """Yield all that are on a circle."""
    yield from tied_in_circles(context, lambda actor: actor.part_of)
