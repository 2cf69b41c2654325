"""A report of findings in the formats that people, editors and CI systems read.

Each module has ``render(report, scene)``, which yields the text in pieces.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from provenance.model.characters import one_line
from provenance.model.findings import Report
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


def render(report: Report, format: str, scene: Scene) -> Iterator[str]:
    """Yield a report as text.

    Args:
        report: what was found.
        format: one of `FORMATS`.
        scene: what the report itself does not say.
    """
    if format not in _DATA:
        path = scene.path
        report, scene = shown(report), scene._replace(path=lambda file: one_line(path(file)))
    module = import_module(f"{__name__}.{FORMATS[format]}")
    yield from module.render(report, scene)
