"""Words are marked a paraphrase, and the document quotes them.

## What

The document is attached, and all words that the statement records stand between quotation marks
there (three or more of them). Nothing is said where the marks leave a doubt, where carriers
(`via`) stand between the speaker and the document, or where the same marks hold words of somebody
else: then one may be telling of the other.

## Why

What somebody said in these words is shown as the document's telling, without quotation marks.

## Bad

The logbook, which the keeper wrote (`by: keeper`), reads:

```text
The crew denied that they had left the lighthouse. “We never left it,” the mate said.
```

```yaml
claim: lighthouse-left
text: The crew left the lighthouse.
source: logbook
denied:
  - by: mate
    quote: We never left it
    attribution: paraphrase
```

## Good

```yaml
claim: lighthouse-left
text: The crew left the lighthouse.
source: logbook
denied:
  - by: mate
    quote: We never left it
```
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "Q015", WARNING, by="quotes")
