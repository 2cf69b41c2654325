"""A `form` stands on a statement that cannot have it.

## What

`form` says how a denial was put: explicit, blanket or verdict. Besides, an assertion can be a
verdict, where a checker rates a claim as true, and a comment, where the rating takes no stance.

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
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model import vocabulary as words
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "S411", WARNING, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the forms of what cannot have them."""
    for claim, s in context.statements():
        if s.form is None or s.stance == words.DENIED:
            continue
        if s.form != words.VERDICT or s.stance not in (words.ASSERTED, words.COMMENTED):
            message = f"`form` belongs to a denial, and this was {s.stance}"
            help = "delete `form`, or move the statement under `denied`"
            yield Found(at_statement(claim, s, "form"), s.id, message, help)
