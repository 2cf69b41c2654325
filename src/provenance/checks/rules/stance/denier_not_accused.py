"""Somebody denies a claim about itself that accuses nobody.

## What

A denial in so many words by one whom the claim is `about`, while it has no `accuses`. Numbers are
left alone: they accuse nobody.

## Why

Who denies what is said of it takes it for an accusation. Without `accuses`, its denial is no answer
of an accused: an admission is not told as conceded, and silence not as silence.

## Bad

```yaml
claim: keeper-slept
text: The keeper slept through the fire.
about: [keeper]
asserted:
  - by: harbour-master
denied:
  - by: keeper
```

## Good

```yaml
claim: keeper-slept
text: The keeper slept through the fire.
about: [keeper]
accuses: [keeper]
asserted:
  - by: harbour-master
denied:
  - by: keeper
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model import vocabulary as words
from provenance.model.findings import NOTE

RULE: Final = rule(__name__, "S416", NOTE)


def find(context: Context) -> Iterator[Found]:
    """Yield the claims that accuse nobody and are denied by those whom they are about."""
    for claim in context.slice.claims.values():
        if claim.accuses or claim.figure:
            continue
        deniers = {
            actor
            for s in claim.statements
            if s.stance == words.DENIED and s.form in (None, words.EXPLICIT)
            for actor in s.voices
        }
        for index, subject in enumerate(claim.about):
            if subject in deniers:
                message = f"`{subject}` denies it, whom it is about, and it accuses nobody"
                help = f"add `accuses: [{subject}]`, if the text blames an act of it"
                yield Found(at(claim, "about", index), claim.id, message, help)
