"""A record's fields as lines that a person types, and back to what a file says.

An item stands on a line of its own. Of a nested record the line begins with the field that may
stand alone; the others follow as ``| key=value``: ``potential | whose=speaker``.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from provenance.authoring import compose
from provenance.authoring.compose import Values
from provenance.authoring.understand import Doubt, Doubtful, understood
from provenance.model.fields import RECORDS, Field, Type
from provenance.model.tuples import NamedTuple

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_PART: Final = re.compile(r"\s*\|\s*(?=[a-z-]+=)")


class Typed(NamedTuple):
    """What was typed, understood: the values of a file, and what is in doubt."""

    values: Values
    doubts: tuple[Doubt, ...]


def fields(of: str) -> tuple[Field, ...]:
    """The fields of a record that can be typed as lines.

    Args:
        of: ``claim``, ``statement``, ``actor`` or ``source``.
    """
    return tuple(f for f in RECORDS[of] if f.key not in (of, "id") and _is_flat(f))


def lines(record: Any, of: str) -> dict[str, list[str]]:
    """The lines of a record's fields; a field that lines cannot say in full is left out."""
    found: dict[str, list[str]] = {}
    for field in fields(of):
        value = getattr(record, field.attribute, None)
        if field.record == "relation":
            value = tuple(one for one in record.relations if one.kind == field.key)
        if field.type is Type.FLAG:
            usual = value == type(record)._field_defaults.get(field.attribute)
            found[field.key] = [] if usual else [str(value).lower()]
            continue
        if value in (None, ()):
            found[field.key] = []
            continue
        items = value if isinstance(value, tuple) and field.many else (value,)
        found[field.key] = [_line(field, item) for item in items]
    return found


def typed(corpus: "Corpus | None", of: str, said: Mapping[str, str]) -> Typed:
    """Understand the lines of a record's fields.

    Args:
        corpus: the corpus, opened; None while it has no files.
        of: the kind of record.
        said: the lines by field, as they were typed.
    """
    values: Values = {}
    doubts: list[Doubt] = []
    for field in fields(of):
        items: list[Any] = []
        text = said.get(field.key, "")
        wanted = text.splitlines() if field.many else [" ".join(text.split())]
        for line in filter(None, (one.strip() for one in wanted)):
            try:
                items.append(_value(corpus, of, field, line))
            except Doubtful as doubtful:
                doubts.append(doubtful.doubt)
        if items:
            listed = field.many and of != "statement"  # the habit of the files
            values[field.key] = items if listed or len(items) > 1 else items[0]
    return Typed(values, tuple(doubts))


def _is_flat(field: Field) -> bool:
    if field.type is not Type.RECORD:
        return True
    if field.record == "statement":
        return False
    inner = RECORDS[field.record]
    return bool(_lead(field)) and not any(f.many or f.type is Type.RECORD for f in inner)


def _lead(field: Field) -> str:
    """The key of a nested record that its line begins with."""
    return field.short or ("words" if field.record == "hedge" else "")


def _line(field: Field, item: Any) -> str:
    said = compose.plain(item)
    if hasattr(item, "text") and not hasattr(item, "_asdict"):
        return str(item.text)
    if field.type is Type.DATE:
        return str(item.text)
    if isinstance(said, dict):
        lead = _lead(field)
        known = {inner.key for inner in RECORDS[field.record]} - {lead}
        rest = (f"{key}={_flat(value)}" for key, value in said.items() if key in known)
        return " | ".join((str(said.get(lead, "")), *rest))
    return str(said)


def _flat(value: Any) -> str:
    if isinstance(value, dict):  # a date between bounds
        return f"[{value.get('not-before', '')}..{value.get('not-after', '')}]"
    return str(value)


def _value(corpus: "Corpus | None", of: str, field: Field, line: str) -> Any:
    if field.type is not Type.RECORD:
        word = understood(corpus, (), of, field, line)
        return compose.date(word) if field.type is Type.DATE else word
    first, *rest = _PART.split(line)
    inner = {f.key: f for f in RECORDS[field.record]}
    said = {_lead(field): first, **dict(part.split("=", 1) for part in rest)}
    made: dict[str, Any] = {}
    for key, text in said.items():
        if key not in inner:
            known = ", ".join(key for key in inner if key != _lead(field))
            message = f"`{key}` is none of its fields"
            raise Doubtful(Doubt(field.key, line, message, help=f"write {known}"))
        made[key] = _inner_value(corpus, field, inner[key], text.strip(), line)
    if not made[_lead(field)]:
        raise Doubtful(Doubt(field.key, line, f"no {_lead(field)} stands before the `|`"))
    return made[_lead(field)] if list(made) == [field.short] else made


def _inner_value(corpus: "Corpus | None", field: Field, inner: Field, text: str, line: str) -> Any:
    if inner.type in (Type.ACTOR, Type.CLAIM, Type.SOURCE):
        kind = {Type.ACTOR: "actor", Type.CLAIM: "claim", Type.SOURCE: "source"}[inner.type]
        asking = next(f for f in RECORDS["claim"] if f.key == "about")._replace(
            key=field.key, type=inner.type, many=True
        )
        return understood(corpus, (), kind, asking, text)
    if inner.choices and text not in inner.choices:
        help = f"write one of {', '.join(inner.choices)}"
        raise Doubtful(Doubt(field.key, line, f"`{text}` is no {inner.key}", help=help))
    return compose.date(text) if inner.type is Type.DATE else text
