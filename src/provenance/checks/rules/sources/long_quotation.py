"""A quotation is longer than allowed.

## What

It has more words than `max-quote-words`. Elision marks do not count.

## Why

A quotation shows that the words are there. Long ones copy somebody's work, and hide which of the
words the statement rests on.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    quote: I saw with my own eyes how the whole of the old lighthouse burned down that night
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
    quote: the whole of the old lighthouse burned down that night
```

## Configure

```toml
[check]
max-quote-words = 12
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.context import Context
from provenance.checks.rule import Found, at_statement, rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "D705", ERROR, local=True)


def find(context: Context) -> Iterator[Found]:
    """Yield the quotations that are too long."""
    most = context.config.max_quote_words
    for claim, s in context.statements():
        for index, quote in enumerate(s.quote):
            count = count_words(quote.words)
            if count > most:
                message = f"the quotation has {count} words; {most} are allowed"
                help = (
                    "keep the words that matter, and mark what is left out with […]; "
                    "max-quote-words in provenance.toml sets how many"
                )
                yield Found(at_statement(claim, s, "quote", index, "words"), s.id, message, help)


def count_words(text: str) -> int:
    """The words of a quotation; marks of elision do not count."""
    return sum(any(c.isalnum() for c in word) for word in text.split())
