"""``provenance show``."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from provenance.cli import completion
from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.answers.show import Shown
    from provenance.store.corpus import Corpus


_AROUND: Final = 16
"""Lines around the claims of a place or a topic: its head, their headings, the next prompt."""

_TEN: Final = 10


def _rows(filters: "Filters", height: int) -> int:
    """How many claims of a place or a topic a terminal shows."""
    return max(height - _AROUND, _TEN)


@answering(without=("sort", "limit"), citing=True, brief=True, rows=_rows)
def command(
    corpus: "Corpus",
    filters: "Filters",
    record: Annotated[
        list[str],
        typer.Argument(
            help="A claim, an actor, a source, a statement, a place or a topic: its id, its name, "
            "or words of it.",
            autocompletion=completion.shown,
        ),
    ],
) -> "Shown":
    """The card of a claim, an actor, a source or a statement; of a place or a topic, its claims.

    The filters choose among the statements on it; those on claims (about, topic, place, status)
    choose on the card of an actor, a source, a place or a topic. What is a record's name and a
    place's too is the record; [bold]show place NAME[/] and [bold]show topic NAME[/] say which.

    [bold]Examples[/]

      provenance show wagner-deployed-in-mali

      provenance show mali-government --as-of 2022-01-01

      provenance show mali-statement-2021-12-25

      provenance show gossi
    """
    from provenance.answers.show import show

    return show(corpus, tuple(record), filters)
