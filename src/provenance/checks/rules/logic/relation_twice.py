"""A claim stands in one relation to another twice, or in two that contradict each other.

## What

The same relation to the same claim is listed again; or a claim both `supports` and `undermines`,
or both `implies` and `excludes` or `undermines`, another.

## Why

One of the two is a slip, and they would cancel each other in a reader's mind.

## Bad

```yaml
claim: keeper-was-absent
text: The keeper was absent.
asserted:
  - by: harbour-master
supports: [lighthouse-burned]
undermines: [lighthouse-burned]
```

## Good

```yaml
claim: keeper-was-absent
text: The keeper was absent.
asserted:
  - by: harbour-master
supports: [lighthouse-burned]
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model import vocabulary as words
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "L605", WARNING, local=True)

_CLASH: Final = (
    frozenset({words.SUPPORTS, words.UNDERMINES}),
    frozenset({words.IMPLIES, words.UNDERMINES}),
)


def find(context: Context) -> Iterator[Found]:
    """Yield the relations that an earlier one of the claim repeats or contradicts."""
    for claim in context.slice.claims.values():
        seen: dict[str, list[tuple[str, int]]] = {}
        for relation in claim.relations:
            earlier = seen.setdefault(relation.claim, [])
            for kind, ordinal in earlier:
                if kind == relation.kind or frozenset((kind, relation.kind)) in _CLASH:
                    same = kind == relation.kind
                    message = (
                        f"`{relation.claim}` is listed already"
                        if same
                        else f"it both {kind} and {relation.kind} `{relation.claim}`"
                    )
                    label = (at(claim, kind, ordinal, "claim"), "first here")
                    place = at(claim, relation.kind, relation.ordinal, "claim")
                    help = "delete one of the two"
                    yield Found(place, claim.id, message, help, label=label)
                    break
            earlier.append((relation.kind, relation.ordinal))
