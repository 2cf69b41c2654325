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
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model import vocabulary as words
from provenance.model.findings import WARNING
from provenance.store.index import terms

RULE: Final = rule(__name__, "I107", WARNING)

_LEADING: Final = (*words.RELATIONS, terms.ABOUT, terms.WITHIN)


def find(context: Context) -> Iterator[Found]:
    """Yield the claims that nobody spoke on and nothing leads to."""
    silent = [claim for claim in context.slice.claims.values() if not claim.said]
    alone = context.unnamed((claim.id for claim in silent), _LEADING)
    for claim in silent:
        if claim.id in alone and not context.hidden(claim.id):
            message = f"nobody says anything about `{claim.id}`"
            help = f"record who did: provenance add asserted {claim.id}"
            yield Found(at(claim), claim.id, message, help)
