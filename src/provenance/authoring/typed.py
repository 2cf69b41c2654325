"""A record's fields as lines that a person types, and back to what a file says.

An item stands on a line of its own. Of a nested record the line begins with the field that may
stand alone; the others follow as ``| key=value``: ``potential | whose=speaker``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.authoring import compose
from provenance.authoring.compose import Values
from provenance.authoring.understand import Doubt, Doubtful, understood
from provenance.model.fields import RECORDS, Field, Type

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_PART: Final = re.compile(r"\s*\|\s*(?=[a-z-]+=)")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_SEVERAL: Final = ", "
"""Between the items of a list that stands in a line."""

_LEADS: Final = {"hedge": "words", "skipped": "at", "expect": ""}
"""The field that a line of a nested record begins with, where none may stand alone; `""` for one
that is all ``key=value``."""


class Typed(NamedTuple):
    """What was typed, understood: the values of a file, and what is in doubt."""

    values: Values
    doubts: tuple[Doubt, ...]


def fields(of: str) -> tuple[Field, ...]:
    """The fields of a record that can be typed as lines.

    Those of a nested record of which there is one at most (a claim's ``figure``) are fields of
    their own, with a dotted key: ``figure.value``.

    Args:
        of: ``claim``, ``statement``, ``actor`` or ``source``.
    """
    return tuple(f for f in _fields(RECORDS[of]) if f.key not in (of, "id"))


def _fields(given: Iterable[Field], within: str = "") -> Iterator[Field]:
    for field in given:
        key = f"{within}{field.key}"
        if field.type is Type.RECORD and not field.many:
            yield from _fields(RECORDS[field.record], f"{key}.")
        elif field.type is not Type.RECORD or lead(field) is not None:
            yield field._replace(key=key, required=field.required and not within)


def lines(record: Any, of: str) -> dict[str, list[str]]:
    """The lines of a record's fields; a field that lines cannot say in full is left out."""
    found: dict[str, list[str]] = {}
    for field in fields(of):
        value, holder = _value_of(record, field.key)
        if field.record == "relation":
            value = tuple(one for one in record.relations if one.kind == field.key)
        if field.type is Type.FLAG:
            usual = value == type(holder)._field_defaults.get(field.attribute)
            found[field.key] = [] if usual else [str(value).lower()]
            continue
        if value in (None, ()):
            found[field.key] = []
            continue
        items = value if isinstance(value, tuple) and field.many else (value,)
        told = [_line(field, item) for item in items]
        if None not in told:
            found[field.key] = [line for line in told if line is not None]
    return found


def _value_of(record: Any, key: str) -> tuple[Any, Any]:
    """What stands in a field, and the record that has it."""
    holder = value = record
    for part in key.split("."):
        holder = value
        value = getattr(value, Field(part, Type.TEXT, "").attribute, None)
    return value, holder


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
            _put(values, field.key, items if listed or len(items) > 1 else items[0])
    doubts.extend(_lacking(values, of, {doubt.key for doubt in doubts}))
    return Typed(values, tuple(doubts))


def _put(values: Values, key: str, value: Any) -> None:
    *within, last = key.split(".")
    for part in within:
        values = values.setdefault(part, {})
    values[last] = value


def _lacking(values: Values, of: str, doubted: set[str]) -> Iterator[Doubt]:
    """What a nested record needs, of which only other fields were typed."""
    for field in RECORDS[of]:
        nested = values.get(field.key) if field.type is Type.RECORD and not field.many else None
        for inner in RECORDS[field.record] if nested else ():
            key = f"{field.key}.{inner.key}"
            if inner.required and inner.key not in (nested or {}) and key not in doubted:
                yield Doubt(key, "", f"a {field.key} needs this")


def lead(field: Field) -> str | None:
    """The key of a nested record that its line begins with; None where no line can say it."""
    return field.short or _LEADS.get(field.record)


def _line(field: Field, item: Any) -> str | None:
    """One line; None where that would not say the same."""
    if field.type is Type.DATE:
        return str(item.text)
    if field.type is not Type.RECORD:
        return number(item) if isinstance(item, float) else str(compose.plain(item))
    leading = lead(field) or ""
    said = dict(_inner(field, item))
    rest = [f"{key}={text}" for key, text in said.items() if key != leading and text is not None]
    told = " | ".join((*([said[leading] or ""] if leading else []), *rest))
    return None if None in said.values() else told


def _inner(field: Field, item: Any) -> Iterator[tuple[str, str | None]]:
    """The fields of a nested record as texts; None where a comma would part an item of a list."""
    if isinstance(item, str):
        yield lead(field) or "", item
        return
    for inner in RECORDS[field.record]:
        value, _ = _value_of(item, inner.key)
        if field.record == "expect" and inner.key.endswith("-by"):
            value = dict(item.by).get(inner.key.removesuffix("-by"))
        if value in (None, ()):
            continue
        items = value if inner.many else (value,)
        texts = [str(one.text) if inner.type is Type.DATE else str(one) for one in items]
        parted = inner.many and any("," in text for text in texts)
        yield inner.key, None if parted else _SEVERAL.join(texts)


def number(value: float) -> str:
    """A number as a person writes it."""
    return str(int(value)) if value == int(value) else repr(value)


def _value(corpus: "Corpus | None", of: str, field: Field, line: str) -> Any:
    if "." in field.key:
        return _nested(corpus, field, line)
    if field.type is not Type.RECORD:
        word = understood(corpus, (), of, field, line)
        return compose.date(word) if field.type is Type.DATE else word
    leading = lead(field) or ""
    inner = {f.key: f for f in RECORDS[field.record]}
    first, *rest = _PART.split(line)
    if not leading:
        rest = [first, *rest]
    said = {leading: first} if leading else {}
    for part in rest:
        key, equals, text = part.partition("=")
        if not equals:
            raise Doubtful(Doubt(field.key, line, f"`{part}` says of no field that it is its"))
        said[key.strip()] = text
    made: dict[str, Any] = {}
    for key, text in said.items():
        if key not in inner:
            known = ", ".join(key for key in inner if key != leading)
            message = f"`{key}` is none of its fields"
            raise Doubtful(Doubt(field.key, line, message, help=f"write {known}"))
        items = text.split(_SEVERAL.strip()) if inner[key].many else [text]
        found = [_inner_value(corpus, field, inner[key], one.strip(), line) for one in items]
        listed = inner[key].many and field.record == "expect"  # the habit of the files
        made[key] = found if listed or len(found) > 1 else found[0]
    if leading and not made[leading]:
        raise Doubtful(Doubt(field.key, line, f"no {leading} stands before the `|`"))
    return made[leading] if field.short and list(made) == [field.short] else made


def _nested(corpus: "Corpus | None", field: Field, line: str) -> Any:
    """What stands for a field of a nested record, of which there is one."""
    if field.type is Type.NUMBER and not _NUMBER.fullmatch(line):
        raise Doubtful(Doubt(field.key, line, f"`{line}` is no number", help="write digits: 1200"))
    if field.type is Type.DATE:
        event = next(f for f in RECORDS["claim"] if f.key == "event")
        try:
            return compose.date(understood(corpus, (), "claim", event, line))
        except Doubtful as doubtful:
            raise Doubtful(doubtful.doubt._replace(key=field.key)) from None
    return _inner_value(corpus, field, field, line, line)


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
