"""The columns that a record of an answer has as a DataFrame: the keys that it has in JSON."""

from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from provenance.views.data import INNER
from provenance.views.points import TEXTS

_PLAIN: Final = {str: "string", bool: "boolean", int: "bigint", float: "double"}


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
        elif name not in INNER:
            found.append(f"`{name.rstrip('_')}`:{_type(hints[name])}")
    return found


def _type(kind: Any) -> str:
    if isinstance(kind, UnionType):
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
    if get_origin(kind) is tuple:
        return f"array<{_type(get_args(kind)[0])}>"
    return _PLAIN.get(kind) or columns(kind, {})
