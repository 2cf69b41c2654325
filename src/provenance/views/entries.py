"""Statements with all that is recorded of each: who said what and when, and below it how."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from provenance.answers.on_claim import Derived
from provenance.answers.parties import Through
from provenance.answers.rows import StatementRow
from provenance.views.citation.short import reading
from provenance.views.document import Block, Cell, Labelled, Line, Span, cell, line
from provenance.views.wording import manner, names, place, spoken_by, style, through

_LABELS: Final = len("in answer to")
"""The labels of every statement are set to one width."""


def entries(
    rows: Iterable[StatementRow],
    texts: Mapping[str, str] | None = None,
    heard: Mapping[str, Through] | None = None,
) -> Iterator[Block]:
    """Draw statements, each under a line of its own.

    Args:
        rows: the statements.
        texts: the texts of their claims, by id, where they are on several.
        heard: of some, by their ids, how they come to be told here.
    """
    for row in rows:
        how = through(heard.get(row.statement)) if heard else ""
        yield entry(row, texts[row.claim] if texts else "", how)


def entry(row: StatementRow, text: str = "", heard: str = "") -> Block:
    """Draw one statement; ``text`` is its claim's, ``heard`` how it comes to be told here."""
    claim = cell(line(Span(text, "claim"), "  ", Span(row.claim, "id"))) if text else ()
    return _facts(
        head(row, heard),
        (
            ("on", claim),
            ("in answer to", cell(", ".join(reference.name for reference in row.answers))),
            ("how put", manner(row)),
            ("read in", reading(row)),
            ("evidence", cell(", ".join(row.evidence))),
            ("note", cell(row.note or "")),
            ("recorded", place(row)),
        ),
    )


def head(row: StatementRow, heard: str = "", claim: str = "") -> Line:
    """Who took which stance, and when; on which other ``claim``."""
    return line(
        Span(spoken_by(row.by), "actor", f"{row.file}:{row.line}"),
        f" for {names(row.for_)}" if row.for_ else "",
        Span(f" ({heard})" if heard else "", "muted"),
        " ",
        Span(row.stance, style(row.stance)),
        f" {claim}" if claim else "",
        ", ",
        Span(row.when.text, "derived" if row.when.recorded is None else ""),
        Span(" (date inferred by the editors)" if row.when.inferred else "", "muted"),
    )


def derived(items: Iterable[Derived]) -> Iterator[Block]:
    """Draw what follows from statements on other claims, each with the steps from there."""
    for item in items:
        row = item.row
        voices = {party.id for party in (*row.by, *row.for_)}
        open_ = "" if item.certain else "cannot be placed in the time asked for"
        yield _facts(
            head(row, "" if item.actor.id in voices else f"for {item.actor.name}", row.claim),
            (
                ("", cell(Span(open_, "warn"))),
                ("how put", manner(row)),
                ("follows as", _steps(item)),
                ("recorded", place(row)),
            ),
        )


def _steps(item: Derived) -> Cell:
    """The way from the claim that was spoken of to the one asked about, a step a line."""
    return tuple(
        line(
            Span(f"{link.claim} {link.kind} {link.other}", "derived"),
            Span(f", because: {link.because}" if link.because else "", "muted"),
        )
        for link in item.steps
    )


def _facts(title: Line, pairs: Iterable[tuple[str, Cell]]) -> Labelled:
    return Labelled(tuple((label, told) for label, told in pairs if told), title, _LABELS)
