"""``provenance disputes``."""

from typing import TYPE_CHECKING

from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.disputes import Disputes
    from provenance.answers.filters import Filters
    from provenance.store.corpus import Corpus


@answering()
def command(corpus: "Corpus", filters: "Filters") -> "Disputes":
    """Claims that somebody answered: who affirms, who denies, since when.

    Claims that nobody has answered are counted below the table; [bold]--status unanswered[/] lists
    accusations without an answer and what comes nearest to one.

    [bold]Examples[/]

      provenance disputes

      provenance disputes --status unanswered --about wagner-group

      provenance disputes --as-of 2021-12-31 --format csv
    """
    from provenance.answers.disputes import disputes

    return disputes(corpus, filters)
