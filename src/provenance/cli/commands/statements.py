"""``provenance statements``."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from provenance.cli import completion
from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.answers.statements import Statements
    from provenance.store.corpus import Corpus


_AROUND: Final = 6
"""Lines around the statements: filters, headings, what is left out, the next prompt."""

_TEN: Final = 10


def _rows(filters: "Filters", height: int) -> int:
    """How many statements a terminal shows."""
    return max(height - _AROUND, _TEN)


@answering(citing=True, brief=True, rows=_rows)
def command(
    corpus: "Corpus",
    filters: "Filters",
    claim: Annotated[
        list[str] | None,
        typer.Argument(
            help="Only statements on this claim: its id, or words of it.",
            autocompletion=completion.claims,
        ),
    ] = None,
) -> "Statements":
    """Every statement, in the order of time, filtered; a line each, as many as fit a terminal.

    [bold]Examples[/]

      provenance statements --stance denied --before 2022-01-01

      provenance statements --side mali --format csv

      provenance statements --via afp
    """
    from provenance.answers.statements import statements

    return statements(corpus, tuple(claim or ()), filters)
