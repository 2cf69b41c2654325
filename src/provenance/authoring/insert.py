"""Adding a statement or a record to a file's text, leaving everything else as it stands."""

from collections import Counter
from collections.abc import Mapping as Mapping_

from provenance.authoring import compose
from provenance.authoring.compose import Values
from provenance.model.fields import RECORDS
from provenance.model.findings import Edit
from provenance.model.records import Claim, Record, Statement
from provenance.model.vocabulary import COMMENTED, SAID_AS
from provenance.reading.arrange import arrange
from provenance.reading.comments import lay_out
from provenance.reading.compare import kinds_of_problems, unplaced
from provenance.reading.edit import apply
from provenance.reading.emit import emit
from provenance.reading.layout import Block, CannotFormat, Part
from provenance.reading.nodes import Mapping, Node, Scalar, Sequence, documents
from provenance.reading.problem import YamlProblem
from provenance.reading.reader import Reading, read
from provenance.store.errors import CorpusError

_STEP = 2
_RANK = {field.key: number for number, field in enumerate(RECORDS["claim"])}


def with_statement(file: str, text: str, document: int, stance: str, values: Values) -> str:
    """Return a claim file's text with one more statement.

    It goes behind the others of its stance, or makes a new list where the canonical order has it.

    Args:
        file: the file's name, for messages.
        text: its text.
        document: which of its documents holds the claim.
        stance: the stance.
        values: the statement's keys.

    Raises:
        CorpusError: what the values say is wrong, or the file cannot be changed safely.
    """
    assert stance in SAID_AS
    root = _root(file, text, document)
    edit = _statement_edit(text, root, stance, values)
    if edit:
        after = apply(text, [_as_ended(text, edit)])
    else:
        after = _rearranged(file, text, document, stance, values)
    _hold(file, text, after, added=(document, stance))
    return after


def with_entry(file: str, text: str, kind: str, id: str, values: Values) -> str:
    """Return the text of an actors or sources file with one more record, behind the others.

    Raises:
        CorpusError: what the values say is wrong, or the file cannot be changed safely.
    """
    return with_entries(file, text, kind, {id: values})


def with_entries(file: str, text: str, kind: str, entries: Mapping_[str, Values]) -> str:
    """Return the text of an actors or sources file with more records, behind the others.

    Raises:
        CorpusError: what the values say is wrong, or the file cannot be changed safely.
    """
    for root in _roots(file, text):
        if not isinstance(root, Mapping) or not root.pairs:
            continue
        key, held = root.pairs[0]
        if not (isinstance(key, Scalar) and key.text == kind and _is_block(text, held)):
            continue
        lines: list[str] = []
        for id, values in entries.items():
            lines += ["", *compose.entry(kind, id, values, held.start.column)]
        after = apply(text, [_as_ended(text, _below(text, held, lines))])
        _hold(file, text, after, added=None, number=len(entries))
        return after
    raise CorpusError(f"{file} holds no `{kind}` to add to", f"run `provenance fmt {file}` first")


def _statement_edit(text: str, root: Node, stance: str, values: Values) -> Edit | None:
    """The insertion of a statement's lines; ``None`` where the file's style has no place for it."""
    if not (isinstance(root, Mapping) and _is_block(text, root)):
        return None
    before: Node | None = None
    for key, value in root.pairs:
        name = key.text if isinstance(key, Scalar) else ""
        if name == stance:
            if not (isinstance(value, Sequence) and _is_block(text, value)):
                return None
            lines = compose.statement(stance, values, value.start.column)
            return _below(text, value, lines)
        if _RANK.get(name, 0) < _RANK[stance]:
            before = value
    if before is None:
        return None
    lines = compose.statement(stance, values, _STEP)
    return _below(text, before, ["", f"{stance}:", *lines])


def _below(text: str, node: Node, lines: list[str]) -> Edit:
    """Insert lines under the last line of a node."""
    end = node.end.index
    if text[end - 1 : end] == "\n":  # a block scalar ends below the empty lines that follow it
        end = len(text[:end].rstrip())
    line = text.find("\n", end)
    place = len(text) if line < 0 else line + 1
    start = "" if line >= 0 else "\n"
    return Edit(place, place, start + "\n".join(lines) + "\n")


def _as_ended(text: str, edit: Edit) -> Edit:
    """Give an edit the line ends of the text."""
    return edit._replace(text=edit.text.replace("\n", "\r\n")) if "\r\n" in text else edit


def _rearranged(file: str, text: str, document: int, stance: str, values: Values) -> str:
    """Add a statement to a claim in a style that must be changed for it: in braces, or lone."""
    try:
        layout = lay_out(text.replace("\r\n", "\n"))
    except CannotFormat as reason:
        raise CorpusError(f"{file} cannot be added to: {reason}") from None
    for laid in layout:
        arrange(laid)
    root = layout[document].root
    assert root is not None
    item = compose.statement_part(stance, values)
    part = next((part for part in root.parts if part.name == stance), None)
    if part is None:
        nowhere = root.parts[0].key
        assert nowhere is not None
        root.parts.append(Part(nowhere._replace(text=stance), Block(False, False, [item])))
    elif isinstance(part.value, Block) and not part.value.is_mapping:
        part.value.flow = False
        part.value.parts.append(item)
    else:
        part.value = Block(False, False, [Part(None, part.value), item])
    for laid in layout:
        arrange(laid)
    after = emit(layout)
    return after.replace("\n", "\r\n") if "\r\n" in text else after


def _roots(file: str, text: str) -> list[Node | None]:
    try:
        return list(documents(text))
    except YamlProblem as problem:
        place = f"{file}:{problem.start.line + 1}"
        raise CorpusError(f"{place}: {problem.message}", problem.help) from None


def _root(file: str, text: str, document: int) -> Node:
    root = _roots(file, text)[document]
    assert root is not None
    return root


def _is_block(text: str, node: Node) -> bool:
    return isinstance(node, Mapping | Sequence) and text[node.start.index] not in "[{"


def _hold(
    file: str, before: str, after: str, added: tuple[int, str] | None, number: int = 1
) -> None:
    """Raise CorpusError unless one statement, or else so many records, came to the text."""
    was, now = read(file, before), read(file, after)
    new = kinds_of_problems(now) - kinds_of_problems(was)
    for problem in now.problems:
        if (problem.rule, problem.message) in new:
            raise CorpusError(f"nothing was written: {problem.message}", problem.help)
    known = [unplaced(record) for record in was.records]
    if added:
        same = known == _without_last(now, added)
    else:
        records = [unplaced(record) for record in now.records]
        was_there, is_there = Counter(known), Counter(records)
        same = not was_there - is_there and (is_there - was_there).total() == number
    if not same:
        raise CorpusError(
            f"{file} cannot be added to without changing what stands in it",
            f"run `provenance fmt {file}` first",
        )


def _without_last(reading: Reading, added: tuple[int, str]) -> list[Record]:
    """The records, but for the last statement of one stance in one document."""
    document, stance = added
    records: list[Record] = []
    for record in reading.records:
        bare = unplaced(record)
        if isinstance(bare, Claim) and record.origin.document == document:
            if stance == COMMENTED:
                bare = bare._replace(comments=_but_last(bare.comments, stance))
            else:
                bare = bare._replace(statements=_but_last(bare.statements, stance))
        records.append(bare)
    return records


def _but_last(said: tuple[Statement, ...], stance: str) -> tuple[Statement, ...]:
    last = max(n for n, s in enumerate(said) if s.stance == stance)
    return (*said[:last], *said[last + 1 :])
