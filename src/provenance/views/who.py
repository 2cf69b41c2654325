"""The answer to ``who``, drawn."""

from collections.abc import Iterator

from provenance.answers.rows import Row
from provenance.answers.who import EXCLUDED, Group, Who
from provenance.model.vocabulary import STANCES
from provenance.views import candidates
from provenance.views.document import Block, Heading, Page, Paragraph, Span, line
from provenance.views.wording import (
    STATEMENT_COLUMNS,
    count,
    derived_table,
    rows_table,
    stances_table,
    status,
    tally,
)

COLUMNS = STATEMENT_COLUMNS


def items(answer: Who) -> list[Row]:
    """The explicit rows of all claims; JSON has the derived ones too, told apart."""
    return [row for group in answer.groups for row in group.rows]


def page(answer: Who) -> Page:
    """Draw each claim with its rows; what follows from elsewhere below them."""
    if answer.candidates:
        nothing = _silent(answer) if answer.silent else ()
        return (*nothing, *candidates.nearest(answer))
    if not answer.found:
        return tuple(_nothing(answer))
    blocks: list[Block] = []
    if len(answer.groups) > 1:
        blocks += candidates.several(answer)
    else:
        blocks += _group(answer.stance, answer.groups[0])
    if len(answer.groups) < answer.total:
        more = f"{answer.total - len(answer.groups):,} more with a higher --limit."
        blocks.append(Paragraph(line(Span(more, "muted"))))
    if answer.silent:
        also = count(len(answer.silent), "other claim matches", "other claims match")
        blocks.append(
            Paragraph(line(Span(f"{also}; nobody {_verb(answer.stance)} them.", "muted")))
        )
    blocks += _others(answer)
    return tuple(blocks)


def _group(stance: str, group: Group) -> Iterator[Block]:
    yield Heading(line(Span(group.text, "claim")))
    yield Paragraph(
        line(
            Span(group.claim, "id"),
            "  ",
            Span(status(group.status), "status"),
            Span(f": {group.reason}" if group.reason else "", "muted"),
        ),
        indent=1,
    )
    table = rows_table if stance in STANCES else stances_table
    if group.rows:
        yield table(group.rows)
    else:
        yield Paragraph(line(f"Nobody {_verb(stance)} it in so many words."))
    counts = group.tally
    if counts.statements > 1 or counts.groups or counts.repeats:
        yield Paragraph(line(Span(tally(counts), "muted")), indent=1)
    if group.unplaced:
        yield Paragraph(line("The record cannot tell whether these fall in the time asked for:"))
        yield table(group.unplaced)
    for how, title in (
        ("presupposed", "Presupposed by what was affirmed elsewhere (derived)"),
        (EXCLUDED, "Says what excludes it (derived; not a denial)"),
    ):
        derived = tuple(item for item in group.derived if item.how == how)
        if derived:
            yield Heading(line(title), level=3)
            yield derived_table(derived)


def _nothing(answer: Who) -> Iterator[Block]:
    if answer.silent:
        yield from _silent(answer)
    else:
        yield Paragraph(line(f"No claim matches “{answer.asked}”."))
    yield from _others(answer)
    yield Paragraph(line(Span(f"Searched: {answer.searched}.", "muted")))
    if answer.suggestions:
        yield Paragraph(line("Did you mean: ", ", ".join(answer.suggestions), "?"))


def _silent(answer: Who) -> Iterator[Block]:
    yield Paragraph(line(f"Nobody is recorded to have {_verb(answer.stance)}:"))
    for claim in answer.silent[:3]:
        yield Paragraph(line(Span(claim.id, "id"), "  ", claim.name), indent=1)
    if len(answer.silent) > 3:
        yield Paragraph(line(f"and {len(answer.silent) - 3} more claims"), indent=1)


def _others(answer: Who) -> Iterator[Block]:
    if answer.others:
        ids = ", ".join(claim.id for claim in answer.others[:5])
        more = f" and {len(answer.others) - 5} more" if len(answer.others) > 5 else ""
        yield Paragraph(line(Span(f"These words also match: {ids}{more}.", "muted")))


def _verb(stance: str) -> str:
    return "said anything on" if stance == "said" else stance
