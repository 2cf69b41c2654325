"""Workflow commands of GitHub Actions, which become annotations of a pull request."""

from collections.abc import Iterator
from typing import Final

from provenance.model.findings import Report
from provenance.views.diagnostics.scene import Scene, named
from provenance.views.diagnostics.tally import summary

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, scene: Scene) -> Iterator[str]:
    """Yield one command a finding, and the summary for the log."""
    for finding in report.findings:
        problem, span = finding.problem, finding.problem.span
        values = {
            "file": scene.path(span.file),
            "line": span.line,
            "endLine": span.end_line,
            "col": span.column,
        }
        if span.end_line == span.line:  # GitHub takes columns only within one line
            values["endColumn"] = span.end_column
        values["title"] = named(finding)
        told = ",".join(f"{key}={_value(str(value))}" for key, value in values.items())
        message = problem.message + (f"\nhelp: {problem.help}" if problem.help else "")
        yield f"::{_COMMANDS[finding.severity]} {told}::{_message(message)}\n"
    yield f"{summary(report)}\n"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
