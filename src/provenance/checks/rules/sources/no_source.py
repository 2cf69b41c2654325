"""A statement does not say where it was read.

## What

It has no `source`, its claim has no default one, and it was not `said-in` an utterance that the
editors have `seen`.

## Why

What nobody can look up, nobody can check.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
source: logbook
asserted:
  - by: harbour-master
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "D701", WARNING)


def find(context: Context) -> Iterator[Found]:
    """Yield the statements without a source; a claim of which none has one, once."""
    sources = context.slice.sources
    for claim in context.slice.claims.values():
        bare = []
        for s in claim.said:
            utterance = sources.get(s.said_in) if s.said_in else None
            if not s.source and (s.said_in is None or (utterance and not utterance.seen)):
                bare.append(s)
        if len(bare) == len(claim.said) > 1:
            message = f"nothing says where the {len(bare)} statements on `{claim.id}` were read"
            help = "add `source:` to the claim: it is the default of its statements"
            yield Found(at_statement(claim, bare[0]), claim.id, message, help)
        else:
            for s in bare:
                message = "nothing says where this statement was read"
                yield Found(at_statement(claim, s), s.id, message, "add `source`")
