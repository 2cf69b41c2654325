"""The open texts of a corpus, and the corpus that they make, in two states.

*Typed* is the corpus as it stands in the editor, for findings. *Sound* has, of each file in which a
record cannot be read just now, the last text in which all could: answers come from it, so that a
half-typed line does not empty them. One thread asks both; the protocol's only hands texts over.
"""

from pathlib import Path
from threading import Lock

from provenance.store.draft import DraftCorpus


class Desk:
    """What is open of one corpus."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = Lock()
        self._open: dict[str, str] = {}
        self._new: dict[str, str | None] = {}
        self._stale = False
        self._typed: DraftCorpus | None = None
        self._sound: DraftCorpus | None = None
        self._behind: set[str] = set()
        self.state = 0
        """Counts what was taken in: the same number is the same state."""

    # Of the protocol's thread

    def take(self, path: str, text: str | None) -> None:
        """Take the text of a file, or None: it is closed, and what is saved counts again."""
        with self._lock:
            self.state += 1
            self._new[path] = text
            if text is None:
                self._open.pop(path, None)
            else:
                self._open[path] = text

    def reread(self) -> None:
        """Note that files may have changed on disk."""
        with self._lock:
            self.state += 1
            self._stale = True

    @property
    def open(self) -> dict[str, str]:
        """The texts of the open files, by path."""
        with self._lock:
            return dict(self._open)

    # Of the thread that asks

    def typed(self) -> DraftCorpus:
        """Give the corpus as it stands in the editor.

        Raises:
            CorpusError: it cannot be opened.
        """
        with self._lock:
            new, self._new = self._new, {}
            stale, self._stale = self._stale, False
            texts = dict(self._open)
        if self._typed is None:
            self._typed = DraftCorpus(self.root, texts)
            self._behind.update(texts)
            return self._typed
        if stale:
            self._typed.look_again()
            if self._sound:
                self._sound.look_again()
        if new:
            self._typed.revise(new)
            self._behind.update(new)
        return self._typed

    def sound(self) -> DraftCorpus:
        """Give the corpus with the last sound text of every file; raises as `typed` does."""
        typed = self.typed()
        broken = {one.file for one in typed.broken()}
        if self._sound is None:
            self._sound = DraftCorpus(
                self.root, {path: None for path in self.open if self._is_new(path)}
            )
        ready = self._behind - broken
        if ready:
            texts = self.open
            self._sound.revise({path: texts.get(path) for path in ready})
            self._behind -= ready
        return self._sound

    def _is_new(self, path: str) -> bool:
        return not (self.root / path).exists()
