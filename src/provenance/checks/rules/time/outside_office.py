"""A spokesperson speaks outside their time in office.

## What

The speaker `speaks-for` the principal, but certainly not on the statement's date.

## Why

The body would be credited with words that were no longer, or not yet, its own.

## Bad

```yaml
actors:
  clerk:
    name: The clerk
    kind: person
    speaks-for: {actor: town, from: 1988, to: 1990}
  town: {name: The town, kind: body}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: clerk
    for: town
    date: 1987-03-02
```

## Good

```yaml
actors:
  clerk:
    name: The clerk
    kind: person
    speaks-for: {actor: town, from: 1985, to: 1990}
  town: {name: The town, kind: body}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: clerk
    for: town
    date: 1987-03-02
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, at_statement, rule
from provenance.model.dates import YES, Date, before
from provenance.model.findings import WARNING
from provenance.model.records import Tenure

RULE: Final = rule(__name__, "T304", WARNING)


def find(context: Context) -> Iterator[Found]:
    """Yield the statements made for a principal by somebody who did not speak for it then."""
    for claim, s in context.statements():
        if s.date is None or not s.for_:
            continue
        for speaker in (context.slice.actors.get(id) for id in s.by):
            for principal in s.for_:
                ties = [
                    (index, tenure)
                    for index, tenure in enumerate(speaker.speaks_for if speaker else ())
                    if tenure.actor == principal
                ]
                if speaker and ties and all(_outside(s.date, tenure) for _, tenure in ties):
                    index, tenure = ties[-1]
                    message = f"`{speaker.id}` did not speak for `{principal}` on {s.date}"
                    label = (at(speaker, "speaks-for", index, "actor"), _when(tenure))
                    help = "mend the date or the office, or leave `for` out"
                    place = at_statement(claim, s, "date" if s.said_in is None else "said-in")
                    yield Found(place, s.id, message, help, label=label)


def _outside(date: Date, tenure: Tenure) -> bool:
    early = tenure.from_ is not None and before(date, tenure.from_) is YES
    return early or (tenure.to is not None and before(tenure.to, date) is YES)


def _when(tenure: Tenure) -> str:
    parts = [f"from {tenure.from_}"] if tenure.from_ else []
    return " ".join(parts + ([f"to {tenure.to}"] if tenure.to else []))
