"""Two figures cannot both hold, and no relation says so.

## What

Somebody gives one figure, somebody else the next higher one in answer to the same question;
their bounds and scopes leave no room for both; and neither claim names the other in a relation.

## Why

That two numbers clash is worked out from them. Only a relation says why: whether they count the
same, or whether one was counted later, is what a reader wants to know.

## Bad

```yaml
claim: nine-lamps-out
text: Nine lamps went out.
figure: {of: lamps that went out, value: 9}
asserted:
  - by: harbour-master
---
claim: twelve-lamps-out
text: Twelve lamps went out.
figure: {of: lamps that went out, value: 12}
asserted:
  - by: keeper
```

## Good

```yaml
claim: nine-lamps-out
text: Nine lamps went out.
figure: {of: lamps that went out, value: 9}
asserted:
  - by: harbour-master
---
claim: twelve-lamps-out
text: Twelve lamps went out.
figure: {of: lamps that went out, value: 12}
asserted:
  - by: keeper
excludes:
  - claim: nine-lamps-out
    because: Both count the lamps of the same night.
```
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.derive.figures import CLASH, compare
from provenance.derive.intervals import interval
from provenance.derive.standing import standing
from provenance.model.dates import NO_CUTOFF
from provenance.model.findings import NOTE
from provenance.model.slice import Slice

RULE: Final = rule(__name__, "L607", NOTE, far=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the claims whose figure clashes with the next lower one, untied to that."""
    slice = context.slice
    for claims in slice.figures.values():
        for one, other in pairwise(sorted(claims, key=partial(_size, slice))):
            if _clash(context, one, other) and not _tied(slice, one, other):
                message = f"it cannot hold beside the figure of `{one}`, and no relation says why"
                help = f"add `excludes` or `undermines` `{one}`, with `because`"
                label = (at(slice.claims[one], "figure"), "the other figure")
                yield Found(at(slice.claims[other], "figure"), other, message, help, label=label)


def _size(slice: Slice, claim: str) -> tuple[float, float, str]:
    """A key by which figures sort, in whatever order they are filed."""
    record = slice.claims[claim]
    found = interval(record.figure) if record.figure else None
    low, high = (found.low, found.high) if found else (None, None)
    return (
        float("-inf") if low is None else low,
        float("inf") if high is None else high,
        record.text,
    )


def _clash(context: Context, one: str, other: str) -> bool:
    """Whether two figures cannot both hold, and are not the figures of one giver."""
    if compare(context.slice, one, other).verdict != CLASH:
        return False
    ones, others = (_givers(context, claim) for claim in (one, other))
    return bool(ones - others and others - ones)


def _givers(context: Context, claim: str) -> set[str]:
    """Who stands by a figure; what they gave later is not asked: it would cost a look at all."""
    held = standing(context.slice, context.clock, claim, NO_CUTOFF)
    return {one.actor for one in held if one.affirms}


def _tied(slice: Slice, one: str, other: str) -> bool:
    return any(
        {link.claim, link.other} == {one, other}
        for claim in (one, other)
        for link in slice.links_from.get(claim, ())
    )
