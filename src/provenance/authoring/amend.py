"""Some fields of a record that is there, set anew; all else stays as it was."""

from collections.abc import Collection, Iterable
from collections.abc import Mapping as PyMapping
from typing import TYPE_CHECKING, NamedTuple

from provenance.authoring import compose
from provenance.authoring.change import Change
from provenance.authoring.compose import Values
from provenance.authoring.insert import as_ended, below
from provenance.authoring.refusing import cannot
from provenance.model.fields import RECORDS
from provenance.model.findings import Edit
from provenance.model.records import Claim, Record
from provenance.reading.arrange import arrange
from provenance.reading.comments import lay_out
from provenance.reading.compare import kinds_of_problems, unplaced
from provenance.reading.edit import apply
from provenance.reading.emit import emit, emit_part
from provenance.reading.layout import Block, CannotFormat, Document, Part
from provenance.reading.nodes import Mapping, Node, Scalar, Sequence, documents
from provenance.reading.problem import YamlProblem
from provenance.reading.reader import read
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


def amend(corpus: "Corpus", kind: str, id: str, values: Values, keys: Collection[str]) -> Change:
    """Plan a change of some fields of a record.

    Args:
        corpus: the corpus, opened.
        kind: ``claim``, ``statement``, ``actor`` or ``source``.
        id: its id.
        values: what its fields are to say.
        keys: the fields that are set anew; those that have no value are taken out.

    Raises:
        CorpusError: there is no such record, the values are wrong, or its file cannot be changed
            without touching something else.
    """
    holder = corpus.claim_of_statement(id) if kind == "statement" else id
    record = corpus.record("claim" if kind == "statement" else kind, holder or "")
    if record is None:
        raise CorpusError(f"there is no {kind} `{id}`")
    given = {key: values[key] for key in keys if key in values}
    (change,) = _changes(corpus, kind, [_Amended(id, record, given, keys)])
    return change


def amend_sources(corpus: "Corpus", values: PyMapping[str, Values]) -> list[Change]:
    """Plan a change of some fields of many sources, file by file.

    Args:
        corpus: the corpus, opened.
        values: what fields are to say, by the id of the source.

    Raises:
        CorpusError: as `amend`.
    """
    amended = []
    for id, given in values.items():
        record = corpus.record("source", id)
        if record is None:
            raise CorpusError(f"there is no source `{id}`")
        amended.append(_Amended(id, record, given, given.keys()))
    return _changes(corpus, "source", amended)


class _Amended(NamedTuple):
    """A record of which some fields are set anew: the keys, and what those say that stay."""

    id: str
    record: Record
    given: Values
    keys: Collection[str]


def _changes(corpus: "Corpus", kind: str, amended: Iterable[_Amended]) -> list[Change]:
    by_file: dict[str, list[_Amended]] = {}
    for one in amended:
        by_file.setdefault(one.record.origin.file, []).append(one)
    changes = []
    for file, those in by_file.items():
        text = corpus.text(file)
        if text is None:
            raise CorpusError(f"{file} can no longer be read")
        after = _rewritten(file, text, kind, those)
        closer = _spliced(text, kind, those)
        if closer is not None and _same(after, closer):
            after = closer
        changed = {
            (one.record.origin.document, one.id if kind in ("actor", "source") else "")
            for one in those
        }
        _hold(file, text, after, changed)
        changes.append(Change(file, text, after))
    return changes


def _rewritten(file: str, text: str, kind: str, those: Iterable[_Amended]) -> str:
    """The file with the fields set, written anew in canonical style."""
    laid = _laid_out(file, text)
    for one in those:
        block = _block(laid[one.record.origin.document], kind, one.id, one.record)
        if block is None:
            raise CorpusError(f"`{one.id}` cannot be found in {file}", "edit the file itself")
        _set(block, kind, one.given, one.keys)
    for document in laid:
        arrange(document)
    after = emit(laid)
    return after.replace("\n", "\r\n") if "\r\n" in text else after


def _same(one: str, other: str) -> bool:
    """Whether two texts say the same."""
    first, second = read("", one), read("", other)
    return [unplaced(r) for r in first.records] == [unplaced(r) for r in second.records]


def _laid_out(file: str, text: str) -> list[Document]:
    try:
        return lay_out(text.replace("\r\n", "\n"))
    except YamlProblem as problem:
        place = f"{file}:{problem.start.line + 1}"
        raise CorpusError(f"{place}: {problem.message}", problem.help) from None
    except CannotFormat as reason:
        raise cannot(file, reason) from None


def _block(document: Document, kind: str, id: str, record: Record) -> Block | None:
    """The mapping of a record in its document."""
    root = document.root
    if root is None:
        return None
    if kind == "claim":
        return root
    if kind != "statement":
        entries = _mapping(_part(root, f"{kind}s"))
        return _mapping(_part(entries, id)) if entries else None
    stance, place, number = _item(record, id)
    part = _part(root, stance)
    if part is None or not isinstance(part.value, Block):
        return None
    if part.value.is_mapping:
        return part.value
    items = part.value.parts
    return _mapping(items[place]) if len(items) == number else None


def _part(block: Block, name: str) -> Part | None:
    return next((part for part in block.parts if part.name == name), None)


