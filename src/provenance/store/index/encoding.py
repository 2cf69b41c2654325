"""Records as JSON arrays, and back: how the compiled corpus keeps them.

The codec is made from the records' own attributes and their types, so that a new one is kept as it
is declared. A row leaves out what other columns hold (id, origin) and what a Slice fills in. Where
an attribute has its default there stands 0, which takes two bytes. Dates are kept as their
canonical text.
"""

from collections.abc import Callable, Sequence
from json import JSONDecoder, JSONEncoder
from types import UnionType
from typing import Any, Final, get_args, get_origin

from provenance.model.dates import Date, parse
from provenance.model.records import Actor, Claim, Record, RecordPlace, Source, Statement
from provenance.store.errors import Damaged

_KINDS: Final[dict[str, type[Record]]] = {"claim": Claim, "actor": Actor, "source": Source}

_ELSEWHERE: Final[dict[type[Any], tuple[str, ...]]] = {
    **dict.fromkeys(_KINDS.values(), ("id", "origin")),
    Statement: ("office",),
}
"""Attributes that a row leaves out: other columns hold them, or a Slice fills them in."""

_Change = Callable[[Any], Any]


def encode(record: Record) -> str:
    """Write a record as one row; `decode` reads it back."""
    return _json(_codec(type(record)).write(record))


def decode(kind: str, id: str, origin: RecordPlace, row: str) -> Record:
    """Read a record back from the row of its kind (``claim``, ``actor`` or ``source``).

    Raises:
        Damaged: it is no such row.
    """
    try:
        values, _ = _read(row)
        read: Record = _codec(_KINDS[kind]).read(values, (id, origin))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise Damaged from None
    return read


_json: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_read: Final = JSONDecoder().raw_decode  # for what `loads` does besides, a row gives no reason


class _Codec:
    """Writes the records of a type as lists, and reads them back."""

    __slots__ = ("_defaults", "_left_out", "_readers", "_record", "_writers")

    def __init__(self, record: type[Any]) -> None:
        without = _ELSEWHERE.get(record, ())
        names = [name for name in record._fields if name not in without]
        parts = [_part(record.__annotations__[name]) for name in names]
        self._record = record
        self._left_out = [i for i, name in enumerate(record._fields) if name in without]
        self._defaults = [_default(record, name) for name in names]
        self._writers = [write for write, _ in parts]
        self._readers = [read for _, read in parts]

    def write(self, record: Sequence[Any]) -> list[Any]:
        """Write a record as a list."""
        values = list(record)
        for place in reversed(self._left_out):
            del values[place]
        return [
            0 if value == default else (write(value) if write else value)
            for value, write, default in zip(values, self._writers, self._defaults, strict=True)
        ]

    def read(self, row: list[Any], left_out: Sequence[Any] = ()) -> Any:
        """Read a record from a list and the values that the list leaves out."""
        values = [
            (read(value) if read else value) if value else nothing
            for value, read, nothing in zip(row, self._readers, self._defaults, strict=True)
        ]
        for place, value in zip(self._left_out, left_out, strict=False):
            values.insert(place, value)
        return self._record(*values)


_codecs: Final[dict[type[Any], _Codec]] = {}


def _codec(record: type[Any]) -> _Codec:
    if record not in _codecs:
        _codecs[record] = _Codec(record)
    return _codecs[record]


def _default(record: type[Any], name: str) -> Any:
    """What an attribute is where nothing was recorded; its empty value, if it must be there."""
    kind: Any = record.__annotations__[name]
    if name in record._field_defaults or isinstance(kind, UnionType):
        return record._field_defaults.get(name)
    empty: Any = get_origin(kind) or kind
    return empty()


def _part(kind: Any) -> tuple[_Change | None, _Change | None]:
    """How a value of a type is written and read; ``None`` where it is as JSON has it."""
    if isinstance(kind, UnionType):
        (kind,) = (one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is tuple:
        return _parts(get_args(kind))
    if kind is Date:
        return _text, parse
    if kind in (bool, int, float):
        return _number, _first
    if kind is str:
        return None, None
    codec = _codec(kind)
    return codec.write, codec.read


def _parts(kinds: Sequence[Any]) -> tuple[_Change | None, _Change]:
    """How tuples are written and read: of any length, or of one part each."""
    first, last = kinds[0], kinds[-1]
    write, read = _part(first)
    if last is not Ellipsis:
        readers = [_part(kind)[1] or _as_is for kind in kinds]
        return None, lambda row: tuple([r(value) for r, value in zip(readers, row, strict=True)])
    if read is None:
        return None, tuple
    each = write or _as_is
    return (
        lambda values: [each(value) for value in values],
        lambda row: tuple([read(value) for value in row]),
    )


def _text(date: Date) -> str:
    return date.text


def _number(value: float) -> Any:
    """Keep zero in a list, since 0 alone says that there is nothing."""
    return value or [value]


def _first(value: Any) -> Any:
    return value[0] if type(value) is list else value


def _as_is(value: Any) -> Any:
    return value
