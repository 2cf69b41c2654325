"""What was typed into a form and not saved yet, kept until it is, or until somebody drops it."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Final, NamedTuple

from provenance.store.files import guarded, private
from provenance.store.files.atomic import replacing

_NAME: Final = re.compile(r"[0-9a-f]{16}")
_KEPT: Final = 60 * 86_400
"""Seconds after which a draft that nobody touched is dropped."""


class Draft(NamedTuple):
    """A form as it was typed.

    ``base`` is the text of the file that it changes as it stood when the form was opened, ``None``
    while no file is known; ``file`` its path. ``author`` and ``message`` are for the commit.
    """

    path: str
    said: dict[str, str]
    file: str = ""
    base: str | None = None
    author: str = ""
    message: str = ""


class Drafts:
    """The drafts of a corpus, a file each."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / private.FOLDER / "drafts"

    @staticmethod
    def name() -> str:
        """A name for a new draft."""
        return token_hex(8)

    def read(self, name: str) -> Draft | None:
        """Give a draft; None where there is none, or it cannot be read."""
        if not _NAME.fullmatch(name):
            return None
        try:
            return Draft(**json.loads(guarded.read(self._folder / f"{name}.json")))
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    def write(self, name: str, draft: Draft) -> None:
        """Keep a draft, whole or as it was before."""
        if not _NAME.fullmatch(name):
            return
        path = private.made(self._root, "drafts") / f"{name}.json"
        with replacing(path, self._root) as file:
            file.write(json.dumps(draft._asdict(), ensure_ascii=False).encode())

    def drop(self, name: str) -> None:
        """Forget a draft."""
        if _NAME.fullmatch(name):
            (self._folder / f"{name}.json").unlink(missing_ok=True)

    def all(self) -> Iterator[tuple[str, Draft]]:
        """Give the drafts in which something was typed, the newest first; old ones are dropped."""
        found = []
        for path in self._folder.glob("*.json"):
            when = path.stat().st_mtime
            if time.time() - when > _KEPT:
                path.unlink(missing_ok=True)
                continue
            draft = self.read(path.stem)
            if draft is not None and any(draft.said.values()):
                found.append((when, path.stem, draft))
        yield from ((name, draft) for _, name, draft in sorted(found, reverse=True))
