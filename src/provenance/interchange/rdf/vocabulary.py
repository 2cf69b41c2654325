"""The vocabulary itself and its shapes, made from the table of fields and the lists of words."""

from collections.abc import Iterator, Sequence
from typing import Final

from provenance.interchange.rdf import terms
from provenance.interchange.rdf.writing import LEFT_OUT, ORDERED
from provenance.model import vocabulary as words
from provenance.model.fields import RECORDS, Field, Type

_CLASSES: Final = {
    "claim": ("A proposition that can be true or false, as the editors word it.", "schema:Claim"),
    "statement": ("One actor's recorded stance on one claim. It makes no claim true.", ""),
    "actor": ("Whoever takes stances: a person, body, state, group, outlet …", "prov:Agent"),
    "source": ("A document or recording, or an act of speaking.", "schema:CreativeWork"),
    "hedge": ("A reservation, and whose it is.", ""),
    "quote": ("Words taken verbatim from a source.", ""),
    "figure": ("The number or date that a claim gives.", ""),
    "bounds": ("Bounds that the editors add to compare by; given by nobody.", ""),
    "relation": ("That a claim bears on another, and why.", ""),
    "tenure": ("A tie to another actor, with its time.", ""),
    "derivation": ("An earlier source, and how this one was taken from it.", "prov:Derivation"),
    "skipped": ("Paragraphs that no statement cites, and why.", ""),
}
_MATCHES: Final = {
    "by": "prov:wasAssociatedWith",
    "for": "prov:actedOnBehalfOf",
    "derived-from": "prov:qualifiedDerivation",
    "published": "dct:issued",
    "date": "dct:date",
    "title": "dct:title",
    "publisher": "dct:publisher",
    "language": "dct:language",
    "about": "schema:about",
    "name": "schema:name",
    "aka": "skos:altLabel",
    "text": "schema:text",
    "note": "skos:editorialNote",
    "url": "schema:url",
    "same-as": "schema:sameAs",
    "part-of": "dct:isPartOf",
}
_STANCES: Final = {
    words.ASSERTED: "Affirms the claim.",
    words.ADMITTED: "Affirms the claim, against the speaker's own side or earlier line.",
    words.DENIED: "Negates the claim.",
    words.QUESTIONED: "Doubts the claim or demands proof: no position.",
    words.DECLINED: "Neither confirms nor denies: no position.",
    words.RETRACTED: "Withdraws what the actor said before: no position is left.",
    words.COMMENTED: "Takes no stance.",
}
_LISTS: Final = (
    ("Form", words.FORMS),
    ("Attribution", words.ATTRIBUTIONS),
    ("DateBasis", words.DATE_BASES),
    ("HedgeOwner", words.HEDGE_OWNERS),
    ("Bound", words.BOUNDS),
    ("ActorKind", words.ACTOR_KINDS),
    ("SourceKind", words.SOURCE_KINDS),
    ("DerivationKind", words.DERIVATIONS),
)
_RANGES: Final = {
    Type.ACTOR: "pc:Actor",
    Type.CLAIM: "pc:Claim",
    Type.SOURCE: "pc:Source",
    Type.DATE: terms.EDTF,
    Type.COUNT: "xsd:integer",
    Type.NUMBER: "xsd:decimal",
    Type.FLAG: "xsd:boolean",
    Type.URL: "xsd:anyURI",
}
_ANY: Final = (Type.SUBJECT, Type.TARGET)


def vocabulary() -> str:
    """The classes, properties and lists of words, each with what it is for and what it is near."""
    return "".join(_vocabulary())


def _vocabulary() -> Iterator[str]:
    yield terms.prefixes("pc", "pcw", "dct", "edtf", "owl", "prov", "rdfs", "schema", "skos", "xsd")
    yield (
        f"\n<{terms.NS[:-1]}> a owl:Ontology ;\n"
        f'    dct:title "Who asserted what, when, and who denied it" ;\n'
        f'    owl:versionInfo "1" .\n'
    )
    for record, (about, near) in _CLASSES.items():
        match = f" ;\n    skos:closeMatch {near}" if near else ""
        told = f"rdfs:comment {terms.literal(about)}{match}"
        yield f"\n{terms.klass(record)} a owl:Class ;\n    {told} .\n"
    for key, fields in _fields().items():
        about = " / ".join(dict.fromkeys(field.about for _, field in fields))
        kind = "owl:ObjectProperty" if _is_object(fields[0][1]) else "owl:DatatypeProperty"
        match = f" ;\n    skos:closeMatch {_MATCHES[key]}" if key in _MATCHES else ""
        yield (
            f"\n{terms.term(key)} a {kind} ;\n    rdfs:label {terms.literal(key)} ;\n"
            f"    rdfs:comment {terms.literal(about)}{match} .\n"
        )
    yield (
        "\npc:stance a owl:ObjectProperty ;\n"
        '    rdfs:label "stance" ;\n    rdfs:comment "The stance that a statement takes." .\n'
    )
    yield "\npc:Stances a skos:ConceptScheme .\n"
    for stance, about in _STANCES.items():
        yield (
            f"\n{terms.word(stance)} a skos:Concept ;\n    skos:inScheme pc:Stances ;\n"
            f"    skos:definition {terms.literal(about)} .\n"
        )
    schemes: dict[str, list[str]] = {}
    for scheme, list_ in _LISTS:
        yield f"\npc:{scheme}s a skos:ConceptScheme .\n"
        for word in list_:
            schemes.setdefault(word, []).append(f"pc:{scheme}s")
    for word, found in schemes.items():
        yield (
            f"\n{terms.word(word)} a skos:Concept ;\n    skos:inScheme {', '.join(found)} ;\n"
            f"    skos:prefLabel {terms.literal(word)} .\n"
        )


