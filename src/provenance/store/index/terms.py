"""By which names and words a record is found: what the index tables hold of it."""

from collections.abc import Iterator
from typing import Final

from provenance.model import vocabulary
from provenance.model.records import Actor, Claim, Record, Source
from provenance.store.index.fold import fold, key, words
from provenance.store.index.resemblance import gist, look

ABOUT: Final = "about"
ACCUSES: Final = "accuses"
TOPIC: Final = "topic"
PLACE: Final = "place"
"""The place of a claim, folded as a name is."""

FIGURE: Final = "figure"
WITHIN: Final = "within"
COVERS: Final = "covers"
STATEMENT: Final = "statement"
BY: Final = "by"
FOR: Final = "for"
VIA: Final = "via"
OR_BY: Final = "or-by"
SAID_IN: Final = "said-in"
DATED_IN: Final = "dated-in"
"""The utterance of a statement that bears a date of its own."""

SOURCE: Final = "source"
EVIDENCE: Final = "evidence"
ANSWERS: Final = "answers"
REPEATS: Final = "repeats"
EXPECTS: Final = "expects"
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

LOOK: Final = "look"
GIST: Final = "gist"
WORD: Final = "word"
"""What is no name: an id by its look (where it is not the id), a claim's text by its gist, an
actor by each word of its names."""

NAMING: Final = (
    *(ABOUT, ACCUSES, WITHIN, BY, FOR, VIA, OR_BY, SAID_IN, SOURCE, EVIDENCE, ANSWERS, REPEATS),
    *(COVERS, EXPECTS),
    *vocabulary.RELATIONS,
    *(PART_OF, SPEAKS_FOR, MEMBER, DERIVED_FROM, PUBLISHER, AUTHOR, PRINCIPAL),
)
"""The roles in which a record names another record, or a statement."""


KINDS: Final = ("claim", "actor", "source")


def kind_of(record: Record) -> str:
    """Name the kind of a record."""
    if isinstance(record, Claim):
        return "claim"
    return "actor" if isinstance(record, Actor) else "source"


def edges(record: Record) -> set[tuple[str, str]]:
    """List what a record names: pairs of a role and an id (or a topic, a place, a question)."""
    found = set(_edges_of(record))
    if (seen := look(record.id)) != record.id:
        found.add((LOOK, seen))
    return found


def _edges_of(record: Record) -> Iterator[tuple[str, str]]:
    if isinstance(record, Claim):
        return _claim_edges(record)
    return _actor_edges(record) if isinstance(record, Actor) else _source_edges(record)


def _claim_edges(claim: Claim) -> Iterator[tuple[str, str]]:
    yield GIST, gist(claim.text)
    yield from named_by(claim)


def named_by(claim: Claim) -> Iterator[tuple[str, str]]:
    """List what a claim and its statements name, some of it more than once."""
    for role, targets in ((ABOUT, claim.about), (ACCUSES, claim.accuses), (TOPIC, claim.topics)):
        for target in targets:
            yield role, target
    if claim.place and (place := name_key(claim.place)):
        yield PLACE, place
    for relation in claim.relations:
        yield relation.kind, relation.claim
    if claim.figure:
        yield FIGURE, claim.figure.of
        if claim.figure.within:
            yield WITHIN, claim.figure.within
    if claim.source:
        yield SOURCE, claim.source
    for expectation in claim.expect:
        for _, actors in (*expectation.by, ("", (*expectation.silent, *expectation.versus))):
            for actor in actors:
                yield EXPECTS, actor
    for s in claim.said:
        yield STATEMENT, s.id
        if s.said_in:
            yield SAID_IN, s.said_in
            if s.date:
                yield DATED_IN, s.said_in
        if s.source:
            yield SOURCE, s.source
        for actor in s.by:
            yield BY, actor
        for actor in s.for_:
            yield FOR, actor
        for actor in s.via:
            yield VIA, actor
        for actor in s.or_by:
            yield OR_BY, actor
        for other in s.covers:
            yield COVERS, other
        for target in s.answers:
            yield ANSWERS, target
        for target in s.repeats:
            yield REPEATS, target
        for source in s.evidence:
            yield EVIDENCE, source


def _actor_edges(actor: Actor) -> Iterator[tuple[str, str]]:
    ties = ((PART_OF, actor.part_of), (SPEAKS_FOR, actor.speaks_for), (MEMBER, actor.members))
    for role, tenures in ties:
        for tenure in tenures:
            yield role, tenure.actor
    for spelling in (actor.name, *actor.aka):
        for word in words(spelling):
            yield WORD, word


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
    """Fold the names by which an actor or a source is known, its ids here and elsewhere too."""
    if isinstance(record, Claim):
        return set()
    spellings: tuple[str, ...] = (record.title,) if isinstance(record, Source) else ()
    if isinstance(record, Actor):
        spellings = (record.name, *record.aka, *record.same_as)
    return {name_key(spelling) for spelling in (record.id, *spellings)} - {""}


def name_key(name: str) -> str:
    """Fold a name, without the article that some spellings begin with."""
    folded = key(name)
    return folded.removeprefix("the ")


NAME: Final = "name"
BODY: Final = "body"
LABELS: Final = "labels"
QUOTES: Final = "quotes"
NOTES: Final = "notes"
COLUMNS: Final = (NAME, BODY, ABOUT, LABELS, QUOTES, NOTES)
"""The columns of the table ``words``, in which records are searched."""

BETWEEN: Final = " \ue000 "
"""Stands between passages, a word that nobody types: no phrase runs from one into the next."""


def columns(record: Record) -> list[str]:
    """Fold the passages of a record, joined by column."""
    texts: dict[str, list[str]] = {column: [] for column in COLUMNS}
    for column, text in passages(record):
        texts[column].append(text)
    return [_folded(texts[column]) for column in COLUMNS]


def _folded(texts: list[str]) -> str:
    if all(map(str.isascii, texts)):  # as most are: one call for all of them
        return BETWEEN.join(texts).lower()
    return BETWEEN.join(map(fold, texts))


def passages(record: Record) -> Iterator[tuple[str, str]]:
    """List the texts in which a record is searched, each with its column."""
    yield NAME, record.id
    if isinstance(record, Claim):
        yield BODY, record.text
        yield from _claim_passages(record)
    elif isinstance(record, Actor):
        yield BODY, record.name
        for spelling in record.aka:
            yield BODY, spelling
    else:
        yield BODY, record.title
        if record.url:
            yield LABELS, record.url
    if record.note:
        yield NOTES, record.note


def _claim_passages(claim: Claim) -> Iterator[tuple[str, str]]:
    for subject in (*claim.about, *claim.accuses):
        yield ABOUT, subject
    for topic in claim.topics:
        yield LABELS, topic
    if claim.place:
        yield LABELS, claim.place
    if claim.figure:
        for text in (claim.figure.of, claim.figure.words, claim.figure.unit):
            if text:
                yield LABELS, text
    for s in claim.said:
        for quote in s.quote:
            yield QUOTES, quote.words
            if quote.translation:
                yield QUOTES, quote.translation
        if s.note:
            yield NOTES, s.note
    for relation in claim.relations:
        if relation.because:
            yield NOTES, relation.because
