"""``provenance stats``."""

from typing import TYPE_CHECKING

from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.answers.stats import Stats
    from provenance.store.corpus import Corpus


@answering(without=("sort", "limit"))
def command(corpus: "Corpus", filters: "Filters") -> "Stats":
    """What the corpus holds, counted; with filters, what of it passes.

    [bold]Examples[/]

      provenance stats

      provenance stats --topic moura
    """
    from provenance.answers.filters import EVERYTHING

    if filters != EVERYTHING:
        from provenance.answers.passing import passing

        return passing(corpus, filters)
    from provenance.answers.stats import stats

    return stats(corpus)
