"""What stands where in a text: every key and value with the field that it is written under."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.model.fields import KINDS, RECORDS, Field, Type
from provenance.reading.nodes import Mapping, Node, Scalar, Sequence, documents
from provenance.reading.problem import YamlProblem

_TRIES: Final = 8
"""Lines that are taken for empty at most, to read what stands around them."""

NAMING: Final = {
    Type.ACTOR: ("actor",),
    Type.CLAIM: ("claim",),
    Type.SOURCE: ("source",),
    Type.SUBJECT: ("actor", "claim"),
    Type.TARGET: ("statement", "source", "actor"),
}
"""Which kinds of records a value of a type may name, the likeliest first."""


class Spot(NamedTuple):
    """A key or a value: its field, its text, where it stands, and in which record.

    ``record`` is the table of fields (``claim``, ``statement`` …); ``kind`` and ``owner`` the kind
    and id of the claim, actor or source that it stands in. Of an id, ``field`` is that of the id.
    """

    field: Field
    is_key: bool
    text: str
    start: int
    end: int
    record: str
    kind: str
    owner: str
    node: Node


class Root(NamedTuple):
    """A document's root, and what it holds: its kind is ``""`` where that cannot be told."""

    node: Mapping
    kind: str


def roots(text: str) -> list[Root]:
    """Read the documents of a text; a line that cannot be read is taken for an empty one.

    Offsets are those of the text.
    """
    for _ in range(_TRIES):
        found: list[Node | None] = []
        try:
            found.extend(documents(text))
            break
        except YamlProblem as problem:
            emptied = _without_line(text, problem.start.index)
            if emptied is None:
                break
            text = emptied
    return [Root(root, _kind(root)) for root in found if isinstance(root, Mapping)]


def _without_line(text: str, offset: int) -> str | None:
    """Empty the line of an offset, or the last before it that holds something."""
    end = text.find("\n", min(offset, len(text)))
    end = len(text) if end < 0 else end
    while True:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            return text[:start] + " " * (end - start) + text[end:]
        if start == 0:
            return None
        end = start - 1


def _kind(root: Mapping) -> str:
    for key, _ in root.pairs:
        if isinstance(key, Scalar) and key.text in KINDS:
            return KINDS[key.text]
    return ""


def spots(text: str) -> list[Spot]:
    """List every key and value of a text that has a field, in the order written."""
    return [spot for root in roots(text) for spot in spots_of(root)]


def spots_of(root: Root) -> Iterator[Spot]:
    """List those of a document."""
    if root.kind == "claim":
        yield from _Walk("claim", _id_of(root.node)).mapping(root.node, "claim")
        return
    for key, entries in root.node.pairs:
        if isinstance(key, Scalar) and KINDS.get(key.text) == root.kind and root.kind:
            for id, entry in entries.pairs if isinstance(entries, Mapping) else ():
                if isinstance(id, Scalar):
                    yield _spot(ENTRY, id, False, root.kind, root.kind, id.text)
                    if isinstance(entry, Mapping):
                        yield from _Walk(root.kind, id.text).mapping(entry, root.kind)


ENTRY: Final = Field("id", Type.ID, "Its id, unique in the corpus.")
"""The field of an actor's or a source's id, which is a key of the file."""


def _id_of(root: Mapping) -> str:
    for key, value in root.pairs:
        if isinstance(key, Scalar) and key.text == "claim" and isinstance(value, Scalar):
            return value.text
    return ""


class _Walk:
    """Goes through one record."""

    def __init__(self, kind: str, owner: str) -> None:
        self._kind = kind
        self._owner = owner

    def mapping(self, node: Mapping, record: str) -> Iterator[Spot]:
        fields = {field.key: field for field in RECORDS[record]}
        for key, value in node.pairs:
            field = fields.get(key.text) if isinstance(key, Scalar) else None
            if field is not None:
                yield _spot(field, key, True, record, self._kind, self._owner)
                yield from self._value(value, field, record)

    def _value(self, node: Node, field: Field, record: str) -> Iterator[Spot]:
        if isinstance(node, Sequence):
            for item in node.items:
                yield from self._value(item, field, record)
        elif isinstance(node, Mapping):
            inner = "date-within" if field.type is Type.DATE else field.record
            if inner:
                yield from self.mapping(node, inner)
        elif node.text:
            if field.type is Type.RECORD and field.short:
                inner_field = next(f for f in RECORDS[field.record] if f.key == field.short)
                yield _spot(inner_field, node, False, field.record, self._kind, self._owner)
            else:
                yield _spot(field, node, False, record, self._kind, self._owner)


def _spot(field: Field, node: Node, is_key: bool, record: str, kind: str, owner: str) -> Spot:
    assert isinstance(node, Scalar)
    start, end = node.start.index, node.end.index
    return Spot(field, is_key, node.text, start, end, record, kind, owner, node)


def at(text: str, offset: int) -> Spot | None:
    """Tell what stands at an offset; what ends there counts too."""
    found = None
    for spot in spots(text):
        if spot.start <= offset <= spot.end:
            found = spot
            if offset < spot.end:
                break
    return found
