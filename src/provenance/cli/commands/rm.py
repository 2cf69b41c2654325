"""``provenance rm``."""

from typing import Annotated

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.cli.writing import KindOption, OnlyDiff


def command(
    record: Annotated[
        str,
        typer.Argument(help="The record, by id or name.", autocompletion=completion.records),
    ],
    kind: KindOption = None,
    dry_run: OnlyDiff = False,
    corpus: CorpusOption = None,
) -> None:
    """Delete an actor, a source, or a claim with its statements.

    Refused where anything else names it: nothing is left dangling.

    [bold]Examples[/]

      provenance rm the-mayor --diff
    """
    from provenance.authoring.remove import remove
    from provenance.cli.meant import meant
    from provenance.cli.writing import corpus_to_change, finish
    from provenance.store.errors import CorpusError

    with corpus_to_change(corpus) as (root, opened):
        which, id = meant(opened, record, kind)
        assert opened is not None
        if which == "topic":
            raise CorpusError(f"`{id}` is a topic", "take it out of its claims: `provenance edit`")
        finish(root, [remove(opened, which, id)], dry_run)
