"""The corpus does not answer what `expect` says it must.

## What

The headline status of the claim is another one, or an actor is not among those who took the
stance. `as-of` asks at a day; otherwise all that is recorded counts.

## Why

An edit somewhere else changed an answer that matters; better it is noticed now.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
expect:
  - status: contested
    denied-by: [keeper]
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
denied:
  - by: keeper
expect:
  - status: contested
    denied-by: [keeper]
```
"""

from collections.abc import Iterator

from provenance.checks.context import Context
from provenance.checks.expectations import cutoff_of, slug
from provenance.checks.rule import Found, at
from provenance.derive.headline import HEADLINES
from provenance.derive.presupposed import presupposed
from provenance.derive.status import status
from provenance.model import vocabulary as words
from provenance.model.dates import YES, Cutoff
from provenance.model.records import Claim, Expectation


def find(context: Context) -> Iterator[Found]:
    """Yield every part of an expectation that does not hold, with what was found instead."""
    for claim in context.slice.claims.values():
        for expectation in claim.expect:
            cutoff = cutoff_of(expectation)
            if cutoff is not None and not _incomplete(context, claim):
                yield from _status(context, claim, expectation, cutoff)
                yield from _stances(context, claim, expectation, cutoff)


def _incomplete(context: Context, claim: Claim) -> bool:
    """Whether something that the answer rests on is missing: that is reported, not this."""
    whole = context.slice
    voices = {actor for s in claim.statements for actor in s.voices}
    if context.knows_actors and not voices | set(claim.accuses) <= whole.actors.keys():
        return True
    if context.hidden(claim.id) or any(context.hidden(actor) for actor in voices):
        return True
    return any(relation.claim not in whole.claims for relation in claim.relations)


def _status(
    context: Context, claim: Claim, expectation: Expectation, cutoff: Cutoff
) -> Iterator[Found]:
    wanted = slug(expectation.status) if expectation.status else None
    if wanted in HEADLINES:
        found = status(context.slice, context.clock, context.sides, claim.id, cutoff)
        if found.headline != wanted:
            message = f"expected {wanted}, found {found.headline}"
            help = f"{found.reason}; mend the record or the expectation"
            place = at(claim, "expect", expectation.ordinal, "status")
            yield Found(place, claim.id, message, help)


def _stances(
    context: Context, claim: Claim, expectation: Expectation, cutoff: Cutoff
) -> Iterator[Found]:
    for stance, actors in expectation.by:
        wanted = words.AFFIRMING if stance == "affirmed" else frozenset({stance})
        said = [
            s
            for s in claim.statements
            if s.stance in wanted and context.clock.said_by(s.id, cutoff) is YES
        ]
        who = {actor for s in said for actor in (*s.by, *s.for_)}
        if stance == "affirmed":
            rows = presupposed(context.slice, context.clock, claim.id, cutoff)
            who.update(row.actor for row in rows)
        for index, actor in enumerate(actors):
            voices = (context.sides.lends(s, actor, context.clock.bounds(s.id).days) for s in said)
            if context.knows_actors and actor not in context.slice.actors:
                continue  # it is recorded nowhere, and that is reported
            if actor in who or any(voice and voice.certain is YES for voice in voices):
                continue
            told = ", ".join(f"`{id}`" for id in sorted(who)) or "nobody"
            message = f"expected {stance} by `{actor}`, found {told}"
            place = at(claim, "expect", expectation.ordinal, f"{stance}-by", index)
            yield Found(place, claim.id, message, "mend the record or the expectation")
