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
        affirmed: dict[_Moment, tuple[int, Statement]] = {}
        for number, s in enumerate(claim.said):
            for moment in _moments(s) if s.affirms else ():
                affirmed.setdefault(moment, (number, s))
        for denial in claim.said if affirmed else ():
            if denial.stance != words.DENIED:
                continue
            there = [affirmed[moment] for moment in _moments(denial) if moment in affirmed]
            if there:
                _, s = min(there, key=lambda numbered: numbered[0])
                both = min(set(s.voices) & set(denial.voices))
                message = f"`{both}` also affirms it, at the same time"
                help = "split the claim into what is conceded and what is denied"
                label = (at_statement(claim, s), "affirmed here")
                yield Found(at_statement(claim, denial), denial.id, message, help, label=label)


_Moment = tuple[str, object]
"""A voice, and the utterance or day in which it is heard."""


def _moments(s: Statement) -> Iterator[_Moment]:
    days = s.date.bounds if s.date else None
    for voice in s.voices:
        if s.said_in:
            yield voice, s.said_in
        if days is not None and days.first is not None and days.first == days.last:
            yield voice, days
