"""A figure gives no number, or bounds between which none lies.

## What

`low` is above `high`, `value` lies outside them, the editors' bounds do the same, or neither a
number, a date nor `words` are given.

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
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import ERROR
from provenance.model.records import Figure

RULE: Final = rule(__name__, "L604", ERROR, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the figures that no number fits."""
    for claim in context.slice.claims.values():
        if claim.figure is None:
            continue
        wrong = _wrong(claim.figure) or _wrong_of_editors(claim.figure)
        if wrong:
            key, message, help = wrong
            yield Found(at(claim, "figure", key), claim.id, message, help)


def _wrong(figure: Figure) -> tuple[str, str, str] | None:
    value, low, high = figure.value, figure.low, figure.high
    if {value, low, high, figure.date, figure.words} == {None}:
        return "of", "the figure gives no number", "add `words`, `value`, `low` or `date`"
    if low is not None and high is not None and low > high:
        return "low", f"no number is at least {low:g} and at most {high:g}", "exchange the two"
    if value is not None and low is not None and value < low:
        return "value", f"{value:g} is below `low`, which is {low:g}", "mend one of them"
    if value is not None and high is not None and value > high:
        return "value", f"{value:g} is above `high`, which is {high:g}", "mend one of them"
    return None


def _wrong_of_editors(figure: Figure) -> tuple[str, str, str] | None:
    if figure.editors is None:
        return None
    low, high = figure.editors
    if figure.date is not None:
        return "editors", "`editors` bound numbers, and this is a date", "delete it"
    if low is None and high is None:
        return "editors", "the editors' bounds bound nothing", "add `low`, `high` or both"
    if low is not None and high is not None and low > high:
        told = f"no number is at least {low:g} and at most {high:g}"
        return "editors", told, "exchange the two"
    return None
