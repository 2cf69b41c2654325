"""The sources to cite, each once, with the footnotes of the statements that were read there."""

from typing import NamedTuple

from provenance.answers.citation import Citation
from provenance.views.citation.cited import Cited, Verdicts
from provenance.views.citation.sentence import Marking, Note, attributed, note


class Work(NamedTuple):
    """A source, and what is cited of it."""

    citation: Citation
    notes: tuple[Note, ...] = ()

    def note(self, marking: Marking) -> str:
        """Who said what in it, so that no item of a bibliography stands as its own assertion."""
        return " ".join(attributed(note, marking) for note in self.notes)


def works(cited: Cited, verdicts: Verdicts) -> tuple[Work, ...]:
    """The sources in the order in which they are first cited.

    A statement of which no source is recorded, or whose source has no record, has none.
    """
    found: dict[str, list[Note]] = {}
    citations = {one.source: one for one in cited.sources}
    for row, text in cited.statements:
        made = note(row, text, verdicts)
        if made.read is not None and made.read.title is not None:
            citations.setdefault(made.read.source, made.read._replace(locator=()))
            found.setdefault(made.read.source, []).append(made)
    return tuple(Work(one, tuple(found.get(id, ()))) for id, one in citations.items())
