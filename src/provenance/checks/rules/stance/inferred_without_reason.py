"""A date was inferred, and no note says from what.

## What

`date-basis: inferred` stands without a `note`, on a statement or on the record of an utterance.

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
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, at_statement, rule
from provenance.model.findings import WARNING
from provenance.model.vocabulary import INFERRED

RULE: Final = rule(__name__, "S412", WARNING, local=True)

_MESSAGE: Final = "no note says what the date was inferred from"
_HELP: Final = "add a `note` with the reason"


def find(context: Context) -> Iterator[Found]:
    """Yield the inferred dates without a reason."""
    for claim, s in context.statements():
        utterance = context.slice.sources.get(s.said_in or "")
        inherited = utterance is not None and utterance.date_basis == INFERRED
        if s.date_basis == INFERRED and not s.note and not inherited:
            yield Found(at_statement(claim, s, "date-basis"), s.id, _MESSAGE, _HELP)
    for source in context.slice.sources.values():
        if source.date_basis == INFERRED and not source.note:
            yield Found(at(source, "date-basis"), source.id, _MESSAGE, _HELP)
