"""A hedge does not say whose it is.

## What

`whose` is missing: `speaker` ("we believe") or `document` ("reportedly").

## Why

Without it a reporter's caution passes for the speaker's, or the other way round.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    hedge: {words: probably}
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    hedge: {words: probably, whose: speaker}
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "S407", WARNING, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the hedges of nobody."""
    for claim, s in context.statements():
        for index, hedge in enumerate(s.hedge):
            if hedge.whose is None:
                message = f"it is not said whose “{hedge.words}” is"
                help = "add `whose: speaker` or `whose: document`"
                yield Found(at_statement(claim, s, "hedge", index, "words"), s.id, message, help)
