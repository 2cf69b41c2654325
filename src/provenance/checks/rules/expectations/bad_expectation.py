"""An expectation cannot be checked.

## What

Its `status` is no headline, its `as-of` is no day, month or year to stop at, or it expects
nothing.

## Why

A test that never runs passes for one that holds.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
expect:
  - status: disputed
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
expect:
  - status: undisputed here
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.expectations import HEADINGS, NOWHERE, cutoff_of, listed, slug
from provenance.checks.rule import Found, at, rule
from provenance.derive.headline import HEADLINES
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "E902", ERROR, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the expectations that mean nothing."""
    for claim in context.slice.claims.values():
        for expectation in claim.expect:
            where = ("expect", expectation.ordinal)
            if expectation.status and slug(expectation.status) not in HEADLINES:
                message = f"`{expectation.status}` is no headline status"
                help = f"write one of {', '.join(HEADLINES)}"
                yield Found(at(claim, *where, "status"), claim.id, message, help)
            for index, status in enumerate(expectation.not_status):
                if slug(status) not in HEADLINES:
                    message = f"`{status}` is no headline status"
                    help = f"write one of {', '.join(HEADLINES)}"
                    yield Found(at(claim, *where, "not-status", index), claim.id, message, help)
            if cutoff_of(expectation) is None:
                message = f"{expectation.as_of} is no day to ask at"
                help = "write YYYY-MM-DD, YYYY-MM or YYYY"
                yield Found(at(claim, *where, "as-of"), claim.id, message, help)
            if expectation.listed and listed(expectation) is None:
                message = f"`{expectation.listed}` is no heading of `versus`"
                help = f"write one of {', '.join(HEADINGS)}, or {NOWHERE}"
                yield Found(at(claim, *where, "listed"), claim.id, message, help)
            if bool(expectation.versus) != bool(expectation.listed) or (
                len(expectation.versus) not in (0, 2)
            ):
                key = "versus" if expectation.versus else "listed"
                message = "what `versus` lists needs two sides and a heading"
                help = "write `versus: [one, other]` and `listed: contested`"
                yield Found(at(claim, *where, key), claim.id, message, help)
            if not expectation.expects:
                help = "add `status`, `denied-by` or another stance"
                yield Found(at(claim, *where), claim.id, "it expects nothing", help)
