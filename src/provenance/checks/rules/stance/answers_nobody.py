"""A statement answers somebody who never spoke on it.

## What

The actor or utterance that `answers` or `repeats` names is recorded, but has no statement on this
claim or on one that is related to it.

## Why

Either the statement that is answered is missing from the record, or it was on another claim.

## Bad

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
---
claim: lighthouse-burned
text: The lighthouse burned down.
denied:
  - by: keeper
    answers: harbour-master
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
denied:
  - by: keeper
    answers: harbour-master
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, rule
from provenance.derive.targets import NEVER_SPOKE
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "S405", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the references to actors and utterances that said nothing on the matter."""
    for reference in context.targets(NEVER_SPOKE):
        both = reference.id in context.slice.actors and reference.id in context.slice.sources
        if not both and not context.hidden(reference.id):
            message = (
                f"`{reference.id}` said nothing that is recorded on this claim or a related one"
            )
            help = f"record what it {reference.key}, or name the statement by its id"
            yield Found(reference.place, reference.statement.id, message, help)
