"""What a quotation leaves out holds a negation.

## What

Between the parts that `[…]` joins, the source has a word that negates. Its language is the
quotation's or the source's; where neither is recorded, the negations of all languages are looked
for. In a clone without the text, the lock tells.

## Why

The words stand in the source, and may say the opposite of what they said there.

## Bad

The logbook reads:

```text
We do not, as has been claimed, admire the lighthouse.
```

```yaml
claim: lighthouse-admired
text: The keeper admires the lighthouse.
source: logbook
asserted:
  - by: keeper
    quote: We do […] admire the lighthouse
```

## Good

```yaml
claim: lighthouse-admired
text: The keeper admires the lighthouse.
source: logbook
denied:
  - by: keeper
    quote: We do not […] admire the lighthouse
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "Q012", WARNING, by="quotes")
