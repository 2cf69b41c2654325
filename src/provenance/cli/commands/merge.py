"""``provenance merge``."""

from typing import Annotated

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.cli.writing import KindOption, OnlyDiff


def command(
    old: Annotated[
        str,
        typer.Argument(
            help="The record that goes, by id or name.", autocompletion=completion.records
        ),
    ],
    into: Annotated[
        str, typer.Argument(help="The record that stays.", autocompletion=completion.records)
    ],
    kind: KindOption = None,
    dry_run: OnlyDiff = False,
    corpus: CorpusOption = None,
) -> None:
    """Make one record of two of a kind: the second, with all that the first says.

    The first is named nowhere afterwards; its names become spellings of the other's. What only one
    of the two can be, such as a date, stays as a comment. Comments stay.

    [bold]Examples[/]

      provenance merge the-mayor ann-lee --diff
    """
    from provenance.authoring.merge import merge
    from provenance.cli.meant import meant
    from provenance.cli.writing import corpus_to_change, finish

    with corpus_to_change(corpus) as (root, opened):
        which, id = meant(opened, old, kind)
        _, other = meant(opened, into, which, but=id)
        assert opened is not None
        finish(root, merge(opened, which, id, other), dry_run, renamed=True)
