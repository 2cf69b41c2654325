"""The source's text is another than the one the quotation was taken from.

## What

Its digest is not the one that the record or the lock names.

## Why

A page that was edited may no longer say what was quoted.

## Bad

`sha256` of the page as it was, and the text of the page as it is.

## Good

A version of the page that has the recorded digest, or a new record of the page as it is.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Q005", ERROR, by="quotes")
