"""JUnit XML: a test case a finding, and one that passes for every file without any."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from provenance.model.findings import Finding, Report
from provenance.views.diagnostics.scene import Scene, fails, named


def render(report: Report, scene: Scene) -> Iterator[str]:
    """Yield the report as XML; findings that do not fail the check are passing cases."""
    failing = [finding for finding in report.findings if fails(finding, scene.fail_on)]
    concerned = {finding.problem.span.file for finding in report.findings}
    concerned |= {one.finding.problem.span.file for one in report.suppressed}
    clean = [file for file in report.files if file not in concerned]
    tests = len(report.findings) + len(report.suppressed) + len(clean)
    counts = f'tests="{tests}" failures="{len(failing)}" errors="0"'
    skipped = len(report.suppressed)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    yield f'<testsuite name="provenance check" {counts} skipped="{skipped}" time="0">\n'
    for finding in report.findings:
        yield from _case(finding, scene, fails(finding, scene.fail_on))
    for one in report.suppressed:
        yield f"{_opening(one.finding, scene)}>\n"
        yield f"<skipped message={_attribute(one.reason)}/>\n</testcase>\n"
    for file in clean:
        yield f'<testcase classname={_attribute(scene.path(file))} name="clean" time="0"/>\n'
    yield "</testsuite>\n</testsuites>\n"


def _case(finding: Finding, scene: Scene, fails: bool) -> Iterator[str]:
    problem = finding.problem
    place = f"{scene.path(problem.span.file)}:{problem.span.line}:{problem.span.column}"
    help = f"\nhelp: {problem.help}" if problem.help else ""
    text = escape(f"{place}: {problem.message}{help}")
    yield f"{_opening(finding, scene)}>\n"
    if fails:
        kind = _attribute(finding.severity)
        yield f"<failure message={_attribute(problem.message)} type={kind}>{text}</failure>\n"
    else:
        yield f"<system-out>{finding.severity}: {text}</system-out>\n"
    yield "</testcase>\n"


def _opening(finding: Finding, scene: Scene) -> str:
    span = finding.problem.span
    name = f"{named(finding)} at {span.line}:{span.column}"
    file = _attribute(scene.path(span.file))
    return f'<testcase classname={file} name={_attribute(name)} time="0"'


def _attribute(text: str) -> str:
    return quoteattr(text)
