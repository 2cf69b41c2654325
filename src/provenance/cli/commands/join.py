"""``provenance join``."""

import os
from typing import Annotated

import typer

from provenance.cli.context import CorpusOption
from provenance.cli.writing import DryRun


def command(
    sources: Annotated[
        list[str], typer.Argument(metavar="FOLDER|FILE…", help="Files in order; folders by name.")
    ],
    output: Annotated[str, typer.Option("--output", "-o", help="The file to write; it is new.")],
    dry_run: DryRun = False,
    corpus: CorpusOption = None,
) -> None:
    """Join claim files into one file of many YAML documents; the files joined are deleted.

    Texts and comments stay as they are; `provenance split` is the reverse.

    [bold]Examples[/]

      provenance join claims/bridge -o claims/bridge.yaml
    """
    from provenance.authoring.files import join
    from provenance.cli.writing import corpus_to_change, finish, inside, text_of
    from provenance.store.errors import CorpusError

    with corpus_to_change(corpus) as (root, opened):
        known = opened.files() if opened else []
        files: list[str] = []
        for source in sources:
            name = inside(root, source)
            below = [file for file in known if file.startswith(f"{name}/")]
            if (root / name).is_dir() and not below:
                raise CorpusError(f"{source} holds no claim files")
            files += below or [name]
        files = list(dict.fromkeys(files))
        target = inside(root, output)
        files = [file for file in files if file != target]
        there = text_of(root, target) if os.path.lexists(root / target) else None
        changes = join([(file, text_of(root, file)) for file in files], target, there)
        finish(root, changes, dry_run, checked=False)
