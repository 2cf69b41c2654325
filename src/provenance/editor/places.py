"""Where records are written, and where they are named; renaming one everywhere."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from provenance.editor.desk import Desk
from provenance.editor.hover import named
from provenance.editor.spots import NAMING, Spot, spots
from provenance.model.fields import Type
from provenance.reading.plans import is_id
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError

_STATEMENT: Final = "statement"


class Stretch(NamedTuple):
    """A place in a file, by the offsets of its text."""

    file: str
    start: int
    end: int


def definition(desk: Desk, spot: Spot) -> Stretch | None:
    """Find where the record is written that a place names."""
    corpus = desk.sound()
    found = named(corpus, spot)
    if found is None:
        return None
    kind, id = found
    home = corpus.claim_of_statement(id) if kind == _STATEMENT else None
    record = corpus.record("claim", home) if home else corpus.record(kind, id)
    if record is None:
        return None
    file = record.origin.file
    text = desk.typed().text(file) or ""
    own = [one for one in spots(text) if _is_own(one, kind, id)]
    if own:
        return Stretch(file, own[0].start, own[0].end)
    owner = next((one for one in spots(text) if one.owner == record.id), None)
    return Stretch(file, owner.start, owner.end) if owner else Stretch(file, 0, 0)


def references(desk: Desk, kind: str, id: str, *, own: bool) -> list[Stretch]:
    """Find every place that names a record, and, if asked for, those that bear its id."""
    corpus = desk.typed()
    return [
        Stretch(file, spot.start, spot.end)
        for file, spot in _mentions(desk, corpus, kind, id)
        if own or not _is_own(spot, kind, id)
    ]


def _mentions(desk: Desk, corpus: Corpus, kind: str, id: str) -> Iterator[tuple[str, Spot]]:
    """All places with an id that may mean a record of a kind."""
    sound = desk.sound()
    files = {*corpus.files_naming(id), *sound.files_naming(id), *desk.open}
    files.update(one.file for one in corpus.broken())
    claim = sound.claim_of_statement(id) if kind == _STATEMENT else None
    record = sound.record("claim", claim) if claim else sound.record(kind, id)
    if record:
        files.add(record.origin.file)
    for file in sorted(files):
        for spot in spots(corpus.text(file) or ""):
            if spot.text == id and not spot.is_key and _means(sound, spot, kind):
                yield file, spot


def _means(corpus: Corpus, spot: Spot, kind: str) -> bool:
    if spot.field.type is Type.ID:
        return spot.record == kind
    kinds = NAMING.get(spot.field.type, ())
    if kind not in kinds:
        return False
    found = named(corpus, spot)  # an actor and a claim may share an id: the likelier is meant
    return found is None or found[0] == kind


def _is_own(spot: Spot, kind: str, id: str) -> bool:
    return spot.field.type is Type.ID and spot.record == kind and spot.text == id


class Renaming(NamedTuple):
    """What becomes of files when a record is renamed: its places, and a file of its name."""

    places: tuple[Stretch, ...]
    file: tuple[str, str] | None


def rename(desk: Desk, kind: str, id: str, new: str) -> Renaming:
    """Plan to give a record another id in every file that names it.

    Raises:
        CorpusError: the new id is none, or another record bears it.
    """
    if not is_id(new):
        raise CorpusError(f"`{new}` cannot be an id", "ids have letters, digits, `-`, `_` and `.`")
    corpus = desk.typed()
    if kind == _STATEMENT and corpus.claim_of_statement(new):
        raise CorpusError(f"the statement `{new}` is there already")
    if kind != _STATEMENT and (taken := corpus.kind_of(new)):
        raise CorpusError(f"the {taken[0]} `{new}` is there already")
    places = tuple(references(desk, kind, id, own=True))
    record = corpus.record(kind, id) if kind != _STATEMENT else None
    path = PurePosixPath(record.origin.file) if record else None
    moved = None
    if path is not None and path.stem == id:
        moved = (str(path), str(path.with_name(f"{new}{path.suffix}")))
    return Renaming(places, moved)
