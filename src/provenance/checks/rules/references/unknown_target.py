"""What a statement answers or repeats is neither a statement nor an utterance nor an actor.

## What

`answers` and `repeats` take the id of a statement (given, or short), of an utterance, or of an
actor.

## Why

A denial that answers nobody leaves the accusation unanswered.

## Bad

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
  keeper: {name: The keeper, kind: person}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
denied:
  - by: keeper
    answers: harbor-master
```

## Good

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
  keeper: {name: The keeper, kind: person}
---
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
denied:
  - by: keeper
    answers: harbour-master
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.references import ACTOR, SOURCE, guesses, nearest
from provenance.checks.rule import Found, Replacement, rule
from provenance.derive.targets import UNKNOWN
from provenance.model.findings import ERROR
from provenance.model.records import Claim

RULE: Final = rule(__name__, "R204", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the references of statements to other statements that lead nowhere."""
    guessed = guesses(reference.id for reference in context.targets(UNKNOWN))
    known: dict[str, str | None] = {}
    for reference in context.targets(UNKNOWN):
        id = reference.id
        if context.hidden(id):
            continue
        if id not in known:
            guess = id in guessed
            actor = nearest(context, id, ACTOR, guess=guess)
            known[id] = actor or nearest(context, id, SOURCE, guess=guess)
        near = known[id]
        help = "name a statement, an utterance or an actor that is recorded"
        yield Found(
            reference.place,
            reference.statement.id,
            f"`{id}` is no statement, no utterance and no actor",
            f"did you mean `{near}`?" if near else help,
            replacement=Replacement(near) if near else None,
        )


def suspects(context: Context) -> Iterator[Claim]:
    """Yield the claims of all such references, whatever their ids may mean."""
    claims = context.slice.claims
    return (claims[reference.statement.claim] for reference in context.targets(UNKNOWN))
