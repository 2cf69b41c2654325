"""GitLab's Code Quality report, which becomes notes on a merge request."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Final

from provenance.model.findings import Finding, Report
from provenance.views.diagnostics.scene import Scene, named
from provenance.views.visible import dumps

_SEVERITIES: Final = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, scene: Scene) -> Iterator[str]:
    """Yield the report as one JSON list."""
    marks = fingerprints(report.findings)
    entries = [
        {
            "description": f"{named(finding)}: {finding.problem.message}",
            "check_name": finding.problem.rule,
            "fingerprint": mark,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": scene.path(finding.problem.span.file),
                "lines": {
                    "begin": finding.problem.span.line,
                    "end": finding.problem.span.end_line,
                },
            },
        }
        for finding, mark in zip(report.findings, marks, strict=True)
    ]
    yield dumps(entries, 2) + "\n"


def fingerprints(findings: tuple[Finding, ...]) -> list[str]:
    """A name for each finding that stays when lines move: of its rule, subject and message."""
    seen: Counter[tuple[str, ...]] = Counter()
    marks = []
    for finding in findings:
        problem = finding.problem
        key = (finding.code, problem.subject or problem.span.file, problem.message)
        seen[key] += 1
        text = "\x1f".join((*key, str(seen[key])))
        marks.append(
            hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()
        )
    return marks
