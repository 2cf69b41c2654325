"""The folder of a site: what is another is written, what is no longer there is deleted."""

import json
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from provenance.store.errors import CorpusError
from provenance.store.files import guarded
from provenance.store.files.atomic import Aside

_OWN: Final = "-"
"""The folder of what is no page."""
_RECORD: Final = f"{_OWN}/site.json"
"""Lists the files of a site: what it has no longer is deleted, and nothing else ever."""


FileStatus = tuple[str, int, int, int]
"""A file of a site, its size and times."""


def status(into: Path, name: str) -> FileStatus | None:
    """A file of a site as it stands; None where there is no plain one."""
    try:
        found = os.lstat(into / name)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return name, found.st_size, found.st_mtime_ns, found.st_ctime_ns


class Folder:
    """The folder of a site: files are written where they are another, and listed."""

    def __init__(self, into: Path) -> None:
        self.into = into
        self.files: set[str] = set()
        self.written = 0
        self._aside: Aside | None = None
        self._made: set[Path] = set()

    def put(self, name: str, content: str | bytes) -> FileStatus:
        """Write a file, unless it stands there as it is."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        self.files.add(name)
        path = self.into / name
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return self._status(name)
        self._make(path.parent)
        if self._aside is None:
            self._make(self.into / _OWN)
            self._aside = Aside(self.into / _OWN)
        self._aside.put(path, data)
        self.written += 1
        return self._status(name)

    def _status(self, name: str) -> FileStatus:
        return status(self.into, name) or (name, -1, 0, 0)

    def _make(self, folder: Path) -> None:
        """Make a folder, once; none of the site leads out of it."""
        if folder not in self._made:
            folder.mkdir(parents=True, exist_ok=True)
            if not folder.resolve().is_relative_to(self.into.resolve()):
                message = f"{folder} is a link that leads out of {self.into}: nothing was written"
                raise CorpusError(message, "put a plain folder in its place")
            self._made.add(folder)

    def begin(self, files: Iterable[str]) -> None:
        """List what a new site will have: if writing it is broken off, the next try goes on."""
        self._list(files)
        self.files, self.written = set(), 0

    def _list(self, files: Iterable[str]) -> None:
        self.put(_RECORD, json.dumps({"files": sorted(files)}, indent=0) + "\n")

    def close(self, before: set[str]) -> int:
        """Delete what the site had ``before`` and has no longer, and list what it has.

        Returns:
            How many files were deleted.
        """
        deleted = _tidy(self.into, before - self.files)
        self._list(self.files)
        return deleted


def files_before(into: Path) -> set[str]:
    """The files of the site that a folder holds.

    Raises:
        CorpusError: it holds something else.
    """
    if not into.exists():
        return set()
    if not into.is_dir():
        raise CorpusError(f"{into} is no folder", "name one that is empty or not there yet")
    try:
        listed = json.loads(guarded.read(into / _RECORD))["files"]
        return {str(name) for name in listed}
    except FileNotFoundError:
        if any(into.iterdir()):
            message = f"{into} holds other files, which a site would mix with"
            help = "name a folder that is empty or not there yet"
            raise CorpusError(message, help) from None
        return set()
    except (OSError, ValueError, KeyError, TypeError):
        help = "delete the folder, and write the site anew"
        raise CorpusError(f"{into}/{_RECORD} is not as it was written", help) from None


def _tidy(into: Path, gone: set[str]) -> int:
    """Delete files that the site had and has no longer; only such as lie inside it."""
    deleted = 0
    for name in sorted(gone):
        parts = name.split("/")
        path = into.joinpath(*parts)
        if ".." in parts or (path.is_absolute() and not name) or not path.is_file():
            continue
        if path.resolve().is_relative_to(into.resolve()):
            path.unlink()
            deleted += 1
    return deleted
