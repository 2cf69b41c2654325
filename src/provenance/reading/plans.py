"""How each field is read, worked out once from the table of fields.

The quick way and the full reader go by these plans, so that neither takes what the other refuses.
"""

import re
from collections.abc import Callable
from typing import Final

from provenance.model.characters import has_control
from provenance.model.dates import parse
from provenance.model.fields import RECORDS, Field, Type

LONGEST: Final = 300
"""Characters of a word that is compared, and of a message that quotes what the file holds."""

REFERENCES: Final = frozenset(
    {Type.ID, Type.ACTOR, Type.CLAIM, Type.SOURCE, Type.SUBJECT, Type.TARGET}
)

is_id: Final = re.compile(r"[^\W_][\w.\-]*").fullmatch
is_hash: Final = re.compile(r"[0-9a-f]{64}").fullmatch


def is_clear(text: str) -> bool:
    """Whether a text is not blank and holds no control character."""
    return bool(text.strip()) and not has_control(text)


def is_url(text: str) -> bool:
    """Whether a text is a whole URL."""
    scheme, _, rest = text.partition("://")
    return scheme.isalpha() and bool(rest) and " " not in text and not has_control(text)


def is_web(text: str) -> bool:
    """Whether a text is a whole address of http or https."""
    return is_url(text) and text.lower().startswith(("http://", "https://"))


_SCHEMES: Final = {
    "wikidata": re.compile(r"Q[1-9]\d{0,15}").fullmatch,
    "viaf": re.compile(r"[1-9]\d{0,25}").fullmatch,
}
_NAMED: Final = re.compile(r"[\w.~-]+").fullmatch
_SCHEME: Final = re.compile(r"[a-z][a-z0-9-]*").fullmatch
_ADDRESS: Final = re.compile(r"https://[^\s/\\@]+\.[^\s/\\@]+(/\S*)?").fullmatch


def no_id(text: str) -> str:
    """Why a text cannot be an id."""
    if any(character.isspace() for character in text):
        return "ids have no spaces"
    if not text[:1].isalnum():
        return "an id begins with a letter or a digit"
    return "an id is letters and digits, with `-`, `_` and `.` inside"


def is_identifier(text: str) -> bool:
    """Whether a text is a ``scheme:id`` of another register, or an https address."""
    if "://" in text:
        return _ADDRESS(text) is not None
    scheme, colon, id = text.partition(":")
    return bool(colon and _SCHEME(scheme) and _SCHEMES.get(scheme, _NAMED)(id))


def flag(text: str) -> bool | None:
    """Read ``true`` or ``false``."""
    return {"true": True, "false": False}.get(text)


def number(text: str) -> float | None:
    """Read a number in plain digits: whole where it is written so."""
    if len(text) > LONGEST:  # more digits than any count, and than Python takes
        return None
    whole, point, part = text.removeprefix("-").partition(".")
    if not _is_digits(whole) or (part and not _is_digits(part)):
        return None
    return float(text) if point else int(text)


def count(text: str) -> int | None:
    """Read a whole number, zero or more."""
    read = number(text)
    return read if isinstance(read, int) and read >= 0 else None


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


_CONVERT: Final[dict[Type, Callable[[str], object]]] = {
    Type.FLAG: flag,
    Type.NUMBER: number,
    Type.COUNT: count,
    Type.DATE: parse,
}


class FieldPlan:
    """How a field is read.

    ``right`` tells of a text whether it is the field's value just as it stands; ``convert`` makes
    the value of it otherwise, and gives ``None`` (of a date, raises DateError) where it is none.
    ``record`` names what a mapping is read as, if one may stand there; ``short`` is the plan of
    what a bare text stands for in it.
    """

    __slots__ = ("attribute", "convert", "field", "many", "record", "right", "short")

    def __init__(self, field: Field) -> None:
        self.field = field
        self.attribute = field.attribute
        self.many = field.many
        self.right = _right(field)
        self.convert = _CONVERT.get(field.type, _no_value)
        self.record = "date-within" if field.type is Type.DATE else field.record
        self.short = _short(field)


def _right(field: Field) -> Callable[[str], object]:
    if field.type in REFERENCES:
        return is_id
    if field.type in (Type.TEXT, Type.LOCATOR):
        return is_clear
    if field.type is Type.URL:
        return is_url
    if field.type is Type.IDENTIFIER:
        return is_identifier
    return is_hash if field.type is Type.HASH else frozenset(field.choices).__contains__


def _no_value(text: str) -> None:
    return None


def _short(field: Field) -> FieldPlan | None:
    fields = RECORDS.get(field.record, ()) if field.short else ()
    return next((FieldPlan(f) for f in fields if f.key == field.short), None)


PLANS: Final = {name: {f.key: FieldPlan(f) for f in table} for name, table in RECORDS.items()}
"""For each kind of mapping, the plans of its fields by key."""

NEEDED: Final = {
    name: frozenset(f.attribute for f in table if f.required) for name, table in RECORDS.items()
}
"""For each kind of mapping, the attributes that it cannot do without."""
