"""The store of source texts cannot be used.

## What

The folder of texts that quotations are held to is damaged or cannot be read.

## Why

Nothing can be verified against it.

## Bad

A text whose bytes are not those its name promises.

## Good

The folder as the program wrote it.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Q011", ERROR, by="quotes")
