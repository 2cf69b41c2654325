"""One line a finding, as compilers write them."""

from collections.abc import Iterator

from provenance.model.findings import Report
from provenance.views.diagnostics.paint import painter
from provenance.views.diagnostics.scene import Scene, named
from provenance.views.diagnostics.tally import summary


def render(report: Report, scene: Scene) -> Iterator[str]:
    """Yield the findings, one line each, and the summary."""
    paint = painter(scene.colour)
    for finding in report.findings:
        problem = finding.problem
        place = f"{scene.path(problem.span.file)}:{problem.span.line}:{problem.span.column}"
        help = f" ({problem.help})" if problem.help else ""
        weight = paint(f"{finding.severity}[{named(finding)}]", finding.severity)
        yield f"{paint(place, 'bold')}: {weight} {problem.message}{help}\n"
    yield f"{summary(report)}\n"
