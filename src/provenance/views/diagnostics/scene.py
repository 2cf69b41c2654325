"""What a report is shown with: the files' texts, their paths, and what the rules are about."""

from collections.abc import Callable
from typing import Final, NamedTuple

from provenance.model.findings import SEVERITIES, Explanation, Finding

_NARROW: Final = 20
"""Columns in which no text is broken into lines: nobody could read them."""


class Scene(NamedTuple):
    """What a format needs besides the findings.

    ``text`` gives a file's text, ``path`` the path to show for it (relative to where the command
    was called), ``explain`` a rule's documentation by its code; ``width`` is that of the terminal,
    or none where nothing is drawn.
    """

    text: Callable[[str], str | None]
    path: Callable[[str], str]
    explain: Callable[[str], Explanation]
    version: str
    fail_on: str = "error"
    colour: bool = False
    width: int | None = None


def hanging(text: str, indent: int, width: int | None) -> str:
    """Break a text that begins in a column of a terminal, each line beginning there too."""
    if width is None or indent + len(text) <= width or width - indent < _NARROW:
        return text
    from textwrap import wrap

    lines = wrap(text, width - indent, break_long_words=False, break_on_hyphens=False)
    return f"\n{' ' * indent}".join(lines)


def fails(finding: Finding, fail_on: str) -> bool:
    """Whether a finding is at or above a severity."""
    return SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)


def named(finding: Finding) -> str:
    """Code and name of the rule that is broken."""
    return f"{finding.code} {finding.problem.rule}"
