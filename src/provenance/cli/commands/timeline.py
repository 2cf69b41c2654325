"""``provenance timeline``."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import completion
from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.answers.timeline import Timeline
    from provenance.store.corpus import Corpus


@answering(without=("sort",), brief=True, drawn=True)
def command(
    corpus: "Corpus",
    filters: "Filters",
    record: Annotated[
        list[str],
        typer.Argument(
            help="A claim or an actor: its id, its name, or words of it.",
            autocompletion=completion.records,
        ),
    ],
) -> "Timeline":
    """Lines over time: each side's on a claim, or an actor's on all claims.

    Filled marks were made on a day that is known; hollow ones at both ends of a dotted range in
    which nobody can place them.
    Spans are drawn as spans, solid as far as they are known to have gone on.

    [bold]Examples[/]

      provenance timeline wagner-deployed-in-mali

      provenance timeline mali-government --topic moura

      provenance timeline russia --as-of 2022-12 --format json
    """
    from provenance.answers.timeline import timeline

    return timeline(corpus, tuple(record), filters)
