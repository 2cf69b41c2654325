"""A text seems to hold two claims.

## What

It has two sentences, or two clauses joined by a semicolon, or by a comma and "and", "but",
"while" or "whereas" with a subject of its own.

## Why

Somebody may affirm the one and deny the other.

## Bad

```yaml
claim: keeper-slept-and-lighthouse-burned
text: The keeper slept, and the lighthouse burned down.
asserted:
  - by: harbour-master
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

RULE: Final = rule(__name__, "W803", NOTE, local=True)

_SUBJECT: Final = r"(?:he|she|it|they|we|the|a|an|this|that|these|those|his|her|its|their)"
_JOINED: Final = re.compile(rf";|, (?:and|but|while|whereas|yet) {_SUBJECT} ", re.IGNORECASE)
_MARK: Final = re.compile("[,.!?] |;")
"""Without one of these no two parts meet."""

_SENTENCE: Final = re.compile(r"(\w+)[.!?]+ +(\w+)")
_SHORT: Final = frozenset(
    [
        *(
            "st",
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "rev",
            "hon",
            "gen",
            "col",
            "maj",
            "capt",
            "lt",
            "sgt",
            "gov",
        ),
        *("messrs", "sen", "rep", "adm", "cmdr", "brig", "pte", "fr", "sr", "mt", "ft", "ave"),
        *("no", "vs", "ca", "art", "jr", "inc", "ltd", "co", "corp", "approx", "dept"),
    ]
)
"""Words that a full stop shortens."""


def find(context: Context) -> Iterator[Found]:
    """Yield the texts that seem to be two."""
    for claim in context.slice.claims.values():
        joint = _MARK.search(claim.text) and _joint(unquoted(claim.text))
        if joint:
            message = f"“{joint[0].strip()}” seems to join two claims"
            help = "split it: somebody may affirm the one and deny the other"
            yield Found(at(claim, "text"), claim.id, message, help, words=_visible(joint))


def _joint(text: str) -> re.Match[str] | None:
    match = _JOINED.search(text)
    # With another comma it may be the last of a list, or an aside.
    if match and (match[0] == ";" or ", " not in text[: match.start()] + text[match.end() :]):
        return match
    for sentence in _SENTENCE.finditer(text):
        word = sentence[1].lower()
        if len(word) > 1 and word not in _SHORT and sentence[2][0].isupper():
            return sentence
    return None


def _visible(match: re.Match[str]) -> tuple[int, int]:
    """Where a match stands, without the space that ends it."""
    return match.start(), match.start() + len(match[0].rstrip())
