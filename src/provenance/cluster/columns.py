"""The columns that a record of an answer has as a DataFrame: the keys that it has in JSON."""

from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from provenance.views.data import INNER
from provenance.views.points import TEXTS

_PLAIN: Final = {str: "string", bool: "boolean", int: "bigint", float: "double"}

_SAID: Final = {"reasons": "because", "why": "reason", "gaps": "notes"}
"""Keys of reasons that are records, and the key that has their sentences (`views.data`)."""


def columns(record: type[Any], more: dict[str, type[Any]]) -> str:
    """Write the type of a record in the words of Spark SQL, with more columns after its own."""
    found = [*_columns(record), *(f"`{name}`:{_type(kind)}" for name, kind in more.items())]
    return f"struct<{','.join(found)}>"


def _columns(record: type[Any]) -> list[str]:
    hints = get_type_hints(record)
    found = []
    for name in record._fields:
        if name in TEXTS:
            told = get_args(hints[name])[0]
            found.append(f"`{name}`:array<{columns(told, {'text': str})}>")
            if name.endswith("grounds"):
                found.append(f"`{name.replace('grounds', 'reason')}`:string")
        elif name in _SAID:
            told, beside = _columns_of_said(name, hints[name])
            found += [f"`{name}`:{told}", beside]
        elif name not in INNER:
            found.append(f"`{name.rstrip('_')}`:{_type(hints[name])}")
    return found


def _columns_of_said(name: str, kind: Any) -> tuple[str, str]:
    """The type of a reason, or of several, each with its sentence; and the key beside it."""
    several = get_origin(kind) is tuple
    (record,) = (one for one in get_args(kind) if one not in (NoneType, Ellipsis))
    told = columns(record, {"text": str})
    text = "array<string>" if several else "string"
    return f"array<{told}>" if several else told, f"`{_SAID[name]}`:{text}"


def _type(kind: Any) -> str:
    if isinstance(kind, UnionType):
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
    if get_origin(kind) is tuple:
        return f"array<{_type(get_args(kind)[0])}>"
    return _PLAIN.get(kind) or columns(kind, {})
