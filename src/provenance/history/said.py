"""A statement in short, as answers on the history of the record name it."""

from collections.abc import Iterable
from typing import NamedTuple

from provenance.answers.parties import Party
from provenance.answers.when import describe
from provenance.history.fields import FieldChange
from provenance.model.records import Statement
from provenance.store.corpus import Corpus


class Said(NamedTuple):
    """Who took which stance, for whom, when, in which words, and where the statement stands."""

    statement: str
    claim: str
    stance: str
    by: tuple[Party, ...]
    for_: tuple[Party, ...]
    date: str | None
    said_in: str | None
    quotes: tuple[str, ...]
    attribution: str | None
    file: str
    line: int


class StatementChange(NamedTuple):
    """A statement that was ``added``, ``removed``, or ``changed`` in some fields.

    ``said`` is the statement as it is after; of one that was removed, as it was.
    """

    change: str
    said: Said
    fields: tuple[FieldChange, ...] = ()


def parties(corpus: Corpus, actors: Iterable[str]) -> tuple[Party, ...]:
    """Give actors with the names that a corpus has for them."""
    found = []
    for id in actors:
        record = corpus.record("actor", id)
        found.append(Party(id, record.name if record else id))
    return tuple(found)


def said(corpus: Corpus, statement: Statement, file: str) -> Said:
    """Tell a statement in short."""
    return Said(
        statement.id,
        statement.claim,
        statement.stance,
        parties(corpus, statement.by),
        parties(corpus, statement.for_),
        describe(statement.date) if statement.date else None,
        statement.said_in,
        tuple(quote.words for quote in statement.quote),
        statement.attribution,
        file,
        statement.line,
    )
