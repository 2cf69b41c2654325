"""The answers to ``source status``, ``source verify`` and ``source attach``."""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Final, NamedTuple

from provenance.model.slice import Slice
from provenance.quotes import library as states
from provenance.quotes import lock as locks
from provenance.quotes.library import Held, Library
from provenance.quotes.overlap import Overlap, Sample, overlaps, sample
from provenance.quotes.quotation import quotations
from provenance.quotes.vault import digest
from provenance.quotes.verify import VERDICTS, Checked, against, verify


class SourceStatus(NamedTuple):
    """How a source's document stands here, and its quotations by verdict."""

    source: str
    title: str
    state: str
    recorded: str
    here: str
    size: int | None
    verdicts: tuple[tuple[str, int], ...]


class Status(NamedTuple):
    """Every source that is quoted, has a version on record, or is attached."""

    sources: tuple[SourceStatus, ...]
    has_vault: bool
    unclaimed: tuple[str, ...]
    """Digests of documents in the vault that are no source's, as far as is recorded."""

    @property
    def found(self) -> bool:
        """Whether there is any such source."""
        return bool(self.sources)


FOREIGN: Final = "foreign"
LOST: Final = "lost"
UNREADABLE: Final = "unreadable"
CHANGED: Final = "changed"
SIZE: Final = "size"
READER: Final = "reader"
NOTE: Final = "note"
"""What a defect is."""


class Defect(NamedTuple):
    """What is wrong with a source's document, or is to be known of it.

    The vault's list is ``foreign``, or a document in it is ``lost`` (its digest in ``now``). A
    source's document is ``unreadable`` or something is told in a ``note`` (``words`` are the
    reader's own, ``help`` too), or it has ``changed``. Its ``size``, or the ``reader`` that gets
    its text, is on record as ``recorded``, and is ``now`` another.
    """

    kind: str
    source: str = ""
    recorded: str = ""
    now: str = ""
    words: str = ""
    help: str | None = None


class Verification(NamedTuple):
    """What reading every attached document anew showed."""

    documents: int
    defects: tuple[Defect, ...]
    notes: tuple[Defect, ...]
    overlaps: tuple[Overlap, ...]


class Effect(NamedTuple):
    """What a document means for the quotations of its source.

    ``affected`` are those that do not verify against it.
    """

    source: str
    state: str
    recorded: str
    held: Held
    verdicts: tuple[tuple[str, int], ...]
    affected: tuple[Checked, ...]


def status(root: Path, slice: Slice, asked: tuple[str, ...] = ()) -> Status:
    """Say of each source how its document stands on this machine.

    Raises:
        QuotesError: the vault or the lock file cannot be used.
    """
    library = Library(root, slice.sources)
    checked = verify(quotations(slice), slice.sources, library, locks.read(root))
    by_source: defaultdict[str, list[Checked]] = defaultdict(list)
    for one in checked:
        by_source[one.quotation.source or ""].append(one)
    rows = []
    for id, record in slice.sources.items():
        state, here = library.version(id)
        if asked and id not in asked:
            continue
        if not asked and not (record.sha256 or here or id in by_source):
            continue
        if here and not library.vault.intact(here):
            state = states.DAMAGED
        verdicts = _tally(by_source.get(id, []))
        recorded = record.sha256 or ""
        rows.append(SourceStatus(id, record.title, state, recorded, here, record.size, verdicts))
    claimed = {row.here for row in rows}
    claimed |= {document.sha256 for document in library.vault.attached().values()}
    claimed |= {record.sha256 for record in slice.sources.values() if record.sha256}
    unclaimed = () if asked else tuple(d for d in library.vault.documents() if d not in claimed)
    return Status(tuple(rows), library.vault.exists, unclaimed)


def inspect(root: Path, slice: Slice) -> Verification:
    """Read every attached document anew: digests, extraction, and what the texts share.

    Raises:
        QuotesError: the vault cannot be used.
    """
    library = Library(root, slice.sources, anew=True)
    defects: list[Defect] = []
    if library.vault.foreign:
        defects.append(Defect(FOREIGN))
    notes: list[Defect] = []
    samples: dict[str, Sample] = {}
    documents = 0
    for id, record in slice.sources.items():
        held = library.held(id)
        if held.state == states.ABSENT:
            continue
        documents += 1
        defects += _defects(held, record.size, library)
        if held.text is None:
            continue
        notes += [Defect(NOTE, id, words=note) for note in held.notes]
        if record.extractor and record.extractor != held.extractor:
            notes.append(Defect(READER, id, record.extractor, held.extractor))
        if held.state == states.ATTACHED:
            samples[id] = sample(held.text.normal)
    for sha256 in library.vault.documents():
        named = any(sha256 == record.sha256 for record in slice.sources.values())
        if not named and not library.vault.intact(sha256):
            defects.append(Defect(LOST, now=sha256))
    return Verification(
        documents, tuple(defects), tuple(notes), tuple(overlaps(samples, slice.sources))
    )


def effect(root: Path, slice: Slice, source: str) -> Effect:
    """Say what the document last attached to a source means for its quotations.

    Raises:
        QuotesError: the vault cannot be used.
    """
    library = Library(root, slice.sources, anew=True)
    attached = library.vault.attached()[source].sha256
    recorded = slice.sources[source].sha256 or ""
    held = library.document(source, attached)
    own = [quotation for quotation in quotations(slice) if quotation.source == source]
    checked = [against(quotation, held.text) for quotation in own] if held.text else []
    return Effect(
        source,
        states.CHANGED if recorded and recorded != attached else held.state,
        recorded,
        held,
        _tally(checked),
        tuple(one for one in checked if not one.passes),
    )


def _defects(held: Held, size: int | None, library: Library) -> list[Defect]:
    if held.state == states.CHANGED:
        return [Defect(CHANGED, held.source)]
    if held.state != states.ATTACHED:
        return [Defect(UNREADABLE, held.source, words=held.reason, help=held.help)]
    if size is not None:
        length = digest(library.vault.folder / held.sha256).size
        if length != size:
            return [Defect(SIZE, held.source, str(size), str(length))]
    return []


def _tally(checked: list[Checked]) -> tuple[tuple[str, int], ...]:
    tally = Counter(one.verdict for one in checked)
    return tuple((verdict, tally[verdict]) for verdict in VERDICTS if tally[verdict])
