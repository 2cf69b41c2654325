"""The closing lines of a report: how many findings, of which rules, in which files."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from provenance.model.findings import SEVERITIES, Report
from provenance.views.diagnostics.paint import Paint
from provenance.views.diagnostics.scene import Scene, named

_MOST: Final = 10


def summary(report: Report) -> str:
    """One line: how many findings of which weight in how many files, and what was allowed."""
    files = _count(len(report.files), "file")
    if not report.findings:
        return f"{files} checked, nothing found{_allowed(report)}"
    weights = Counter(finding.severity for finding in report.findings)
    told = ", ".join(_count(weights[s], s) for s in SEVERITIES if weights[s])
    held = len({finding.problem.span.file for finding in report.findings})
    return f"{told} in {_count(held, 'file')} of {len(report.files)}{_allowed(report)}"


def tally(report: Report, scene: Scene, paint: Paint) -> Iterator[str]:
    """The summary, then findings by rule and by file, and what to do next."""
    yield paint(summary(report), "bold") + "\n"
    if not report.findings:
        return
    rules = Counter((finding.code, named(finding), finding.severity) for finding in report.findings)
    wide = max(len(name) for _, name, _ in rules)
    for (_, name, severity), count in sorted(rules.items()):
        yield f"  {name:<{wide}}  {count:>5}  {paint(severity, severity)}\n"
    files = Counter(finding.problem.span.file for finding in report.findings)
    if len(files) > 1:
        wide = max(len(scene.path(file)) for file, _ in files.most_common(_MOST))
        for file, count in sorted(files.most_common(_MOST), key=lambda one: (-one[1], one[0])):
            yield f"  {scene.path(file):<{wide}}  {count:>5}\n"
        if len(files) > _MOST:
            yield f"  and {_count(len(files) - _MOST, 'file')} more\n"
    yield from _advice(report, paint)


def statistics(report: Report, scene: Scene) -> Iterator[str]:
    """Findings by rule alone: count, code and name, severity, and how many can be mended."""
    rules = Counter((finding.code, named(finding), finding.severity) for finding in report.findings)
    fixes = Counter(finding.code for finding in report.findings if finding.problem.fix)
    wide = max((len(name) for _, name, _ in rules), default=0)
    for (code, name, severity), count in sorted(rules.items(), key=lambda one: (-one[1], one[0])):
        mends = f"  {fixes[code]} with a fix" if fixes[code] else ""
        yield f"{count:>6}  {name:<{wide}}  {severity}{mends}".rstrip() + "\n"
    yield summary(report) + "\n"


def _advice(report: Report, paint: Paint) -> Iterator[str]:
    fixes = [finding.problem.fix for finding in report.findings if finding.problem.fix]
    safe = sum(fix.safe for fix in fixes)
    if safe:
        yield f"{paint('help', 'help')}: `provenance check --fix` mends {safe} of them\n"
    elif fixes:
        told = f"`--fix --unsafe` mends {len(fixes)} of them by the nearest id; see `--diff` first"
        yield f"{paint('help', 'help')}: {told}\n"
    code = report.findings[0].code
    yield f"{paint('help', 'help')}: `provenance rule {code}` explains a rule\n"


def _allowed(report: Report) -> str:
    by = Counter(suppressed.by for suppressed in report.suppressed)
    told = [f"{by['comment']} allowed by comments"] if by["comment"] else []
    told += [f"{by['baseline']} in the baseline"] if by["baseline"] else []
    return f" ({', '.join(told)})" if told else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
