"""Nodes to records, held to the table of fields; every problem of a file in one run.

A record in which something is wrong is left out whole (half a claim could hide a denial) and
named in ``Reading.broken``; its neighbours in the file are read.
"""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from provenance.model.characters import first_control, first_invisible
from provenance.model.dates import Date, DateError, parse, within
from provenance.model.fields import KINDS, RECORDS, Field, Type
from provenance.model.findings import Edit, Fix, Label, Problem, Span
from provenance.model.nouns import with_article
from provenance.model.records import Record, RecordPlace
from provenance.model.synonyms import kind_meant, near_words
from provenance.reading import assemble, quick
from provenance.reading.nodes import Mapping, Node, Scalar, Sequence, documents
from provenance.reading.plans import (
    LONGEST,
    NEEDED,
    PLANS,
    REFERENCES,
    flag,
    is_hash,
    is_id,
    is_identifier,
    is_url,
    no_id,
    number,
)
from provenance.reading.problem import YamlProblem
from provenance.reading.text import MAX_PROBLEMS

_REQUIRED: Final = {
    name: tuple(f.key for f in table if f.required) for name, table in RECORDS.items()
}
_ENTRY: Final = Field("id", Type.ID, "The id of an actor or a source.")

_CLOSE: Final = 0.7
"""How like a word of a vocabulary must be to be suggested."""


class Broken(NamedTuple):
    """A record that was left out: its kind (``claim``, ``actor``, ``source``), id and line.

    The id is ``""`` where not even that could be read.
    """

    kind: str
    id: str
    file: str
    line: int


class Reading(NamedTuple):
    """What a file holds, what is wrong in it, and which records that cost."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    broken: tuple[Broken, ...]


class Named(NamedTuple):
    """An id that a record which was left out names, or bears, and where; ``type`` says as what."""

    type: Type
    id: str
    span: Span
    subject: str
    """The id of the record, as far as it could be read."""


def read(file: str, text: str) -> Reading:
    """Read one file's text.

    Args:
        file: the path to name in problems and origins, relative to the corpus.
        text: the decoded text.
    """
    records = quick.read(file, text)
    return read_in_full(file, text) if records is None else Reading(records, (), ())


def read_in_full(file: str, text: str) -> Reading:
    """Read one file's text by way of its nodes, which know where they stand: see `read`."""
    reader = _Reader(file, text)
    try:
        for number, root in enumerate(documents(text)):
            reader.document(number, root)
    except YamlProblem as problem:
        reader.unreadable(problem)
    if not reader.records and not reader.problems:
        reader.empty()
    return Reading(tuple(reader.records), (*reader.problems, *reader.doubts), tuple(reader.broken))


def named_in_broken(file: str, text: str) -> tuple[Named, ...]:
    """List what the records of a file name that were left out: what is wrong there is no secret."""
    reader = _Reader(file, text)
    try:
        for number, root in enumerate(documents(text)):
            reader.document(number, root)
    except YamlProblem:
        pass  # the rest of the file cannot be read, and that is told
    return tuple(reader.named)


