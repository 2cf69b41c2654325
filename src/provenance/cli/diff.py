"""Showing on a terminal what a command changes in files, as a unified diff."""

import sys
from collections.abc import Iterable

import typer

from provenance.authoring.change import Change, diff

_STYLES = {"+": typer.colors.GREEN, "-": typer.colors.RED, "@": typer.colors.CYAN}


def show(changes: Iterable[Change]) -> None:
    """Print the diff of changes to stdout; in colour at a terminal, where the signs stay."""
    colour = sys.stdout.isatty()
    for line in diff(changes):
        if colour and line[:1] in _STYLES:
            typer.secho(line, fg=_STYLES[line[0]], bold=line[:3] in ("+++", "---"))
        else:
            print(line)
