"""The picture drawn by Graphviz, as SVG or PNG."""

import shutil
import subprocess

from provenance.answers.graph import Graph
from provenance.store.files.pipes import unbroken
from provenance.views.graph import dot


class NoPicture(Exception):
    """Graphviz is missing or refused; the second argument says what to do."""


def render(graph: Graph, kind: str) -> bytes:
    """Draw the picture.

    Args:
        graph: what is to be drawn.
        kind: ``svg`` or ``png``.

    Raises:
        NoPicture: Graphviz is not installed, or failed.
    """
    program = shutil.which("dot")
    if program is None:
        raise NoPicture(
            f"drawing {kind.upper()} needs Graphviz, whose program `dot` was not found",
            "install the package `graphviz`, or draw --format dot or mermaid elsewhere",
        )
    text = dot.render(graph).encode()
    with unbroken():
        done = subprocess.run([program, f"-T{kind}"], input=text, capture_output=True, check=False)
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise NoPicture(
            f"Graphviz could not draw it: {lines[-1] if lines else 'it gave no reason'}",
            "ask for less with --depth 0, or write --format dot",
        )
    return done.stdout
