"""``provenance show``."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import completion
from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.answers.show import Shown
    from provenance.store.corpus import Corpus


@answering(without=("sort", "limit"), citing=True, brief=True)
def command(
    corpus: "Corpus",
    filters: "Filters",
    record: Annotated[
        list[str],
        typer.Argument(
            help="A claim, an actor, a source or a statement: its id, its name, or words of it.",
            autocompletion=completion.records,
        ),
    ],
) -> "Shown":
    """The card of a claim, an actor, a source or a statement.

    The filters choose among the statements on it; those on claims (about, topic, status) choose on
    the card of an actor or a source.

    [bold]Examples[/]

      provenance show wagner-deployed-in-mali

      provenance show mali-government --as-of 2022-01-01

      provenance show mali-statement-2021-12-25
    """
    from provenance.answers.show import show

    return show(corpus, tuple(record), filters)
