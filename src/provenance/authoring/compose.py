"""Plain values to YAML in canonical style: whole files, records and statements."""

from typing import Any, Final

from provenance.model.dates import Date
from provenance.model.fields import RECORDS
from provenance.model.records import Statement
from provenance.reading.arrange import arrange
from provenance.reading.emit import emit, emit_part
from provenance.reading.layout import Block, Document, Part
from provenance.reading.nodes import Scalar
from provenance.reading.problem import Mark

Values = dict[str, Any]
"""Keys of the file format with texts, lists and mappings of texts."""

_NOWHERE = Mark(0, 0, 0)


def document(values: Values, levels: int = 2) -> str:
    """Write a document.

    Args:
        values: its keys, the one that tells its kind first.
        levels: how many mappings deep the block style goes; deeper ones stand in braces.
    """
    laid = Document(marker=False, root=_mapping(values, levels))
    arrange(laid)
    return emit([laid])


def entry(kind: str, id: str, values: Values, indent: int) -> list[str]:
    """Write one actor or source as lines; ``kind`` is ``actors`` or ``sources``."""
    laid = Document(marker=False, root=_mapping({kind: {id: values}}, 3))
    arrange(laid)
    return emit_part(_only(_only(laid.root, 0).value, 0), indent)


def statement(stance: str, values: Values, indent: int) -> list[str]:
    """Write one statement as the lines of a list's item, its dash at ``indent``."""
    return emit_part(statement_part(stance, values), indent)


def statement_part(stance: str, values: Values) -> Part:
    """Lay out one statement as an item of its stance's list."""
    laid = Document(marker=False, root=_mapping({"claim": "x", stance: [values]}, 2))
    arrange(laid)
    return _only(_only(laid.root, 1).value, 0)


def parts(kind: str, values: Values) -> dict[str, Part]:
    """Lay out some fields of a record, each by its key, as they stand in a file.

    Args:
        kind: ``claim``, ``statement``, ``actor`` or ``source``.
        values: the fields.
    """
    if kind == "statement":
        made = statement_part("asserted", values).value
    elif kind == "claim":
        made = _mapping(values, 2)
    else:
        made = _mapping(values, 1)
    assert isinstance(made, Block)
    for part in made.parts:
        if isinstance(part.value, Block) and part.value.is_mapping and part.name != "figure":
            part.value.flow = True  # a date between bounds: the habit of the files
    return {part.name: part for part in made.parts}


def statement_values(statement: Statement) -> Values:
    """Return what a file would say of a statement; its id only where it is not ``""``."""
    values: Values = {"id": statement.id} if statement.id else {}
    for key, attribute in _OF_STATEMENTS:
        value = getattr(statement, attribute)
        if value is not None and value != ():
            values[key] = plain(value)
    return values


_OF_STATEMENTS: Final = tuple((f.key, f.attribute) for f in RECORDS["statement"] if f.key != "id")


def plain(value: Any) -> Any:
    """Turn a record's value into texts, lists and mappings; a list of one is its item."""
    if isinstance(value, Date):
        return date(value.text)
    if hasattr(value, "_asdict"):
        kept = {key: item for key, item in value._asdict().items() if item is not None}
        return kept["words"] if list(kept) == ["words"] and "whose" not in value._fields else kept
    if isinstance(value, tuple):
        items = [plain(item) for item in value]
        return items[0] if len(items) == 1 else items
    return str(value)


def date(text: str) -> Any:
    """Return what a file would say for a date: ``[A..B]`` becomes a mapping of bounds."""
    if not (text.startswith("[") and text.endswith("]") and ".." in text):
        return text
    lower, _, upper = text[1:-1].partition("..")
    bounds = {"not-before": lower, "not-after": upper}
    return {key: bound for key, bound in bounds.items() if bound}


def _mapping(values: Values, levels: int) -> Block:
    block = Block(is_mapping=True, flow=levels <= 0)
    block.parts = [Part(_scalar(key), _laid(value, levels - 1)) for key, value in values.items()]
    return block


def _laid(value: Any, levels: int) -> Scalar | Block:
    if isinstance(value, dict):
        return _mapping(value, levels)
    if isinstance(value, list):
        flow = not any(isinstance(item, dict) for item in value)
        return Block(False, flow, [Part(None, _laid(item, levels)) for item in value])
    return _scalar(str(value))


def _scalar(text: str) -> Scalar:
    return Scalar(text, None if text else '"', _NOWHERE, _NOWHERE)


def _only(block: Scalar | Block | None, number: int) -> Part:
    assert isinstance(block, Block)
    return block.parts[number]
