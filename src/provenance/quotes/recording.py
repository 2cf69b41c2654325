"""Writing a source record: a new one, or new values in the one that stands there."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.model.fields import SOURCE, Field
from provenance.model.findings import Edit
from provenance.quotes.errors import QuotesError
from provenance.reading import nodes
from provenance.reading.edit import EditError, apply_safely
from provenance.reading.reader import read
from provenance.reading.scalars import inline
from provenance.store.files.atomic import write

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

Value = str | Sequence[str] | Sequence[Mapping[str, str]]
"""A field's value: a text, several, or records such as those of ``derived-from``."""

_FIELDS: Final = {field.key: field for field in SOURCE}


def record(corpus: "Corpus", id: str, values: Mapping[str, Value]) -> Path:
    """Write values into a source's record, which is made if there is none.

    What else stands in the file stays as it is. A new record gets a file of its own in ``seeds/``.

    Args:
        corpus: the corpus to write to.
        id: the source's id.
        values: by key of the file format.

    Returns:
        The file written, relative to the corpus.

    Raises:
        QuotesError: the values make no good record; nothing was written.
        CorpusError: the file changed meanwhile, or cannot be written.
    """
    known = corpus.record("source", id)
    if known is None:
        file = f"seeds/{id}.yaml"
        text = _new(id, values)
        problems = read(file, text).problems
        if problems:
            raise QuotesError(
                f"that makes no good source record: {problems[0].message}", problems[0].help
            )
        write(corpus.root / file, text, None)
        return Path(file)
    file = known.origin.file
    before = corpus.text(file)
    if before is None:
        raise QuotesError(f"{file} cannot be read")
    after = _changed(file, before, known.origin.document, id, values)
    if after != before:
        write(corpus.root / file, after, before)
    return Path(file)


def _new(id: str, values: Mapping[str, Value]) -> str:
    lines = ["sources:", f"  {inline(id, None, None)}:"]
    lines += [f"    {_line(field, values[key])}" for key, field in _FIELDS.items() if key in values]
    return "\n".join(lines) + "\n"


def _changed(file: str, text: str, document: int, id: str, values: Mapping[str, Value]) -> str:
    entry = _entry(text, document, id)
    keys = {key.text: (key, value) for key, value in entry.pairs if isinstance(key, nodes.Scalar)}
    order = list(_FIELDS)
    edits = []
    for name in (name for name in order if name in values):
        written = _value(_FIELDS[name], values[name])
        if name in keys:
            _, value = keys[name]
            edits.append(Edit(value.start.index, value.end.index, written))
            continue
        later = [keys[n][0] for n in order[order.index(name) + 1 :] if n in keys]
        edits.append(_insertion(text, entry, later[0] if later else None, f"{name}: {written}"))
    try:
        after = apply_safely(text, edits)
    except EditError as error:
        raise QuotesError(f"{file} cannot be changed so: {error}; nothing was written") from None
    return after


def _insertion(text: str, entry: nodes.Mapping, later: nodes.Node | None, line: str) -> Edit:
    """A new key before a later one, or at the record's end."""
    first = entry.pairs[0][0]
    if text[entry.start.index] == "{":
        if later is not None:
            return Edit(later.start.index, later.start.index, f"{line}, ")
        end = entry.end.index - 1
        return Edit(end, end, f", {line}")
    pad = " " * first.start.column
    if later is not None:
        return Edit(later.start.index, later.start.index, f"{line}\n{pad}")
    last = entry.end
    if last.column == 0 and last.index:  # a block scalar ends where the next line begins
        return Edit(last.index, last.index, f"{pad}{line}\n")
    stop = text.find("\n", last.index)
    stop = len(text) if stop < 0 else stop
    return Edit(stop, stop, f"\n{pad}{line}")


def _entry(text: str, document: int, id: str) -> nodes.Mapping:
    root = list(nodes.documents(text))[document]
    assert isinstance(root, nodes.Mapping)  # the reader made a record of it
    entries = root.pairs[0][1]
    assert isinstance(entries, nodes.Mapping)
    found = next(
        value for key, value in entries.pairs if isinstance(key, nodes.Scalar) and key.text == id
    )
    assert isinstance(found, nodes.Mapping)
    return found


def _line(field: Field, value: Value) -> str:
    return f"{field.key}: {_value(field, value)}"


def _value(field: Field, value: Value) -> str:
    if isinstance(value, str):
        return inline(value, None, field.type)
    items = [
        inline(item, None, field.type, True)
        if isinstance(item, str)
        else "{" + ", ".join(f"{k}: {inline(v, None, None, True)}" for k, v in item.items()) + "}"
        for item in value
    ]
    return items[0] if len(items) == 1 and isinstance(value[0], str) else f"[{', '.join(items)}]"
