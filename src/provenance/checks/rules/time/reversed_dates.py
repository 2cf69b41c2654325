"""Two dates of one record stand in the wrong order.

## What

An office that ends before it begins, a source that was published before it was written or read
before it was published.

## Why

Of such a record no time can be told. (An interval whose ends are reversed is a bad date.)

## Bad

```yaml
actors:
  clerk:
    name: The clerk
    kind: person
    speaks-for: {actor: town, from: 1990, to: 1985}
```

## Good

```yaml
actors:
  clerk:
    name: The clerk
    kind: person
    speaks-for: {actor: town, from: 1985, to: 1990}
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.dates import YES, before
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "T306", ERROR, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the dates that are certainly earlier than what must have come first."""
    for actor in context.slice.actors.values():
        ties = (
            ("part-of", actor.part_of),
            ("speaks-for", actor.speaks_for),
            ("members", actor.members),
        )
        for key, tenures in ties:
            for index, tenure in enumerate(tenures):
                if tenure.from_ and tenure.to and before(tenure.to, tenure.from_) is YES:
                    message = f"it ends on {tenure.to}, before it begins on {tenure.from_}"
                    label = (at(actor, key, index, "from"), "it begins here")
                    place = at(actor, key, index, "to")
                    yield Found(place, actor.id, message, "mend one of the dates", label=label)
    order = (("date", "published"), ("published", "accessed"), ("date", "accessed"))
    verbs = {"date": "written", "published": "published", "accessed": "read"}
    for source in context.slice.sources.values():
        for first, second in order:
            early, late = getattr(source, first), getattr(source, second)
            if early and late and before(late, early) is YES:
                message = f"{verbs[second]} on {late}, before it was {verbs[first]} on {early}"
                label = (at(source, first), "must come first")
                place = at(source, second)
                yield Found(place, source.id, message, "mend one of the dates", label=label)
                break
