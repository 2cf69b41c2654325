"""``provenance stats``."""

from typing import TYPE_CHECKING

from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.filters import Filters
    from provenance.answers.stats import Stats
    from provenance.store.corpus import Corpus


@answering
def command(corpus: "Corpus", filters: "Filters") -> "Stats":
    """What the corpus holds, counted.

    [bold]Example[/]

      provenance stats
    """
    from provenance.answers.stats import stats

    return stats(corpus)
