"""The lock holds other words, another source or another version for a quotation.

## What

The claim file was edited after the quotation was locked.

## Why

What was verified is not what stands there now.

## Bad

A quotation that was changed, and its old entry in `quotes.lock`.

## Good

The same after `provenance quotes lock`.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Q007", ERROR, by="quotes")
