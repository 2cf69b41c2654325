"""The findings of each file under its name."""

from collections.abc import Iterator
from itertools import groupby

from provenance.model.findings import Report
from provenance.views.diagnostics.paint import painter
from provenance.views.diagnostics.scene import Scene, hanging, named
from provenance.views.diagnostics.tally import tally


def render(report: Report, scene: Scene) -> Iterator[str]:
    """Yield the findings by file."""
    paint = painter(scene.colour)
    for file, group in groupby(report.findings, key=lambda finding: finding.problem.span.file):
        findings = list(group)
        places = [f"{f.problem.span.line}:{f.problem.span.column}" for f in findings]
        wide = max(map(len, places))
        yield f"{paint(scene.path(file), 'bold')}\n"
        for place, finding in zip(places, findings, strict=True):
            weight = paint(f"{finding.severity:<7}", finding.severity)
            yield f"  {place:>{wide}}  {weight}  {named(finding)}: {finding.problem.message}\n"
            if finding.problem.help:
                edge = wide + 13  # behind place and weight
                help = hanging(finding.problem.help, edge + len("help: "), scene.width)
                yield f"{'':{edge}}{paint('help', 'help')}: {help}\n"
        yield "\n"
    yield from tally(report, scene, paint)
