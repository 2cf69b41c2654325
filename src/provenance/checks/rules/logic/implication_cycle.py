"""Claims imply each other in a circle.

## What

Following `implies` from a claim leads back to it: all claims on the way are equivalent.

## Why

Two claims that always stand or fall together are one claim recorded twice, or one of the steps
claims too much.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
implies: [fire-at-the-lighthouse]
---
claim: fire-at-the-lighthouse
text: There was a fire at the lighthouse.
asserted:
  - by: harbour-master
implies: [lighthouse-burned]
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
implies: [fire-at-the-lighthouse]
---
claim: fire-at-the-lighthouse
text: There was a fire at the lighthouse.
asserted:
  - by: harbour-master
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.circles import on_circles, shortest, told
from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model import vocabulary as words
from provenance.model.findings import WARNING
from provenance.model.records import Claim

RULE: Final = rule(__name__, "L603", WARNING)


def find(context: Context) -> Iterator[Found]:
    """Yield each circle once, by its shortest way round."""
    claims = context.slice.claims
    for way in shortest(_implied(context)):
        claim = claims[way[0]]
        relation = next(r for r in claim.related(words.IMPLIES) if r.claim == way[1])
        place = at(claim, relation.kind, relation.ordinal, "claim")
        help = "join the claims, or delete the step that claims too much"
        yield Found(place, claim.id, told(way, "implies"), help)


def suspects(context: Context) -> Iterator[Claim]:
    """Yield all that are on a circle."""
    yield from (context.slice.claims[id] for id in on_circles(_implied(context)))


def _implied(context: Context) -> dict[str, list[str]]:
    claims = context.slice.claims
    return {id: [r.claim for r in claim.related(words.IMPLIES)] for id, claim in claims.items()}
