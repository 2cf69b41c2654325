"""``provenance disputes``."""

from typing import TYPE_CHECKING, Final

from provenance.cli.options import answering

if TYPE_CHECKING:
    from provenance.answers.disputes import Disputes
    from provenance.answers.filters import Filters
    from provenance.store.corpus import Corpus


_TEN: Final = 10
"""So many rows stand under a summary, and at a terminal at least."""

_AROUND: Final = 18
"""Lines around the rows: what leads, headings, what is left out, the next prompt."""


def _rows(filters: "Filters", height: int) -> int:
    """How many rows a terminal shows."""
    return _TEN if filters.status == ("unanswered",) else max(height - _AROUND, _TEN)


@answering(brief=True, rows=_rows)
def command(corpus: "Corpus", filters: "Filters") -> "Disputes":
    """Claims that something is set against: who affirms them, and whose words tell against them.

    Grouped by status; a line a claim, as many as fit a terminal. Claims that nobody has answered
    are counted below; [bold]--status unanswered[/] lists accusations without an answer.

    [bold]Examples[/]

      provenance disputes

      provenance disputes --status unanswered --about wagner-group

      provenance disputes --as-of 2021-12-31 --format csv
    """
    from provenance.answers.disputes import disputes

    return disputes(corpus, filters)
