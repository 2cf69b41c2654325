"""The canonical order of a layout's keys, and where empty lines stand.

In claims and in the records inside them, empty lines part the sections and nothing else. Between
the items of a list and the records of an actors or sources file they are the writer's choice, but
never two in a row. An empty line above a comment stays.
"""

from typing import Final

from provenance.model.fields import KINDS, RECORDS, Field, Type
from provenance.model.vocabulary import RELATIONS, SAID_AS
from provenance.reading.layout import Block, Document, Part

_PLACES: Final = {
    name: {f.key: (n, f) for n, f in enumerate(table)} for name, table in RECORDS.items()
}
_SECTIONS: Final = {
    **dict.fromkeys((f.key for f in RECORDS["claim"]), "head"),
    **{how: how for how in SAID_AS},
    **{relation: relation for relation in RELATIONS},
    "expect": "expect",
    "note": "note",
}


def arrange(document: Document) -> None:
    """Put a document's keys in order and its empty lines in place; the document is changed."""
    root = document.root
    if root is None or not root.parts:
        return
    first = root.parts[0].name if root.is_mapping else ""
    if first == "claim":
        _collection(root, "claim", None)
    elif first in KINDS and isinstance(root.parts[0].value, Block):
        _entries(root, KINDS[first])
    else:
        _collection(root, "", None)


def _entries(root: Block, kind: str) -> None:
    """Arrange the mapping of ids to records under ``actors`` or ``sources``."""
    entries, *rest = root.parts
    _blank_lines(root, chosen=True)
    for part in rest:
        if isinstance(part.value, Block):
            _collection(part.value, "", None)
    assert isinstance(entries.value, Block)
    _blank_lines(entries.value, chosen=True)
    for part in entries.value.parts:
        if isinstance(part.value, Block):
            _collection(part.value, kind, None)


def _collection(block: Block, record: str, field: Field | None) -> None:
    """Arrange a collection whose mappings, or whose items' mappings, are of one kind of record."""
    if block.is_mapping:
        block.record = record
        places = _PLACES.get(record)
        if places is not None:
            _order(block, places)
    else:
        for part in block.parts:
            part.field = field
    for part in block.parts:
        if not isinstance(part.value, Block):
            continue
        below = _below(part) if block.is_mapping else record
        _collection(part.value, below, part.field)
        if part.key is None and part.value.parts:
            first = part.value.parts[0]  # it shares the line of the item's dash
            part.before += first.before
            first.before = []
    _blank_lines(block, chosen=not block.is_mapping or not record)


def _below(part: Part) -> str:
    if part.field is None:
        return ""
    if part.field.type is Type.DATE and isinstance(part.value, Block) and part.value.is_mapping:
        return "date-within"
    return part.field.record


def _order(block: Block, places: dict[str, tuple[int, Field]]) -> None:
    """Sort a mapping's parts; a key that is in no table stays behind its neighbour."""
    ranks: list[int] = []
    rank = -1
    for part in block.parts:
        found = places.get(part.name)
        if found:
            rank, part.field = found
        ranks.append(rank)
    if ranks != sorted(ranks):
        order = sorted(range(len(ranks)), key=ranks.__getitem__)
        block.parts = [block.parts[n] for n in order]


def _blank_lines(block: Block, *, chosen: bool) -> None:
    section = ""
    for number, part in enumerate(block.parts):
        if number == 0:
            _above(part, False)
        elif block.record == "claim" and _SECTIONS.get(part.name, section) != section:
            _above(part, True)
        elif not chosen and not part.before:
            part.blank = False
        section = _SECTIONS.get(part.name, section)


def _above(part: Part, blank: bool) -> None:
    if part.before:
        part.before[0] = part.before[0]._replace(blank=blank)
    else:
        part.blank = blank
