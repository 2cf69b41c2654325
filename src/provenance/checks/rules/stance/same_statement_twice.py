"""One statement is recorded twice.

## What

Two statements of a claim agree in stance, speaker, principal, date, utterance, source and quote.

## Why

One act would be counted twice. The same act told twice in a document is one statement with two
locators.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    at: 3
  - by: harbour-master
    at: 7
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    at: [3, 7]
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "S403", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the statements whose act is recorded already."""
    for claim, s in context.statements():
        if context.is_repetition(s):
            first = context.slice.statements[context.given_id(s)[0]]
            help = "join the two: `at` takes a list"
            label = (at_statement(claim, first), "first here")
            place = at_statement(claim, s)
            yield Found(place, first.id, "this statement is recorded already", help, label=label)
