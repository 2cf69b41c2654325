r"""A statement as a row of a spreadsheet, and back: the columns, and how lists fill a cell.

Every cell holds what the file would: ids, EDTF dates, words. The items of a list are parted by
``;``. A quotation or a hedge is its words, then after ``|`` its other fields as ``key=value``:
``potential | whose=speaker; we believe``. A backslash takes the meaning from a ``;``, a ``|``, a
backslash or an outer space that belongs to a text. Some time within two bounds is written
``[2021-01-01..2021-12-25]``. `from_row` is the exact inverse of `to_row`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from provenance.model import vocabulary as words
from provenance.model.dates import Date, DateError, parse
from provenance.model.fields import RECORDS, Field, Type
from provenance.model.records import Hedge, Quote, Statement

_FIELDS: Final = {f.key: f for f in RECORDS["statement"] if f.key != "id"}

COLUMNS: Final = ("claim", "text", "stance", "statement", *_FIELDS)
"""The columns in order: the claim's id and text, the stance, the statement's id, its fields."""

_PAIR: Final = re.compile(r"\\(.)", re.DOTALL)
_SIGNS: Final = re.compile(r"[\\;|]")


class ColumnError(ValueError):
    """A cell that cannot be read; the message names its column."""


def to_row(statement: Statement, text: str) -> dict[str, str]:
    """Return the row of a statement on a claim with this text; what is not recorded is ``""``."""
    row = {
        "claim": statement.claim,
        "text": text,
        "stance": statement.stance,
        "statement": statement.id,
    }
    for key, field in _FIELDS.items():
        row[key] = cell(field, getattr(statement, field.attribute))
    return row


def cell(field: Field, value: Any) -> str:
    """Write a field's value into a cell."""
    if value is None:
        return ""
    if isinstance(value, Date):
        return value.text
    if not field.many:
        return str(value)
    return "; ".join(_item(item) for item in value)


def from_row(row: Mapping[str, str]) -> Statement:
    """Read a statement from a row; columns that are missing or empty are not recorded.

    The id is ``""`` where the row gives none.

    Raises:
        ColumnError: a cell holds what its field cannot.
    """
    stance = row.get("stance", "").strip()
    if stance not in words.SAID_AS:
        raise ColumnError(f"stance: `{stance}` is none of {', '.join(words.SAID_AS)}")
    values = {
        field.attribute: value
        for key, field in _FIELDS.items()
        if (value := _value(field, row.get(key, ""))) not in (None, ())
    }
    given = row.get("statement", "").strip()
    return Statement(given, row.get("claim", "").strip(), stance, 0, 0, **values)


def items(text: str) -> list[str]:
    """Part the text items of a cell."""
    return [_bare(item) for item in _split(text, ";") if item.strip()]


def _value(field: Field, text: str) -> Any:
    if not text.strip():
        return None
    if field.type is Type.RECORD:
        return tuple(record(field, item) for item in _split(text, ";") if item.strip())
    if field.many:
        return tuple(items(text))
    if field.type is Type.DATE:
        try:
            return parse(text.strip())
        except DateError as error:
            near = f"; did you mean `{error.suggestion}`?" if error.suggestion else ""
            raise ColumnError(f"{field.key}: `{text}`: {error}{near}") from None
    if field.choices and text.strip() not in field.choices:
        raise ColumnError(f"{field.key}: `{text}` is none of {', '.join(field.choices)}")
    return text if field.type is Type.TEXT else text.strip()


def record(field: Field, item: str) -> Any:
    """Read one quotation or hedge: its words, then ``| key=value`` for its other fields.

    Raises:
        ColumnError: it has no words, or a key that is no field of it.
    """
    first, *rest = _split(item, "|")
    values = {"words": _bare(first)}
    keys = [f.key for f in RECORDS[field.record]]
    for part in rest:
        key, sign, value = part.partition("=")
        if not sign or key.strip() not in keys:
            raise ColumnError(f"{field.key}: `{part.strip()}` is no `key=value` with {keys}")
        values[key.strip()] = _bare(value)
    whose = values.get("whose")
    if whose is not None and whose not in words.HEDGE_OWNERS:
        raise ColumnError(f"{field.key}: `{whose}` is none of {', '.join(words.HEDGE_OWNERS)}")
    if not values["words"].strip():
        raise ColumnError(f"{field.key}: `{item.strip()}` has no words")
    return (Hedge if field.record == "hedge" else Quote)(**values)


def _item(item: str | Quote | Hedge) -> str:
    if isinstance(item, str):
        return _guarded(item)
    first, *rest = item._fields
    parts = [_guarded(getattr(item, first))]
    for name in rest:
        value = getattr(item, name)
        if value is not None:
            parts.append(f"{name}={_guarded(value)}")
    return " | ".join(parts)


def _guarded(text: str) -> str:
    """Put a backslash before what would be taken for a sign or stripped."""
    text = _SIGNS.sub(r"\\\g<0>", text)
    if text[-1:].isspace():
        text = f"{text[:-1]}\\{text[-1]}"
    if text[:1].isspace():
        text = f"\\{text}"
    return text


def _split(text: str, sign: str) -> Sequence[str]:
    """Part a text at a sign that no backslash guards; the parts keep their backslashes."""
    parts = [""]
    guarded = False
    for character in text:
        if character == sign and not guarded:
            parts.append("")
        else:
            parts[-1] += character
        guarded = character == "\\" and not guarded
    return parts


def _bare(text: str) -> str:
    """Strip outer spaces and the backslashes that guard."""
    text = text.lstrip()
    stripped = text.rstrip()
    slashes = len(stripped) - len(stripped.rstrip("\\"))
    if slashes % 2 and len(stripped) < len(text):
        stripped = text[: len(stripped) + 1]  # the last space was guarded
    return _PAIR.sub(r"\1", stripped)
