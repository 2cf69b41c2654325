"""What a row tells of its claim beside what was said: whom it is about, topics, place, figure."""

from collections.abc import Mapping
from typing import Any, Final

from provenance.authoring import compose
from provenance.authoring.sheets.fields import CLAIM_FIELDS, FIGURE
from provenance.model.columns import ColumnError, read_cell
from provenance.model.fields import Field, Type
from provenance.model.records import Claim
from provenance.reading.plans import number

_GIVEN: Final = frozenset(f"{FIGURE}{key}" for key in ("value", "low", "high", "date", "words"))
"""Columns of which one at least makes a figure; the others only say of what it is one."""

_TRUTHS: Final = {
    **dict.fromkeys(("true", "yes", "y", "1", "x", "✓"), "true"),
    **dict.fromkeys(("false", "no", "n", "0"), ""),
}
"""How sheets write that something is so, or is not."""


def read_claim(
    cells: Mapping[str, str], constants: Mapping[str, str], parted: Mapping[str, str] | None
) -> compose.Values:
    """Read what a row tells of its claim, by column.

    Constants of a figure make none by themselves: in a row without a number they mean nothing.

    Args:
        cells: what the row has, by field.
        constants: what every row has that says nothing else.
        parted: the signs that part the items of lists, as `from_row` takes them.

    Raises:
        ColumnError: a cell holds what its field cannot.
    """
    both = {field: text for field, text in {**constants, **cells}.items() if text.strip()}
    told = {
        column: value
        for column, field in CLAIM_FIELDS.items()
        if column in both and (value := _value(column, field, both[column], parted))
    }
    figure = {column for column in told if column.startswith(FIGURE)}
    if not figure & {*cells, *_GIVEN}:
        return {column: value for column, value in told.items() if column not in figure}
    return told


def _value(column: str, field: Field, text: str, parted: Mapping[str, str] | None) -> Any:
    if field.type is Type.FLAG:
        word = text.strip().casefold()
        if word not in _TRUTHS:
            raise ColumnError(f"`{column}` is neither yes nor no", text, "write true or false")
        return _TRUTHS[word]
    if field.type is Type.NUMBER:
        if number(text.strip()) is None:
            help = "write plain digits, such as 1200 or 3.5; words go into `figure-words`"
            raise ColumnError(f"`{column}` is no number", text, help)
        return text.strip()
    if field.choices:
        text = "-".join(text.strip().casefold().split())
    try:
        value = read_cell(field, text, parted)
    except ColumnError as error:
        cause = error.cause.replace(f"`{field.key}`", f"`{column}`")
        raise ColumnError(cause, error.value, error.help) from None
    if field.many:
        return list(dict.fromkeys(value))
    return value.text if field.type is Type.DATE else value.strip()


def recorded(claim: Claim, column: str) -> Any:
    """What a claim on record has in the place that a column gives; None for nothing."""
    owner = claim.figure if column.startswith(FIGURE) else claim
    value = getattr(owner, CLAIM_FIELDS[column].attribute, None)
    if value in (None, (), False):
        return None
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return [str(one) for one in value]
    return "true" if value is True else str(getattr(value, "text", value))


def same(column: str, one: Any, other: Any) -> bool:
    """Whether two values of a column say the same: of a list in any order, of a number in value."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(one) == sorted(other)
    if CLAIM_FIELDS[column].type is Type.NUMBER:
        return number(str(one)) == number(str(other))
    return bool(one == other)


def shown(value: Any) -> str:
    """A value as it is told."""
    return "; ".join(value) if isinstance(value, list) else str(value)


def claim_values(told: Mapping[str, Any]) -> compose.Values:
    """What a file says of a claim, from what its columns told."""
    values: compose.Values = {}
    for column, value in told.items():
        field = CLAIM_FIELDS[column]
        if isinstance(value, list):
            value = value[0] if len(value) == 1 else value
        elif field.type is Type.DATE:
            value = compose.date(value)
        if column.startswith(FIGURE):
            values.setdefault("figure", {})[field.key] = value
        else:
            values[field.key] = value
    return values
