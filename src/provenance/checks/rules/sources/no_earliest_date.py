"""A source without an earliest date tells dated things as past.

## What

The source has no `date` and no `published`, or none with a first day; a statement that was read in
it bears a date of its own; and what its own author says in it bears none.

## Why

A document is not older than the latest thing that it tells as past. Where that is not recorded, its
author's own words may be taken to be as old as the event that they are about, and to have been said
before what they tell.

## Bad

```yaml
actors:
  gazette: {name: The gazette, kind: outlet}
  keeper: {name: The keeper, kind: person}
---
sources:
  story: {title: The story of the lamp, kind: article, publisher: gazette}
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: story
asserted:
  - by: keeper
    date: 1987-03-20
  - by: gazette
```

## Good

```yaml
actors:
  gazette: {name: The gazette, kind: outlet}
  keeper: {name: The keeper, kind: person}
---
sources:
  story:
    title: The story of the lamp
    kind: article
    publisher: gazette
    date: {not-before: 1987-03-20}
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: story
asserted:
  - by: keeper
    date: 1987-03-20
  - by: gazette
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, at_statement, rule
from provenance.derive.clock import is_author
from provenance.model.dates import show_day, sort_key
from provenance.model.findings import NOTE
from provenance.model.records import Claim, Statement
from provenance.model.vocabulary import INFERRED

RULE: Final = rule(__name__, "D706", NOTE)


def find(context: Context) -> Iterator[Found]:
    """Yield the sources whose earliest day their own statements tell."""
    latest: dict[str, tuple[int, Claim, Statement]] = {}
    speaking: set[str] = set()
    for claim, s in context.statements():
        source = context.slice.sources.get(s.source or "")
        if source is None or s.said_in or source.has_first_day:
            continue  # the date of an act of speaking stands with that act, out of sight from here
        if s.date is None and is_author(s, source):
            speaking.add(source.id)
        day = _day(context, s)
        if day is not None and sort_key(day) > sort_key(latest.get(source.id, (None,))[0]):
            latest[source.id] = day, claim, s
    for id in sorted(speaking & latest.keys()):
        day, claim, s = latest[id]
        source = context.slice.sources[id]
        told = show_day(day)[:10]
        message = f"`{id}` has no earliest date, and tells what was said on {told} as past"
        help = f"add `not-before: {told}` to its `date`"
        label = (at_statement(claim, s, "date" if s.date else "by"), "this was said by then")
        yield Found(at(source), id, message, help, label=label)


def _day(context: Context, s: Statement) -> int | None:
    """The day by which a source that tells a statement cannot be older, if its date is certain."""
    if s.date is None or s.date.uncertain or s.date_basis == INFERRED or context.is_future(s.date):
        return None
    return s.date.start.first
