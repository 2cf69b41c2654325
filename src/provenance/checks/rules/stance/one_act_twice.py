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
    first: dict[_Act, tuple[int, Statement]] = {}
    for number, s in enumerate(claim.said):
        if not s.by or context.is_repetition(s):
            continue
        earlier = [first[act] for act in _like(s) if act in first]
        if earlier:
            _, other = min(earlier, key=lambda numbered: numbered[0])
            when = f"on {s.date}" if s.date else f"in `{s.said_in}`"
            message = f"the same stance of the same speaker {when} is recorded already"
            help = "join the two; or name each utterance by `said-in`"
            label = (at_statement(claim, other), "first here")
            yield Found(at_statement(claim, s), s.id, message, help, label=label)
        for act in _acts(s):
            first.setdefault(act, (number, s))


_Act = tuple[object, ...]
"""What two statements have in common that may be one: the stance, and the utterance or day."""


def _acts(s: Statement) -> list[_Act]:
    """What a statement may be found by."""
    who = s.stance, s.by, s.for_
    acts: list[_Act] = [(*who, "in", s.said_in)] if s.said_in else []
    if s.date is not None and s.date.bounds.first == s.date.bounds.last:
        acts.append((*who, "on", s.date))
        if not s.said_in:
            acts.append((*who, "on", s.date, "in none"))
    return acts


def _like(s: Statement) -> list[_Act]:
    """What those may be found by that may be one with a statement.

    Two that name utterances are one by these; days count where one of them names none.
    """
    who = s.stance, s.by, s.for_
    if s.said_in:
        return [(*who, "in", s.said_in), (*who, "on", s.date, "in none")]
    return [(*who, "on", s.date)]
