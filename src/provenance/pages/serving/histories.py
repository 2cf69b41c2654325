"""What changed files of the corpus, looked up beside the answering and kept while it holds."""

import threading
from pathlib import Path

from provenance.history.git import GitError, ask
from provenance.pages.history import History, history, repository
from provenance.store.errors import CorpusError


class Histories:
    """The newest commits of each file, looked up again when somebody has committed.

    Nobody waits for it: until it is known there is none.
    """

    def __init__(self, root: Path) -> None:
        self._repository = repository(root)
        self._log = _log_of(root) if self._repository else None
        self._known: tuple[int, History] = (0, {})
        self._seen: int | None = None
        self._busy = threading.Lock()

    @property
    def is_there(self) -> bool:
        """Whether the corpus lies in a git repository with commits."""
        return self._repository is not None

    def now(self) -> tuple[int, History]:
        """What is known, and how often that changed; looks again where somebody committed since."""
        if self._repository is not None and self._moved() and self._busy.acquire(blocking=False):
            threading.Thread(target=self._look, daemon=True).start()
        return self._known

    def _moved(self) -> bool:
        return self._seen is None or self._seen != self._when()

    def _when(self) -> int:
        try:
            return self._log.stat().st_mtime_ns if self._log else 0
        except OSError:
            return 0

    def _look(self) -> None:
        when = self._when()
        try:
            assert self._repository is not None
            found = history(self._repository)
        except CorpusError:
            found = {}
        self._known, self._seen = (self._known[0] + 1, found), when
        self._busy.release()


def _log_of(root: Path) -> Path | None:
    """The file to which git adds a line at every commit."""
    try:
        told = ask(root, "rev-parse", "--git-path", "logs/HEAD").decode().strip()
    except GitError:
        return None
    return root / told
