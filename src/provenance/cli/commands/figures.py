"""``provenance figures``."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import completion
from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.figures import Figures
    from provenance.answers.filters import Filters
    from provenance.store.corpus import Corpus


@answering(without=("sort",), brief=True, drawn=True)
def command(
    corpus: "Corpus",
    filters: "Filters",
    of: Annotated[
        list[str] | None,
        typer.Argument(
            help="Words of the question, or a claim that answers it; without it, every question.",
            autocompletion=completion.claims,
        ),
    ] = None,
) -> "Figures":
    """Rival figures and dates: who gives which, and which of them cannot both hold.

    Two figures clash only where their bounds, units and scopes cannot both hold. An estimate sets
    no bound, and parts are never added up. The plot draws open ends as arrows.

    [bold]Examples[/]

      provenance figures

      provenance figures killed at moura

      provenance figures --topic tinzawaten --format json
    """
    from provenance.answers.figures import figures

    return figures(corpus, tuple(of or ()), filters)
