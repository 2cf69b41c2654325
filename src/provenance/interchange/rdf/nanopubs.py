"""Nanopublications (TriG): one a statement, unsigned; what it asserts is that somebody said it.

A speaker's dispute or retraction of another statement stands in the assertion, as the speaker's. It
is no retraction of a nanopublication: only whoever signed one can retract it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import quote

from provenance.interchange.lost import Lost
from provenance.interchange.rdf import terms
from provenance.interchange.rdf.writing import Kind, kind_of, statement_node
from provenance.model import vocabulary as words
from provenance.model.records import Statement
from provenance.model.slice import Slice

_NP: Final = "http://www.nanopub.org/nschema#"
_NPX: Final = "http://purl.org/nanopub/x/"
_CITO: Final = "http://purl.org/spar/cito/"
_LINKS: Final = {
    words.DENIED: "disputes",
    words.RETRACTED: "retracts",
    words.QUESTIONED: "disputes",
}
"""What a stance does to the statement that it answers, in CiTO's words."""
_CLAIM: Final = frozenset({"text", "source"})
_ACTOR: Final = frozenset({"name"})
_SOURCE: Final = frozenset({"title", "url"})
"""The fields of other records that leave with a statement, which leaves whole."""


def write(
    slices: Iterable[tuple[Sequence[str], Slice]],
    lost: Lost,
    base: str = terms.BASE,
    creator: str | None = None,
) -> Iterator[str]:
    """Write a nanopublication for each statement.

    Args:
        slices: claims, and Slices that hold them and whom they name.
        lost: what does not leave of the records is counted here.
        base: what the IRIs of records begin with.
        creator: the address of who publishes them, such as an ORCID.
    """
    yield terms.prefixes("pc", "pcw", "dct", "edtf", "prov", "rdfs", "xsd")
    yield f"@prefix np: <{_NP}> .\n@prefix npx: <{_NPX}> .\n@prefix cito: <{_CITO}> .\n"
    for claims, slice in slices:
        kind = kind_of(slice)
        for id in claims:
            claim = slice.claims[id]
            if claim.said:
                lost.of("claim", claim, _CLAIM)
            for statement in claim.said:
                for actor in filter(None, map(slice.actors.get, _parties(statement))):
                    lost.once("actor", actor, _ACTOR)
                for source in filter(None, map(slice.sources.get, _read_in(statement))):
                    lost.once("source", source, _SOURCE)
                yield _nanopub(slice, statement, base, kind, creator)


def _parties(s: Statement) -> tuple[str, ...]:
    """Those who are named to a reader: the speakers, for whom they spoke, who else it may be."""
    return tuple(dict.fromkeys((*s.by, *s.for_, *s.or_by, *s.via)))


def _read_in(s: Statement) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (s.source, s.said_in))))


def _nanopub(slice: Slice, statement: Statement, base: str, kind: Kind, creator: str | None) -> str:
    this = f"{base}nanopub/{quote(statement.id, safe='')}"

    def sub(name: str) -> str:
        return f"<{this}#{name}>"

    head = (
        f"    <{this}> a np:Nanopublication ;\n"
        f"        np:hasAssertion {sub('assertion')} ;\n"
        f"        np:hasProvenance {sub('provenance')} ;\n"
        f"        np:hasPublicationInfo {sub('pubinfo')} .\n"
    )
    said = statement_node(statement, base, kind)
    graphs = {
        "Head": head,
        "assertion": f"{said}{''.join(_named(slice, statement, base))}",
        "provenance": "".join(_provenance(slice, statement, base, sub("assertion"))),
        "pubinfo": "".join(_pubinfo(this, creator)),
    }
    return "".join(f"\n{sub(name)} {{\n{graph}}}\n" for name, graph in graphs.items())


def _named(slice: Slice, statement: Statement, base: str) -> Iterator[str]:
    """What a reader needs who has nothing else: the claim's text, names, what is disputed."""
    claim = terms.node(base, "claim", statement.claim)
    yield f"{claim} a pc:Claim ; pc:text {terms.literal(slice.claims[statement.claim].text)} .\n"
    for id in _parties(statement):
        yield f"{terms.node(base, 'actor', id)} pc:name {terms.literal(slice.name(id))} .\n"
    link = _LINKS.get(statement.stance)
    for target in statement.answers if link else ():
        if slice.said(target) is not None:
            said = terms.node(base, "statement", statement.id)
            yield f"{said} cito:{link} {terms.node(base, 'statement', target)} .\n"


def _provenance(slice: Slice, statement: Statement, base: str, assertion: str) -> Iterator[str]:
    """Where it was read; what is recorded without a source is told to be so."""
    read_in = _read_in(statement)
    for id in read_in:
        node = terms.node(base, "source", id)
        yield f"    {assertion} prov:wasDerivedFrom {node} .\n"
        record = slice.sources.get(id)
        if record:
            yield f"    {node} dct:title {terms.literal(record.title)} .\n"
            if record.url:
                yield f"    {node} prov:atLocation {terms.iri(record.url)} .\n"
    if not read_in:
        yield f'    {assertion} rdfs:comment "No source is recorded." .\n'


def _pubinfo(this: str, creator: str | None) -> Iterator[str]:
    yield f"    <{this}> npx:hasNanopubType pc:Statement .\n"
    if creator:
        yield f"    <{this}> dct:creator {terms.iri(creator)} .\n"
