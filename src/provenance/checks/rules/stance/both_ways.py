"""An actor affirms and denies a claim at the same time.

## What

Both are dated on one and the same day, or stand in one utterance.

## Why

Mostly one of them belongs to a narrower claim: a denial that concedes a part is split into claims.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: keeper
    date: 1987-03-05
denied:
  - by: keeper
    date: 1987-03-05
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: keeper
    date: 1987-03-05
denied:
  - by: keeper
    date: 1987-03-06
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model import vocabulary as words
from provenance.model.findings import WARNING
from provenance.model.records import Statement

RULE: Final = rule(__name__, "S404", WARNING)


def find(context: Context) -> Iterator[Found]:
    """Yield the denials that stand beside an affirmation of the same actor and moment."""
    for claim in context.slice.claims.values():
        affirmed = [s for s in claim.said if s.affirms]
        for denial in claim.said if affirmed else ():
            if denial.stance != words.DENIED:
                continue
            for s in affirmed:
                both = sorted(set(s.voices) & set(denial.voices))
                if both and _at_once(s, denial):
                    message = f"`{both[0]}` also affirms it, at the same time"
                    help = "split the claim into what is conceded and what is denied"
                    label = (at_statement(claim, s), "affirmed here")
                    place = at_statement(claim, denial)
                    yield Found(place, denial.id, message, help, label=label)
                    break


def _at_once(one: Statement, other: Statement) -> bool:
    if one.said_in and one.said_in == other.said_in:
        return True
    if one.date is None or other.date is None:
        return False
    days = one.date.bounds
    return days.first is not None and days.first == days.last and days == other.date.bounds
