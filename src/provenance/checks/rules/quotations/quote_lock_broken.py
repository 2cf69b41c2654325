"""A line of the lock cannot be read.

## What

`quotes.lock` was damaged, edited by hand, or left with the markers of a merge.

## Why

What it held is not verified any more.

## Bad

A line of `quotes.lock` that is cut off in the middle.

## Good

The line that `provenance quotes lock` writes.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Q010", ERROR, by="quotes")
