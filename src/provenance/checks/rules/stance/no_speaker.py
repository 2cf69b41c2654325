"""A statement does not say whose it is.

## What

It has neither `by` nor `for`, and no `said-in` whose record supplies them.

## Why

A stance that nobody takes is in no answer.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - date: 1987-03-02
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 1987-03-02
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "S410", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the statements of nobody."""
    for claim, s in context.statements():
        if s.by or s.for_:
            continue
        utterance = context.slice.sources.get(s.said_in) if s.said_in else None
        if s.said_in and utterance is None:
            continue  # the utterance is missing, and that is reported
        message = "it is not said whose statement this is"
        help = "add `by`"
        if utterance:
            message += f": `{utterance.id}` has no `by` either"
            help = f"add `by` to `{utterance.id}`, or here"
        yield Found(at_statement(claim, s), s.id, message, help)
