"""The answer to ``log``, drawn: commit by commit, the newest first."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from provenance.history.log import UNREADABLE, Log, LogEntry
from provenance.history.statements import ADDED, REMOVED
from provenance.views.absence import meant
from provenance.views.candidates import listed
from provenance.views.changes import counted, field_lines, relation_line, short, statement_blocks
from provenance.views.data import columns
from provenance.views.document import (
    Block,
    Column,
    Group,
    Heading,
    Line,
    Listing,
    Page,
    Paragraph,
    Span,
    cell,
    line,
)
from provenance.views.points import sentence
from provenance.views.wording import status

_SHALLOW: Final = (
    "This clone is shallow: what changed before its first commit is not in it"
    " (`git fetch --unshallow` fetches it)."
)


_AUTHORS: Final = 120
"""The width from which a line has room for who made a commit."""


class FlatLog(NamedTuple):
    """One change as a row of a spreadsheet."""

    commit: str
    date: str
    author: str
    subject: str
    change: str
    statement: str
    what: str
    before: str
    after: str
    headline: str


COLUMNS: Final = columns(FlatLog)


def items(answer: Log) -> tuple[LogEntry, ...]:
    """The commits, the newest first."""
    return answer.entries


def flat(answer: Log) -> Iterator[FlatLog]:
    """Every single change as a row."""
    for entry in answer.entries:
        commit = entry.commit
        for row in _rows(entry):
            head = (commit.id, commit.date, commit.author, commit.subject)
            yield FlatLog(*head, *row, entry.headline or "")


def _rows(entry: LogEntry) -> Iterator[tuple[str, str, str, str, str]]:
    if entry.change and not entry.fields:
        yield entry.change, "", "record", "", ""
    for field in entry.fields:
        yield entry.change, "", field.field, "; ".join(field.before), "; ".join(field.after)
    for s in entry.statements:
        if not s.fields:
            yield s.change, s.said.statement, s.said.stance, "", ""
        for field in s.fields:
            ends = "; ".join(field.before), "; ".join(field.after)
            yield s.change, s.said.statement, field.field, *ends
    for related in entry.relations:
        yield related.change, "", f"{related.kind} {related.claim}", "", ""


def brief(answer: Log) -> Page:
    """Draw the record's name, then a line a commit."""
    return tuple(_blocks(answer, _lines))


def page(answer: Log) -> Page:
    """Draw the record's name, then its commits with each single change."""
    return tuple(_blocks(answer, _wholly))


def _blocks(
    answer: Log, draw: Callable[[tuple[LogEntry, ...]], Iterable[Block]]
) -> Iterator[Block]:
    if answer.candidates:
        yield from listed(answer.asked, answer.candidates)
        return
    if not answer.found:
        what = f"{answer.kind} {answer.id}".strip() or f"“{answer.asked}”"
        yield Paragraph(line(f"No commit that changed {what} is in the history of this corpus."))
        yield from meant(answer.suggestions)
    else:
        unread = answer.entries[0].change == UNREADABLE
        missing = "cannot be read today: " if unread else "not on record today: "
        gone = "" if answer.name else missing
        name = Span(answer.name, "claim") if answer.name else ""
        yield Heading(line(gone, name, "  " if name else "", Span(answer.id, "id")), level=2)
        yield from draw(answer.entries)
        if answer.more:
            number = len(answer.entries)
            last = "commit" if number == 1 else f"{number:,} commits"
            told = f"The last {last}; there are more with a higher --limit."
            yield Paragraph(line(Span(told, "muted")))
    if answer.shallow:
        yield Paragraph(line(Span(_SHALLOW, "warn")))


def _lines(entries: tuple[LogEntry, ...]) -> Iterator[Block]:
    """The commits, a line each: when, the headline then, what changed, in which commit."""
    rows = (
        (
            cell(entry.commit.date),
            cell(Span(status(entry.headline) if entry.headline else "", "status")),
            cell(_changed(entry)),
            cell(Span(entry.commit.subject or "no message", "text")),
            cell(Span(entry.commit.author, "muted")),
            cell(Span(short(entry.commit), "id")),
        )
        for entry in entries
    )
    columns = (
        Column("date", whole=True),
        Column("headline then", whole=True),
        Column("what changed", ratio=4),
        Column("commit", ratio=4),
        Column("author", ratio=2, from_width=_AUTHORS),
        Column("id", whole=True),
    )
    yield Listing(columns, (Group((), tuple(rows)),))


def _changed(entry: LogEntry) -> Line:
    """What became of the record, and how much of what is in it changed."""
    if entry.change == UNREADABLE:
        return line(Span("cannot be read in it, or just before it", "warn"))
    itself = f"{entry.change} itself" if entry.change in (ADDED, REMOVED) else ""
    told = counted(entry.statements, entry.relations, entry.fields)
    return line(Span(": ".join(filter(None, (itself, told)))))


def _wholly(entries: tuple[LogEntry, ...]) -> Iterator[Block]:
    for entry in entries:
        yield from _entry(entry)


def _entry(entry: LogEntry) -> Iterator[Block]:
    commit = entry.commit
    head = line(
        Span(commit.date),
        "  ",
        Span(commit.subject or "no message", "heading"),
        Span(f"  {commit.author}, ", "muted"),
        Span(short(commit), "id"),
    )
    yield Heading(head, level=3)
    if entry.headline:
        because = f": {sentence(entry.grounds)}" if entry.grounds else ""
        yield Paragraph(line("then ", Span(status(entry.headline), "status"), because), 1)
    if entry.change == UNREADABLE:
        yield Paragraph(line(Span("cannot be read in it, or just before it", "warn")), 1)
    elif entry.change in (ADDED, REMOVED):
        yield Paragraph(line(f"{entry.change} itself"), 1)
    for field in entry.fields:
        for told in field_lines(field):
            yield Paragraph(told, 1)
    for statement in entry.statements:
        yield from statement_blocks(statement)
    for related in entry.relations:
        yield Paragraph(relation_line(related), 1)
