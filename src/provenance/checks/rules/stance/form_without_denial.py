"""A `form` stands on a statement that is no denial.

## What

`form` says how a denial was put: explicit, blanket or verdict. Other stances have none.

## Why

Mostly the statement stands under the wrong stance.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    form: blanket
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
denied:
  - by: harbour-master
    form: blanket
```
"""

from collections.abc import Iterator

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement
from provenance.model import vocabulary as words


def find(context: Context) -> Iterator[Found]:
    """Yield the forms of what is no denial."""
    for claim, s in context.statements():
        if s.form is not None and s.stance != words.DENIED:
            message = f"`form` belongs to a denial, and this was {s.stance}"
            help = "delete `form`, or move the statement under `denied`"
            yield Found(at_statement(claim, s, "form"), s.id, message, help)
