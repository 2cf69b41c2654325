"""Footnotes as text, one a line."""

from provenance.views.citation.characters import clean
from provenance.views.citation.cited import Cited, Verdicts
from provenance.views.citation.sentence import Marking, note, prose, source

MARKING = Marking(
    text=clean,
    link=lambda text, address: text if ":~:text=" not in address else f"{text} <{address}>",
    address=lambda address: address,
    bare=clean,
)


def render(cited: Cited, verdicts: Verdicts) -> str:
    """A footnote for each statement or source, with an empty line between."""
    notes = [prose(note(row, text, verdicts), MARKING) for row, text in cited.statements]
    notes += [f"{source(one, MARKING)}." for one in cited.sources]
    return "\n\n".join(notes) + "\n" if notes else ""
