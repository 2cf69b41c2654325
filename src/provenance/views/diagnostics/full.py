"""Each finding with its lines and marks under what is wrong, then a tally."""

from collections.abc import Iterator

from provenance.model.findings import Finding, Report
from provenance.views.diagnostics.paint import Paint, painter
from provenance.views.diagnostics.scene import Scene, hanging, named
from provenance.views.diagnostics.snippet import SpanMark, lines_of, snippet
from provenance.views.diagnostics.tally import tally


def render(report: Report, scene: Scene) -> Iterator[str]:
    """Yield the findings in full."""
    paint = painter(scene.colour)
    lines: dict[str, list[str] | None] = {}
    for finding in report.findings:
        yield from _finding(finding, scene, paint, lines)
        yield "\n"
    yield from tally(report, scene, paint)


def _finding(
    finding: Finding, scene: Scene, paint: Paint, lines: dict[str, list[str] | None]
) -> Iterator[str]:
    problem = finding.problem
    severity = paint(f"{finding.severity}[{named(finding)}]", finding.severity)
    yield f"{severity}{paint(': ' + problem.message, 'bold')}\n"
    span, label = problem.span, problem.label
    parts = {span.file: [SpanMark(span, "^")]}
    if label:
        parts.setdefault(label.span.file, []).append(SpanMark(label.span, "-", label.text))
    gutter = max(len(str(mark.span.line)) for marks in parts.values() for mark in marks)
    edge = paint("|", "edge")
    for file, marks in parts.items():
        if file not in lines:
            text = scene.text(file)
            lines[file] = None if text is None else lines_of(text)
        place = marks[0].span
        arrow = paint("-->" if file == span.file else ":::", "edge")
        yield f"{' ' * gutter}{arrow} {scene.path(file)}:{place.line}:{place.column}\n"
        held = lines[file]
        if held is None:
            continue
        if file == span.file:
            yield f"{' ' * gutter} {edge}\n"
        ordered = sorted(marks, key=lambda mark: (mark.span.line, mark.span.column))
        for number, shown, sign in snippet(held, ordered, gutter):
            style = finding.severity if sign == "^" else "second" if sign else ""
            text = paint(shown, style) if style else shown
            yield f"{paint(number, 'edge')} {edge} {text}".rstrip() + "\n"
    if problem.help:
        help = hanging(problem.help, gutter + len(" = help: "), scene.width)
        yield f"{' ' * gutter} {paint('= help', 'help')}: {help}\n"
    if problem.fix:
        how = "`--fix` does it" if problem.fix.safe else "`--fix --unsafe` does it"
        yield f"{' ' * gutter} {paint('= fix', 'help')}: {problem.fix.title}; {how}\n"
