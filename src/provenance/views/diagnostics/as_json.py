"""One JSON document: the findings, what was allowed, and the counts."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from provenance.model.findings import SEVERITIES, Report
from provenance.views.diagnostics.plain_data import finding_data, suppressed_data
from provenance.views.diagnostics.scene import Scene
from provenance.views.visible import dumps

VERSION: Final = 1
"""Raised when a field changes its meaning or goes."""


def render(report: Report, scene: Scene) -> Iterator[str]:
    """Yield the report as one JSON document."""
    weights = Counter(finding.severity for finding in report.findings)
    document = {
        "version": VERSION,
        "findings": [finding_data(finding, scene) for finding in report.findings],
        "suppressed": [suppressed_data(one, scene) for one in report.suppressed],
        "summary": {
            "files": len(report.files),
            **{severity: weights[severity] for severity in SEVERITIES},
            "suppressed": len(report.suppressed),
            "rules": dict(sorted(Counter(f.code for f in report.findings).items())),
        },
    }
    yield dumps(document, 2) + "\n"
