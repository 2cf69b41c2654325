"""``provenance explain``."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import completion
from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.explain import Explained
    from provenance.answers.filters import Filters
    from provenance.store.corpus import Corpus


@answering(brief=True, without=("about", "topic", "place", "status", "sort", "limit"))
def command(
    corpus: "Corpus",
    filters: "Filters",
    record: Annotated[
        list[str],
        typer.Argument(
            help="A claim, a statement or an actor: its id, its name, or words of it.",
            autocompletion=completion.records,
        ),
    ],
) -> "Explained":
    """Why a cell says what it says: statements, quotations, chains, roles, steps and reasons.

    Of a claim, the facts that decide its status, and a line a statement; of a statement, and with
    [bold]-v[/] of each, where it was read and what that was taken from, back to where it began.
    [bold]--by[/] takes whatever counts as an actor's word (its own, its spokespeople's, its parts',
    or a group's of which it is a named member) and shows by which recorded ties. Of an actor, who
    belongs to its side; with [bold]--by[/], whether another is a member of it.

    [bold]Examples[/]

      provenance explain wagner-deployed-in-mali

      provenance explain wagner-deployed-in-mali --by france --stance asserted

      provenance explain fifteen-western-powers --by united-states
    """
    from provenance.answers.explain import explain

    return explain(corpus, tuple(record), filters)
