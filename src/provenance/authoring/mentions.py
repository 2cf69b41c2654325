"""Where the files of a corpus name a record: every place, by the table of fields."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model.fields import KINDS, RECORDS, Field, Type
from provenance.reading.nodes import Mapping, Node, Scalar, Sequence, documents
from provenance.reading.problem import YamlProblem

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

TOPIC: Final = "topic"

_TYPES: Final = {
    "actor": frozenset({Type.ACTOR, Type.SUBJECT, Type.TARGET}),
    "claim": frozenset({Type.CLAIM, Type.SUBJECT}),
    "source": frozenset({Type.SOURCE, Type.TARGET}),
    "statement": frozenset({Type.TARGET}),
}
"""The types of fields that can name a record of a kind."""

_MIXED: Final = frozenset({Type.SUBJECT, Type.TARGET})
"""Types of fields that name records of several kinds."""


class Mention(NamedTuple):
    """A place that names something: the record that it stands in (its kind and id), and where."""

    kind: str
    id: str
    field: Field
    scalar: Scalar
    own: bool = False
    """Whether it is where the record's own id stands."""

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.scalar.start.line + 1

    @property
    def mixed(self) -> bool:
        """Whether a record of another kind could be named there too."""
        return self.field.type in _MIXED


def in_text(text: str) -> Iterator[Mention]:
    """Find all that a file names; a text that is no YAML names nothing."""
    try:
        roots = list(documents(text))
    except YamlProblem:
        return
    for root in roots:
        if not isinstance(root, Mapping) or not root.pairs:
            continue
        key, value = root.pairs[0]
        first = key.text if isinstance(key, Scalar) else ""
        if first == "claim" and isinstance(value, Scalar):
            yield from _walk(root, "claim", "claim", value.text)
        elif first in KINDS and isinstance(value, Mapping):
            kind = KINDS[first]
            for id, entry in value.pairs:
                if isinstance(id, Scalar):
                    own = Field(first, Type.ID, "")
                    yield Mention(kind, id.text, own, id, own=True)
                    yield from _value(
                        Field(first, Type.RECORD, "", record=kind), entry, kind, id.text
                    )


def _walk(node: Mapping, record: str, kind: str, id: str) -> Iterator[Mention]:
    fields = {field.key: field for field in RECORDS[record]}
    for key, value in node.pairs:
        field = fields.get(key.text) if isinstance(key, Scalar) else None
        if field and field.type is Type.ID and isinstance(value, Scalar):
            if field.key == kind:
                yield Mention(kind, id, field, value, own=True)
        elif field:
            yield from _value(field, value, kind, id)


def _value(field: Field, node: Node, kind: str, id: str) -> Iterator[Mention]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _value(field, item, kind, id)
    elif isinstance(node, Mapping):
        if field.type is Type.RECORD:
            yield from _walk(node, field.record, kind, id)
    elif field.type is Type.RECORD and field.short:
        inner = next(one for one in RECORDS[field.record] if one.key == field.short)
        yield Mention(kind, id, inner, node)
    else:
        yield Mention(kind, id, field, node)


def names(mention: Mention, kind: str, id: str) -> bool:
    """Whether a place names a record of a kind, or bears its id, or has a topic."""
    if mention.scalar.text != id:
        return False
    if kind == TOPIC:
        return mention.field.key == "topics"
    if mention.own:
        return mention.kind == kind
    return mention.field.type in _TYPES[kind]


def of(corpus: "Corpus", kind: str, id: str) -> Iterator[tuple[str, str, list[Mention]]]:
    """Find where a corpus names a record: each file with its text and the places in it."""
    for file in corpus.files():
        text = corpus.text(file)
        if text and id in text:
            found = [mention for mention in in_text(text) if names(mention, kind, id)]
            if found:
                yield file, text, found
