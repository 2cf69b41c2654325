"""A report of findings in the formats that people, editors and CI systems read.

Each module has ``render(report, scene)``, which yields the text in pieces.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from provenance.model.findings import Report
from provenance.views.diagnostics.scene import Scene

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


def render(report: Report, format: str, scene: Scene) -> Iterator[str]:
    """Yield a report as text.

    Args:
        report: what was found.
        format: one of `FORMATS`.
        scene: what the report itself does not say.
    """
    module = import_module(f"{__name__}.{FORMATS[format]}")
    yield from module.render(report, scene)
