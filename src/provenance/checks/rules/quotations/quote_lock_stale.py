"""The lock has entries of quotations that are gone.

## What

The quotation was deleted, or its statement has a new id.

## Why

A lock that says more than the claim files cannot be reviewed.

## Bad

An entry of `quotes.lock` whose statement no claim file has.

## Good

The same after `provenance quotes lock`.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import WARNING

RULE: Final = rule(__name__, "Q009", WARNING, by="quotes")
