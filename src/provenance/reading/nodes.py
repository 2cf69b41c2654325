"""YAML text to a tree of nodes that know where they stand.

Built from libyaml's event stream by an iterative builder: no value is coerced (every scalar is the
string that was written), anchors, aliases and tags are refused, and nesting is bounded, so that no
input can exhaust the stack or memory.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from provenance.reading.problem import Mark, YamlProblem

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # PyYAML built without libyaml: the same events, slower
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

MAX_DEPTH: Final = 24
"""How deep collections may nest; the format itself needs six levels."""

MAX_EVENTS: Final = 300_000
"""How many values a document may hold, with the ends of lists and mappings; they take some 150 MB.
A claim has about a hundred."""


class Scalar(NamedTuple):
    """A scalar's text, exactly as written but for YAML's own quoting and folding."""

    text: str
    style: str | None
    start: Mark
    end: Mark


class Sequence(NamedTuple):
    """A list of nodes."""

    items: "list[Node]"
    start: Mark
    end: Mark


class Mapping(NamedTuple):
    """Pairs of key and value in the order written; a key may stand twice."""

    pairs: "list[tuple[Node, Node]]"
    start: Mark
    end: Mark


Node = Scalar | Sequence | Mapping


def events(text: str) -> Iterator[Any]:
    """Yield the events of a text, as PyYAML makes them; raises its errors."""
    return iter(_Parser(text).get_event, None)


def documents(text: str) -> Iterator[Node | None]:
    """Yield the root node of each YAML document; ``None`` for an empty one.

    Raises:
        YamlProblem: at the first place that cannot be read; documents before it were yielded.
    """
    try:
        yield from _build(events(text))
    except ReaderError as error:
        mark = _mark_at(text, error.position)
        raise YamlProblem(
            "control-character",
            f"the character U+{ord(str(error.character)):04X} may not stand in a YAML file"
            if len(str(error.character)) == 1
            else f"a character that may not stand in a YAML file: {error.reason}",
            mark,
            help="delete it; an editor that shows invisible characters helps",
        ) from None
    except MarkedYAMLError as error:
        from provenance.reading.plain_words import explain

        raise explain(text, error) from None
    except YAMLError as error:
        raise YamlProblem("broken-yaml", str(error), Mark(0, 0, 0)) from None


def _build(events: Iterator[Any]) -> Iterator[Node | None]:
    """Turn events into trees, a document at a time."""
    for event in events:
        if event.__class__ is yaml.DocumentStartEvent:
            root = _document(events)
            empty = isinstance(root, Scalar) and root.style is None and not root.text
            yield None if empty else root


def _document(events: Iterator[Any]) -> Node:
    """Turn the events of a document into its root. A stack of open collections is the recursion."""
    make = tuple.__new__  # what a NamedTuple's own constructor comes down to, at half its cost
    scalar, alias = yaml.ScalarEvent, yaml.AliasEvent
    mapping_start, sequence_start = yaml.MappingStartEvent, yaml.SequenceStartEvent
    mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
    stack: list[tuple[list[Any], Mark, bool]] = []
    children: list[Any] = []
    add = children.append
    for event in islice(events, MAX_EVENTS):
        kind = event.__class__
        if kind is scalar:
            if event.anchor or event.tag:
                _refuse(event)
            style = event.style or None  # libyaml says "" for plain
            add(make(Scalar, (event.value, style, event.start_mark, event.end_mark)))
        elif kind is mapping_start or kind is sequence_start:
            if event.anchor or event.tag:
                _refuse(event)
            if len(stack) >= MAX_DEPTH:
                raise _too_deep(event)
            stack.append((children, event.start_mark, kind is mapping_start))
            children = []
            add = children.append
        elif kind is mapping_end or kind is sequence_end:
            parent, start, is_mapping = stack.pop()
            end = event.end_mark
            if children and end.index == event.start_mark.index:  # only flow style has its own end
                end = children[-1].end
            add = parent.append
            if is_mapping:
                each = iter(children)
                add(make(Mapping, (list(zip(each, each, strict=True)), start, end)))
            else:
                add(make(Sequence, (children, start, end)))
            children = parent
        elif kind is alias:
            raise YamlProblem(
                "alias",
                f"`*{event.anchor}` is a YAML alias, which claim files do not use",
                event.start_mark,
                event.end_mark,
                "write the value out",
            )
        else:  # the document ends
            root: Node = children[0]
            return root
    raise _too_long(event)


def _too_deep(event: Any) -> YamlProblem:
    return YamlProblem(
        "too-deep",
        f"nested deeper than {MAX_DEPTH} levels",
        event.start_mark,
        event.end_mark,
        "claim files need no such depth; look for stray brackets",
    )


def _too_long(event: Any) -> YamlProblem:
    return YamlProblem(
        "too-large",
        f"the document holds more than {MAX_EVENTS:,} values and ends of lists and mappings",
        event.start_mark,
        event.end_mark,
        "part it into several documents with lines `---`, or into several files",
    )


def _refuse(event: Any) -> None:
    if event.anchor:
        raise YamlProblem(
            "alias",
            f"`&{event.anchor}` is a YAML anchor, which claim files do not use",
            event.start_mark,
            _behind(event.start_mark, f"&{event.anchor}"),
            f"delete `&{event.anchor}`",
        )
    if event.tag == "!" and event.__class__ is yaml.ScalarEvent and event.style:
        return  # libyaml reports the non-specific tag for some quoted scalars
    tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
    raise YamlProblem(
        "tag",
        f"`{tag}` is a YAML tag, which claim files do not use",
        event.start_mark,
        _behind(event.start_mark, tag),
        "delete the tag: every value is read as the text that stands there",
    )


def _behind(mark: Any, written: str) -> Mark:
    """Where something ends that begins at a mark."""
    return Mark(mark.index + len(written), mark.line, mark.column + len(written))


def _mark_at(text: str, offset: int) -> Mark:
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    return Mark(offset, line, column)
