"""One package a family, one module a rule: the docstring is its documentation."""

from typing import Final

FAMILIES: Final = (
    "syntax",
    "identity",
    "references",
    "time",
    "stance",
    "groups",
    "logic",
    "sources",
    "wording",
    "expectations",
    "quotations",
    "repository",
    "comments",
)
"""The families, in the order in which their rules are listed."""
