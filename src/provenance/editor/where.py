"""What is being written at a place of a text that need not be readable yet.

It goes by lines and indentation, as the writer does: a parser has nothing to say of half a line.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from provenance.model.fields import KINDS, RECORDS, Field, Type

_LINE: Final = re.compile(
    r"(?P<space>[ \t]*)(?P<dashes>(?:-[ ]+|-$)*)"
    r"(?:(?P<key>[\w.-]+|'[^']*'|\"[^\"]*\"):(?P<value>[ \t].*|$))?"
)
_MARKER: Final = re.compile(r"---(\s|$)")

FILE: Final = "file"
"""The table of what a file may begin with."""


class Where(NamedTuple):
    """What is being written: a key of a record, or a value under a field.

    ``typed`` is what stands there up to the cursor, from the offset ``start`` on. ``keys`` has the
    other keys of the same mapping, each with the value that stands beside it; ``above`` those of
    the record that holds it, as a claim its statement.
    """

    record: str
    field: Field | None
    typed: str
    start: int
    keys: Mapping[str, str]
    above: Mapping[str, str]
    key_too: str = ""
    """The table of the keys that may be written here as well, where a value may."""


class _Line(NamedTuple):
    dash: int
    """The column of the first dash, -1 without one."""
    column: int
    key: str
    value: str
    blank: bool


def _read(line: str) -> _Line:
    match = _LINE.match(line)
    assert match is not None
    space, dashes = len(match["space"]), len(match["dashes"])
    rest = line[space + dashes :].strip()
    blank = not line.strip() or line.lstrip().startswith("#")
    key = (match["key"] or "").strip("'\"")
    value = (match["value"] or "").strip()
    return _Line(space if dashes else -1, space + dashes, key, value, blank and not rest)


def where(text: str, offset: int) -> Where | None:
    """Tell what is being written at an offset; None for what has no field."""
    start = text.rfind("\n", 0, offset) + 1
    before = text[start:offset]
    if re.search(r"(^|\s)#", _unquoted(before)):
        return None
    lines = text.split("\n")
    number = text.count("\n", 0, start)
    first = max((n for n in range(number) if _MARKER.match(lines[n])), default=-1) + 1
    outer = _opened(lines, first, number, before)
    if outer is not None:
        number, before = outer
        start = sum(len(line) + 1 for line in lines[:number])
    return _place(_Lines(lines, first), number, before, start)


def _unquoted(line: str) -> str:
    return re.sub(r"'[^']*'|\"[^\"]*\"", lambda found: "x" * len(found[0]), line)


def _opened(lines: list[str], first: int, number: int, before: str) -> tuple[int, str] | None:
    """The line of a key whose bracket is still open, and all from there to the cursor."""
    told = before
    for above in range(number, max(first, number - 30) - 1, -1):
        line = _read(lines[above] if above < number else before)
        if above < number:
            told = f"{lines[above]}\n{told}"
        if line.key or line.dash >= 0:
            value = told.split(":", 1)[1] if line.key and ":" in told else ""
            is_open = above < number and value.strip()[:1] in ("[", "{") and bool(_stack(value)[0])
            return (above, told) if is_open else None
    return None


class _Lines:
    """The lines of one document, up and down from a place."""

    def __init__(self, lines: list[str], first: int) -> None:
        self.first = first
        last = next((n for n in range(first, len(lines)) if _MARKER.match(lines[n])), len(lines))
        self.lines = [_read(line) for line in lines[:last]]

    def above(self, number: int, column: int, dash: int) -> tuple[list[str], list[dict[str, str]]]:
        """The keys that lead to a mapping, and its keys with those of the records around it."""
        path: list[str] = []
        levels: list[dict[str, str]] = [{}]
        in_list, at = dash >= 0, dash if dash >= 0 else column
        for n in range(number - 1, self.first - 1, -1):
            line = self.lines[n]
            if line.blank:
                continue
            if in_list:
                if line.key and line.dash < 0 and line.column <= at:
                    path.insert(0, line.key)
                    in_list, at = False, line.column
                    levels.append({})
                elif line.key and 0 <= line.dash < at:
                    path.insert(0, line.key)
                    levels.append({line.key: line.value})
                    at = line.dash
                continue
            if line.key and line.column == at:
                levels[-1][line.key] = line.value
                if line.dash >= 0:
                    in_list, at = True, line.dash
            elif line.key and line.column < at:
                path.insert(0, line.key)
                levels.append({line.key: line.value})
                in_list, at = line.dash >= 0, line.dash if line.dash >= 0 else line.column
            elif line.dash >= 0 and line.dash < at:
                in_list, at = True, line.dash
        self._below(number, column, levels[0])
        self._rest(levels, path)
        return path, levels

    def _below(self, number: int, column: int, keys: dict[str, str]) -> None:
        for line in self.lines[number + 1 :]:
            if line.blank:
                continue
            if line.column < column or (line.dash >= 0 and line.dash < column):
                break
            if line.key and line.column == column:
                keys.setdefault(line.key, line.value)

    def _rest(self, levels: list[dict[str, str]], path: list[str]) -> None:
        """The keys of the document itself, wherever they stand."""
        top = levels[-1] if path else levels[0]
        for line in self.lines[self.first :]:
            if line.key and line.column == 0 and line.dash < 0:
                top.setdefault(line.key, line.value)


def _place(lines: _Lines, number: int, before: str, start: int) -> Where | None:
    line = _read(before)
    path, levels = lines.above(number, line.column, line.dash)
    found = _fields(path, levels)
    if found is None:
        return None
    record, owner = found
    above = levels[-1] if len(levels) > 1 else {}
    if line.key:
        field = _field(record, line.key)
        if field is None:
            return None
        value = before.split(":", 1)[1]
        return _value(record, field, value, start + len(before) - len(value), levels[0], above)
    typed = before[line.column :]
    at = start + line.column
    if line.dash >= 0 or (path and owner is not None and not _holds_records(owner)):
        assert owner is not None or not path
        if owner is None:
            return None
        if not _holds_records(owner):
            return _value(record, owner, before[line.column :], at, {}, above)
        short = _field(owner.record, owner.short) if owner.short else None
        return Where(record, short, typed, at, levels[0], above, key_too=record)
    return Where(record, None, typed, at, levels[0], above)


def _holds_records(field: Field) -> bool:
    return field.type in (Type.RECORD, Type.DATE)


def _fields(path: list[str], levels: list[dict[str, str]]) -> tuple[str, Field | None] | None:
    """The table of fields of the mapping to which a path leads, and the field that holds it."""
    top = levels[-1] if path else levels[0]
    kind = next((KINDS[key] for key in (*path[:1], *top) if key in KINDS), "")
    if not kind:
        return (FILE, None) if not path and not top else ("claim", None) if not path else None
    if kind != "claim":
        if len(path) < 2:
            return None  # an id, which is the writer's to choose
        path = path[2:]
    record, owner = kind, None
    for key in path:
        owner = _field(record, key)
        if owner is None:
            return None
        if owner.type is Type.DATE:
            record = "date-within"
        elif owner.record:
            record = owner.record
    return record, owner


def _field(record: str, key: str) -> Field | None:
    return next((field for field in RECORDS.get(record, ()) if field.key == key), None)


def _value(
    record: str,
    field: Field,
    value: str,
    at: int,
    keys: Mapping[str, str],
    above: Mapping[str, str],
) -> Where | None:
    """What is being written in a value, which may have brackets."""
    blank = len(value) - len(value.lstrip())
    if value[blank : blank + 1] not in ("[", "{"):
        typed = value[blank:]
        quoted = typed[:1] in ("'", '"')
        return _plain(record, field, typed[quoted:], at + blank + quoted, keys, above)
    stack, begun = _stack(value)
    inner: Field | None = field
    for bracket, key in stack:
        if bracket == "{":
            record = (
                "date-within"
                if inner and inner.type is Type.DATE
                else inner.record
                if inner
                else ""
            )
            above, keys = keys, {}
            inner = _field(record, key) if key else None
            if key and inner is None:
                return None
            if not key:
                inner = None
    typed = value[begun:]
    skipped = len(typed) - len(typed.lstrip())
    typed, begun = typed.lstrip(), begun + skipped
    if not stack:
        return None
    bracket, key = stack[-1]
    if bracket == "{" and not key:
        given = dict.fromkeys(re.findall(r"([\w-]+):", value[value.rfind("{") : begun]), "")
        return Where(record, None, typed, at + begun, given, above) if record else None
    if inner is None:
        return None
    if inner.type is Type.RECORD and bracket == "[":
        short = _field(inner.record, inner.short) if inner.short else None
        return Where(inner.record, short, typed, at + begun, {}, above) if short else None
    return _plain(record, inner, typed, at + begun, keys, above)


def _plain(
    record: str,
    field: Field,
    typed: str,
    start: int,
    keys: Mapping[str, str],
    above: Mapping[str, str],
) -> Where | None:
    if field.type is Type.RECORD:
        inner = _field(field.record, field.short) if field.short else None
        return Where(field.record, inner, typed, start, keys, above) if inner else None
    return Where(record, field, typed, start, keys, above)


def _stack(value: str) -> tuple[list[tuple[str, str]], int]:
    """The brackets open at the end of a value, and where what is being written begins.

    Each bracket comes with the key written last in it.
    """
    stack: list[tuple[str, str]] = []
    begun, quote, place = 0, "", 0
    while place < len(value):
        character = value[place]
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"" and not value[begun:place].strip():
            quote = character
        elif character in "[{":
            stack.append((character, ""))
            begun = place + 1
        elif character in "]}":
            if stack:
                stack.pop()
            begun = place + 1
        elif character == "," and stack:
            stack[-1] = (stack[-1][0], "")
            begun = place + 1
        elif character == ":" and stack and stack[-1][0] == "{" and not stack[-1][1]:
            stack[-1] = ("{", value[begun:place].strip().strip("'\""))
            begun = place + 1
        place += 1
    return stack, begun
