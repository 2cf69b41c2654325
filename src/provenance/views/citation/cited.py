"""What is cited of an answer: its statements with their claims' words, or a source by itself."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from provenance.answers.cards import ActorCard, ClaimCard, SharedCard, SourceCard, StatementCard
from provenance.answers.citation import Citation
from provenance.answers.rows import StatementRow
from provenance.answers.show import Shown
from provenance.answers.statements import Statements
from provenance.answers.who import Who

Verdicts = Mapping[tuple[str, int], str]
"""By statement and number of its quotation (from 1): its verdict; "" where it is verified."""


class Cited(NamedTuple):
    """Statements to cite, each with its claim's text, or sources to cite by themselves.

    ``unplaced`` counts the statements of which the dates leave open whether they pass the filters.
    """

    statements: tuple[tuple[StatementRow, str], ...] = ()
    sources: tuple[Citation, ...] = ()
    unplaced: int = 0


def cited(answer: Any) -> Cited:
    """What an answer of ``who``, ``show`` or ``statements`` gives to cite, each once.

    Only what was said in so many words and certainly passes the filters: nothing derived.
    """
    if isinstance(answer, Shown) and isinstance(answer.card, SourceCard):
        return Cited(sources=(answer.card.citation,))
    found: dict[str, tuple[StatementRow, str]] = {}
    for row, text in _rows(answer):
        covered = {claim.id: claim.name for claim in row.covers}
        found.setdefault(row.statement, (row, covered.get(row.claim, text)))
    return Cited(tuple(found.values()), unplaced=len(_unplaced(answer) - found.keys()))


def _rows(answer: Any) -> Iterator[tuple[StatementRow, str]]:
    match answer:
        case Who():
            for group in answer.groups:
                yield from ((row, group.text) for row in group.rows)
        case Statements():
            yield from ((row, answer.texts[row.claim]) for row in answer.rows)
        case Shown():
            yield from _card(answer.card)


def _unplaced(answer: Any) -> set[str]:
    parts = answer.groups if isinstance(answer, Who) else (getattr(answer, "card", answer),)
    return {row.statement for part in parts for row in getattr(part, "unplaced", ())}


def _card(card: Any) -> Iterator[tuple[StatementRow, str]]:
    match card:
        case ClaimCard():
            for row in (*card.affirm, *card.deny, *card.otherwise, *card.comments):
                yield row, card.text
        case ActorCard():
            for row in (*card.affirmed, *card.denied, *card.otherwise, *card.comments):
                yield row, card.texts[row.claim]
        case SharedCard():
            yield from ((row, card.texts[row.claim]) for row in card.rows)
        case StatementCard():
            yield card.row, card.text
