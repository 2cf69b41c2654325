"""A text reports somebody's stance instead of what it is about.

## What

"X denies that …", "X claims that …", "according to X".

## Why

Who said it belongs in the statements. In the text it makes a claim about an act of speaking,
which hardly anybody disputes.

## Bad

```yaml
claim: master-says-keeper-slept
text: The harbour master claims that the keeper slept.
asserted:
  - by: gazette
```

## Good

```yaml
claim: keeper-slept
text: The keeper slept.
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

RULE: Final = rule(__name__, "W804", NOTE, local=True)

_NORM: Final = (
    "(?:plans?|schedule|timetable|rules?|regulations?|law|custom|procedures?|instructions?|orders?)"
)
"""What things are done according to, without anybody saying so."""
_AT_LEAST: Final = ("that", "according", "allegedly", "reportedly")
"""One of these is in every text that reports: to look for them first takes a tenth of the time."""

_SUBJECT: Final = "(?:he|she|it|they|we|the|an?|no|all|his|her|its|their)"
_REPORTED: Final = re.compile(
    r"\b(?:(?:den(?:ies|ied)|claim(?:s|ed)?|say|says|said|alleg(?:es|ed)|assert(?:s|ed)?"
    r"|insist(?:s|ed)?|deny|allege|accus(?:e|es|ed) \w+ of) that"
    rf"|maintain(?:s|ed)? that(?= {_SUBJECT}\b)|according to(?! (?:the )?{_NORM}\b)"
    r"|allegedly|reportedly)\b",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Found]:
    """Yield the claims whose text says who says it."""
    for claim in context.slice.claims.values():
        text = claim.text.lower()
        match = any(word in text for word in _AT_LEAST) and _REPORTED.search(unquoted(claim.text))
        if match:
            message = f"“{match[0]}” reports a stance"
            help = "write only what is claimed, and who said it under `asserted` or `denied`"
            yield Found(at(claim, "text"), claim.id, message, help, words=match.span())
