"""``provenance rename``."""

from typing import Annotated

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.cli.writing import KindOption, OnlyDiff


def command(
    old: Annotated[
        str,
        typer.Argument(
            help="The record, by id or name, or a topic.", autocompletion=completion.records
        ),
    ],
    new: Annotated[str, typer.Argument(help="The id, or the topic, that it gets.")],
    kind: KindOption = None,
    dry_run: OnlyDiff = False,
    corpus: CorpusOption = None,
) -> None:
    """Give an actor, a claim, a source or a topic another id, wherever it is named.

    Comments stay. The ids of statements that are made of it follow, also in the lock of quotations.

    [bold]Examples[/]

      provenance rename town-council lindmoor-council --diff
    """
    from provenance.authoring.rename import rename
    from provenance.cli.meant import meant
    from provenance.cli.writing import corpus_to_change, finish

    with corpus_to_change(corpus) as (root, opened):
        which, id = meant(opened, old, kind)
        assert opened is not None
        finish(root, rename(opened, which, id, new), dry_run, renamed=True)
