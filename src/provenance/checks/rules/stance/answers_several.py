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
from itertools import islice
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import NAMED, Found, at_statement, rule, several
from provenance.derive.targets import SEVERAL
from provenance.model.findings import ERROR
from provenance.model.records import Statement

RULE: Final = rule(__name__, "S406", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the references that more than one statement fits."""
    of: dict[tuple[str, str], list[Statement]] = {}
    for reference in context.targets(SEVERAL):
        own, id = reference.statement, reference.id
        claim = context.slice.claims[own.claim]
        if (claim.id, id) not in of:
            of[claim.id, id] = [s for s in claim.statements if id in (*s.by, *s.for_)]
        there = of[claim.id, id]
        others = (s for s in there if s.id != own.id)
        fitting = list(islice(others, NAMED))
        message = f"several statements of `{id}` fit"
        ids = several((s.id for s in fitting), len(there) - (id in (*own.by, *own.for_)))
        help = f"name one by its id: {ids}" if ids else "name one by its id"
        label = (at_statement(claim, fitting[0]), "the first of them") if fitting else None
        yield Found(reference.place, own.id, message, help, label=label)
