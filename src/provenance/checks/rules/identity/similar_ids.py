"""Two ids differ only in case, in a dash, or in characters that look alike.

## What

`Harbour-master` beside `harbour-master`, `harbour_master`, or one written with a Cyrillic а.

## Why

Nobody sees the difference, and statements are split between two records.

## Bad

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
  harbour_master: {name: The master of the harbour, kind: person}
```

## Good

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
  deputy-harbour-master: {name: The deputy harbour master, kind: person}
```
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at
from provenance.model.records import Record

# Letters of other scripts that look like Latin ones in most typefaces, and what they look like.
_ALIKE: Final = str.maketrans(
    "аеорсухіјѕԁһկոαβεικνορτυχωℓ01_.",
    "aeopcyxijsdhkoabeiknoptuxwlol--",
)

_PLAIN: Final = re.compile("[a-z-]+")
"""Of two ids that look alike, the one that is not of this form is the odd one."""


def find(context: Context) -> Iterator[Found]:
    """Yield the later of each two ids that look alike."""
    whole = context.slice
    for kind, records in (
        ("actor", whole.actors),
        ("claim", whole.claims),
        ("source", whole.sources),
    ):
        yield from _alike(kind, records)


def _alike(kind: str, records: Mapping[str, Record]) -> Iterator[Found]:
    first: dict[str, str] = {}
    for id in sorted(records, key=lambda one: (_PLAIN.fullmatch(one) is None, one)):
        record = records[id]
        look = unicodedata.normalize("NFKC", id).casefold().translate(_ALIKE)
        other = first.setdefault(look, id)
        if other != id:
            message = f"the {kind} `{id}` can be mistaken for `{other}`"
            label = (at(records[other]), "the other one")
            yield Found(at(record), id, message, "join the two, or rename one", label=label)
