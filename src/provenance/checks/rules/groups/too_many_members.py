"""A group names more members than it has.

## What

`members` lists more actors than `size` says there are.

## Why

`size` is the number of all members, named or not.

## Bad

```yaml
actors:
  pilots:
    name: The pilots
    kind: group
    size: 2
    members: [vane, moor, reed]
```

## Good

```yaml
actors:
  pilots:
    name: The pilots
    kind: group
    size: 4
    members: [vane, moor, reed]
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "G501", ERROR, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the groups that are larger than they are."""
    for actor in context.slice.actors.values():
        named = len({tenure.actor for tenure in actor.members})
        # Members with a time of their own may have followed each other in one seat.
        if (
            actor.size is not None
            and named > actor.size
            and not any(tenure.from_ or tenure.to for tenure in actor.members)
        ):
            message = f"`{actor.id}` names {named} members, and has {actor.size}"
            label = (at(actor, "members"), f"{named} named here")
            help = f"write `size: {named}`, or mend the list"
            yield Found(at(actor, "size"), actor.id, message, help, label=label)