class _Reader:
    """Gathers the records and problems of one file."""

    def __init__(self, file: str, source: str) -> None:
        self.file = file
        self.source = source
        self.doubts: list[Problem] = []
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self.broken: list[Broken] = []
        self.named: list[Named] = []
        self._naming: list[tuple[Type, str, Node]] = []

    # Problems

    def span(self, node: Node) -> Span:
        start, end = node.start, node.end
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def report(
        self,
        rule: str,
        node: Node,
        message: str,
        help: str | None = None,
        *,
        label: Label | None = None,
        replace: str | None = None,
        sure: bool = True,
    ) -> None:
        """Note a problem at a node; ``replace`` is the text that would mend it, if ``sure``."""
        if len(self.problems) >= MAX_PROBLEMS:
            message = f"more than {MAX_PROBLEMS:,} problems: the rest of the file was not read"
            raise YamlProblem(
                "too-many-problems", message, node.start, node.end, "mend these first"
            )
        fix = None
        if replace is not None:
            edit = Edit(node.start.index, node.end.index, replace)
            fix = Fix(f"replace by `{replace}`", (edit,), sure)
        told = _cut(message), help and _cut(help)
        self.problems.append(Problem(rule, self.span(node), *told, label, fix))

    def unreadable(self, problem: YamlProblem) -> None:
        start, end = problem.start, problem.end
        last = end.column + 1 + (1 if start.index == end.index else 0)
        span = Span(self.file, start.line + 1, start.column + 1, end.line + 1, last)
        self.problems.append(Problem(problem.rule, span, problem.message, problem.help))
        self.broken.append(Broken("", "", self.file, start.line + 1))

    def empty(self) -> None:
        span = Span(self.file, 1, 1, 1, 1)
        help = "write a claim into it, or delete the file"
        self.problems.append(Problem("empty-file", span, "the file holds no record", help))

    # Documents

    def document(self, number: int, root: Node | None) -> None:
        if root is None:
            return
        if not isinstance(root, Mapping) or not root.pairs:
            help = "begin it with `claim:`, `actors:` or `sources:`"
            self.report("unknown-kind", root, "a document must be a mapping of keys", help)
            self.broken.append(Broken("", "", self.file, root.start.line + 1))
            return
        first = root.pairs[0][0]
        key = first.text if isinstance(first, Scalar) else ""
        if key == "claim":
            self.claim(number, root)
        elif key in KINDS:
            self.entries(number, KINDS[key], root)
        else:
            self.unknown_kind(root, first, key)

    def unknown_kind(self, root: Mapping, first: Node, key: str) -> None:
        kinds = [k.text for k, _ in root.pairs if isinstance(k, Scalar) and k.text in KINDS]
        if kinds:
            message = f"`{kinds[0]}` must be the document's first key, not `{key}`"
            self.report("unknown-kind", first, message, f"move `{kinds[0]}:` to the top")
        else:
            near = _nearest(key, KINDS)
            help = (
                f"did you mean `{near}`?" if near else "begin with `claim:`, `actors:`, `sources:`"
            )
            message = f"a document cannot begin with `{key}`"
            self.report("unknown-kind", first, message, help, replace=near)
        self.broken.append(Broken("", "", self.file, root.start.line + 1))

    def entries(self, number: int, kind: str, root: Mapping) -> None:
        (first, entries), *rest = root.pairs
        for extra, _ in rest:
            name = extra.text if isinstance(extra, Scalar) else "…"
            self.report(
                "several-kinds",
                extra,
                f"`{name}` stands beside `{first.text if isinstance(first, Scalar) else ''}`",
                "part documents of different kinds with a line `---`, or indent this key",
            )
            self.broken.append(Broken(KINDS.get(name, ""), "", self.file, extra.start.line + 1))
        if not isinstance(entries, Mapping):
            self.report(
                "wrong-type",
                entries,
                f"`{kind}s` must map ids to records",
                f"write `some-id:` and indent the {kind}'s fields under it",
            )
            self.broken.append(Broken(kind, "", self.file, root.start.line + 1))
            return
        seen: dict[str, Node] = {}
        for key, value in entries.pairs:
            before = len(self.problems)
            id = self.reference(key, _ENTRY)
            if id is not None and id in seen:
                self.duplicate_key(key, id, seen[id])
            elif id is not None:
                seen[id] = key
            values = self.mapping(value, kind)
            line = key.start.line + 1
            if values is not None and id is not None and len(self.problems) == before:
                origin = RecordPlace(self.file, number, line)
                self.records.append(assemble.entry(kind, id, values, origin))
            else:
                meant = id or _meant_id(key)
                self.broken.append(Broken(kind, meant, self.file, line))
                self._keep_named(meant)
            self._naming.clear()

    def _keep_named(self, subject: str) -> None:
        self.named += [Named(type, id, self.span(node), subject) for type, id, node in self._naming]

    def claim(self, number: int, root: Mapping) -> None:
        before = len(self.problems)
        values = self.mapping(root, "claim")
        line = root.start.line + 1
        id = str(values.get("claim", "")) if values is not None else ""
        if values is None or len(self.problems) > before:
            id = id or _meant_id(root.pairs[0][1])
            self.broken.append(Broken("claim", id, self.file, line))
            self._keep_named(id)
            self._naming.clear()
            return
        self._naming.clear()
        self.records.append(assemble.claim(values, RecordPlace(self.file, number, line)))

    # Mappings

    def mapping(self, node: Node, record: str) -> dict[str, Any] | None:
        """The values of a mapping by attribute; ``None`` when it is no mapping."""
        plans = PLANS[record]
        if not isinstance(node, Mapping):
            keys = ", ".join(f"`{key}`" for key in list(plans)[:3])
            self.report(
                "wrong-type",
                node,
                f"{with_article(record)} must be a mapping",
                f"write keys such as {keys}",
            )
            return None
        values: dict[str, Any] = {}
        seen: dict[str, Node] = {}
        for key, value in node.pairs:
            name = key.text if isinstance(key, Scalar) else ""
            plan = plans.get(name)
            if plan is None:
                self.unknown_key(key, name, record)
                continue
            if name in seen:
                self.duplicate_key(key, name, seen[name])
                continue
            seen[name] = key
            read = self.value(value, plan.field, key)
            if read is not None:
                values[plan.attribute] = read
        for name in _REQUIRED[record]:
            if name not in seen and not _is_misspelt(name, node, record):
                place = node.pairs[0][0] if node.pairs else node
                about = plans[name].field.about.rstrip(".")
                self.report(
                    "missing-field",
                    place,
                    f"{with_article(record)} needs `{name}`",
                    f"add `{name}:` ({about[0].lower()}{about[1:]})",
                )
        return values

    def duplicate_key(self, key: Node, name: str, first: Node) -> None:
        self.report(
            "duplicate-key",
            key,
            f"`{name}` stands twice",
            "join the two, or delete one",
            label=Label(self.span(first), "first here"),
        )

    def unknown_key(self, key: Node, name: str, record: str) -> None:
        if not isinstance(key, Scalar):
            self.report("wrong-type", key, "a key must be a plain word")
            return
        near = _nearest(name, PLANS[record])
        homes = [other for other, fields in PLANS.items() if name in fields and other != record]
        if near:
            help = f"did you mean `{near}`?"
        elif homes:
            help = f"`{name}` belongs to {with_article(homes[0])}: mend the indentation"
        else:
            help = f"{with_article(record)} may have: {', '.join(PLANS[record])}"
        message = f"`{name}` is no key of {with_article(record)}"
        sure = (
            near is not None
            and len(get_close_matches(name, list(PLANS[record]), n=2, cutoff=_CLOSE)) < 2
        )
        self.report("unknown-key", key, message, help, replace=near, sure=sure)

    # Values

    def value(self, node: Node, field: Field, key: Node) -> Any:
        """Read a field's value; ``None`` when it is wrong (a problem was reported)."""
        one, many = _READ[field.type], field.many
        if isinstance(node, Scalar) and not node.text and node.style is None:
            self.report("missing-value", key, f"`{field.key}` has no value", "fill it in or delete")
            return None
        if not isinstance(node, Sequence):
            read = one(self, node, field, 0)
            return (read,) if many and read is not None else () if many else read
        if not many:
            self.report("wrong-type", node, f"`{field.key}` takes one value, not a list")
            return None
        if not node.items:
            self.report("missing-value", key, f"`{field.key}` is empty", "fill it in or delete it")
        values = [one(self, item, field, n) for n, item in enumerate(node.items)]
        return tuple([value for value in values if value is not None])

    def text(self, node: Node, field: Field, index: int = 0) -> str | None:
        if not isinstance(node, Scalar):
            what = "a list" if isinstance(node, Sequence) else "a mapping"
            help = "put the text in quotation marks if it holds `: ` or brackets"
            self.report("wrong-type", node, f"`{field.key}` must be a text, not {what}", help)
            return None
        if not node.text.strip():
            self.report("missing-value", node, f"`{field.key}` is empty", "fill it in or delete it")
            return None
        if found := first_control(node.text):
            message = f"`{field.key}` holds the control character {found}"
            self.report("control-character", node, message, "delete it")
            return None
        self.doubt(node)
        return node.text

    def doubt(self, node: Scalar) -> None:
        """Note an invisible character that was written as an escape: others are seen before."""
        found = first_invisible(node.text) if node.style == '"' else None
        if found is None or len(self.doubts) >= MAX_PROBLEMS:
            return
        written = self.source[node.start.index : node.end.index]
        if first_invisible(written) is None:
            message = f"the invisible character {found} can make the text read otherwise than it is"
            problem = Problem("invisible-character", self.span(node), message, "delete its escape")
            self.doubts.append(problem)

    def reference(self, node: Node, field: Field, index: int = 0) -> str | None:
        if not isinstance(node, Scalar):
            help = "write the id of one record"
            self.report("wrong-type", node, f"`{field.key}` must be an id", help)
            return None
        text = node.text
        if not is_id(text):
            near = _meant_id(node)
            help = f"write `{near}`?" if near else "write letters, digits and hyphens"
            self.report("bad-id", node, f"`{text}` cannot be an id: {no_id(text)}", help)
            return None
        self._naming.append((field.type, text, node))
        return text

    def word(self, node: Node, field: Field, index: int = 0) -> str | None:
        text = self.text(node, field)
        if text is None or text in field.choices:
            return text
        near = kind_meant(text, field.choices) or _nearest(text, field.choices)
        like = [near] if near else near_words(text, field.choices)
        if like:
            help = f"did you mean {' or '.join(f'`{one}`' for one in like)}?"
        else:
            help = f"write one of {', '.join(field.choices)}"
        self.report("unknown-word", node, f"`{text}` is no {field.key}", help, replace=near)
        return None

    def flag(self, node: Node, field: Field, index: int = 0) -> bool | None:
        text = self.text(node, field)
        if text is None or (read := flag(text)) is not None:
            return None if text is None else read
        near = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(text.lower())
        near = near or (text.lower() if text.lower() in {"true", "false"} else None)
        message = f"`{field.key}` is `true` or `false`, not `{text}`"
        self.report("wrong-type", node, message, f"write `{near}`" if near else None, replace=near)
        return None

    def number(self, node: Node, field: Field, index: int = 0) -> float | None:
        text = self.text(node, field)
        if text is None:
            return None
        bare = text.replace(",", "").replace(" ", "").replace("_", "")
        if (read := number(text)) is not None:
            return read
        near = bare if number(bare) is not None else None
        help = f"write `{near}`" if near else "write digits only; the rest goes in `words`"
        self.report(
            "wrong-type", node, f"`{field.key}` must be a number, not `{text}`", help, replace=near
        )
        return None

    def count(self, node: Node, field: Field, index: int = 0) -> int | None:
        number = self.number(node, field)
        if number is None or (isinstance(number, int) and number >= 0):
            return None if number is None else int(number)
        self.report("wrong-type", node, f"`{field.key}` must be a whole number, zero or more")
        return None

    def hash(self, node: Node, field: Field, index: int = 0) -> str | None:
        text = self.text(node, field)
        if text is None or is_hash(text):
            return text
        self.report("wrong-type", node, f"`{field.key}` must be 64 lower-case hexadecimal digits")
        return None

    def url(self, node: Node, field: Field, index: int = 0) -> str | None:
        text = self.text(node, field)
        if text is None or is_url(text):
            return text
        self.report(
            "wrong-type", node, f"`{field.key}` must be a whole URL", "write https://… in full"
        )
        return None

    def identifier(self, node: Node, field: Field, index: int = 0) -> str | None:
        text = self.text(node, field)
        if text is None or is_identifier(text):
            return text
        message = f"`{text}` is no id in another register"
        help = "write `scheme:id`, such as `wikidata:Q7188`, or a whole https address"
        self.report("wrong-type", node, message, help)
        return None

    def date(self, node: Node, field: Field, index: int = 0) -> Date | None:
        if isinstance(node, Mapping):
            before = len(self.problems)
            values = self.mapping(node, "date-within")
            if values is None or len(self.problems) > before:
                return None
            if not values:
                help = "write `{not-before: …}`, `{not-after: …}` or both"
                self.report("wrong-type", node, f"`{field.key}` has no bound", help)
                return None
            try:
                return within(values.get("not_before"), values.get("not_after"))
            except DateError as error:
                self.report("bad-date", node, str(error))
                return None
        text = self.text(node, field)
        if text is None:
            return None
        try:
            return parse(text)
        except DateError as error:
            near = error.suggestion
            help = f"did you mean `{near}`?" if near else "write EDTF, such as 2021-12-25"
            self.report("bad-date", node, str(error), help, replace=near)
            return None

    def record(self, node: Node, field: Field, index: int = 0) -> Any:
        if isinstance(node, Scalar) and field.short:
            short = PLANS[field.record][field.short].field
            read = _READ[short.type](self, node, short, 0)
            values = None if read is None else {short.attribute: read}
        else:
            values = self.mapping(node, field.record)
        if values is None:
            return None
        if not NEEDED[field.record] <= values.keys():
            return None  # reported already
        return assemble.nested(field, values, index, node.start.line + 1)


