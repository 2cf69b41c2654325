"""A quotation was verified, but is not in the lock.

## What

`quotes.lock` has entries, and none for this quotation.

## Why

Without the text of the source, nobody else can verify it.

## Bad

A new quotation that was not locked.

## Good

The same after `provenance quotes lock`.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "Q008", WARNING, by="quotes")
