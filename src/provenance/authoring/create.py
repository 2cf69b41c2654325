"""New claims, actors and sources, each in the file where it belongs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.authoring import compose
from provenance.authoring.change import Change
from provenance.authoring.compose import Values
from provenance.authoring.insert import with_entry
from provenance.authoring.names import unused
from provenance.authoring.understand import New
from provenance.model.fields import RECORDS, Field
from provenance.reading.reader import read
from provenance.store.errors import CorpusError
from provenance.store.files import guarded

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

KINDS: Final = ("claim", "actor", "source")
_NEW_FILES: Final = {
    "claim": "claims/{id}.yaml",
    "actor": "claims/actors.yaml",
    "source": "seeds/sources.yaml",
}
_SOURCE_FILE: Final = "seeds/{id}.yaml"
"""Of a further source, where sources have files of their own."""


_ASKED: Final = {
    "claim": ("text", "about"),
    "actor": ("name", "kind"),
    "source": ("title", "kind", "publisher", "published", "url"),
}


def asked(kind: str) -> tuple[Field, ...]:
    """The fields that somebody is asked for who begins a record."""
    return tuple(f for f in RECORDS[kind] if f.key in _ASKED[kind])


def named(kind: str) -> str:
    """The key under which a record says in words what it is."""
    return _ASKED[kind][0]


def free_id(corpus: "Corpus | None", made: Sequence[New], kind: str, name: str) -> str:
    """Give an id to a record of that name: short, readable, and nobody else's."""
    taken = {new.id for new in made}
    return unused(kind, name, lambda one: one in taken or bool(corpus and corpus.kind_of(one)))


def create_all(root: Path, corpus: "Corpus | None", made: Iterable[New]) -> list[Change]:
    """Plan new records, of which several may go into one file.

    Raises:
        CorpusError: as `create`.
    """
    changes: dict[str, Change] = {}
    for new in made:
        change = create(root, corpus, new.kind, new.id, new.values, None, tuple(changes.values()))
        changes[change.file] = change
    return list(changes.values())


def create(
    root: Path,
    corpus: "Corpus | None",
    kind: str,
    id: str,
    values: Values,
    file: str | None,
    planned: Sequence[Change] = (),
) -> Change:
    """Plan a new record.

    Args:
        root: the corpus's folder.
        corpus: the corpus, opened; None while it has no files.
        kind: ``claim``, ``actor`` or ``source``.
        id: its id.
        values: its keys and values.
        file: where to write it, relative to the corpus. Else a claim, and a source unless all are
            in one file, gets a file of its own; an actor goes where most actors are.
        planned: changes that are to be made with it; the file may be among them.

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
    there = before
    for change in planned:
        before = change.after if change.file == file else before
    if kind == "claim":
        text = compose.document({"claim": id, **values})
        after = text if before is None else f"{before.rstrip()}\n---\n{text}"
    elif before is None or not before.strip():
        after = compose.document({f"{kind}s": {id: values}}, 3)
    else:
        after = with_entry(file, before, f"{kind}s", id, values)
    _refuse_wrong(after, before or "")
    return Change(file, there, after)


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
    homes = _homes(corpus, kind) if corpus else Counter()
    if homes and (kind == "actor" or len(homes) == 1):
        return min(homes, key=lambda file: (-homes[file], file))
    return _SOURCE_FILE.format(id=id) if homes else _NEW_FILES[kind]


def _homes(corpus: "Corpus", kind: str) -> Counter[str]:
    records = (corpus.record(kind, id) for id in corpus.ids(kind))
    return Counter(record.origin.file for record in records if record)
