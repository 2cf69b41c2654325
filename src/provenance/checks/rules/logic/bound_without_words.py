"""A figure has a bound, and nothing says how its giver put it.

## What

`bound` says at least, about or more than; `words` has what was said ("nearly 500", "scores").

## Why

A bound is the editors' reading. Without the words it is shown as if the giver had given it so.

## Bad

```yaml
claim: lamps-went-out
text: At least nine lamps went out.
figure: {of: lamps that went out, value: 9, bound: at-least}
asserted:
  - by: harbour-master
```

## Good

```yaml
claim: lamps-went-out
text: At least nine lamps went out.
figure: {of: lamps that went out, value: 9, bound: at-least, words: no fewer than nine}
asserted:
  - by: harbour-master
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import NOTE

RULE: Final = rule(__name__, "L606", NOTE, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the figures with a bound and without words."""
    for claim in context.slice.claims.values():
        figure = claim.figure
        if figure is not None and figure.bound and not figure.words:
            message = f"nothing says how `{figure.bound}` was put"
            help = "add `words`, as the giver had them; bounds of your own go under `editors`"
            yield Found(at(claim, "figure", "bound"), claim.id, message, help)
