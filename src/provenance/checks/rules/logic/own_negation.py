"""A claim reaches its own negation: implications, then one exclusion.

## What

Two claims that follow from it exclude each other, or it implies what excludes it. The shortest
way is told.

## Why

Whoever asserts it would be shown as saying both. One of the steps claims too much, most often an
`implies` that its speakers would not accept.

## Bad

```yaml
claim: keeper-set-the-fire
text: The keeper set fire to the lighthouse.
asserted:
  - by: harbour-master
implies: [keeper-was-present]
---
claim: keeper-was-present
text: The keeper was present.
asserted:
  - by: harbour-master
excludes:
  - claim: keeper-set-the-fire
    because: Whoever is present puts a fire out.
```

## Good

```yaml
claim: keeper-set-the-fire
text: The keeper set fire to the lighthouse.
asserted:
  - by: harbour-master
implies: [keeper-was-present]
---
claim: keeper-was-present
text: The keeper was present.
asserted:
  - by: harbour-master
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import NAMED, Found, Place, at, rule
from provenance.derive.logic import Contradiction, contradictions
from provenance.derive.walks import Steps, stronger
from provenance.model.findings import ERROR
from provenance.model.records import Claim
from provenance.model.slice import Link

RULE: Final = rule(__name__, "L601", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the claims that cannot be true, each exclusion once."""
    for found in contradictions(context.slice):
        steps = (*found.steps, *found.others)
        first = steps[0] if steps else found.exclusion
        message = f"`{found.claim}` cannot be true: {_told(found)}"
        help = "delete the step that claims too much; `undermines` settles nothing"
        label = (_place(context, found.exclusion), "the exclusion")
        yield Found(_place(context, first), found.claim, message, help, label=label)


def suspects(context: Context) -> Iterator[Claim]:
    """Yield all claims from which both sides of an exclusion follow, and the two sides."""
    whole = context.slice
    for found in contradictions(whole):
        one, other = found.exclusion.claim, found.exclusion.other
        both = stronger(whole, one).keys() & stronger(whole, other).keys()
        yield from (whole.claims[id] for id in (one, other, *both) if id in whole.claims)


def _place(context: Context, link: Link) -> Place:
    claim = context.slice.claims[link.claim]
    relation = next(r for r in claim.related(link.kind) if r.claim == link.other)
    return at(claim, link.kind, relation.ordinal, "claim")


def _told(found: Contradiction) -> str:
    link = found.exclusion
    if not found.others:  # it is the other side itself: tell the way as one circle
        return _way(found.steps, f"which excludes `{link.other}`", link)
    if not found.steps:
        return _way(found.others, f"which excludes `{link.claim}`", link)
    left, right = _way(found.steps, "", link), _way(found.others, "", link)
    return f"{left}; {right}; these two exclude each other"


def _way(steps: Steps, end: str, link: Link) -> str:
    told = [f"implies `{step.other}`" for step in steps]
    if len(told) > NAMED:
        told[NAMED - 1 : -1] = [f"leads over {len(told) - NAMED} more"]
    return "it " + ", ".join(part for part in (", which ".join(told), end) if part)
