"""A file cannot be opened.

## What

The system refuses to read it, it is no regular file (a pipe, a device, a link to
nothing), or its name is not UTF-8.

## Why

Answers from the other files would pass for the whole.

## Bad

A file that the user who runs the program may not read, or a pipe named `claims/x.yaml`.

## Good

The same file after `chmod u+r`.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "Y024", ERROR, by="reading", costs=True)
