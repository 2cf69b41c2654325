"""An `or-by` names another reading of an attribution that is not ambiguous.

## What

`or-by` says whose the words may be instead; the statement needs `attribution: ambiguous`. Whom it
names cannot be the speaker either.

## Why

An attribution is open or it is not: answers would tell this one as certain.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    or-by: gazette
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    attribution: ambiguous
    or-by: gazette
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model import vocabulary as words
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "S414", WARNING)


def find(context: Context) -> Iterator[Found]:
    """Yield the other readings of what has one reading."""
    for claim, s in context.statements():
        if s.or_by and s.attribution != words.AMBIGUOUS:
            message = "`or-by` names another reading, yet the attribution is not ambiguous"
            yield Found(
                at_statement(claim, s, "or-by"), s.id, message, "add `attribution: ambiguous`"
            )
        for index, actor in enumerate(s.or_by):
            if actor in (*s.by, *s.for_):
                place = at_statement(claim, s, "or-by", index)
                message = f"`{actor}` is the speaker already"
                yield Found(place, s.id, message, "name whose the words may be instead")
