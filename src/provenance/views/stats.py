"""The answer to ``stats``, drawn."""

from typing import Final, NamedTuple

from provenance.answers.stats import Stats
from provenance.views.document import (
    Block,
    Column,
    Heading,
    Page,
    Paragraph,
    Table,
    cell,
    line,
)
from provenance.views.wording import status


class Figure(NamedTuple):
    """One count."""

    group: str
    name: str
    number: int


COLUMNS: Final = (
    ("group", lambda item: item.group),
    ("name", lambda item: item.name),
    ("number", lambda item: item.number),
)

_SINGLE: Final = (
    "claims",
    "statements",
    "utterances",
    "actors",
    "sources",
    "relations",
    "quotations",
    "undated",
)


def items(answer: Stats) -> list[Figure]:
    """Every count as a row."""
    flat = [Figure("records", name, getattr(answer, name)) for name in _SINGLE]
    for group in ("stances", "statuses", "relation_kinds", "actor_kinds", "topics"):
        flat += [Figure(group, name, number) for name, number in getattr(answer, group)]
    return flat


def page(answer: Stats) -> Page:
    """Draw the counts, a small table a group."""
    if not answer.found:
        return (Paragraph(line("The corpus holds no record that can be read.")),)
    blocks: list[Block] = [
        Paragraph(
            line(
                f"{answer.claims:,} claims, {answer.statements:,} statements in "
                f"{answer.utterances:,} utterances, {answer.actors:,} actors, "
                f"{answer.sources:,} sources, {answer.relations:,} relations, "
                f"{answer.quotations:,} quotations; {answer.undated:,} statements bear no date."
            )
        )
    ]
    for title, counts in (
        ("statements by stance", answer.stances),
        ("claims by status", tuple((status(name), number) for name, number in answer.statuses)),
        ("relations", answer.relation_kinds),
        ("actors by kind", answer.actor_kinds),
        ("claims by topic", answer.topics),
    ):
        if counts:
            blocks.append(Heading(line(title), level=3))
            blocks.append(
                Table(
                    (Column("", whole=True), Column("count", whole=True, right=True)),
                    tuple((cell(name), cell(f"{number:,}")) for name, number in counts),
                )
            )
    return tuple(blocks)
