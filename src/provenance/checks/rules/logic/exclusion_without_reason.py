"""An exclusion has no reason.

## What

`excludes` stands without `because`.

## Why

That two claims cannot both hold is the editors' own judgement, shown as theirs wherever it is
used. When in doubt it is `undermines`, or nothing.

## Bad

```yaml
claim: keeper-was-in-town
text: The keeper was in town all night.
asserted:
  - by: keeper
excludes: [keeper-set-the-fire]
```

## Good

```yaml
claim: keeper-was-in-town
text: The keeper was in town all night.
asserted:
  - by: keeper
excludes:
  - claim: keeper-set-the-fire
    because: The town is an hour away, and nobody is in two places.
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model import vocabulary as words
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "L602", ERROR, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the exclusions nobody gave a reason for."""
    for claim in context.slice.claims.values():
        for relation in claim.related(words.EXCLUDES):
            if not relation.because and relation.claim != claim.id:
                message = f"no reason is given why it excludes `{relation.claim}`"
                help = f"write `- claim: {relation.claim}` and under it `because: …`"
                place = at(claim, relation.kind, relation.ordinal, "claim")
                yield Found(place, claim.id, message, help)
