"""Words are given as somebody's own, and the document does not quote them.

## What

The document is attached, sets the words of others between quotation marks, and these words of
somebody other than its author stand outside of them. Nothing is said where the marks leave a
doubt: where they do not pair off or a quotation may run on, after a colon or a dash, in passages
that are set apart, in block quotes of HTML and Markdown, in PDF and web archives, of utterances
and recordings, where the author is not on record, and of words whose attribution is marked as
ambiguous.

## Why

The words are the author's telling of what somebody said. Between quotation marks they would put
them into that mouth.

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
    quote: denied that they had left the lighthouse
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

RULE: Final = rule(__name__, "Q014", WARNING, by="quotes")
