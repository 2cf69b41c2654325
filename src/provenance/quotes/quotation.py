"""The quotations of a Slice, each with the source that it is held to."""

from collections.abc import Mapping
from typing import NamedTuple

from provenance.model.records import Quote, RecordPlace, Source, Statement
from provenance.model.slice import Slice


class Quotation(NamedTuple):
    """Quoted words of a statement. ``number`` counts the statement's quotations from 1."""

    statement: Statement
    number: int
    quote: Quote
    source: str | None
    origin: RecordPlace
    """Where the claim stands; the statement's line is its own."""


def quotations(slice: Slice) -> list[Quotation]:
    """Every quotation of a Slice, in the order of claims and statements."""
    return [
        Quotation(statement, number, quote, read_in(statement, slice.sources), claim.origin)
        for claim in slice.claims.values()
        for statement in claim.said
        for number, quote in enumerate(statement.quote, 1)
    ]


def read_in(statement: Statement, sources: Mapping[str, Source]) -> str | None:
    """The source in which a statement's words were read.

    That is its ``source``; the utterance itself only where the statement names no other source,
    or where the utterance was seen and the document named has no version on record.
    """
    utterance = sources.get(statement.said_in or "")
    seen = utterance is not None and utterance.seen
    if statement.source is None:
        return statement.said_in if seen or utterance is None else None
    document = sources.get(statement.source)
    if seen and utterance and utterance.sha256 and not (document and document.sha256):
        return utterance.id
    return statement.source
