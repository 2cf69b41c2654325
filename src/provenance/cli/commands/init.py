"""``provenance init``."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def command(
    folder: Annotated[
        Path, typer.Argument(help="The folder to start in: new or without a corpus.")
    ],
) -> None:
    """Start a corpus: a tiny invented one, of which every file teaches one thing.

    [bold]Examples[/]

      provenance init bridge
    """
    from provenance.authoring.change import carry_out
    from provenance.authoring.starter import start
    from provenance.cli.context import fail
    from provenance.store.errors import CorpusError

    try:
        changes = start(folder)
        carry_out(folder, changes)
    except CorpusError as error:
        fail(error)
    for change in changes:
        print(f"wrote {folder / change.file}", file=sys.stderr)
    print(f"Read {folder / 'README.md'}, or ask: cd {folder} && provenance disputes")
