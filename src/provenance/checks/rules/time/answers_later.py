"""A statement answers one that was made later.

## What

The recorded date of the answer is certainly earlier than that of what it answers or repeats.

## Why

Nobody answers what has not been said. One of the dates is wrong, or it answers something else.

## Bad

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 1987-03-20
denied:
  - by: keeper
    date: 1987-03-05
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
denied:
  - by: keeper
    date: 1987-03-05
    answers: harbour-master
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model.dates import YES, before
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "T303", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the references of a statement to a later one."""
    whole = context.slice
    for claim, s in context.referring:
        if s.date is None:
            continue
        for key, ids in (("answers", s.answers), ("repeats", s.repeats)):
            for index, id in enumerate(ids):
                for other in context.target(s, id).statements:
                    if other.date is not None and before(s.date, other.date) is YES:
                        message = f"said on {s.date}, it {key} what was said on {other.date}"
                        place = at_statement(claim, s, key, index)
                        there = at_statement(whole.claims[other.claim], other)
                        help = "mend one of the dates, or name what it really " + key
                        yield Found(place, s.id, message, help, label=(there, "the later one"))
                        break