def _mapping(part: Part | None) -> Block | None:
    value = part.value if part else None
    return value if isinstance(value, Block) and value.is_mapping else None


def _set(block: Block, kind: str, given: Values, keys: Collection[str]) -> None:
    made = compose.parts(kind, given)
    kept = []
    for part in block.parts:
        if part.name not in keys:
            kept.append(part)
        elif part.name in made:
            part.value = _as_listed(part.value, made.pop(part.name).value)
            kept.append(part)
    block.parts = [*kept, *made.values()]
    block.flow = False


def _as_listed(before: Scalar | Block, after: Scalar | Block) -> Scalar | Block:
    """A list where a list stood, in its style; a lone value where one stood, if it is one."""
    if not isinstance(before, Block) or before.is_mapping:
        alone = isinstance(after, Block) and not after.is_mapping and len(after.parts) == 1
        return after.parts[0].value if isinstance(after, Block) and alone else after
    if not isinstance(after, Block) or after.is_mapping:
        return Block(False, before.flow, [Part(None, after)])
    after.flow = before.flow
    return after


def _spliced(text: str, kind: str, those: Iterable[_Amended]) -> str | None:
    """The text with only the lines of these fields changed; None where they have none alone."""
    roots = list(documents(text))
    edits: list[Edit] = []
    for one in those:
        root = roots[one.record.origin.document]
        found = _edits(text, _node(root, kind, one.id, one.record), kind, one.given, one.keys)
        if found is None:
            return None
        edits += found
    try:
        return apply(text, [as_ended(text, edit) for edit in edits])
    except ValueError:  # two of them touch
        return None


def _edits(
    text: str, node: Mapping | None, kind: str, given: Values, keys: Collection[str]
) -> list[Edit] | None:
    """The edits of one record; None where its fields have no lines alone."""
    if node is None or text[node.start.index] in "{[":
        return None
    made = compose.parts(kind, given)
    ranks = {field.key: rank for rank, field in enumerate(RECORDS[kind])}
    edits: list[Edit] = []
    for place, (key, value) in enumerate(node.pairs):
        name = key.text if isinstance(key, Scalar) else ""
        if name not in keys:
            continue
        end = len(text[: value.end.index].rstrip())
        if name in made:
            part = made.pop(name)
            if isinstance(value, Sequence):
                before = Block(False, text[value.start.index] == "[")
                part.value = _as_listed(before, part.value)
            elif isinstance(value, Scalar):
                part.value = _as_listed(value, part.value)
            lines = emit_part(part, key.start.column)
            edits.append(Edit(key.start.index, end, "\n".join(lines).lstrip()))
        elif place == 0:
            return None  # it shares its line with the dash of its list, or opens the record
        else:
            start = text.rfind("\n", 0, key.start.index) + 1
            line = text.find("\n", end)
            edits.append(Edit(start, len(text) if line < 0 else line + 1, ""))
    for name, part in made.items():
        earlier = [
            (key, value)
            for key, value in node.pairs
            if ranks.get(key.text if isinstance(key, Scalar) else "", 0) < ranks[name]
        ]
        if not earlier:
            return None
        key, value = earlier[-1]
        edits.append(below(text, value, emit_part(part, key.start.column)))
    return edits


def _node(root: Node | None, kind: str, id: str, record: Record) -> Mapping | None:
    """The mapping of a record in its document."""
    if kind == "claim" or not isinstance(root, Mapping):
        return root if isinstance(root, Mapping) else None
    if kind != "statement":
        entries = _value(root, f"{kind}s")
        found = _value(entries, id) if isinstance(entries, Mapping) else None
        return found if isinstance(found, Mapping) else None
    stance, place, number_of = _item(record, id)
    found = _value(root, stance)
    if isinstance(found, Sequence) and len(found.items) == number_of:
        found = found.items[place]
    return found if isinstance(found, Mapping) else None


def _value(mapping: Mapping, name: str) -> Node | None:
    pairs = ((key, value) for key, value in mapping.pairs if isinstance(key, Scalar))
    return next((value for key, value in pairs if key.text == name), None)


def _item(record: Record, id: str) -> tuple[str, int, int]:
    """A statement's stance, its place among those of this stance, and how many these are."""
    assert isinstance(record, Claim)
    said = {s.id: s for s in (*record.said, *record.comments)}
    alike = [s.id for s in said.values() if s.stance == said[id].stance]
    return said[id].stance, alike.index(id), len(alike)


def _hold(file: str, before: str, after: str, changed: set[tuple[int, str]]) -> None:
    """Raise CorpusError unless these records alone are others, and nothing new is wrong."""
    was, now = read(file, before), read(file, after)
    new = kinds_of_problems(now) - kinds_of_problems(was)
    for problem in now.problems:
        if (problem.rule, problem.message) in new:
            raise CorpusError(f"nothing was written: {problem.message}", problem.help)
    others = [
        [
            unplaced(record)
            for record in reading.records
            if not {(record.origin.document, ""), (record.origin.document, record.id)} & changed
        ]
        for reading in (was, now)
    ]
    if others[0] != others[1] or len(was.records) != len(now.records):
        raise CorpusError(f"{file} cannot be changed without touching something else in it")
