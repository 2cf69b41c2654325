"""Something is recorded as admitted, and nothing says why it is an admission.

## What

No earlier denial by the speaker's side is recorded, of this claim or of one that it implies, and
the statement has no `note`.

## Why

"Admitted" says that it tells against the speaker. That is often only the reporter's verb: without
a denial before it, the record must say why it is more than an assertion.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
admitted:
  - by: keeper
    date: 1987-03-05
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
admitted:
  - by: keeper
    date: 1987-03-05
denied:
  - by: keeper
    date: 1987-03-03
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.derive.lines import denied_before
from provenance.model import vocabulary as words
from provenance.model.dates import NO_CUTOFF
from provenance.model.findings import WARNING
from provenance.model.records import Statement

RULE: Final = rule(__name__, "S401", WARNING, far=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the admissions without an earlier denial on that side and without a note."""
    for claim, s in context.statements():
        if s.stance == words.ADMITTED and not s.note and not _denied_before(context, s):
            if any(context.hidden(actor) for actor in (*s.by, *s.for_, claim.id)):
                continue
            message = "no earlier denial on this side is recorded, and no note says why"
            help = "say in `note` what it tells against, or record it under `asserted`"
            yield Found(at_statement(claim, s), s.id, message, help)


def _denied_before(context: Context, admission: Statement) -> bool:
    found = denied_before(context.slice, context.clock, context.sides, admission, NO_CUTOFF)
    return bool(found)
