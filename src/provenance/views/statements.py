"""The answer to ``statements``, drawn."""

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Final

from provenance.answers.rows import StatementRow
from provenance.answers.statements import Statements
from provenance.model import columns
from provenance.views import said
from provenance.views.absence import asked_with, in_vain, lifted, passing, where
from provenance.views.candidates import who
from provenance.views.document import Block, Page, Paragraph, Span, line
from provenance.views.entries import entries
from provenance.views.folded import fitting
from provenance.views.wording import count

COLUMNS: Final = tuple((name, itemgetter(name)) for name in columns.COLUMNS)
"""Those that `provenance import csv` reads: the two are each other's inverse."""


def items(answer: Statements) -> tuple[StatementRow, ...]:
    """The rows that certainly pass; those that cannot be placed follow in JSON only."""
    return answer.rows


def flat(answer: Statements) -> list[dict[str, str]]:
    """The rows of a spreadsheet."""
    return [
        columns.to_row(statement, answer.texts[statement.claim]) for statement in answer.as_filed
    ]


def brief(answer: Statements) -> Page:
    """Draw the statements in the order of time, a line each."""
    return tuple(_blocks(answer, lambda rows, texts: (said.on_claims(rows, texts),)))


def page(answer: Statements) -> Page:
    """Draw the statements in the order of time, with all that is recorded of each."""
    return tuple(_blocks(answer, entries))


def _blocks(
    answer: Statements, draw: Callable[[tuple[StatementRow, ...], dict[str, str]], Iterable[Block]]
) -> Iterator[Block]:
    if answer.understood:
        yield asked_with(answer.understood)
    if not answer.found:
        none = f"No statement{passing(answer.filters)} is recorded."
        yield Paragraph(line(f"No claim matches “{answer.asked}”." if answer.asked else none))
        if answer.about:
            (side,) = answer.understood
            names = " ".join(f"--about {party.id}" for party in side.values)
            told = f"{count(answer.about, 'statement')} on claims about {who(side.values)}: "
            yield Paragraph(line(told, f"provenance statements {names}"))
        elif answer.lifted:
            yield Paragraph(line(lifted(answer.lifted, "statement")))
        yield from in_vain(where(answer.searched), answer.suggestions)
        return
    if answer.rows:
        yield from draw(answer.rows, answer.texts)
    if len(answer.rows) < answer.total:
        shown = f"{len(answer.rows):,} of {count(answer.total, 'statement')}; "
        shown += f"all with --limit {answer.total} or -v, later ones with --after DATE."
        yield Paragraph(line(Span(shown, "muted")))
    if answer.unplaced:
        yield Paragraph(line("The record cannot tell whether these fall in the time asked for:"))
        is_part = len(answer.rows) < answer.total
        shown_ = fitting(len(answer.unplaced)) if is_part else len(answer.unplaced)
        yield from draw(answer.unplaced[:shown_], answer.texts)
        if rest := len(answer.unplaced) - shown_:
            yield Paragraph(line(Span(f"and {rest:,} more (-v)", "muted")), indent=1)
