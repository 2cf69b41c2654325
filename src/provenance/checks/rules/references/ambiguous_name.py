"""A name stands where an id belongs, and several actors bear it.

## What

The text is the name or an alias of more than one actor.

## Why

The program never guesses who is speaking.

## Bad

```yaml
actors:
  vane-the-elder: {name: Harbour master Vane, kind: person, aka: [Vane]}
  vane-the-younger: {name: Keeper Vane, kind: person, aka: [Vane]}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: vane
```

## Good

```yaml
actors:
  vane-the-elder: {name: Harbour master Vane, kind: person}
  vane-the-younger: {name: Keeper Vane, kind: person}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: vane-the-elder
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.references import ambiguous
from provenance.checks.rule import Found, rule, several
from provenance.model.findings import ERROR
from provenance.model.records import Record

RULE: Final = rule(__name__, "R205", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the names that could be those of several actors."""
    for use, actors in ambiguous(context):
        help = f"write the id of one: {several(actors, len(actors))}"
        message = f"`{use.id}` is no id, and a name of {len(actors)} actors"
        yield Found(use.place, use.subject, message, help)


def suspects(context: Context) -> Iterator[Record]:
    """Yield all that name what nobody recorded, of whatever kind."""
    return (use.record for use in context.strays)
