"""``provenance versus``."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from provenance.answers.naming import actors
from provenance.cli import completion
from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.answers.versus import Versus
    from provenance.store.corpus import Corpus

_SIDE = "An actor, a group or a camp; several joined by commas."


_ENTRIES: Final = 5
"""Of a section three are shown, or four if there are no more: so many tell which."""


@answering(brief=True, rows=_ENTRIES)
def command(
    corpus: "Corpus",
    filters: "Filters",
    a: Annotated[str, typer.Argument(help=_SIDE, autocompletion=completion.actors)],
    b: Annotated[str, typer.Argument(help=_SIDE, autocompletion=completion.actors)],
) -> "Versus":
    """Two sides held against each other, claim by claim.

    Contested, covered only by a blanket denial, countered, conceded, never answered. Swapping the
    two sides mirrors the answer.

    [bold]Examples[/]

      provenance versus mali western-powers

      provenance versus russia france,united-states --topic deployment

      provenance mali vs france on deployment
    """
    from provenance.answers.versus import versus

    return versus(corpus, actors(corpus, a), actors(corpus, b), filters)
