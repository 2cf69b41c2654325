"""A record stands in a relation to itself.

## What

A claim implies, excludes, supports, undermines or is about itself; an actor is part of itself or
speaks for itself; a source derives from itself; a statement answers or repeats itself.

## Why

It says nothing, and is a slip for another id.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
implies: [lighthouse-burned]
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
implies: [fire-at-the-lighthouse]
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, Place, at, at_statement, rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "R206", ERROR, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield every tie whose two ends are one record."""
    for place, subject, key in _ties(context):
        message = f"`{subject}` stands in `{key}` to itself"
        yield Found(place, subject, message, "name another record, or delete it")


def _ties(context: Context) -> Iterator[tuple[Place, str, str]]:
    whole = context.slice
    for claim in whole.claims.values():
        for relation in claim.relations:
            if relation.claim == claim.id:
                place = at(claim, relation.kind, relation.ordinal, "claim")
                yield place, claim.id, relation.kind
        for index, id in enumerate(claim.about):
            if id == claim.id:
                yield at(claim, "about", index), claim.id, "about"
        for s in claim.said:
            for key, ids in (("answers", s.answers), ("repeats", s.repeats)):
                for index, id in enumerate(ids):
                    if id == s.id:
                        yield at_statement(claim, s, key, index), s.id, key
    for actor in whole.actors.values():
        for key, tenures in (("part-of", actor.part_of), ("speaks-for", actor.speaks_for)):
            for index, tenure in enumerate(tenures):
                if tenure.actor == actor.id:
                    yield at(actor, key, index, "actor"), actor.id, key
    for source in whole.sources.values():
        for index, derivation in enumerate(source.derived_from):
            if derivation.source == source.id:
                place = at(source, "derived-from", index, "source")
                yield place, source.id, "derived-from"
