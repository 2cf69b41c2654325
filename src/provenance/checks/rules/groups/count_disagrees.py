"""A number in a text disagrees with the size of a group.

## What

The name or an alias of a group with members begins with a number that is not its `size` (or,
without one, the number of those named). Likewise a claim about one group whose text or figure
counts its members.

## Why

Either the list is short, or somebody counted otherwise, which is worth a note.

## Bad

```yaml
actors:
  pilots:
    name: Four pilots of the harbour
    kind: group
    size: 3
    members: [vane, moor]
```

## Good

```yaml
actors:
  pilots:
    name: Four pilots of the harbour
    kind: group
    size: 4
    members: [vane, moor]
```
"""

import re
from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, Place, at, rule
from provenance.model.findings import NOTE
from provenance.model.records import Actor, Claim

RULE: Final = rule(__name__, "G502", NOTE)

_WORDS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_NUMBER: Final = rf"(?:\d{{1,3}}|{'|'.join(_WORDS[2:])})"
_IN_NAME: Final = re.compile(rf"^(?:the |a group of )?({_NUMBER})(?![-\w])(?! of )", re.IGNORECASE)
_COUNTED: Final = r"members|signatories|countries|states|powers|nations|parties"
_IN_TEXT: Final = re.compile(rf"\b({_NUMBER}) (?:\w+ )?(?:{_COUNTED})\b", re.IGNORECASE)


def find(context: Context) -> Iterator[Found]:
    """Yield the numbers that disagree with a group's size."""
    for actor in context.slice.actors.values():
        size = _size(actor)
        names = [(at(actor, "name"), actor.name)]
        names += [(at(actor, "aka", index), alias) for index, alias in enumerate(actor.aka)]
        for place, name in names if size else ():
            match = _IN_NAME.match(name)
            if match and _value(match[1]) != size:
                yield _found(place, actor.id, _value(match[1]), actor)
    for claim in context.slice.claims.values():
        groups = [context.slice.actors[id] for id in claim.about if id in context.slice.actors]
        groups = [actor for actor in groups if _size(actor)]
        if len(groups) == 1:
            yield from _in_claim(claim, groups[0])


def _in_claim(claim: Claim, group: Actor) -> Iterator[Found]:
    match = _IN_TEXT.search(claim.text)
    figure = claim.figure
    if match and _value(match[1]) != _size(group):
        yield _found(at(claim, "text"), claim.id, _value(match[1]), group)
    elif (
        figure
        and figure.value is not None
        and figure.bound in (None, "exactly")
        and re.fullmatch(_COUNTED, figure.unit or "")
        and figure.value != _size(group)
    ):
        yield _found(at(claim, "figure", "value"), claim.id, figure.value, group)


def _found(place: Place, subject: str, number: float, group: Actor) -> Found:
    what = "size" if group.size else "members"
    message = f"{number:g} here, but `{group.id}` has {_size(group)}"
    help = "mend the one that is wrong, or say in `note` who counted how"
    label = None if place == at(group, what) else (at(group, what), f"{_size(group)} here")
    return Found(place, subject, message, help, label=label)


def _size(actor: Actor) -> int:
    if not actor.members:
        return 0
    return actor.size or len({tenure.actor for tenure in actor.members})


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower())
