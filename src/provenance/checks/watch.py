"""Waiting until a file of a corpus changes."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from provenance.store.files.discovery import SETTINGS_FILE, scan

_PAUSE: Final = 0.15
"""Seconds between two looks: a blink, and little work even for ten thousand files."""


def changes(root: Path, pause: float = _PAUSE) -> Iterator[tuple[str, ...]]:
    """Yield which files were written, added or deleted, each time; never ends by itself."""
    before = _look(root)
    while True:
        time.sleep(pause)
        now = _look(root)
        if now != before:
            saved = sorted(name for name in {*now, *before} if now.get(name) != before.get(name))
            before = now
            yield tuple(saved)


def _look(root: Path) -> dict[str, object]:
    found: dict[str, object] = dict(scan(root, may_be_empty=True).files)
    try:
        found[SETTINGS_FILE] = (root / SETTINGS_FILE).stat().st_mtime
    except OSError:
        found[SETTINGS_FILE] = 0.0
    return found
