"""The words in which changes of statements, relations and fields are told."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from provenance.history.fields import FieldChange, RelationChange
from provenance.history.repository import Commit
from provenance.history.said import Said, StatementChange
from provenance.views.document import Line, Paragraph, Span, line
from provenance.views.wording import count, names, own_words, style

_STYLES: Final = {"added": "affirm", "removed": "deny", "changed": "neither"}


def short(commit: Commit) -> str:
    """A commit's id, short."""
    return commit.id[:10]


def statement_blocks(change: StatementChange) -> Iterator[Paragraph]:
    """A line for a statement, and below it one for each field that changed."""
    yield Paragraph(statement_line(change), 1)
    for field in change.fields:
        for edit in field_lines(field):
            yield Paragraph(edit, 2)


def statement_line(change: StatementChange) -> Line:
    """A line for a statement: what became of it, and what it says."""
    return line(_change(change.change), *_said(change.said, change.change != "removed"))


def counted(
    statements: Iterable[StatementChange],
    relations: Iterable[RelationChange],
    fields: Iterable[FieldChange],
) -> str:
    """What changed, in a few words: how many statements and relations, and which fields."""
    told = [*_of("statement", statements), *_of("relation", relations)]
    edited = [change.field for change in fields]
    return "; ".join((*told, *([f"{', '.join(edited)} edited"] if edited else ())))


def _of(noun: str, changes: Iterable[StatementChange | RelationChange]) -> Iterator[str]:
    numbers = Counter(change.change for change in changes)
    parts = [(numbers[how], how) for how in _STYLES if numbers[how]]
    if parts:
        first, *rest = parts
        told = [f"{count(first[0], noun)} {first[1]}", *(f"{n:,} {how}" for n, how in rest)]
        yield ", ".join(told)


def relation_line(change: RelationChange) -> Line:
    """A line for a relation."""
    because = f", because: {change.because}" if change.because else ""
    return line(_change(change.change), f"{change.kind} ", Span(change.claim, "id"), because)


def field_lines(change: FieldChange) -> Iterator[Line]:
    """A line for a field: what it held and holds; of a list, what came and what went."""
    gone = [item for item in change.before if item not in change.after]
    come = [item for item in change.after if item not in change.before]
    if max(len(change.before), len(change.after)) <= 1:
        before, after = ("; ".join(items) or "not recorded" for items in (gone, come))
        yield line(f"{change.field}: {before} → {after}")
        return
    if not (gone or come):
        before, after = "; ".join(change.before), "; ".join(change.after)
        yield line(f"{change.field}: {before} → {after}")
    for what, items in (("added", come), ("removed", gone)):
        if items:
            yield line(f"{change.field}: {what} {'; '.join(items)}")


def _change(change: str) -> Span:
    return Span(f"{change}: ", _STYLES[change])


def _said(said: Said, is_there: bool) -> Iterator[Span]:
    link = f"{said.file}:{said.line}" if is_there else ""
    yield Span(said.stance, style(said.stance), link)
    yield Span(" by ")
    unnamed = f"the speaker of {said.said_in}" if said.said_in else "a speaker not recorded"
    yield Span(names(said.by) or unnamed, "actor")
    if said.for_:
        yield Span(f" for {names(said.for_)}")
    yield Span(f", {said.date or 'undated'}")
    for words in said.quotes:
        yield Span(": " if words is said.quotes[0] else "; ")
        told = f"“{words}”" if own_words(said.attribution) else words
        yield Span(told, "quote")
    if said.quotes and not own_words(said.attribution):
        yield Span(" (the source's words)", "muted")
    yield Span("  ")
    yield Span(said.statement, "id")
