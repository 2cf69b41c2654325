"""A statement and the utterance it was said in disagree on who spoke, or when.

## What

`by`, `for` or `date` of a statement with `said-in` cannot be those of the utterance; or, where the
utterance does not say, those of another statement in it.

## Why

One act of speaking has one speaker and one time.

## Bad

```yaml
sources:
  morning-speech: {title: The speech, kind: speech, by: harbour-master, date: 1987-03-02}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - said-in: morning-speech
    by: keeper
```

## Good

```yaml
sources:
  morning-speech: {title: The speech, kind: speech, by: harbour-master, date: 1987-03-02}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - said-in: morning-speech
```
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.checks.context import Context
from provenance.checks.rule import Found, Place, at, at_statement, rule
from provenance.model.dates import NO, Date, overlaps
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "S409", WARNING)


class _Known(NamedTuple):
    """What is known of an utterance, and where it stands."""

    value: object
    place: Place


def find(context: Context) -> Iterator[Found]:
    """Yield the statements that their utterance contradicts, one finding each."""
    known: dict[tuple[str, str], _Known] = {}
    for source in context.slice.sources.values():
        for key, value in (("by", source.by), ("for", source.for_), ("date", source.date)):
            if value:
                known[source.id, key] = _Known(value, at(source, key))
    for claim, s in context.statements():
        if s.said_in is None:
            continue
        for key, value in (("by", s.by), ("for", s.for_), ("date", s.date)):
            place = at_statement(claim, s, key)
            first = known.setdefault((s.said_in, key), _Known(value, place)) if value else None
            if first is not None and _differ(value, first.value):
                message = (
                    f"`{key}` cannot be {_told(value)}: `{s.said_in}` has {_told(first.value)}"
                )
                help = f"mend one of them, or delete `{key}` here: the utterance supplies it"
                yield Found(place, s.id, message, help, label=(first.place, "disagrees with this"))
                break


def _differ(value: object, other: object) -> bool:
    if isinstance(value, Date) and isinstance(other, Date):
        return overlaps(value, other) is NO
    if isinstance(value, tuple) and isinstance(other, tuple):  # one of several spoke, say
        return not (set(value) <= set(other) or set(other) <= set(value))
    return False


def _told(value: object) -> str:
    return str(value) if isinstance(value, Date) else ", ".join(value)  # type: ignore[arg-type]
