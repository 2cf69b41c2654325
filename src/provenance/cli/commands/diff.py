"""``provenance diff``."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.options import SHARED, answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.history.diff import Diff
    from provenance.store.corpus import Corpus

_TAKEN = ("limit", "format", "corpus")


@answering(brief=True, without=tuple(name for name in SHARED if name not in _TAKEN))
def command(
    corpus: "Corpus",
    filters: "Filters",
    revision: Annotated[
        str, typer.Argument(metavar="REV", help="A branch, tag or commit; or A..B, or A...B.")
    ],
    other: Annotated[
        str | None,
        typer.Argument(metavar="[REV]", help="Where to end; else the files as they are."),
    ] = None,
) -> "Diff":
    """What changed in the record between two revisions: by meaning, not by line.

    Headlines that turn, answers that came, statements, relations, actors, sources, and quotations
    that the lock no longer vouches for. A file that was moved or formatted changes nothing.
    [bold]A...B[/] tells what B changed since it left A. [bold]-v[/] shows each single change.

    [bold]Examples[/]

      provenance diff HEAD

      provenance diff main...

      provenance diff v1.0 v1.1 --format markdown
    """
    from provenance.history.diff import diff

    return diff(corpus, revision, other, filters.limit)
