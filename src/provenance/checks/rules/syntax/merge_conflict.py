"""The markers of a git merge conflict were left in a file.

## What

Lines that begin with `<<<<<<<`, `=======` or `>>>>>>>` stand in it.

## Why

Two versions of the same record stand there, and only a person can say which one holds.

## Bad

```yaml
claim: lighthouse-burned
<<<<<<< ours
text: The lighthouse burned down.
=======
text: The lighthouse burned in part.
>>>>>>> theirs
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned in part.
asserted:
  - by: harbour-master
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y006", ERROR, by="reading", costs=True)
