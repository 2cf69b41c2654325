"""``provenance split``."""

from typing import Annotated

import typer

from provenance.cli.context import CorpusOption
from provenance.cli.writing import DryRun


def command(
    files: Annotated[list[str], typer.Argument(help="Files of many claims.")],
    dry_run: DryRun = False,
    corpus: CorpusOption = None,
) -> None:
    """Split files of many claims into one file a claim.

    The files go into a folder named like the file that they come from. Texts and comments stay as
    they are; `provenance join` is the reverse.

    [bold]Examples[/]

      provenance split claims/bridge.yaml
    """
    from provenance.authoring.change import Change
    from provenance.authoring.files import split
    from provenance.cli.writing import corpus_to_change, finish, inside, text_of

    with corpus_to_change(corpus) as (root, _):
        changes: list[Change] = []
        for file in dict.fromkeys(inside(root, file) for file in files):
            changes += split(file, text_of(root, file))
        finish(root, changes, dry_run, checked=False)
