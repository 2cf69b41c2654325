"""``provenance shifts``."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import completion
from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.answers.shifts import Shifts
    from provenance.store.corpus import Corpus


@answering(brief=True)
def command(
    corpus: "Corpus",
    filters: "Filters",
    record: Annotated[
        list[str] | None,
        typer.Argument(
            help="A claim, or an actor and its side; without it, the whole corpus.",
            autocompletion=completion.records,
        ),
    ] = None,
) -> "Shifts":
    """Whose line changed, whose only seems to have, and where those of one side differ.

    A change is certain only where clashing positions of one actor stand certainly in that order;
    what cannot be placed stands apart. Each kind has its own heading. Silence is not a position.

    [bold]Examples[/]

      provenance shifts

      provenance shifts wagner-deployed-in-mali

      provenance shifts russia --format json
    """
    from provenance.answers.shifts import shifts

    return shifts(corpus, tuple(record or ()), filters)
