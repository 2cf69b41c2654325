"""A quotation cannot be verified.

## What

Neither the text of its source nor an entry of the lock is here.

## Why

What nobody here can verify must not pass for what was.

## Bad

Nobody here has the text of the logbook.

```yaml
claim: lighthouse-burned
text: The lighthouse burned.
source: logbook
asserted:
  - by: keeper
    quote: The crew saw that half
```

## Good

`provenance source add FILE --id logbook` attaches it.

The logbook reads:

```text
The keeper slept.
Half of the lighthouse burned.
The crew saw that half of the lighthouse burned.
```

```yaml
claim: lighthouse-burned
text: The lighthouse burned.
source: logbook
asserted:
  - by: keeper
    quote: The crew saw that half
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Q004", ERROR, by="quotes")
