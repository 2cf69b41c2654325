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

_ATTRIBUTES: Final = {key: field.attribute for key, field in _FIELDS.items()}

COLUMNS: Final = ("claim", "text", "stance", "statement", *_FIELDS)
"""The columns in order: the claim's id and text, the stance, the statement's id, its fields."""

_PAIR: Final = re.compile(r"\\(.)", re.DOTALL)
_SIGNS: Final = re.compile(r"[\\;|]")


class ColumnError(ValueError):
    """A cell that cannot be read: why (which names its field), what it holds, what to do."""

    def __init__(self, cause: str, value: str = "", help: str = "") -> None:
        held = f": `{value}`" if value else ""
        super().__init__(f"{cause}{held}" + (f"; {help}" if help else ""))
        self.cause, self.value, self.help = cause, value, help


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


def from_row(row: Mapping[str, str], parted: Mapping[str, str] | None = None) -> Statement:
    """Read a statement from a row; columns that are missing or empty are not recorded.

    The id is ``""`` where the row gives none.

    Args:
        row: the cells by field.
        parted: the signs that part the items of lists, by field, in a sheet that `to_row` did not
            write: there a cell of another field is one item, and no sign in it means anything.

    Raises:
        ColumnError: a cell holds what its field cannot.
    """
    stance = row.get("stance", "").strip()
    if not stance:
        raise ColumnError("`stance` is empty", help=f"write one of {', '.join(words.SAID_AS)}")
    if stance not in words.SAID_AS:
        raise ColumnError(
            "`stance` is no stance", stance, f"write one of {', '.join(words.SAID_AS)}"
        )
    values = {
        _ATTRIBUTES[key]: value
        for key, field in _FIELDS.items()
        if (text := row.get(key)) and (value := read_cell(field, text, parted)) not in (None, ())
    }
    given = row.get("statement", "").strip()
    return Statement(given, row.get("claim", "").strip(), stance, 0, 0, **values)


def read_cell(field: Field, text: str, parted: Mapping[str, str] | None) -> Any:
    """Read a field's value from a cell; None, or no items, where it is empty.

    Raises:
        ColumnError: it holds what the field cannot.
    """
    if parted is None or not field.many or not text.strip():
        return _value(field, text)
    sign = parted.get(field.key)
    found = [item.strip() for item in (text.split(sign) if sign else [text]) if item.strip()]
    if field.type is not Type.RECORD:
        return tuple(found)
    return tuple((Hedge if field.record == "hedge" else Quote)(item) for item in found)


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
            raise ColumnError(
                f"`{field.key}` is no date that can be read", text, str(error)
            ) from None
    if field.choices and text.strip() not in field.choices:
        help = f"write one of {', '.join(field.choices)}"
        raise ColumnError(f"`{field.key}` holds another word", text, help)
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
            help = f"write `key=value` with one of {', '.join(keys)}"
            raise ColumnError(f"a part of `{field.key}` is no `key=value`", part.strip(), help)
        values[key.strip()] = _bare(value)
    whose = values.get("whose")
    if whose is not None and whose not in words.HEDGE_OWNERS:
        help = f"write one of {', '.join(words.HEDGE_OWNERS)}"
        raise ColumnError(f"`whose` of `{field.key}` is another word", whose, help)
    if not values["words"].strip():
        raise ColumnError(f"an item of `{field.key}` has no words", item.strip())
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
