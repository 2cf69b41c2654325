"""``provenance log``."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import completion
from provenance.cli.options import SHARED, answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.history.log import Log
    from provenance.store.corpus import Corpus

_TAKEN = ("limit", "format", "corpus")


@answering(brief=True, without=tuple(name for name in SHARED if name not in _TAKEN))
def command(
    corpus: "Corpus",
    filters: "Filters",
    record: Annotated[
        list[str],
        typer.Argument(
            help="A claim, an actor or a source; also the id of one that is gone.",
            autocompletion=completion.records,
        ),
    ],
) -> "Log":
    """How the record of a claim, an actor or a source grew, commit by commit, the newest first.

    A record is followed by its id through every file that it stood in. A line a commit, with the
    headline of a claim then, as it is derived today; [bold]-v[/] shows each single change. Of an
    actor also what was said by it and for it. Without [bold]--limit[/], the last 20 commits are
    shown.

    [bold]Examples[/]

      provenance log wagner-deployed-in-mali

      provenance log mali-government --limit 5
    """
    from provenance.history.log import log

    return log(corpus, tuple(record), filters.limit)