def page() -> str:
    """The vocabulary as a page to read."""
    return "".join(_page())


def _page() -> Iterator[str]:
    yield _HEAD
    yield "| class | what it is | near |\n|---|---|---|\n"
    for record, (about, near) in _CLASSES.items():
        yield f"| `{terms.klass(record)}` | {about} | {near and f'`{near}`'} |\n"
    yield "\n## Properties\n\n| property | of | what it is for | near |\n|---|---|---|---|\n"
    yield "| `pc:stance` | `pc:Statement` | The stance that the statement takes. | |\n"
    for key, fields in _fields().items():
        of = ", ".join(f"`{terms.klass(record)}`" for record, _ in fields)
        about = " / ".join(dict.fromkeys(field.about for _, field in fields)).replace("|", "\\|")
        near = f"`{_MATCHES[key]}`" if key in _MATCHES else ""
        yield f"| `{terms.term(key)}` | {of} | {about} | {near} |\n"
    yield "\n## Stances\n\n| concept | meaning |\n|---|---|\n"
    for stance, about in _STANCES.items():
        yield f"| `{terms.word(stance)}` | {about} |\n"


_HEAD: Final = """# The vocabulary

`provenance export rdf` writes the record in this vocabulary, `pc:`
(`urn:provenance:vocabulary#`), with the words of closed lists as concepts in `pcw:`
(`urn:provenance:words#`). [vocabulary.ttl](vocabulary.ttl) has it for machines,
[shapes.ttl](shapes.ttl) holds in SHACL what is written. This page and both files are made from
the table of fields; [format.md](format.md) says what each field means.

No stance is a property between an actor and a claim: a statement is a node with its stance, its
speaker and its claim. So nothing that was denied, hedged or withdrawn can be read as a bare
triple, and nothing derived is written at all. `via` is a list, for its order tells something.
Nearness (`skos:closeMatch`) never makes two things one.

"""


def shapes() -> str:
    """What SHACL can hold of what is written: what must be there, of which class, which words."""
    return "".join(_shapes())


def _shapes() -> Iterator[str]:
    yield terms.prefixes("pc", "pcw", "dct", "edtf", "rdf", "sh", "xsd")
    for record in _CLASSES:
        shape = terms.klass(record)
        held = [_shape(field) for field in _of(record)]
        if record in ("claim", "statement", "actor", "source"):
            held.append("sh:path dct:identifier ; sh:minCount 1 ; sh:maxCount 1")
        if record == "statement":
            concepts = " ".join(terms.word(word) for word in words.SAID_AS)
            held.append(f"sh:path pc:stance ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {concepts} )")
            held.append("sh:path pc:claim ; sh:minCount 1 ; sh:maxCount 1 ; sh:class pc:Claim")
        told = "".join(f" ;\n    sh:property [ {one} ]" for one in held)
        yield (
            f"\n{shape}Shape a sh:NodeShape ;\n    sh:targetClass {shape} ;\n    sh:closed true ;\n"
            f"    sh:ignoredProperties ( rdf:type <{terms.PREFIXES['skos']}exactMatch> ){told} .\n"
        )


def _shape(field: Field) -> str:
    parts = [f"sh:path {terms.term(field.key)}"]
    if field.required:
        parts.append("sh:minCount 1")
    if not field.many or field.key in ORDERED:
        parts.append("sh:maxCount 1")
    if field.key in ORDERED:
        parts.append("sh:nodeKind sh:BlankNode")
    elif field.record:
        parts.append(f"sh:class {terms.klass(field.record)}")
    elif field.choices:
        parts.append(f"sh:in ( {' '.join(terms.word(word) for word in field.choices)} )")
    elif field.type in (Type.ACTOR, Type.CLAIM, Type.SOURCE, *_ANY):
        parts.append("sh:nodeKind sh:IRI")
    else:
        parts.append(f"sh:datatype {_RANGES.get(field.type, 'xsd:string')}")
    return " ; ".join(parts)


def _of(record: str) -> Sequence[Field]:
    return [
        field
        for field in RECORDS[record]
        if field.type is not Type.ID
        and field.record != "statement"
        and (record, field.key) not in LEFT_OUT
    ]


def _fields() -> dict[str, list[tuple[str, Field]]]:
    """The fields by key, each with the records that have it."""
    found: dict[str, list[tuple[str, Field]]] = {}
    for record in _CLASSES:
        for field in _of(record):
            found.setdefault(field.key, []).append((record, field))
    return found


def _is_object(field: Field) -> bool:
    return bool(field.record or field.choices) or field.type in (
        Type.ACTOR,
        Type.CLAIM,
        Type.SOURCE,
        *_ANY,
    )
