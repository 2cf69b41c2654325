"""A quotation joins the parts of different sentences.

## What

Between the parts that `[…]` joins, a sentence of the source ends. In a clone without the text,
the lock tells.

## Why

The parts may be about different things.

## Bad

The logbook reads:

```text
We saw the lighthouse on Monday. On Tuesday the crew burned it.
```

```yaml
claim: lighthouse-burned
text: The crew burned the lighthouse.
source: logbook
asserted:
  - by: keeper
    quote: We saw […] the crew burned it
```

## Good

```yaml
claim: lighthouse-burned
text: The crew burned the lighthouse.
source: logbook
asserted:
  - by: keeper
    quote: On Tuesday the crew burned it
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import NOTE

RULE: Final = rule(__name__, "Q013", NOTE, by="quotes")
