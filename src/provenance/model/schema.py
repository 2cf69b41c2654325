"""The JSON Schema (2020-12) of claim files, from the table of fields.

An editor reads YAML with types, where this project reads every value as the text that stands
there: so a schema takes a number, and for a text a truth value too, wherever its text would do.
What depends on more than one place (unknown ids, impossible dates) is for the check.
"""

from typing import Any, Final

from provenance.model.fields import KINDS, RECORDS, Field, Type
from provenance.model.home import schema_address

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: Final = ("file", *KINDS)
"""Any claim file; and each kind of document, by its first key."""

_ID: Final = r"^[^\W_][\w.-]*$"
_DATE: Final = (
    r"^(\[?(-?\d{2}[\dX]{2}(-[\dX]{2}(-[\dX]{2}(T[\d:.]+(Z|[-+]\d\d(:?\d\d)?)?)?)?)?[?~%]?)?"
    r"((/|\.\.)((-?\d{2}[\dX]{2}(-[\dX]{2}(-[\dX]{2})?)?[?~%]?)|\.\.)?)?\]?|\.\./.+)$"
)
_ANY_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}


def schema(name: str) -> Schema:
    """Return the schema of a kind of document, or of ``file`` for whichever it is."""
    result: Schema = {"$schema": DIALECT, "$id": schema_address(name)}
    if name == "file":
        result["title"] = "A claim file"
        result["oneOf"] = [
            {"$ref": "#/$defs/claim"},
            *(_entries(kind) for kind in KINDS if kind != "claim"),
        ]
    elif name == "claim":
        result["title"] = "A claim"
        result["$ref"] = "#/$defs/claim"
    else:
        result["title"] = f"A file of {name}"
        result |= _entries(name)
    result["$defs"] = _reachable(result)
    return result


def _entries(kind: str) -> Schema:
    record = KINDS[kind]
    records = {
        "type": "object",
        "description": f"The {kind} by id.",
        "propertyNames": {"pattern": _ID},
        "additionalProperties": {"$ref": f"#/$defs/{record}"},
    }
    return {
        "type": "object",
        "properties": {kind: records},
        "required": [kind],
        "additionalProperties": False,
    }


def _reachable(root: Schema) -> Schema:
    """The definitions that a schema needs, and those that these need."""
    found: Schema = {}
    waiting = sorted(_references(root))
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = _record(name)
            waiting += sorted(_references(found[name]))
    return dict(sorted(found.items()))


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"].removeprefix("#/$defs/")} if "$ref" in value else set()
        return own.union(*(_references(item) for item in value.values()))
    if isinstance(value, list):
        return set().union(*(_references(item) for item in value))
    return set()


def _record(name: str) -> Schema:
    table = RECORDS[name]
    result: Schema = {
        "type": "object",
        "properties": {field.key: _field(field) for field in table},
        "additionalProperties": False,
    }
    required = [field.key for field in table if field.required]
    if required:
        result["required"] = required
    if name == "date-within":
        result["minProperties"] = 1
    return result


def _field(field: Field) -> Schema:
    one = _one(field)
    if field.many:
        several = {"type": "array", "items": one, "minItems": 1}
        return {"description": field.about, "anyOf": [one, several]}
    return {"description": field.about, **one}


def _one(field: Field) -> Schema:
    if field.type is Type.RECORD:
        record: Schema = {"$ref": f"#/$defs/{field.record}"}
        if not field.short:
            return record
        short = next(f for f in RECORDS[field.record] if f.key == field.short)
        return {"anyOf": [_one(short), record]}
    if field.type is Type.WORD:
        return {"enum": list(field.choices)}
    return _SCALARS.get(field.type, _reference())


def _reference() -> Schema:
    return {"type": ["string", "integer"], "pattern": _ID}


_SCALARS: Final[dict[Type, Schema]] = {
    Type.TEXT: _ANY_TEXT | {"pattern": r"\S"},
    Type.LOCATOR: _ANY_TEXT | {"pattern": r"\S"},
    Type.FLAG: {"type": "boolean"},
    Type.COUNT: {"type": "integer", "minimum": 0},
    Type.NUMBER: {"type": "number"},
    Type.DATE: {
        "anyOf": [
            {"type": ["string", "integer"], "pattern": _DATE},
            {"$ref": "#/$defs/date-within"},
        ]
    },
    Type.URL: {"type": "string", "pattern": r"^[A-Za-z]+://\S+$"},
    Type.IDENTIFIER: {
        "type": "string",
        "pattern": r"^(https://\S+|(?!https?:)[a-z][a-z0-9-]*:[\w.~-]+)$",
    },
    Type.HASH: {"type": ["string", "number"], "pattern": r"^[0-9a-f]{64}$"},
}
