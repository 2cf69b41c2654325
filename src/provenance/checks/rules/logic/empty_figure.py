"""A figure gives no number, or bounds between which none lies.

## What

`low` is above `high`, `value` lies outside them, or neither a number nor a date is given.

## Why

It cannot be compared with its rivals.

## Bad

```yaml
claim: twelve-boats-burned
text: Between twelve and nine boats burned.
figure: {of: boats burned, low: 12, high: 9}
asserted:
  - by: harbour-master
```

## Good

```yaml
claim: twelve-boats-burned
text: Between nine and twelve boats burned.
figure: {of: boats burned, low: 9, high: 12}
asserted:
  - by: harbour-master
```
"""

from collections.abc import Iterator

from provenance.checks.context import Context
from provenance.checks.rule import Found, at
from provenance.model.records import Figure


def find(context: Context) -> Iterator[Found]:
    """Yield the figures that no number fits."""
    for claim in context.slice.claims.values():
        wrong = _wrong(claim.figure) if claim.figure else None
        if wrong:
            key, message, help = wrong
            yield Found(at(claim, "figure", key), claim.id, message, help)


def _wrong(figure: Figure) -> tuple[str, str, str] | None:
    value, low, high = figure.value, figure.low, figure.high
    if value is None and low is None and high is None and figure.date is None:
        return "of", "the figure gives no number", "add `value`, `low` and `high`, or `date`"
    if low is not None and high is not None and low > high:
        return "low", f"no number is at least {low:g} and at most {high:g}", "exchange the two"
    if value is not None and low is not None and value < low:
        return "value", f"{value:g} is below `low`, which is {low:g}", "mend one of them"
    if value is not None and high is not None and value > high:
        return "value", f"{value:g} is above `high`, which is {high:g}", "mend one of them"
    return None
