"""Statements answer each other in a circle.

## What

Following `answers` from a statement leads back to it.

## Why

Each would have to come before the other.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    id: first
    answers: second
denied:
  - by: keeper
    id: second
    answers: first
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    id: first
denied:
  - by: keeper
    id: second
    answers: first
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.circles import on_circles, shortest, told
from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model.findings import ERROR
from provenance.model.records import Claim

RULE: Final = rule(__name__, "R210", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield each circle once, by its shortest way round."""
    whole = context.slice
    for way in shortest(_answers(context)):
        s = whole.statements[way[0]]
        place = at_statement(whole.claims[s.claim], s, "answers", 0)
        help = "delete the `answers` that is wrong, or name another statement"
        yield Found(place, s.id, told(way, "answers"), help)


def suspects(context: Context) -> Iterator[Claim]:
    """Yield the claims of all statements that are on a circle."""
    whole = context.slice
    for id in on_circles(_answers(context)):
        yield whole.claims[whole.statements[id].claim]


def _answers(context: Context) -> dict[str, list[str]]:
    return {
        s.id: list({t.id: 0 for id in s.answers for t in context.target(s, id).statements})
        for _, s in context.referring
        if s.answers
    }
