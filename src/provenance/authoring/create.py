"""New claims, actors and sources, each in the file where it belongs."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.authoring import compose
from provenance.authoring.change import Change
from provenance.authoring.compose import Values
from provenance.authoring.insert import with_entry
from provenance.model.fields import RECORDS, Field, Type
from provenance.reading.reader import read
from provenance.store.errors import CorpusError
from provenance.store.files import guarded

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

KINDS: Final = ("claim", "actor", "source")
_NEW_FILES: Final = {"claim": "claims/{id}.yaml", "actor": "claims/actors.yaml"}
_SOURCE_FILE: Final = "seeds/{id}.yaml"


def asked(kind: str) -> tuple[Field, ...]:
    """The fields that a new record cannot do without, and for a claim what it is about."""
    return tuple(f for f in RECORDS[kind] if f.required and f.type is not Type.ID) + tuple(
        f for f in RECORDS[kind] if kind == "claim" and f.key == "about"
    )


def values_of(kind: str, given: Iterable[str]) -> Values:
    """Read ``key=value`` pairs of a record; a key given several times makes a list.

    Raises:
        CorpusError: a pair has no ``=``, or its key is no field of the record.
    """
    fields = {f.key: f for f in RECORDS[kind] if f.type is not Type.ID}
    values: Values = {}
    for pair in given:
        key, sign, value = pair.partition("=")
        field = fields.get(key.strip())
        if not sign or field is None:
            raise CorpusError(
                f"`{pair}` is no `key=value` of {'an' if kind == 'actor' else 'a'} {kind}",
                f"the keys are {', '.join(fields)}",
            )
        read_value = compose.date(value.strip()) if field.type is Type.DATE else value.strip()
        if field.key not in values:
            values[field.key] = read_value
        elif isinstance(values[field.key], list):
            values[field.key].append(read_value)
        else:
            values[field.key] = [values[field.key], read_value]
    return values


def create(
    root: Path, corpus: "Corpus | None", kind: str, id: str, values: Values, file: str | None
) -> Change:
    """Plan a new record.

    Args:
        root: the corpus's folder.
        corpus: the corpus, opened; None while it has no files.
        kind: ``claim``, ``actor`` or ``source``.
        id: its id.
        values: its keys and values.
        file: where to write it, relative to the corpus. Else a claim, and a source unless all are
            in one file, gets a file of its own; an actor goes where the actors are.

    Raises:
        CorpusError: the id is taken, the values are wrong, or the file is not clear.
    """
    if corpus and corpus.record(kind, id):
        origin = corpus.record(kind, id)
        assert origin is not None
        place = f"{origin.origin.file}:{origin.origin.line}"
        raise CorpusError(f"there is a {kind} `{id}` already, at {place}")
    file = file or _file(corpus, kind, id)
    path = root / file
    before = _text(path) if path.exists() else None
    if kind == "claim":
        text = compose.document({"claim": id, **values})
        after = text if before is None else f"{before.rstrip()}\n---\n{text}"
    elif before is None or not before.strip():
        after = compose.document({f"{kind}s": {id: values}}, 3)
    else:
        after = with_entry(file, before, f"{kind}s", id, values)
    _refuse_wrong(after, before or "")
    return Change(file, before, after)


def _text(path: Path) -> str:
    try:
        return guarded.read(path).decode("utf-8-sig")
    except OSError as error:
        raise CorpusError(f"cannot read {path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise CorpusError(f"{path} is not UTF-8") from None


def _refuse_wrong(after: str, before: str) -> None:
    """Raise CorpusError for what the reader finds wrong and did not find wrong before."""
    known = {(problem.rule, problem.message) for problem in read("", before).problems}
    for problem in read("", after).problems:
        if (problem.rule, problem.message) not in known:
            raise CorpusError(f"nothing was written: {problem.message}", problem.help)


def _file(corpus: "Corpus | None", kind: str, id: str) -> str:
    if kind == "claim":
        return _NEW_FILES["claim"].format(id=id)
    homes = sorted(_homes(corpus, kind)) if corpus else []
    if len(homes) == 1:
        return homes[0]
    if kind == "source":
        return _SOURCE_FILE.format(id=id)
    if not homes:
        return _NEW_FILES["actor"]
    raise CorpusError("actors are in several files", f"add `--file` with one of {', '.join(homes)}")


def _homes(corpus: "Corpus", kind: str) -> set[str]:
    records = (corpus.record(kind, id) for id in corpus.ids(kind))
    return {record.origin.file for record in records if record}
