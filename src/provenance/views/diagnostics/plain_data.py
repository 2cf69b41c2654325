"""Findings as plain mappings: what both JSON formats write."""

from typing import Any

from provenance.model.findings import Finding, Span, Suppressed
from provenance.views.diagnostics.scene import Scene


def finding_data(finding: Finding, scene: Scene) -> dict[str, Any]:
    """A finding with every field; what it does not have is null."""
    problem = finding.problem
    label, fix = problem.label, problem.fix
    return {
        "code": finding.code,
        "name": problem.rule,
        "severity": finding.severity,
        "message": problem.message,
        "help": problem.help,
        **_span(problem.span, scene),
        "subject": problem.subject or None,
        "label": {**_span(label.span, scene), "text": label.text} if label else None,
        "fix": {
            "title": fix.title,
            "safe": fix.safe,
            "edits": [edit._asdict() for edit in fix.edits],
        }
        if fix
        else None,
    }


def suppressed_data(suppressed: Suppressed, scene: Scene) -> dict[str, Any]:
    """A finding that is allowed, with what allows it and why."""
    data = finding_data(suppressed.finding, scene)
    return {**data, "suppressed": {"by": suppressed.by, "reason": suppressed.reason}}


def _span(span: Span, scene: Scene) -> dict[str, Any]:
    return {
        "file": scene.path(span.file),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
