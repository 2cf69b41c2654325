"""A date was inferred, and no note says from what.

## What

`date-basis: inferred` stands without a `note`.

## Why

Nobody can check an inference that is not written down.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 1987-03-02
    date-basis: inferred
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 1987-03-02
    date-basis: inferred
    note: The gazette of 3 March says "yesterday".
```
"""

from collections.abc import Iterator

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement


def find(context: Context) -> Iterator[Found]:
    """Yield the inferred dates without a reason."""
    for claim, s in context.statements():
        if s.date_basis == "inferred" and not s.note:
            message = "no note says what the date was inferred from"
            place = at_statement(claim, s, "date-basis")
            yield Found(place, s.id, message, "add a `note` with the reason")
