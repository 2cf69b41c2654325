"""A corpus as it was at a commit: the compiled corpus of today, and over it what differs.

Nothing is written: what git holds is laid over a private copy, and only that is read anew.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from provenance.history.git import MOST, Blobs, blobs
from provenance.history.repository import (
    Commit,
    Repository,
    Tree,
    as_shown,
    is_linked,
    is_text,
    object_id,
)
from provenance.store.corpus import Corpus, open_corpus
from provenance.store.errors import CorpusError
from provenance.store.files.intake import fetch


class Moment(NamedTuple):
    """A corpus at a commit, or (None) in its files as they are.

    ``left_out`` are its files that were not read: links, what a link leads to, and files whose name
    cannot be shown.
    """

    corpus: Corpus
    commit: Commit | None
    left_out: tuple[str, ...]


class Past:
    """Opens a corpus at commits of its repository.

    Args:
        corpus: as it is now.
        repository: that it lies in.
    """

    def __init__(self, corpus: Corpus, repository: Repository) -> None:
        self.repository = repository
        self._corpus = corpus
        self._linked = tuple(path for path in corpus.files() if is_linked(corpus.root, path))
        unread = (one.file for one in corpus.broken() if not is_text(one.file))
        self._left_out = (*self._linked, *map(as_shown, unread))
        self._here: dict[str, str] = {}

    @contextmanager
    def now(self) -> Iterator[Moment]:
        """Give the corpus in its files as they are, without those that no moment has."""
        if not self._linked:
            yield Moment(self._corpus, None, self._left_out)
            return
        overlay = dict.fromkeys(self._linked)
        with open_corpus(self._corpus.root, overlay=overlay) as corpus:
            yield Moment(corpus, None, self._left_out)

    @contextmanager
    def at(self, commit: Commit) -> Iterator[Moment]:
        """Give the corpus at a commit.

        Raises:
            CorpusError: this clone lacks files of it, or they are too many.
        """
        tree = self.repository.tree(commit.id)
        with blobs(self._corpus.root) as taken:
            overlay = self._overlay(tree, taken)
        with open_corpus(self._corpus.root, overlay=overlay) as corpus:
            yield Moment(corpus, commit, tree.left_out)

    def _overlay(self, tree: Tree, taken: Blobs) -> Mapping[str, bytes | None]:
        here = self._files_here(next(iter(tree.files.values()), ""))
        overlay: dict[str, bytes | None] = {path: None for path in here if path not in tree.files}
        size = 0
        for path, oid in tree.files.items():
            if here.get(path) != oid:
                overlay[path] = content = taken.content(oid)
                size += len(content)
                if size > MOST:
                    raise CorpusError(
                        f"more than {MOST // 2**20} MB of claim files differ",
                        "compare revisions that lie nearer to each other",
                    )
        return overlay

    def _files_here(self, like: str) -> Mapping[str, str]:
        """The object ids of the files as they are; "" for one that cannot be read or is linked."""
        if not self._here:
            for path in self._corpus.files():
                content = None if path in self._linked else fetch(str(self._corpus.root), path)
                whole = content is not None and content.problem is None
                self._here[path] = object_id(content.data, like) if content and whole else ""
        return self._here
