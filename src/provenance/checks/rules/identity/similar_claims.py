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
from provenance.checks.rule import Found, at
from provenance.model.dates import NO, overlaps
from provenance.model.records import Claim
from provenance.store.fold import key, words

_SMALL: Final = frozenset(
    [
        *("a", "an", "the", "of", "in", "on", "at"),
        *("is", "are", "was", "were", "be", "been", "has", "have", "had"),
    ]
)


def find(context: Context) -> Iterator[Found]:
    """Yield the later of each two claims that say the same."""
    seen: dict[tuple[str, ...], list[Claim]] = {}
    for claim in context.slice.claims.values():
        others = seen.setdefault(_turned([w for w in words(claim.text) if w not in _SMALL]), [])
        for other in others:
            if _may_be_one(claim, other):
                message = f"`{claim.id}` says the same as `{other.id}`"
                help = "join the two, or say in the texts what sets them apart"
                label = (at(other, "text"), "the other one")
                yield Found(at(claim, "text"), claim.id, message, help, label=label)
                break
        others.append(claim)


def _turned(told: list[str]) -> tuple[str, ...]:
    """The words from the point from which they come first in the alphabet, round the end.

    Of two points the one that loses, and all that both ran past together, cannot be it: so each
    word is passed once or twice, even where they all are the same.
    """
    count = len(told)
    best, other, shared = 0, 1, 0
    while other < count and shared < count:
        one, its = told[(best + shared) % count], told[(other + shared) % count]
        if one == its:
            shared += 1
            continue
        if one < its:
            other += shared + 1
        else:
            best, other = other, max(other, best + shared) + 1
        shared = 0
    return (*told[best:], *told[:best])


def _may_be_one(claim: Claim, other: Claim) -> bool:
    if claim.event and other.event and overlaps(claim.event, other.event) is NO:
        return False
    return not (claim.place and other.place and key(claim.place) != key(other.place))
