"""Two actors share a name or an alias.

## What

The `name` or an `aka` of one is also one of another, letter case and accents aside. Actors of
kind `unnamed` may share theirs: "an official" is somebody else each time.

## Why

A query for the name would mix them up, and often they are one actor recorded twice.

## Bad

```yaml
actors:
  harbour-master:
    name: The harbour master
    kind: person
    aka: [Captain Vane]
  captain-vane:
    name: Captain Vane
    kind: person
```

## Good

```yaml
actors:
  harbour-master:
    name: The harbour master
    kind: person
    aka: [Captain Vane]
  captain-vane-the-elder:
    name: Captain Vane the elder
    kind: person
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, Place, at, rule
from provenance.model import vocabulary as words
from provenance.model.findings import WARNING
from provenance.model.records import Actor
from provenance.store.index.fold import key

RULE: Final = rule(__name__, "I103", WARNING)


def find(context: Context) -> Iterator[Found]:
    """Yield each pair of actors once, at the later of the two."""
    told: set[tuple[str, str]] = set()
    for name, ids in context.names.items():
        named = [context.slice.actors[id] for id in ids]
        named = [actor for actor in named if actor.kind != words.UNNAMED]
        for actor in named[1:]:
            if name and (named[0].id, actor.id) not in told:
                told.add((named[0].id, actor.id))
                message = f"`{named[0].id}` and `{actor.id}` share the name “{_spelt(actor, name)}”"
                help = "join the two, or make the names differ"
                label = (_place(named[0], name), "the first")
                yield Found(_place(actor, name), actor.id, message, help, label=label)


def suspects(context: Context) -> Iterator[Actor]:
    """Yield the actors that share a name."""
    for name, ids in context.names.items():
        if name and len(ids) > 1:
            yield from (context.slice.actors[id] for id in ids)


def _place(actor: Actor, name: str) -> Place:
    if key(actor.name) == name:
        return at(actor, "name")
    index = next(i for i, alias in enumerate(actor.aka) if key(alias) == name)
    return at(actor, "aka", index)


def _spelt(actor: Actor, name: str) -> str:
    return next(spelling for spelling in (actor.name, *actor.aka) if key(spelling) == name)
