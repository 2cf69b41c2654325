"""What of a record anything is derived from: the rest only search, display and rules read."""

from typing import Any, Final

from provenance.model.records import Actor, Claim, Origin, Record, Statement

_UNREAD_OF_SOURCES: Final = (
    *("title", "url", "archive", "language", "sha256", "size", "media_type", "extractor"),
    *("normaliser", "complete", "paragraphs", "skipped", "note"),
)


def meaning(record: Record) -> Record:
    """Strip a record of what nothing is derived from; a field not named here is kept."""
    origin = Origin("", 0, 0)
    if isinstance(record, Claim):
        statements = tuple(_statement_meaning(s) for s in record.statements)
        relations = tuple(r._replace(because=None) for r in record.relations)
        return record._replace(
            text="",
            origin=origin,
            topics=(),
            statements=statements,
            comments=(),
            relations=relations,
            expect=(),
            note=None,
        )
    if isinstance(record, Actor):
        return record._replace(name="", aka=(), origin=origin, note=None)
    unread: dict[str, Any] = dict.fromkeys(_UNREAD_OF_SOURCES)
    return record._replace(origin=origin, **unread)


def _statement_meaning(s: Statement) -> Statement:
    return s._replace(ordinal=0, line=0, at=(), quote=(), note=None)
