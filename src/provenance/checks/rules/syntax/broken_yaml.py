"""A file is not YAML, in a way that no other rule describes better.

## What

The text cannot be read from the marked place on. The documents before it are read; nothing after
it is known to any answer.

## Why

A reader that guessed what was meant could turn a denial into an assertion.

## Bad

```yaml
claim: lighthouse-burned
text: @keeper says that the lighthouse burned.
```

## Good

```yaml
claim: lighthouse-burned
text: "@keeper says that the lighthouse burned."
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y001", ERROR, by="reading", costs=True)
