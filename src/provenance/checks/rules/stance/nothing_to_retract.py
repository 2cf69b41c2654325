"""Something is retracted that nobody of that side is recorded to have said.

## What

No statement on the claim that takes a position, by the same actor or its side, can have come
before the retraction.

## Why

A retraction withdraws a statement. Without it, nobody can see what changed.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
retracted:
  - by: harbour-master
    date: 1987-03-05
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 1987-03-02
retracted:
  - by: harbour-master
    date: 1987-03-05
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model import vocabulary as words
from provenance.model.dates import NO, YES
from provenance.model.findings import WARNING
from provenance.model.records import Claim, Statement

RULE: Final = rule(__name__, "S402", WARNING, far=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the retractions before which that side is not known to have said anything."""
    for claim, s in context.statements():
        if s.stance == words.RETRACTED and not _said_before(context, claim, s):
            if context.hidden(claim.id):
                continue
            who = " and ".join(f"`{actor}`" for actor in s.voices) or "the speaker"
            message = f"nothing that {who} said of this claim before is recorded"
            help = "record what is withdrawn, or take another stance"
            yield Found(at_statement(claim, s), s.id, message, help)


def _said_before(context: Context, claim: Claim, retraction: Statement) -> bool:
    for s in claim.statements:
        if s.stance in words.POSITIONED and context.clock.before(retraction, s) is not YES:
            voices = (context.sides.lends_side(s, actor) for actor in retraction.voices)
            if any(voice is not None and voice.certain is not NO for voice in voices):
                return True
    return False
