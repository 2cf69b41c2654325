"""``provenance search``."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.answers.search import Search
    from provenance.store.corpus import Corpus


@answering(brief=True, without=("sort",))
def command(
    corpus: "Corpus",
    filters: "Filters",
    words: Annotated[list[str], typer.Argument(help="Words that must all occur.")],
) -> "Search":
    """Find claims, quotations, notes, actors and sources by words.

    With filters, only claims are found. Without [bold]--limit[/], the best 20 are shown.

    [bold]Examples[/]

      provenance search mercenaries

      provenance search vagner moura --format json
    """
    from provenance.answers.search import search

    return search(corpus, tuple(words), filters)
