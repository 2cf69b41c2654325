"""Two claims say the same in the same words.

## What

Their texts have the same words in the same order, small words aside; a part that moved from the
end to the front makes no difference. Claims about different times or places are left alone.

## Why

What one actor asserts and another denies would never meet.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down in March.
asserted:
  - by: harbour-master
---
claim: fire-at-the-lighthouse
text: In March, the lighthouse burned down.
denied:
  - by: lighthouse-keeper
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down in March.
asserted:
  - by: harbour-master
---
claim: keeper-was-absent
text: The keeper was absent in March.
denied:
  - by: lighthouse-keeper
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.dates import NO, overlaps
from provenance.model.findings import WARNING
from provenance.model.records import Claim
from provenance.store.index.fold import key
from provenance.store.index.resemblance import said

RULE: Final = rule(__name__, "I105", WARNING)


def find(context: Context) -> Iterator[Found]:
    """Yield the later of each two claims that say the same."""
    for claims in _alike(context):
        for place, claim in enumerate(claims):
            other = next((one for one in claims[:place] if _may_be_one(claim, one)), None)
            if other:
                message = f"`{claim.id}` says the same as `{other.id}`"
                help = "join the two, or say in the texts what sets them apart"
                label = (at(other, "text"), "the other one")
                yield Found(at(claim, "text"), claim.id, message, help, label=label)


def suspects(context: Context) -> Iterator[Claim]:
    """Yield all claims that share their words with another."""
    for claims in _alike(context):
        yield from claims


def _alike(context: Context) -> Iterator[list[Claim]]:
    seen: dict[tuple[str, ...], list[Claim]] = {}
    for claim in context.slice.claims.values():
        seen.setdefault(said(claim.text), []).append(claim)
    return (claims for claims in seen.values() if len(claims) > 1)


def _may_be_one(claim: Claim, other: Claim) -> bool:
    if claim.event and other.event and overlaps(claim.event, other.event) is NO:
        return False
    return not (claim.place and other.place and key(claim.place) != key(other.place))
