"""A file has more problems than anybody would read.

## What

After the first thousands, the rest of the file is not read.

## Why

Such a file is something else than it seems, or one mistake repeats; mend a few and check again.

## Bad

A log of a million lines, named `.yaml`.

## Good

A claim file.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y026", ERROR, by="reading", costs=True)
