"""Showing on a terminal what a command changes in files, as a unified diff."""

import sys
from collections.abc import Iterable

from provenance.authoring.change import Change, diff
from provenance.cli.edge import raw
from provenance.cli.screen import coloured
from provenance.model.characters import visible

_STYLES = {"+": "32", "-": "31", "@": "36"}


def show(changes: Iterable[Change]) -> None:
    """Print the diff of changes to stdout; in colour at a terminal, where the signs stay."""
    colour = coloured()
    for line in diff(changes):
        if colour and line[:1] in _STYLES:
            bold = ";1" if line[:3] in ("+++", "---") else ""
            raw(sys.stdout).write(f"\033[{_STYLES[line[0]]}{bold}m{visible(line)}\033[0m\n")
        else:
            print(line)
