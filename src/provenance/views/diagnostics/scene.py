"""What a report is shown with: the files' texts, their paths, and what the rules are about."""

from collections.abc import Callable
from typing import NamedTuple

from provenance.model.findings import SEVERITIES, Explanation, Finding


class Scene(NamedTuple):
    """What a format needs besides the findings.

    ``text`` gives a file's text, ``path`` the path to show for it (relative to where the command
    was called), ``explain`` a rule's documentation by its code.
    """

    text: Callable[[str], str | None]
    path: Callable[[str], str]
    explain: Callable[[str], Explanation]
    version: str
    fail_on: str = "error"
    colour: bool = False


def fails(finding: Finding, fail_on: str) -> bool:
    """Whether a finding is at or above a severity."""
    return SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)


def named(finding: Finding) -> str:
    """Code and name of the rule that is broken."""
    return f"{finding.code} {finding.problem.rule}"
