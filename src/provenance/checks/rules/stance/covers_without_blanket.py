"""A statement `covers` other claims, yet sweeps nothing in.

## What

`covers` belongs to a denial of `form: blanket` or `form: verdict`, or to its retraction, and names
other claims than its own, each once.

## Why

It is recorded once and told on each of the claims as a blanket denial or a verdict, nothing more.
An explicit denial of several claims is recorded on each, with one `said-in`.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
denied:
  - by: harbour-master
    covers: keeper-was-drunk
---
claim: keeper-was-drunk
text: The keeper was drunk.
asserted:
  - by: gazette
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
denied:
  - by: harbour-master
    form: blanket
    covers: keeper-was-drunk
---
claim: keeper-was-drunk
text: The keeper was drunk.
asserted:
  - by: gazette
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model import vocabulary as words
from provenance.model.findings import ERROR
from provenance.model.records import Statement

RULE: Final = rule(__name__, "S415", ERROR, local=True)

_SWEEPING: Final = (words.BLANKET, words.VERDICT)


def find(context: Context) -> Iterator[Found]:
    """Yield what covers claims that it cannot cover."""
    for claim, s in context.statements():
        if s.covers and not _sweeps(s):
            message = "`covers` belongs to a blanket denial or a verdict, and this is none"
            help = "add `form: blanket`; or record it on each claim, with one `said-in`"
            yield Found(at_statement(claim, s, "covers"), s.id, message, help)
        for index, id in enumerate(s.covers):
            if id == claim.id or id in s.covers[:index]:
                place = at_statement(claim, s, "covers", index)
                told = "is its own claim" if id == claim.id else "is named twice"
                yield Found(place, s.id, f"`{id}` {told}", "delete it")


def _sweeps(s: Statement) -> bool:
    return s.stance == words.RETRACTED or (s.stance == words.DENIED and s.form in _SWEEPING)
