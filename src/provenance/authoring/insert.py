"""Adding a statement or a record to a file's text, leaving everything else as it stands."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping as Mapping_
from typing import NamedTuple

from provenance.authoring import compose
from provenance.authoring.compose import Values
from provenance.authoring.refusing import cannot
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


class Addition(NamedTuple):
    """A statement to add: to which of a file's documents, its stance, its keys."""

    document: int
    stance: str
    values: Values


def with_statement(file: str, text: str, document: int, stance: str, values: Values) -> str:
    """Return a claim file's text with one more statement, as `with_statements` does."""
    return with_statements(file, text, [Addition(document, stance, values)])


def with_statements(file: str, text: str, additions: Iterable[Addition]) -> str:
    """Return a claim file's text with more statements.

    Each goes behind the others of its stance, or makes a new list where the canonical order has it.

    Args:
        file: the file's name, for messages.
        text: its text.
        additions: the statements.

    Raises:
        CorpusError: what the values say is wrong, or the file cannot be changed safely.
    """
    together: dict[tuple[int, str], list[Values]] = {}
    for one in additions:
        assert one.stance in SAID_AS
        together.setdefault((one.document, one.stance), []).append(one.values)
    order = sorted(together, key=lambda place: (place[0], _RANK[place[1]]))
    roots = _roots(file, text)
    edits: list[Edit] = []
    rearranged: list[tuple[int, str]] = []
    for document, stance in order:
        root = roots[document]
        assert root is not None
        edit = _statement_edit(text, root, stance, together[document, stance])
        if edit:
            edits.append(as_ended(text, edit))
        else:
            rearranged.append((document, stance))
    after = apply(text, edits)
    for document, stance in rearranged:
        for values in together[document, stance]:
            after = _rearranged(file, after, document, stance, values)
    _hold(file, text, after, {place: len(said) for place, said in together.items()})
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
        after = apply(text, [as_ended(text, below(text, held, lines))])
        _hold_entries(file, text, after, len(entries))
        return after
    raise CorpusError(f"{file} holds no `{kind}` to add to", f"run `provenance fmt {file}` first")


def _statement_edit(text: str, root: Node, stance: str, said: Iterable[Values]) -> Edit | None:
    """The insertion of statements' lines; ``None`` where the file's style has no place for them."""
    if not (isinstance(root, Mapping) and _is_block(text, root)):
        return None
    before: Node | None = None
    for key, value in root.pairs:
        name = key.text if isinstance(key, Scalar) else ""
        if name == stance:
            if not (isinstance(value, Sequence) and _is_block(text, value)):
                return None
            column = value.start.column
            return below(text, value, _lines(stance, said, column))
        if _RANK.get(name, 0) < _RANK[stance]:
            before = value
    if before is None:
        return None
    return below(text, before, ["", f"{stance}:", *_lines(stance, said, _STEP)])


def _lines(stance: str, said: Iterable[Values], column: int) -> list[str]:
    return [line for values in said for line in compose.statement(stance, values, column)]


def below(text: str, node: Node, lines: list[str]) -> Edit:
    """Insert lines under the last line of a node."""
    end = node.end.index
    if text[end - 1 : end] == "\n":  # a block scalar ends below the empty lines that follow it
        end = len(text[:end].rstrip())
    line = text.find("\n", end)
    place = len(text) if line < 0 else line + 1
    start = "" if line >= 0 else "\n"
    return Edit(place, place, start + "\n".join(lines) + "\n")


def as_ended(text: str, edit: Edit) -> Edit:
    """Give an edit the line ends of the text."""
    return edit._replace(text=edit.text.replace("\n", "\r\n")) if "\r\n" in text else edit


def _rearranged(file: str, text: str, document: int, stance: str, values: Values) -> str:
    """Add a statement to a claim in a style that must be changed for it: in braces, or lone."""
    try:
        layout = lay_out(text.replace("\r\n", "\n"))
    except CannotFormat as reason:
        raise cannot(file, reason) from None
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


def _is_block(text: str, node: Node) -> bool:
    return isinstance(node, Mapping | Sequence) and text[node.start.index] not in "[{"


def _hold(file: str, before: str, after: str, said: Mapping_[tuple[int, str], int]) -> None:
    """Raise CorpusError unless so many statements, by document and stance, came to the text."""
    was, now = _read_sound(file, before, after)
    if [unplaced(record) for record in was.records] != _without_last(now, said):
        raise _unsafe(file)


def _hold_entries(file: str, before: str, after: str, number: int) -> None:
    """Raise CorpusError unless just so many records came to the text."""
    was, now = _read_sound(file, before, after)
    was_there = Counter(unplaced(record) for record in was.records)
    is_there = Counter(unplaced(record) for record in now.records)
    if was_there - is_there or (is_there - was_there).total() != number:
        raise _unsafe(file)


def _read_sound(file: str, before: str, after: str) -> tuple[Reading, Reading]:
    """Read both texts; raise CorpusError for a problem that only the second has."""
    was, now = read(file, before), read(file, after)
    new = kinds_of_problems(now) - kinds_of_problems(was)
    for problem in now.problems:
        if (problem.rule, problem.message) in new:
            raise CorpusError(f"nothing was written: {problem.message}", problem.help)
    return was, now


def _unsafe(file: str) -> CorpusError:
    return CorpusError(
        f"{file} cannot be added to without changing what stands in it",
        f"run `provenance fmt {file}` first",
    )


def _without_last(reading: Reading, said: Mapping_[tuple[int, str], int]) -> list[Record]:
    """The records, but for so many last statements of a stance in a document."""
    numbers: dict[int, list[tuple[str, int]]] = {}
    for (document, stance), number in said.items():
        numbers.setdefault(document, []).append((stance, number))
    records: list[Record] = []
    for record in reading.records:
        bare = unplaced(record)
        if isinstance(bare, Claim):
            for stance, number in numbers.get(record.origin.document, ()):
                if stance == COMMENTED:
                    bare = bare._replace(comments=_but_last(bare.comments, stance, number))
                else:
                    bare = bare._replace(statements=_but_last(bare.statements, stance, number))
        records.append(bare)
    return records


def _but_last(said: tuple[Statement, ...], stance: str, number: int) -> tuple[Statement, ...]:
    places = [place for place, one in enumerate(said) if one.stance == stance][-number:]
    return tuple(one for place, one in enumerate(said) if place not in places)
