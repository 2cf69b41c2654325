"""A claim is written in the negative.

## What

The text says that something is not so: "did not", "was never", "no longer".

## Why

"X denies that P" is a *denied* statement on P. A claim "not P" beside it keeps the two sides
apart, and nobody would seem to contradict anybody. Where only the negative was ever claimed, keep
it and allow this note.

## Bad

```yaml
claim: keeper-did-not-sleep
text: The keeper did not sleep.
asserted:
  - by: keeper
```

## Good

```yaml
claim: keeper-slept
text: The keeper slept.
denied:
  - by: keeper
```
"""

import re
from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.checks.texts import unquoted
from provenance.model.findings import NOTE

RULE: Final = rule(__name__, "W802", NOTE, local=True)

_AT_LEAST: Final = ("not", "never", "n't", "n’t", "no longer")
"""One of these is in every negative text: to look for them first takes a tenth of the time."""

_NEGATIVE: Final = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|may|might|must)"
    r" (?:not(?! only\b| just\b| merely\b)|never)|cannot|\w+n['’]t|never|no longer)\b",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Found]:
    """Yield the claims whose text negates."""
    for claim in context.slice.claims.values():
        text = claim.text.lower()
        match = any(word in text for word in _AT_LEAST) and _NEGATIVE.search(unquoted(claim.text))
        if match:
            message = f"“{match[0]}” makes this a negative claim"
            help = "write the claim in positive form, and record who denied it"
            yield Found(at(claim, "text"), claim.id, message, help, words=match.span())
