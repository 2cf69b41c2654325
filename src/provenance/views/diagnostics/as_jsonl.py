"""One JSON document a line: each finding, then each that was allowed."""

from collections.abc import Iterator

from provenance.model.findings import Report
from provenance.views.diagnostics.plain_data import finding_data, suppressed_data
from provenance.views.diagnostics.scene import Scene
from provenance.views.visible import dumps


def render(report: Report, scene: Scene) -> Iterator[str]:
    """Yield the findings, one JSON document a line."""
    for finding in report.findings:
        data = {**finding_data(finding, scene), "suppressed": None}
        yield dumps(data) + "\n"
    for suppressed in report.suppressed:
        yield dumps(suppressed_data(suppressed, scene)) + "\n"
