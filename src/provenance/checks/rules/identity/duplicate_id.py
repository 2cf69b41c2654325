"""Two records bear the same id.

## What

Two claims, two actors or two sources have one id; or a statement's `id` is also that of another
statement, an actor or a source; or an actor shares its id with a claim, which `about` could not
tell apart, or with a source, which `answers` could not.

## Why

Only one of them could be found, and which one would depend on the order of files.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
---
claim: lighthouse-burned
text: The lighthouse burned in part.
asserted:
  - by: lighthouse-keeper
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
---
claim: lighthouse-burned-in-part
text: The lighthouse burned in part.
asserted:
  - by: lighthouse-keeper
```
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, Place, at, at_statement, rule
from provenance.model.findings import ERROR
from provenance.model.records import Claim, Record, Statement

RULE: Final = rule(__name__, "I101", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield the second and later records of each id."""
    yield from _records(context)
    yield from _across(context)
    yield from _statements(context)


def suspects(context: Context) -> Iterator[Record]:
    """Yield all records that bear, or whose statements bear, an id that something else bears."""
    for double in context.corpus.duplicates():
        record = context.kinds[double.kind].get(double.id)
        if record:
            yield record
    whole = context.slice
    for others in (whole.claims, whole.sources):
        yield from (others[id] for id in others.keys() & whole.actors.keys())
    shared = _shared(context)
    if shared:
        yield from (claim for claim, s in context.statements() if s.id in shared)


def _records(context: Context) -> Iterator[Found]:
    for double in context.corpus.duplicates():
        path = ("claim",) if double.kind == "claim" else (f"{double.kind}s", double.id)
        kept, *others = double.places
        for origin in others:
            message = f"another {double.kind} has the id `{double.id}`"
            help = "rename one of them, or join the two"
            label = (Place(kept, path), "first here")
            yield Found(Place(origin, path), double.id, message, help, label=label)


def _across(context: Context) -> Iterator[Found]:
    whole = context.slice
    for others, kind, key in (
        (whole.claims, "claim", "about"),
        (whole.sources, "source", "answers"),
    ):
        for id in sorted(others.keys() & whole.actors.keys()):
            message = f"an actor and a {kind} have the id `{id}`, and `{key}` takes both"
            label = (at(whole.actors[id]), "the actor")
            yield Found(at(others[id]), id, message, "rename one of them", label=label)


def _statements(context: Context) -> Iterator[Found]:
    """Ids that editors gave to statements."""
    shared = _shared(context)
    if not shared:
        return
    taken: dict[str, tuple[Record, Statement | None]] = {}
    taken.update((id, (record, None)) for id, record in context.slice.sources.items())
    taken.update((id, (record, None)) for id, record in context.slice.actors.items())
    for claim, s in context.statements():
        if s.id not in shared:
            continue
        id, again = context.given_id(s)
        first = taken.get(id)
        if first is not None and not (again and context.is_repetition(s)):
            message = f"`{id}` is the id of something else too"
            help = "give the statement an id of its own, or none"
            label = (_place(*first), "first here")
            yield Found(at_statement(claim, s, "id"), s.id, message, help, label=label)
        taken.setdefault(id, (claim, s))


def _shared(context: Context) -> set[str]:
    """The ids of statements that something else bears, or would without a number after it."""
    ids = [s.id for _, s in context.statements()]
    once = set(ids)
    numbered = {id for id in ids if "." in id}
    shared = numbered | {id.rpartition(".")[0] for id in numbered}
    shared |= once & context.slice.actors.keys()
    shared |= once & context.slice.sources.keys()
    if len(once) < len(ids):
        shared.update(id for id, number in Counter(ids).items() if number > 1)
    return shared


def _place(record: Record, statement: Statement | None) -> Place:
    if statement is not None and isinstance(record, Claim):
        return at_statement(record, statement, "id")
    return at(record)
