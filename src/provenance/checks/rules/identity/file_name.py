"""A claim's id is unlike the name of its file.

## What

A file that holds one claim is named after it. Files with several records may be named at will.

## Why

Editors find a claim by its file's name, and the two drift apart when only one is renamed.

## Bad

```yaml
# file: claims/lighthouse-fire.yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```

## Good

```yaml
# file: claims/lighthouse-burned.yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from unicodedata import normalize

from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import NOTE

RULE: Final = rule(__name__, "I102", NOTE, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the claims that stand alone in a file of another name."""
    whole = context.slice
    held = Counter(record.origin.file for record in whole.claims.values())
    held.update(record.origin.file for record in whole.actors.values())
    held.update(record.origin.file for record in whole.sources.values())
    held.update(broken.file for broken in context.corpus.broken())
    held.update(o.file for double in context.corpus.duplicates() for o in double.places[1:])
    for claim in whole.claims.values():
        file = claim.origin.file
        if held[file] == 1 and not file.endswith((f"/{claim.id}.yaml", f"/{claim.id}.yml")):
            path = PurePosixPath(file)
            if normalize("NFC", path.stem) == normalize("NFC", claim.id):
                continue
            message = f"the file of `{claim.id}` is named `{path.name}`"
            help = f"rename the file to `{claim.id}{path.suffix}`, or mend the id"
            yield Found(at(claim), claim.id, message, help)
