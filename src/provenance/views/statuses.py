"""What each status means, in the order in which they are tried."""

from provenance.derive.headline import TABLE
from provenance.views.document import Labelled, Page, Paragraph, Span, cell, line


def page() -> Page:
    """Draw the statuses: of each when a claim has it, and how to ask for it."""
    return (
        Paragraph(line("A claim has one status: the first of these that fits it.")),
        Labelled(
            tuple(
                (
                    row.words,
                    cell(row.when, Span("" if row.answers else "not in `disputes`", "muted")),
                )
                for row in TABLE
            )
        ),
        Paragraph(
            line(
                "`provenance disputes --status NAME` lists the claims that have one; a name of "
                "several words is written with hyphens. ",
                Span("docs/derivation.md has the rules.", "muted"),
            )
        ),
    )
