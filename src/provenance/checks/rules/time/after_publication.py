"""A statement is dated after the source that carries it was published.

## What

The statement's date is certainly later than its source's `published` (else its `date`, else the
day on which an editor `accessed` it).

## Why

A source cannot report what had not been said. One of the two dates is wrong, or the source is.

## Bad

```yaml
sources:
  gazette: {title: The gazette, kind: article, published: 1987-03-04}
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: gazette
asserted:
  - by: harbour-master
    date: 1987-03-20
```

## Good

```yaml
sources:
  gazette: {title: The gazette, kind: article, published: 1987-03-04}
---
claim: lighthouse-burned
text: The lighthouse burned down.
source: gazette
asserted:
  - by: harbour-master
    date: 1987-03-02
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, at_statement, rule
from provenance.model.dates import YES, Date, before
from provenance.model.findings import ERROR
from provenance.model.records import Claim, Source, Statement

RULE: Final = rule(__name__, "T302", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the statements that their source cannot have carried; an utterance once a source."""
    sources = context.slice.sources
    told: set[tuple[str, str]] = set()
    for claim, s, carrier in _late(context):
        if s.date is None or context.is_future(s.date):
            continue  # a date that has not come is reported as that
        key, when = latest(carrier)
        utterance = sources.get(s.said_in or "")
        supplied = utterance is not None and utterance.date == s.date
        if supplied and s.said_in and (s.said_in, carrier.id) in told:
            continue
        told.add((s.said_in or s.id, carrier.id))
        verb = {"published": "was published", "date": "is dated", "accessed": "was read"}[key]
        message = f"said on {s.date}, but `{carrier.id}` {verb} {when}"
        place = at_statement(claim, s, "said-in" if supplied else "date")
        label = (at(carrier, key), f"it {verb} here")
        yield Found(place, s.id, message, "mend one of the dates, or the source", label=label)


def suspects(context: Context) -> Iterator[Claim]:
    """Yield the claims of all such statements."""
    return (claim for claim, _, _ in _late(context))


def _late(context: Context) -> Iterator[tuple[Claim, Statement, Source]]:
    sources = context.slice.sources
    for claim, s in context.statements():
        carrier = sources.get(s.source or "")
        if s.date is not None and carrier is not None:
            _, when = latest(carrier)
            if when is not None and before(when, s.date) is YES:
                yield claim, s, carrier


def latest(source: Source) -> tuple[str, Date | None]:
    """The day by which a source says what it says, as far as one is recorded, and its key."""
    for key in ("published", "date", "accessed"):
        date: Date | None = getattr(source, key)
        if date is not None:
            return key, date
    return "", None
