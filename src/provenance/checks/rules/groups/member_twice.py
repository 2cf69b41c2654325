"""A member is named twice.

## What

One actor stands in `members` more than once, without times that tell the two apart.

## Why

The named members are counted, and what is said of their number would be wrong.

## Bad

```yaml
actors:
  pilots: {name: The pilots, kind: group, members: [vane, moor, vane]}
```

## Good

```yaml
actors:
  pilots: {name: The pilots, kind: group, members: [vane, moor]}
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import ERROR
from provenance.model.records import Tenure

RULE: Final = rule(__name__, "G504", ERROR, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the second and later mentions of a member."""
    for actor in context.slice.actors.values():
        seen: dict[Tenure, int] = {}
        for index, tenure in enumerate(actor.members):
            if tenure in seen:
                message = f"`{tenure.actor}` is named already"
                place = at(actor, "members", index, "actor")
                label = (at(actor, "members", seen[tenure], "actor"), "first here")
                yield Found(place, actor.id, message, "delete one of the two", label=label)
            seen.setdefault(tenure, index)
