"""A report of findings in the formats that people, editors and CI systems read.

Each module has ``render(report, scene)``, which yields the text in pieces.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Final

from provenance.model.characters import one_line
from provenance.model.findings import ERROR, Finding, Report
from provenance.views.diagnostics.scene import Scene
from provenance.views.visible import shown

FORMATS: Final = {
    "full": "full",
    "concise": "concise",
    "grouped": "grouped",
    "json": "as_json",
    "jsonl": "as_jsonl",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
}
"""The formats, and the module of each."""

_DATA: Final = frozenset({"json", "jsonl", "gitlab", "sarif"})
"""Those that escape what would act, so that programs get it as it is."""


_READ: Final = frozenset({"full", "concise", "grouped"})
"""Those that people read, in which what is true of many sources alike is told once."""


def _folded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Tell once what sources cannot be verified, where that is no error to be mended in each."""
    findings = tuple(findings)
    alike = [one for one in findings if one.problem.rule == _ALIKE and one.severity != ERROR]
    for finding in findings:
        if len(alike) < 2 or finding not in alike:
            yield finding
        elif finding is alike[0]:
            message = f"quotations of {len(alike):,} sources cannot be verified here"
            help = "attach their documents: provenance source attach; `source status` lists them"
            yield finding._replace(problem=finding.problem._replace(message=message, help=help))


_ALIKE: Final = "quote-unverified"


def render(report: Report, format: str, scene: Scene) -> Iterator[str]:
    """Yield a report as text.

    Args:
        report: what was found.
        format: one of `FORMATS`.
        scene: what the report itself does not say.
    """
    if format in _READ:
        report = report._replace(findings=tuple(_folded(report.findings)))
    if format not in _DATA:
        path = scene.path
        report, scene = shown(report), scene._replace(path=lambda file: one_line(path(file)))
    module = import_module(f"{__name__}.{FORMATS[format]}")
    yield from module.render(report, scene)
