"""An invisible character can make a text read otherwise than it is.

## What

Zero-width spaces, soft hyphens, byte order marks in the middle, tags, and the characters that turn
the direction of writing (`<U+202E>` below), raw or written as an escape, and in the names of files.
The joiners that Persian, Hindi and emoji need are fine.

## Why

Two ids that look alike would be two records, and a line could show its words in another order
than they are read.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse <U+202E>burned down.
asserted:
  - by: harbour-master
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "Y012", WARNING, by="reading")
