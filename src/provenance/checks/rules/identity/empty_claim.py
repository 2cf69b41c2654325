"""Nobody says anything about a claim, and no other claim leads to it.

## What

It has no statement, and no claim relates to it or is about it.

## Why

A claim is there because somebody made or answered it. One that only others imply needs no
statement of its own: the program derives who presupposes it.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```
"""

from collections.abc import Iterator

from provenance.checks.context import Context
from provenance.checks.rule import Found, at


def find(context: Context) -> Iterator[Found]:
    """Yield the claims that nobody spoke on and nothing leads to."""
    whole = context.slice
    named = {id for claim in whole.claims.values() for id in claim.about}
    named.update(c.figure.within for c in whole.claims.values() if c.figure and c.figure.within)
    for claim in whole.claims.values():
        led_to = whole.links_to.get(claim.id) or claim.id in named or context.hidden(claim.id)
        if not claim.statements and not led_to:
            message = f"nobody says anything about `{claim.id}`"
            yield Found(at(claim), claim.id, message, "add a statement: `asserted:` with `- by: …`")
