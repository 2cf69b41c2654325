"""A statement answers an actor of whom several statements fit.

## What

The actor that `answers` or `repeats` names made more than one statement on the claim.

## Why

Which of them is answered decides what stays unanswered, and is not for the program to guess.

## Bad

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 1987-03-02
  - by: harbour-master
    date: 1987-03-04
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
    date: 1987-03-02
  - by: harbour-master
    id: harbour-master-again
    date: 1987-03-04
denied:
  - by: keeper
    answers: harbour-master-again
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.derive.targets import SEVERAL
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "S406", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the references that more than one statement fits."""
    for reference in context.targets(SEVERAL):
        claim = context.slice.claims[reference.statement.claim]
        fitting = [
            s
            for s in claim.statements
            if reference.id in (*s.by, *s.for_) and s.id != reference.statement.id
        ]
        message = f"several statements of `{reference.id}` fit"
        ids = ", ".join(f"`{s.id}`" for s in fitting)
        help = f"name one by its id: {ids}" if ids else "name one by its id"
        label = (at_statement(claim, fitting[0]), "the first of them") if fitting else None
        yield Found(reference.place, reference.statement.id, message, help, label=label)
