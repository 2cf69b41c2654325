"""Which commits changed a file of the corpus, the newest ones."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from provenance.history.git import GitError
from provenance.history.repository import Commit, Repository
from provenance.store.errors import CorpusError

_COMMITS: Final = 5_000
"""So many of the newest commits are looked through."""
_SHOWN: Final = 6


class Changed(NamedTuple):
    """A commit that changed a file."""

    date: str
    author: str
    subject: str


History = Mapping[str, tuple[Changed, ...]]
"""By the path of a file, the newest commits that changed it."""


def history(repository: Repository) -> History:
    """Look through the newest commits once, for all files.

    Raises:
        CorpusError: git cannot be read.
    """
    found: dict[str, list[Changed]] = {}
    with suppress(GitError):  # a clone may lack what older commits hold
        for step in islice(repository.steps(), _COMMITS):
            change = _changed(step.commit)
            for one in step.touched:
                kept = found.setdefault(one.path, [])
                if len(kept) < _SHOWN:
                    kept.append(change)
    return {path: tuple(changes) for path, changes in found.items()}


def of_files(found: History, files: Iterable[str]) -> History:
    """The part of a history that some files have."""
    return {file: found[file] for file in files if file in found}


def repository(root: Path) -> Repository | None:
    """The repository that a corpus lies in; None where there is none with commits."""
    try:
        made = Repository(root)
        made.commit("HEAD")
    except CorpusError:
        return None
    return made


def _changed(commit: Commit) -> Changed:
    return Changed(commit.date[:10], commit.author, commit.subject)
