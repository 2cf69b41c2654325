"""The answers to ``source status``, ``source verify`` and ``source attach``."""

from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from provenance.model.slice import Slice
from provenance.quotes import library as states
from provenance.quotes import lock as locks
from provenance.quotes.library import FOREIGN, FOREIGN_HELP, Held, Library
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


class Defect(NamedTuple):
    """What is wrong with a source's document, and what to do."""

    source: str
    message: str
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
        defects.append(Defect("", FOREIGN, FOREIGN_HELP))
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
        notes += [Defect(id, note) for note in held.notes]
        if record.extractor and record.extractor != held.extractor:
            message = f"was read by {record.extractor} and is now read by {held.extractor}"
            notes.append(Defect(id, message, "run provenance quotes lock to hold it to the new"))
        if held.state == states.ATTACHED:
            samples[id] = sample(held.text.normal)
    for sha256 in library.vault.documents():
        named = any(sha256 == record.sha256 for record in slice.sources.values())
        if not named and not library.vault.intact(sha256):
            defects.append(Defect("", f"the vault's file {sha256} no longer has its digest"))
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
    found = []
    if held.state == states.CHANGED:
        found.append(
            Defect(
                held.source,
                "another version is attached than the one on record",
                f"record it: provenance source add --id {held.source} FILE;"
                " or attach the one on record",
            )
        )
    elif held.state != states.ATTACHED:
        found.append(Defect(held.source, held.reason, held.help))
    elif size is not None:
        length = digest(library.vault.folder / held.sha256).size
        if length != size:
            message = f"`size` says {size} bytes, the document has {length}"
            found.append(Defect(held.source, message, f"write size: {length}"))
    return found


def _tally(checked: list[Checked]) -> tuple[tuple[str, int], ...]:
    tally = Counter(one.verdict for one in checked)
    return tuple((verdict, tally[verdict]) for verdict in VERDICTS if tally[verdict])
