"""A claim is affirmed before its event.

## What

Somebody asserted or admitted that a thing happened, at a date certainly before it happened, and
the claim does not say that it `foretells`.

## Why

Mostly the event has the wrong date, or the claim is a prediction and should say so.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
event: 1987-03
asserted:
  - by: harbour-master
    date: 1986-12-24
```

## Good

```yaml
claim: lighthouse-will-burn
text: The lighthouse will burn down.
event: 1987-03
foretells: true
asserted:
  - by: harbour-master
    date: 1986-12-24
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, at_statement, rule
from provenance.model.dates import YES, before
from provenance.model.findings import NOTE

RULE: Final = rule(__name__, "T305", NOTE)


def find(context: Context) -> Iterator[Found]:
    """Yield the affirmations that are certainly earlier than what they affirm."""
    for claim in context.slice.claims.values():
        if claim.event is None or claim.foretells:
            continue
        for s in claim.said:
            if s.affirms and s.date is not None and before(s.date, claim.event) is YES:
                message = f"said on {s.date}, before the event of {claim.event}"
                help = "mend a date, or add `foretells: true` if it is a prediction"
                label = (at(claim, "event"), "the event")
                place = at_statement(claim, s, "date")
                yield Found(place, s.id, message, help, label=label)
