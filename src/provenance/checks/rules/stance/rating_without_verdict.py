"""A `rating` stands on a statement that is no verdict.

## What

`rating` gives a checker's rating in its own words; the statement needs `form: verdict`.

## Why

Without it the statement counts as the speaker's own line on the matter, not as a verdict on what
somebody else said.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
denied:
  - by: harbour-master
    rating: Mostly false
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
denied:
  - by: harbour-master
    form: verdict
    rating: Mostly false
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model import vocabulary as words
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "S413", WARNING, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the ratings of what is no verdict."""
    for claim, s in context.statements():
        if s.rating is not None and s.form != words.VERDICT:
            message = "`rating` belongs to a verdict, and this is none"
            yield Found(at_statement(claim, s, "rating"), s.id, message, "add `form: verdict`")
