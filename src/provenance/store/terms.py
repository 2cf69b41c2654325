"""By which names and words a record is found: what the index tables hold of it."""

from collections.abc import Iterator
from typing import Final

from provenance.model import vocabulary
from provenance.model.records import Actor, Claim, Record, Source
from provenance.store.fold import fold, key

ABOUT: Final = "about"
ACCUSES: Final = "accuses"
TOPIC: Final = "topic"
FIGURE: Final = "figure"
WITHIN: Final = "within"
STATEMENT: Final = "statement"
BY: Final = "by"
FOR: Final = "for"
VIA: Final = "via"
SAID_IN: Final = "said-in"
SOURCE: Final = "source"
EVIDENCE: Final = "evidence"
ANSWERS: Final = "answers"
REPEATS: Final = "repeats"
IMPLIES: Final = vocabulary.IMPLIES
EXCLUDES: Final = vocabulary.EXCLUDES
SUPPORTS: Final = vocabulary.SUPPORTS
UNDERMINES: Final = vocabulary.UNDERMINES
"""Roles in which a claim names something; the relations are roles too."""

PART_OF: Final = "part-of"
SPEAKS_FOR: Final = "speaks-for"
MEMBER: Final = "member"
"""Roles in which an actor names another."""

DERIVED_FROM: Final = "derived-from"
PUBLISHER: Final = "publisher"
AUTHOR: Final = "author"
PRINCIPAL: Final = "principal"
"""Roles in which a source names another source or an actor."""


def kind_of(record: Record) -> str:
    """Name the kind of a record."""
    if isinstance(record, Claim):
        return "claim"
    return "actor" if isinstance(record, Actor) else "source"


def edges(record: Record) -> set[tuple[str, str]]:
    """List what a record names: pairs of a role and an id (or a topic, or a figure's question)."""
    if isinstance(record, Claim):
        return set(_claim_edges(record))
    if isinstance(record, Actor):
        return {
            (role, tie.actor)
            for role, ties in (
                (PART_OF, record.part_of),
                (SPEAKS_FOR, record.speaks_for),
                (MEMBER, record.members),
            )
            for tie in ties
        }
    return set(_source_edges(record))


def _claim_edges(claim: Claim) -> Iterator[tuple[str, str]]:
    for role, targets in ((ABOUT, claim.about), (ACCUSES, claim.accuses), (TOPIC, claim.topics)):
        for target in targets:
            yield role, target
    for relation in claim.relations:
        yield relation.kind, relation.claim
    if claim.figure:
        yield FIGURE, claim.figure.of
        if claim.figure.within:
            yield WITHIN, claim.figure.within
    if claim.source:
        yield SOURCE, claim.source
    for s in claim.statements:
        yield STATEMENT, s.id
        if s.said_in:
            yield SAID_IN, s.said_in
        if s.source:
            yield SOURCE, s.source
        for actor in s.by:
            yield BY, actor
        for actor in s.for_:
            yield FOR, actor
        for actor in s.via:
            yield VIA, actor
        for target in s.answers:
            yield ANSWERS, target
        for target in s.repeats:
            yield REPEATS, target
        for source in s.evidence:
            yield EVIDENCE, source


def _source_edges(source: Source) -> Iterator[tuple[str, str]]:
    for derivation in source.derived_from:
        yield DERIVED_FROM, derivation.source
    if source.publisher:
        yield PUBLISHER, source.publisher
    for actor in source.by:
        yield AUTHOR, actor
    for actor in source.for_:
        yield PRINCIPAL, actor


def names(record: Record) -> set[str]:
    """Fold the names by which an actor or a source is known, its id among them."""
    if isinstance(record, Claim):
        return set()
    spellings = (record.name, *record.aka) if isinstance(record, Actor) else (record.title,)
    return {key(spelling) for spelling in (record.id, *spellings)} - {""}


def columns(record: Record) -> tuple[str, str, str, str, str, str]:
    """Fold the texts in which a record is searched, by the columns of the table ``words``."""
    if isinstance(record, Actor):
        parts = (f"{record.id} {record.name}", _apart([*record.aka]), "", "", "", record.note or "")
    elif isinstance(record, Source):
        parts = (record.id, record.title, "", record.url or "", "", record.note or "")
    else:
        parts = _claim_columns(record)
    name, body, about, labels, quotes, notes = map(fold, parts)
    return name, body, about, labels, quotes, notes


def _claim_columns(claim: Claim) -> tuple[str, str, str, str, str, str]:
    figure = claim.figure
    labels = [*claim.topics, claim.place or ""]
    if figure:
        labels += [figure.of, figure.words or "", figure.unit or ""]
    quotes: list[str] = []
    notes = [claim.note or ""]
    for s in claim.statements:
        notes.append(s.note or "")
        for quote in s.quote:
            quotes += [quote.words, quote.translation or ""]
    notes += [relation.because or "" for relation in claim.relations]
    return (
        claim.id,
        claim.text,
        _apart([*claim.about, *claim.accuses]),
        _apart(labels),
        _apart(quotes),
        _apart(notes),
    )


def _apart(texts: list[str]) -> str:
    # A word that nobody types stands between, so that no phrase runs from one into the next.
    return " \ue000 ".join(filter(None, texts))
