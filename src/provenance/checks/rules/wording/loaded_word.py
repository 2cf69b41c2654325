"""A claim's text takes sides.

## What

The editors' own words in `text` judge: "falsely", "so-called", "admitted", "baseless". Words in
quotation marks are somebody's, and are left alone.

## Why

A claim is put so that those who affirm it and those who deny it would both accept the words.

## Bad

```yaml
claim: keeper-was-absent
text: The so-called keeper was absent.
asserted:
  - by: harbour-master
```

## Good

```yaml
claim: keeper-was-absent
text: The keeper was absent.
asserted:
  - by: harbour-master
```
"""

import re
from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.checks.texts import unquoted
from provenance.model.findings import NOTE

RULE: Final = rule(__name__, "W801", NOTE, local=True)

_LOADED: Final = re.compile(
    r"\b(?:so-called|falsely|wrongly|rightly|admit(?:s|tedly|ted(?! to (?:the|a|an|hospital)\b))?"
    r"|baseless(?:ly)?|unfounded"
    r"|groundless|debunked|discredited|notorious(?:ly)?|infamous(?:ly)?|shameful(?:ly)?"
    r"|outrageous(?:ly)?|blatant(?:ly)?|brazen(?:ly)?|cynical(?:ly)?|obviously"
    r"|(?<!change )(?<!changes )of course"
    r"|undeniabl[ey]|proven|correctly claim\w*|lied|smear campaigns?"
    r"|propagandists?|puppet (?:government|state|regime)|exposed? the truth|confess(?:es|ed)?)\b",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Found]:
    """Yield the claims whose text judges, each once."""
    for claim in context.slice.claims.values():
        match = _LOADED.search(unquoted(claim.text))
        if match:
            message = f"“{match[0]}” takes sides"
            help = "put it so that both sides would accept the words; judgements belong in quotes"
            yield Found(at(claim, "text"), claim.id, message, help, words=match.span())
