"""What verdicts on quotations depend on besides the claim files: the lock, the vault, the code."""

import os
import time
from hashlib import blake2b
from pathlib import Path
from typing import Final

from provenance.quotes import lock
from provenance.quotes.errors import QuotesError
from provenance.quotes.library import READERS
from provenance.quotes.vault import Vault
from provenance.store.files import guarded
from provenance.store.index.schema import modules, state

_TICK: Final = 2_000_000_000
"""Nanoseconds within which two writes may carry the same time on the coarsest file systems."""


def standing(root: Path) -> str | None:
    """Name the state of all that, in a short text; None while a document could change unseen.

    Documents are known by size, times and inode, as claim files are.
    """
    marks = [state((*modules("quotes"), "reading/locate"))]
    try:
        marks.append(blake2b(guarded.read(root / lock.FILE, guarded.MAX_LISTS)).hexdigest())
    except OSError as error:
        marks.append(type(error).__name__)
    vault = Vault(root)
    try:  # the list of what is attached is believed by a key outside the corpus
        marks.append(f"foreign {vault.foreign}")
    except QuotesError as error:
        marks.append(error.message)
    folder = vault.folder
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        return " ".join((*marks, type(error).__name__))
    now = time.time_ns()
    for entry in entries:
        if entry.is_dir():
            continue  # extracted texts, which are kept under the digest of what they come from
        status = entry.stat()
        if max(status.st_mtime_ns, status.st_ctime_ns) > now - _TICK:
            return None
        marks.append(
            f"{entry.name} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} "
            f"{status.st_ino} {os.access(entry.path, os.R_OK)}"
        )
    marks += _versions()
    return blake2b(" ".join(marks).encode("utf-8", "surrogateescape")).hexdigest()


def _versions() -> list[str]:
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for package in READERS:
        try:
            found.append(version(package))
        except PackageNotFoundError:
            found.append("")
    return found
