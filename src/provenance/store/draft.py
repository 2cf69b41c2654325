"""A corpus that stays open while its files are being written: an editor's, in memory."""

from collections.abc import Mapping
from pathlib import Path

from provenance.store.corpus import Corpus
from provenance.store.index.database import Opened, look_again, open_private, revise
from provenance.store.slices.lookup import Lookup


class DraftCorpus(Corpus):
    """The records of a corpus with unsaved texts in place of some files.

    It answers as a corpus opened with these texts as its overlay does, and takes in another text
    at the cost of that one file: nothing else is looked at. It is a private copy: nothing that it
    takes in, or works out, is kept on disk.
    """

    def __init__(self, root: Path, texts: Mapping[str, str | None]) -> None:
        """Open the corpus at ``root`` with these texts, None for no file at all.

        Raises:
            CorpusError: when there are no files, and no texts.
        """
        super().__init__(root, dict(texts))

    def _opened(self) -> Opened:
        return open_private(self.root, self._overlay)

    def revise(self, texts: Mapping[str, str | None]) -> None:
        """Take in the unsaved text of some files; None says that the file itself counts again."""
        held = {path: text for path, text in texts.items() if text is not None}
        self._overlay = {**self._overlay, **held}
        for path in texts.keys() - held.keys():
            self._overlay.pop(path, None)
        revise(self._db, self.root, texts)
        self._look = Lookup(self.query)

    def look_again(self) -> None:
        """Take in what has changed on disk, in any file and in the settings."""
        self._scan = look_again(self._db, self.root, self._overlay)
        self._look = Lookup(self.query)
        self.__dict__.pop("settings", None)
