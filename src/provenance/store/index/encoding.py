"""Records as JSON arrays by position, and back: how the compiled corpus keeps them.

A row leaves out what other columns hold (id, origin). Where nothing was recorded there stands 0,
which takes two bytes. Dates are kept as their canonical text.
"""

from json import JSONDecoder, JSONEncoder
from typing import Any, Final

from provenance.model.dates import Date, parse
from provenance.model.records import (
    Actor,
    Claim,
    Derivation,
    EditorBounds,
    Expectation,
    Figure,
    Hedge,
    Origin,
    Quote,
    Record,
    Relation,
    Skipped,
    Source,
    Statement,
    Tenure,
)
from provenance.store.errors import Damaged


def encode(record: Record) -> str:
    """Write a record as one row; `decode` reads it back."""
    if isinstance(record, Claim):
        return _json(_claim_row(record))
    return _json(_actor_row(record) if isinstance(record, Actor) else _source_row(record))


def decode(kind: str, id: str, origin: Origin, row: str) -> Record:
    """Read a record back from the row of its kind (``claim``, ``actor`` or ``source``).

    Raises:
        Damaged: it is no such row.
    """
    try:
        values, _ = _read(row)
        if kind == "claim":
            return _claim(id, origin, values)
        return _actor(id, origin, values) if kind == "actor" else _source(id, origin, values)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise Damaged from None


_json: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_read: Final = JSONDecoder().raw_decode  # for what `loads` does besides, a row gives no reason


# --- to rows --------------------------------------------------------------------------------------


def _claim_row(claim: Claim) -> list[Any]:
    row: list[Any] = [value or 0 for value in claim[3:]]
    row[3] = _text(claim.event)
    row[6] = claim.figure._replace(date=_text(claim.figure.date)) if claim.figure else 0
    row[8] = [_statement_row(statement) for statement in claim.statements]
    row[9] = [_statement_row(comment) for comment in claim.comments] or 0
    row[11] = [(_text(e.as_of), *e[1:]) for e in claim.expect]
    return [claim.text, *row]


def _statement_row(statement: Statement) -> list[Any]:
    row: list[Any] = [value or 0 for value in statement[:-1]]  # `office` is filled in by a Slice
    row[7] = _text(statement.date)
    del row[1]  # the claim's own id
    return row


def _actor_row(actor: Actor) -> list[Any]:
    return [
        actor.name,
        actor.kind,
        actor.aka,
        *(
            [(tie.actor, _text(tie.from_), _text(tie.to)) for tie in ties]
            for ties in (actor.part_of, actor.speaks_for, actor.members)
        ),
        actor.size,
        actor.same_as,
        actor.note,
    ]


def _source_row(source: Source) -> list[Any]:
    dates = {
        "date": _text(source.date),
        "published": _text(source.published),
        "accessed": _text(source.accessed),
    }
    row = source._replace(**dates)  # on its way to JSON
    return [row.title, row.kind, *row[4:]]


def _text(date: Date | None) -> Any:
    return date.text if date else 0


# --- from rows ------------------------------------------------------------------------------------


def _claim(id: str, origin: Origin, row: list[Any]) -> Claim:
    (text, about, accuses, topics, event, foretells, place, figure) = row[:8]
    (source, statements, comments, relations, expect, note) = row[8:]
    return Claim(
        id,
        text,
        origin,
        tuple(about) if about else (),
        tuple(accuses) if accuses else (),
        tuple(topics) if topics else (),
        parse(event) if event else None,
        bool(foretells),
        place or None,
        _figure(figure) if figure else None,
        source or None,
        tuple([_statement(id, statement) for statement in statements]),
        tuple([_statement(id, comment) for comment in comments]) if comments else (),
        tuple([Relation(*relation) for relation in relations]) if relations else (),
        tuple([_expectation(e) for e in expect]) if expect else (),
        note or None,
    )


def _statement(claim: str, row: list[Any]) -> Statement:
    (id, stance, ordinal, line, by, for_, date, basis, said_in, source) = row[:10]
    (at, via, quote, hedge, answers, repeats, form, covers, rating) = row[10:19]
    (attribution, or_by, evidence, note) = row[19:]
    return Statement(
        id,
        claim,
        stance,
        ordinal,
        line,
        tuple(by) if by else (),
        tuple(for_) if for_ else (),
        parse(date) if date else None,
        basis or None,
        said_in or None,
        source or None,
        tuple(at) if at else (),
        tuple(via) if via else (),
        tuple([Quote(*words) for words in quote]) if quote else (),
        tuple([Hedge(*words) for words in hedge]) if hedge else (),
        tuple(answers) if answers else (),
        tuple(repeats) if repeats else (),
        form or None,
        tuple(covers) if covers else (),
        rating or None,
        attribution or None,
        tuple(or_by) if or_by else (),
        tuple(evidence) if evidence else (),
        note or None,
    )


def _figure(row: list[Any]) -> Figure:
    figure = Figure(*row)
    editors = EditorBounds(*figure.editors) if figure.editors else None
    return figure._replace(date=_date(figure.date), editors=editors)


def _expectation(row: list[Any]) -> Expectation:
    as_of, status, by, ordinal, not_status, origins, silent = row
    pairs = tuple([(stance, tuple(actors)) for stance, actors in by])
    others = (tuple(not_status), origins, tuple(silent))
    return Expectation(_date(as_of), status, pairs, ordinal, *others)


def _actor(id: str, origin: Origin, row: list[Any]) -> Actor:
    name, kind, aka, part_of, speaks_for, members, size, same_as, note = row
    return Actor(
        id,
        name,
        kind,
        origin,
        tuple(aka),
        _tenures(part_of),
        _tenures(speaks_for),
        _tenures(members),
        size,
        tuple(same_as),
        note,
    )


def _tenures(ties: list[Any]) -> tuple[Tenure, ...]:
    if not ties:
        return ()
    return tuple([Tenure(actor, _date(from_), _date(to)) for actor, from_, to in ties])


def _source(id: str, origin: Origin, row: list[Any]) -> Source:
    (title, kind, publisher, by, for_, date, basis, url, archive, published) = row[:10]
    (accessed, language, sha256, size, media_type, extractor, normaliser) = row[10:17]
    (seen, derived_from, complete, paragraphs, skipped, note) = row[17:]
    return Source(
        id,
        title,
        kind,
        origin,
        publisher,
        tuple(by),
        tuple(for_),
        _date(date),
        basis,
        url,
        tuple(archive),
        _date(published),
        _date(accessed),
        language,
        sha256,
        size,
        media_type,
        extractor,
        normaliser,
        seen,
        tuple([Derivation(*derivation) for derivation in derived_from]) if derived_from else (),
        complete,
        tuple(paragraphs),
        tuple([Skipped(tuple(at), because) for at, because in skipped]) if skipped else (),
        note,
    )


def _date(text: Any) -> Date | None:
    return parse(text) if text else None
