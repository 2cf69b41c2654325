"""Records to Turtle: each field of the format is a property of the vocabulary.

A statement is a node that tells who took which stance on what. No stance becomes a triple between
an actor and a claim, so nothing that was denied, hedged or withdrawn can be read as a bare fact.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from provenance.interchange import registers
from provenance.interchange.lost import Lost
from provenance.interchange.rdf import terms
from provenance.model.fields import Field, Type
from provenance.model.recorded import recorded
from provenance.model.records import Actor, Source, Statement
from provenance.model.slice import Slice

Kind = Callable[[str], str]
"""Tells of an id whether it is a statement's, a source's, a claim's or an actor's."""

LEFT_OUT: Final = frozenset({("claim", "expect")})
"""What does not leave: what editors expect their own corpus to answer."""

_NODES: Final = {Type.ACTOR: "actor", Type.CLAIM: "claim", Type.SOURCE: "source"}
_DATATYPES: Final = {
    Type.DATE: terms.EDTF,
    Type.COUNT: "xsd:integer",
    Type.NUMBER: "xsd:decimal",
    Type.FLAG: "xsd:boolean",
}
ORDERED: Final = frozenset({"via"})
"""Fields whose items stand in an order that tells something; they are RDF lists."""


def write(
    actors: Iterable[Actor],
    sources: Iterable[Source],
    slices: Iterable[tuple[Sequence[str], Slice]],
    lost: Lost,
    base: str = terms.BASE,
) -> Iterator[str]:
    """Write everything, piece by piece.

    Args:
        actors: all actors.
        sources: all sources.
        slices: claims, and Slices that hold them and whom they name.
        lost: what does not leave of the records is counted here.
        base: what the IRIs of records begin with.
    """
    yield terms.prefixes()
    for actor in actors:
        yield actor_node(actor, base)
    for source in sources:
        yield block(terms.node(base, "source", source.id), "source", source, base, _nobody)
    for claims, slice in slices:
        kind = kind_of(slice)
        for id in claims:
            claim = slice.claims[id]
            if claim.expect:
                lost.add("claim", "expect")
            yield block(terms.node(base, "claim", id), "claim", claim, base, kind)
            for statement in claim.said:
                yield statement_node(statement, base, kind)


def kind_of(slice: Slice) -> Kind:
    """Tell the kinds of what statements answer and claims are about."""

    def kind(id: str) -> str:
        if slice.said(id) is not None:
            return "statement"
        if id in slice.sources:
            return "source"
        return "claim" if id in slice.claims and id not in slice.actors else "actor"

    return kind


def actor_node(actor: Actor, base: str) -> str:
    """An actor, with its matches in other registers."""
    matches = [("skos:exactMatch", terms.iri(one)) for one in registers.addresses(actor)]
    return block(terms.node(base, "actor", actor.id), "actor", actor, base, _nobody, matches)


def statement_node(statement: Statement, base: str, kind: Kind) -> str:
    """A statement, with its stance and the claim that it was made on."""
    more = [
        ("pc:stance", terms.word(statement.stance)),
        ("pc:claim", terms.node(base, "claim", statement.claim)),
    ]
    node = terms.node(base, "statement", statement.id)
    return block(node, "statement", statement, base, kind, more)


def block(
    node: str,
    record: str,
    value: Any,
    base: str,
    kind: Kind,
    more: Iterable[tuple[str, str]] = (),
) -> str:
    """One record with its properties."""
    named = [("a", terms.klass(record)), ("dct:identifier", terms.literal(value.id))]
    lines = [*named, *more, *properties(record, value, base, kind)]
    told = " ;\n".join(f"    {predicate} {object}" for predicate, object in lines)
    return f"\n{node}\n{told} .\n"


def properties(record: str, value: Any, base: str, kind: Kind) -> Iterator[tuple[str, str]]:
    """The properties that a record's fields become, in the order of the table."""
    for field, held in recorded(record, value):
        if (record, field.key) in LEFT_OUT:
            continue
        given = held if isinstance(held, tuple) and not hasattr(held, "_fields") else (held,)
        objects = [_object(field, one, base, kind) for one in given]
        if field.key in ORDERED:
            objects = [f"( {' '.join(objects)} )"]
        for object in objects:
            yield terms.term(field.key), object


def _object(field: Field, value: Any, base: str, kind: Kind) -> str:
    if field.record:
        inner = properties(field.record, value, base, kind)
        told = " ; ".join(f"{predicate} {object}" for predicate, object in inner)
        return f"[ a {terms.klass(field.record)} ; {told} ]"
    if field.type in _NODES:
        return terms.node(base, _NODES[field.type], value)
    if field.type in (Type.SUBJECT, Type.TARGET):
        return terms.node(base, kind(value), value)
    if field.choices:
        return terms.word(value)
    if field.type is Type.FLAG:
        return terms.literal("true" if value else "false", _DATATYPES[field.type])
    if field.type is Type.URL:
        return terms.literal(value, "xsd:anyURI")
    return terms.literal(str(value), _DATATYPES.get(field.type, ""))


def _nobody(id: str) -> str:
    return "actor"
