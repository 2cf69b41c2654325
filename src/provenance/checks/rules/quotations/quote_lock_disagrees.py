"""The lock has the quoted words at another place than they stand.

## What

The words were found, at other offsets than those in `quotes.lock`.

## Why

One of the two was made from another text.

## Bad

An entry of the lock that was edited by hand.

## Good

The entry that `provenance quotes lock` writes.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Q006", ERROR, by="quotes")
