"""A group is its own member, directly or in a circle.

## What

Following `members` from an actor leads back to it.

## Why

Its words would be lent to itself, and its members could not be counted.

## Bad

```yaml
actors:
  pilots: {name: The pilots, kind: group, members: [vane, harbour-men]}
  harbour-men: {name: The harbour men, kind: group, members: [pilots]}
```

## Good

```yaml
actors:
  pilots: {name: The pilots, kind: group, members: [vane]}
  harbour-men: {name: The harbour men, kind: group, members: [pilots]}
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.circles import among_actors, tied_in_circles
from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import ERROR
from provenance.model.records import Actor

RULE: Final = rule(__name__, "G503", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield groups that contain themselves."""
    for actor in context.slice.actors.values():
        for index, tenure in enumerate(actor.members):
            if tenure.actor == actor.id:
                message = f"`{actor.id}` is named as its own member"
                place = at(actor, "members", index, "actor")
                yield Found(place, actor.id, message, "delete it from the list")
    yield from among_actors(context, "members", lambda actor: actor.members)


def suspects(context: Context) -> Iterator[Actor]:
    """Yield all that are on a circle, be it alone."""
    for actor in context.slice.actors.values():
        if any(tenure.actor == actor.id for tenure in actor.members):
            yield actor
    yield from tied_in_circles(context, lambda actor: actor.members)
