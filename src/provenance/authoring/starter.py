"""A tiny corpus to start from: every file of it teaches one thing."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from provenance.authoring.change import Change
from provenance.store.errors import CorpusError
from provenance.store.files.discovery import scan


def start(folder: Path) -> list[Change]:
    """Plan the starter corpus.

    Raises:
        CorpusError: the folder holds a corpus already, or a file that would be in the way.
    """
    if folder.is_dir() and scan(folder, may_be_empty=True).files:
        raise CorpusError(f"{folder} holds a corpus already", "name a folder that is new or empty")
    if folder.exists() and not folder.is_dir():
        raise CorpusError(f"{folder} is a file", "name a folder that is new or empty")
    changes = [
        Change(name, None, item.read_text(encoding="utf-8"))
        for name, item in sorted(_below(files("provenance.authoring") / "starter_files", ""))
    ]
    for change in changes:
        if (folder / change.file).exists():
            raise CorpusError(f"{folder / change.file} is there already", "name another folder")
    return changes


def _below(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for item in folder.iterdir():
        if item.is_dir():
            found += _below(item, f"{prefix}{item.name}/")
        elif not item.name.endswith((".py", ".pyc")):
            found.append((f"{prefix}{item.name}", item))
    return found
