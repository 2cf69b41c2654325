"""The answer to ``stats``, drawn."""

from typing import Final, NamedTuple

from provenance.answers.stats import Stats
from provenance.views.data import columns
from provenance.views.document import (
    Block,
    Labelled,
    Page,
    Paragraph,
    cell,
    line,
)
from provenance.views.wording import count, status


class StatsCount(NamedTuple):
    """One count."""

    group: str
    name: str
    number: int


COLUMNS: Final = columns(StatsCount)

_NAMED: Final = 30
"""So many counts of a kind fit a screen."""

_SINGLE: Final = (
    "claims",
    "statements",
    "utterances",
    "actors",
    "sources",
    "relations",
    "quotations",
    "undated",
    "unplaced",
)


def items(answer: Stats) -> list[StatsCount]:
    """Every count as a row."""
    flat = [StatsCount("records", name, getattr(answer, name)) for name in _SINGLE]
    for group in ("stances", "statuses", "relation_kinds", "actor_kinds", "topics", "places"):
        flat += [StatsCount(group, name, number) for name, number in getattr(answer, group)]
    return flat


def page(answer: Stats) -> Page:
    """Draw the counts, a small table a group."""
    if not answer.found:
        return (Paragraph(line("Nothing to count: no record can be read, or none passes.")),)
    blocks: list[Block] = [
        Paragraph(
            line(
                f"{count(answer.claims, 'claim')}, {count(answer.statements, 'statement')} in "
                f"{count(answer.utterances, 'utterance')}, {count(answer.actors, 'actor')}, "
                f"{count(answer.sources, 'source')}, {count(answer.relations, 'relation')}, "
                f"{count(answer.quotations, 'quotation')}; "
                f"{count(answer.undated, 'statement bears', 'statements bear')} no date."
            )
        )
    ]
    if answer.unplaced:
        more = "it falls" if answer.unplaced == 1 else "they fall"
        told = (
            f"Of {count(answer.unplaced, 'more statement')} the record cannot tell whether {more}"
        )
        blocks.append(Paragraph(line(f"{told} in the time asked for.")))
    groups = (
        ("statements by stance", answer.stances),
        ("claims by status", tuple((status(name), number) for name, number in answer.statuses)),
        ("relations", answer.relation_kinds),
        ("actors by kind", answer.actor_kinds),
        ("claims by topic", answer.topics),
        ("claims by place", answer.places),
    )
    counted = tuple(
        (title, cell(f"{_most(counts)}{_rest(counts)}")) for title, counts in groups if counts
    )
    return (*blocks, Labelled(counted))


def _most(counts: tuple[tuple[str, int], ...]) -> str:
    parted = "; " if any("," in name for name, _ in counts[:_NAMED]) else ", "
    return parted.join(f"{name} {number:,}" for name, number in counts[:_NAMED])


def _rest(counts: tuple[tuple[str, int], ...]) -> str:
    left = len(counts) - _NAMED
    return f" and {left:,} more (--format csv has all)" if left > 0 else ""
