"""RDF terms as Turtle writes them, and the names of the vocabulary."""

import re
from typing import Final
from urllib.parse import quote

NS: Final = "urn:provenance:vocabulary#"
WORDS: Final = "urn:provenance:words#"
"""Concepts for the words of closed lists, which may be spelt like a property."""

BASE: Final = "urn:provenance:"
EDTF: Final = "edtf:EDTF"

PREFIXES: Final = {
    "pc": NS,
    "pcw": WORDS,
    "dct": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL: Final = re.compile(r'[\\"\x00-\x1f\x7f\u0080-\u009f\u2028-\u202e\u2066-\u2069\ufeff]')
_NO_IRI: Final = re.compile(r'[\x00-\x20<>"{}|^`\\\x7f-\x9f]')


def prefixes(*names: str) -> str:
    """The lines that declare prefixes; all that there are unless some are named."""
    return "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in names or PREFIXES)


def term(key: str) -> str:
    """The vocabulary's name for a key or a word of the format: ``or-by`` is ``pc:orBy``."""
    first, *rest = key.split("-")
    return f"pc:{first}{''.join(part.capitalize() for part in rest)}"


def klass(record: str) -> str:
    """The vocabulary's class for a kind of record."""
    return f"pc:{''.join(part.capitalize() for part in record.split('-'))}"


def word(value: str) -> str:
    """The vocabulary's concept for a word of a closed list."""
    return f"pcw:{term(value)[3:]}"


def node(base: str, kind: str, id: str) -> str:
    """The IRI of a record."""
    return f"<{base}{kind}/{quote(id, safe='')}>"


def iri(address: str) -> str:
    """An address as an IRI; what cannot stand in one is percent-encoded."""
    return f"<{_NO_IRI.sub(lambda match: quote(match[0]), address)}>"


def literal(text: str, datatype: str = "", language: str = "") -> str:
    """A literal."""
    quoted = _SPECIAL.sub(_escaped, text)
    if language:
        return f'"{quoted}"@{language}'
    return f'"{quoted}"^^{datatype}' if datatype else f'"{quoted}"'


def _escaped(match: "re.Match[str]") -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"
