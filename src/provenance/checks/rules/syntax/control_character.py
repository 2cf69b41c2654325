"""A control character stands in a text or in the name of a file.

## What

A character such as `<U+0007>`, raw or written as an escape, in any field; or in the
name of a file or folder, which then is not read. Tabs and line breaks are none of these.

## Why

It shows in no editor, and at a terminal it can clear the screen, move what stands there, or fake a
link. What the program prints shows it by its number.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse<U+0007> burned down.
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
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y011", ERROR, by="reading", costs=True)
