"""Git tracks the program's own folder.

## What

A file under `.provenance/`, such as the compiled corpus, is in git's index: somebody added it with
`git add --force`.

## Why

It holds what one machine worked out. Nobody else's program believes it, and whoever changes it in
a pull request can only mean to deceive.

## Bad

`.provenance/corpus.sqlite` in the list that `git ls-files` prints.

## Good

The same after `git rm -r --cached .provenance`.
"""

from typing import Final

from provenance.checks.rule import rule
from provenance.model.findings import ERROR

RULE: Final = rule(__name__, "V001", ERROR, by="checks")
