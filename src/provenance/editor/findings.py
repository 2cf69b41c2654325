"""What is wrong or doubtful, as an editor shows it: the findings of ``check``, at their places."""

from collections.abc import Iterable
from typing import Final

from lsprotocol import types as lsp

from provenance.checks.registry import BY_CODE
from provenance.editor.text import Text
from provenance.model.findings import ERROR, WARNING, Finding
from provenance.model.home import rule_address

SOURCE: Final = "provenance"
_WEIGHTS: Final = {
    ERROR: lsp.DiagnosticSeverity.Error,
    WARNING: lsp.DiagnosticSeverity.Warning,
}


def diagnostics(findings: Iterable[Finding], text: Text, uri: str) -> list[lsp.Diagnostic]:
    """Give the findings of one file as diagnostics."""
    return [diagnostic(finding, text, uri) for finding in findings]


def diagnostic(finding: Finding, text: Text, uri: str) -> lsp.Diagnostic:
    """Give a finding as a diagnostic; a second place in the same file is told with it."""
    problem = finding.problem
    told = f"{problem.message}\n{problem.help}" if problem.help else problem.message
    related = None
    if problem.label and problem.label.span.file == problem.span.file:
        place = lsp.Location(uri, text.range_of(problem.label.span))
        related = [lsp.DiagnosticRelatedInformation(place, problem.label.text)]
    faded = BY_CODE[finding.code].name.startswith("unused")
    return lsp.Diagnostic(
        range=text.range_of(problem.span),
        message=told,
        severity=_WEIGHTS.get(finding.severity, lsp.DiagnosticSeverity.Information),
        code=finding.code,
        code_description=lsp.CodeDescription(rule_address(problem.rule)),
        source=SOURCE,
        tags=[lsp.DiagnosticTag.Unnecessary] if faded else None,
        related_information=related,
    )