_READ: Final[dict[Type, Callable[[_Reader, Node, Field, int], Any]]] = {
    Type.TEXT: _Reader.text,
    Type.LOCATOR: _Reader.text,
    Type.WORD: _Reader.word,
    Type.FLAG: _Reader.flag,
    Type.COUNT: _Reader.count,
    Type.NUMBER: _Reader.number,
    Type.DATE: _Reader.date,
    Type.URL: _Reader.url,
    Type.HASH: _Reader.hash,
    Type.IDENTIFIER: _Reader.identifier,
    Type.RECORD: _Reader.record,
    **dict.fromkeys(REFERENCES, _Reader.reference),
}


def _cut(message: str) -> str:
    """Shorten a message that quotes at length."""
    return message if len(message) <= LONGEST else f"{message[:LONGEST]}…"


def _meant_id(node: Node) -> str:
    """The id that a text which cannot be one seems to stand for; "" if none."""
    text = node.text[:LONGEST] if isinstance(node, Scalar) else ""
    return "-".join("".join(c if c.isalnum() else " " for c in text).lower().split())


def _nearest(word: str, among: Any) -> str | None:
    """The one close word of a vocabulary, if any."""
    if len(word) > LONGEST:
        return None
    near = get_close_matches(word.lower().replace("_", "-"), list(among), n=1, cutoff=_CLOSE)
    return near[0] if near else None


def _is_misspelt(name: str, node: Mapping, record: str) -> bool:
    """Whether an unknown key seems to stand for this one: that is reported already."""
    fields = PLANS[record]
    keys = [key.text for key, _ in node.pairs if isinstance(key, Scalar) and key.text not in fields]
    return any(_nearest(key, fields) == name for key in keys)
