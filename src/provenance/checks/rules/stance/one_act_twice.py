"""Two statements look like one act recorded twice.

## What

Same claim, stance, speaker and principal, and the same day or the same utterance, though source,
quote or locator differ. Two utterances that are named apart are two acts.

## Why

The same act read in two places is one statement; counted twice, it looks like insistence.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    date: 1987-03-02
    source: gazette
  - by: harbour-master
    date: 1987-03-02
    source: herald
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - said-in: morning-speech
    by: harbour-master
    date: 1987-03-02
    source: gazette
  - said-in: evening-interview
    by: harbour-master
    date: 1987-03-02
    source: herald
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model.findings import NOTE
from provenance.model.records import Claim, Statement

RULE: Final = rule(__name__, "S408", NOTE)


def find(context: Context) -> Iterator[Found]:
    """Yield the later of two statements that may be one."""
    for claim in context.slice.claims.values():
        if len(claim.said) > 1:
            yield from _within(context, claim)


def _within(context: Context, claim: Claim) -> Iterator[Found]:
    earlier: list[Statement] = []
    for s in claim.said:
        if not s.by or context.is_repetition(s):
            continue
        for other in earlier:
            if _same_act(s, other):
                when = f"on {s.date}" if s.date else f"in `{s.said_in}`"
                message = f"the same stance of the same speaker {when} is recorded already"
                help = "join the two; or name each utterance by `said-in`"
                label = (at_statement(claim, other), "first here")
                yield Found(at_statement(claim, s), s.id, message, help, label=label)
                break
        earlier.append(s)


def _same_act(s: Statement, other: Statement) -> bool:
    if (s.stance, s.by, s.for_) != (other.stance, other.by, other.for_):
        return False
    if s.said_in and other.said_in:
        return s.said_in == other.said_in
    return s.date is not None and s.date == other.date and s.date.bounds.first == s.date.bounds.last
