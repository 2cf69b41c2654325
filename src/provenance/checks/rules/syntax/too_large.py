"""A file is larger than any claim file needs to be.

## What

It is not read at all.

## Why

A file of that size is a mistake, such as a video in the wrong folder, and would fill the memory.

## Bad

A file of a gigabyte under `claims/`.

## Good

The same records in files of some hundred claims each.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y025", ERROR, by="reading", costs=True)
