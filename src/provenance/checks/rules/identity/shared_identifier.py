"""Two actors bear one identifier of another register.

## What

An entry of `same-as` stands on both.

## Why

A register knows its own: either they are one actor recorded twice, or one entry is wrong. What is
exchanged with others would join the two.

## Bad

```yaml
actors:
  harbour-master:
    name: The harbour master
    kind: person
    same-as: wikidata:Q7188
  keeper:
    name: The keeper
    kind: person
    same-as: wikidata:Q7188
```

## Good

```yaml
actors:
  harbour-master:
    name: The harbour master
    kind: person
    same-as: wikidata:Q7188
  keeper:
    name: The keeper
    kind: person
    same-as: [wikidata:Q8817, viaf:75121530]
```
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import WARNING
from provenance.model.records import Actor

RULE: Final = rule(__name__, "I108", WARNING)


def find(context: Context) -> Iterator[Found]:
    """Yield each further bearer of an identifier."""
    for identifier, (first, *others) in _bearers(context).items():
        label = (at(first, "same-as", first.same_as.index(identifier)), "the first")
        for actor in others:
            message = f"`{first.id}` and `{actor.id}` are both `{identifier}`"
            place = at(actor, "same-as", actor.same_as.index(identifier))
            help = "join the two, or mend one of the identifiers"
            yield Found(place, actor.id, message, help, label=label)


def suspects(context: Context) -> Iterator[Actor]:
    """Yield the actors that share an identifier."""
    for bearers in _bearers(context).values():
        if len(bearers) > 1:
            yield from bearers


def _bearers(context: Context) -> Mapping[str, list[Actor]]:
    found: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in context.slice.actors.values():
        for identifier in dict.fromkeys(actor.same_as):
            found[identifier].append(actor)
    return found
