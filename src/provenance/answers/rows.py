"""A statement as answers give it: names beside ids, the date in words, and where it stands."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.answers.citation import Citation, read_in, uttered_in
from provenance.answers.parties import Party, parties, party
from provenance.answers.when import When, when
from provenance.derive.frame import Frame
from provenance.derive.lines import later, undoes
from provenance.derive.targets import answered, repeated
from provenance.model.records import Hedge, Quote, Statement
from provenance.model.slice import Slice


class Reference(NamedTuple):
    """What a statement answers or repeats: the ref as recorded, and what it points at."""

    ref: str
    name: str
    statements: tuple[str, ...]


class Later(NamedTuple):
    """What an actor said later on the claim that contradicts or withdraws a statement.

    Where it is not ``certain``, the record leaves open which of the two came last.
    """

    actor: Party
    stance: str
    when: When
    statement: str
    certain: bool


class StatementRow(NamedTuple):
    """One recorded statement, ready to be shown.

    ``for_`` names on whose behalf it was said; where only the speakers' ``office`` tells that, and
    not the statement itself, ``office`` is true. ``later`` says what took it back.
    """

    statement: str
    claim: str
    stance: str
    by: tuple[Party, ...]
    for_: tuple[Party, ...]
    office: bool
    when: When
    answers: tuple[Reference, ...]
    repeats: tuple[Reference, ...]
    hedges: tuple[Hedge, ...]
    form: str | None
    covers: tuple[Party, ...]
    """Its claim and the others that it answers too, where there are any: as one denial of all."""
    rating: str | None
    """Of a verdict, in the checker's words."""
    attribution: str | None
    or_by: tuple[Party, ...]
    """Whose the words may be instead, where it is ambiguous."""
    quotes: tuple[Quote, ...]
    said_in: str | None
    source: str | None
    at: tuple[str, ...]
    read_in: Citation | None
    """Where it was read, as it is cited; None where nobody recorded that."""
    uttered_in: Citation | None
    """The act of speaking, where it has a record of its own."""
    via: tuple[Party, ...]
    evidence: tuple[str, ...]
    note: str | None
    later: tuple[Later, ...]
    undoes: bool
    """Whether it is a retraction that takes another retraction back."""
    file: str
    line: int


def row(frame: Frame, statement: Statement, on: str | None = None) -> StatementRow:
    """Give the row of a statement; ``on`` which claim, where it covers several."""
    key = (statement.id, statement.line, on or statement.claim)
    made: StatementRow | None = frame.rows.get(key)
    if made is None:
        made = frame.rows[key] = _row(frame, statement, on)
    return made


def _row(frame: Frame, statement: Statement, on: str | None) -> StatementRow:
    slice = frame.slice
    claim = slice.claims[statement.claim]
    return StatementRow(
        statement=statement.id,
        claim=statement.claim,
        stance=statement.stance,
        by=parties(slice, statement.by),
        for_=parties(slice, statement.principals),
        office=bool(statement.office),
        when=when(frame, statement),
        answers=_references(
            slice, statement.answers, answered(slice, statement) if statement.answers else ()
        ),
        repeats=_references(
            slice, statement.repeats, repeated(slice, statement) if statement.repeats else ()
        ),
        hedges=statement.hedge,
        form=statement.form,
        covers=tuple(_claim(slice, id) for id in (claim.id, *statement.covers))
        if statement.covers
        else (),
        rating=statement.rating,
        attribution=statement.attribution,
        or_by=parties(slice, statement.or_by),
        quotes=statement.quote,
        said_in=statement.said_in,
        source=statement.source,
        at=statement.at,
        read_in=read_in(slice, statement),
        uttered_in=uttered_in(slice, statement),
        via=parties(slice, statement.via),
        evidence=statement.evidence,
        note=statement.note,
        later=tuple(_later(frame, statement, on)),
        undoes=undoes(slice, statement),
        file=claim.origin.file,
        line=statement.line,
    )


def rows(
    frame: Frame, statements: tuple[Statement, ...], on: str | None = None
) -> tuple[StatementRow, ...]:
    """Make the rows of statements (``on`` a claim), in the order of time as far as it is known."""
    return tuple(sorted((row(frame, statement, on) for statement in statements), key=in_time))


def beside(frame: Frame, actor: str, said: Iterable[Statement]) -> tuple[Party, ...]:
    """Those who spoke for an actor."""
    speakers = dict.fromkeys(by for s in said for by in s.by if actor not in s.by)
    return tuple(party(frame.slice, speaker) for speaker in speakers)


def in_time(item: StatementRow) -> tuple[object, ...]:
    """A key that sorts rows in the order of time as far as it is known."""
    return (item.when.order, item.claim, item.statement)


def _later(frame: Frame, statement: Statement, on: str | None) -> Iterator[Later]:
    slice = frame.slice
    for item in later(slice, frame.clock, statement, frame.cutoff, on):
        other = slice.statements[item.statement]
        said = when(frame, other)
        yield Later(party(slice, item.actor), other.stance, said, other.id, item.certain)


def _claim(slice: Slice, id: str) -> Party:
    record = slice.claims.get(id)
    return Party(id, record.text if record else id)


def _references(
    slice: Slice, refs: tuple[str, ...], pointed: tuple[Statement, ...]
) -> tuple[Reference, ...]:
    return tuple(_reference(slice, ref, pointed) for ref in refs)


def _reference(slice: Slice, ref: str, pointed: tuple[Statement, ...]) -> Reference:
    if ref in slice.statements:
        target = slice.statements[ref]
        name = ", ".join(slice.name(actor) for actor in target.voices)
        return Reference(ref, name, (ref,))
    if ref in slice.sources:
        source = slice.sources[ref]
        hits = tuple(s.id for s in pointed if s.said_in == ref)
        return Reference(ref, source.title, hits)
    hits = tuple(s.id for s in pointed if ref in (*s.by, *s.principals))
    return Reference(ref, slice.name(ref), hits)
