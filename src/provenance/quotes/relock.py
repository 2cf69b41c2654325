"""Writing the lock file: everything verified anew where the text is at hand."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from provenance.model.records import Source
from provenance.quotes import lock as locks
from provenance.quotes.library import Library
from provenance.quotes.lock import Lock, LockEntry, digest_of
from provenance.quotes.match import needle
from provenance.quotes.quotation import Quotation
from provenance.quotes.verify import LOCKED, Checked, verify
from provenance.store.files import guarded
from provenance.store.files.atomic import write


class Locked(NamedTuple):
    """What locking did.

    ``verified`` quotations were held to their texts, ``kept`` stand in the lock and their text is
    not here, ``failed`` do not pass and are not in the lock; ``pruned`` counts the entries that no
    quotation has any more.
    """

    verified: int
    kept: int
    pruned: int
    failed: tuple[Checked, ...]
    changed: bool
    size: int


def relock(
    root: Path, quotations: list[Quotation], sources: Mapping[str, Source], library: Library
) -> Locked:
    """Verify every quotation of a corpus and write its lock file.

    Raises:
        QuotesError: the vault or the lock cannot be read.
        CorpusError: the lock cannot be written.
    """
    lock = locks.read(root)
    checked = verify(quotations, sources, library, lock)
    verified = [entry for one in checked if (entry := one.entry)]
    kept = [_kept(one, lock) for one in checked if one.verdict == LOCKED]
    entries = [*verified, *kept]
    held = {(entry.statement, entry.quote) for entry in entries}
    pruned = sum((entry.statement, entry.quote) not in held for entry in lock.entries)
    path = root / locks.FILE
    before = guarded.read(path, guarded.MAX_LISTS).decode() if lock.exists else None
    after = locks.text(entries)
    if after != before:
        write(path, after, before)
    failed = tuple(one for one in checked if not one.passes)
    return Locked(len(verified), len(kept), pruned, failed, after != before, len(after.encode()))


def _kept(checked: Checked, lock: Lock) -> LockEntry:
    """The entry by which a quotation passes, under the name that its statement has now."""
    quotation = checked.quotation
    entry = next(
        entry
        for entry in lock.holding(quotation.source or "", digest_of(needle(quotation.quote)))
        if entry.sha256 == checked.sha256 and entry.lines == checked.found[0].lines
    )
    return entry._replace(statement=quotation.statement.id, quote=quotation.number)
