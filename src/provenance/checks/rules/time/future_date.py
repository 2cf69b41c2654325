"""A date lies in the future.

## What

A statement, an event, a source or the beginning of an office is certainly later than today. The
event of a claim that `foretells` may be.

## Why

Nobody can have said it yet; mostly a digit of the year is wrong.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 2987-03-02
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 1987-03-02
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, Path, at, rule
from provenance.model.dates import Date, show_day
from provenance.model.findings import WARNING
from provenance.model.records import Record

RULE: Final = rule(__name__, "T301", WARNING, today=True)


def find(context: Context) -> Iterator[Found]:
    """Yield every date that begins after the day of the check."""
    for record, path, subject, date in _dates(context):
        if date is not None and context.is_future(date):
            place = at(record, *path)
            message = f"{date} has not come yet: today is {show_day(context.today)}"
            yield Found(place, subject, message, "mend the date")


def _dates(context: Context) -> Iterator[tuple[Record, Path, str, Date | None]]:
    whole = context.slice
    for claim in whole.claims.values():
        if not claim.foretells:
            yield claim, ("event",), claim.id, claim.event
        for s in claim.said:
            utterance = whole.sources.get(s.said_in or "")
            if utterance is None or utterance.date != s.date:
                yield claim, (s.stance, s.ordinal, "date"), s.id, s.date
    for source in whole.sources.values():
        for key in ("date", "published", "accessed"):
            yield source, (key,), source.id, getattr(source, key)
    for actor in whole.actors.values():
        ties = (
            ("part-of", actor.part_of),
            ("speaks-for", actor.speaks_for),
            ("members", actor.members),
        )
        for key, tenures in ties:
            for index, tenure in enumerate(tenures):
                yield actor, (key, index, "from"), actor.id, tenure.from_
