"""SARIF 2.1.0, which code-scanning services and editors read."""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from provenance.model.findings import Finding, Fix, Report, Span, Suppressed
from provenance.model.home import HOME, rule_address
from provenance.views.diagnostics.gitlab import fingerprints
from provenance.views.diagnostics.scene import Scene
from provenance.views.visible import dumps

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_KINDS: Final = {"comment": "inSource", "baseline": "external"}


def render(report: Report, scene: Scene) -> Iterator[str]:
    """Yield the report as one SARIF log with one run."""
    allowed = tuple(one.finding for one in report.suppressed)
    findings = (*report.findings, *allowed)
    codes = sorted({finding.code: finding.problem.rule for finding in findings}.items())
    order = {code: index for index, (code, _) in enumerate(codes)}
    suppressed = [None] * len(report.findings) + list(report.suppressed)
    results = [
        _result(finding, order[finding.code], mark, why, scene)
        for finding, mark, why in zip(findings, fingerprints(findings), suppressed, strict=True)
    ]
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "provenance",
                        "version": scene.version,
                        "informationUri": HOME,
                        "rules": [_rule(code, name, scene) for code, name in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    yield dumps(log, 2) + "\n"


def _rule(code: str, name: str, scene: Scene) -> dict[str, Any]:
    explanation = scene.explain(code)
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": explanation.summary},
        "helpUri": rule_address(name),
        "help": {"text": explanation.text, "markdown": explanation.text},
    }


def _result(
    finding: Finding, index: int, mark: str, why: Suppressed | None, scene: Scene
) -> dict[str, Any]:
    problem = finding.problem
    help = f" ({problem.help})" if problem.help else ""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": problem.message + help},
        "locations": [_location(problem.span, scene)],
        "partialFingerprints": {"subject/v1": mark},
    }
    if problem.label:
        place = _location(problem.label.span, scene)
        result["relatedLocations"] = [{**place, "message": {"text": problem.label.text}}]
    if problem.fix:
        result["fixes"] = [_fix(problem.fix, problem.span.file, scene)]
    if why:
        result["suppressions"] = [{"kind": _KINDS[why.by], "justification": why.reason}]
    return result


def _location(span: Span, scene: Scene) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(span.file, scene), "region": region}}


def _artifact(file: str, scene: Scene) -> dict[str, str]:
    return {"uri": quote(scene.path(file), errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _fix(fix: Fix, file: str, scene: Scene) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(file, scene), "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}
