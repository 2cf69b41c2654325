"""A corpus to start from: a tiny invented one, of which every file teaches one thing, or none."""

import json
import re
from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, NamedTuple

from provenance.authoring.change import Change
from provenance.store.errors import CorpusError
from provenance.store.files.discovery import SETTINGS_FILE, scan

_SETTINGS: Final = """\
# The settings of this corpus. Every one may be left out.
title = {title}

[check]
# Quotations longer than this are reported, so that nobody copies whole documents.
max-quote-words = 12

[check.severity]
# Quotations of sources whose document is not attached yet (`provenance source attach`) are told in
# one line. Delete this once all are, and each that cannot be verified is an error.
quote-unverified = "warning"
"""

_KEEP: Final = "claims/.gitkeep"


class Start(NamedTuple):
    """What a corpus would be started with, and the files that were there and are left."""

    changes: tuple[Change, ...]
    kept: tuple[str, ...]


def start(folder: Path, title: str, example: bool) -> Start:
    """Plan a new corpus.

    Args:
        folder: where, new or with other files in it.
        title: what it is about.
        example: whether the files that teach are put into it.

    Raises:
        CorpusError: the folder holds a corpus already.
    """
    if folder.is_dir() and scan(folder, may_be_empty=True).files:
        raise CorpusError(
            f"{folder} holds a corpus already",
            "name a folder without one, or write on: `provenance new`",
        )
    if folder.exists() and not folder.is_dir():
        raise CorpusError(f"{folder} is a file", "name a folder")
    texts = _example() if example else {_KEEP: ""}
    texts[SETTINGS_FILE] = _SETTINGS.format(title=json.dumps(title, ensure_ascii=False))
    changes, kept = [], []
    for file, text in sorted(texts.items()):
        if (folder / file).exists():
            kept.append(file)
        else:
            changes.append(Change(file, None, text))
    return Start(tuple(changes), tuple(kept))


def _example() -> dict[str, str]:
    found = _below(files("provenance.authoring") / "starter_files", "")
    return {name: item.read_text(encoding="utf-8") for name, item in found}


def _below(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for item in folder.iterdir():
        if item.is_dir():
            found += _below(item, f"{prefix}{item.name}/")
        elif not item.name.endswith((".py", ".pyc")):
            found.append((f"{prefix}{item.name}", item))
    return found


class Hook(NamedTuple):
    """A file by which something else runs the check, and what it is to hold."""

    file: str
    text: str


_PRE_COMMIT: Final = """\
repos:
  - repo: local
    hooks:
      - id: provenance-check
        name: provenance check
        entry: provenance check{corpus}
        language: system
        pass_filenames: false
        files: ^{folder}(claims/|seeds/|provenance\\.toml$)
"""

_GITHUB: Final = """\
name: claims
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install {package}
      - run: provenance check --format github{corpus}
"""

_GITLAB: Final = """\
check-claims:
  image: python:3.12-slim
  script:
    - pip install {package}
    - provenance check --format gitlab{corpus} > gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""

HOOKS: Final = {
    "pre-commit": (".pre-commit-config.yaml", _PRE_COMMIT),
    "github": (".github/workflows/claims.yml", _GITHUB),
    "gitlab": (".gitlab-ci.yml", _GITLAB),
}
"""What can run the check: before a commit, or in CI; the file of each, and its text."""


def repository(folder: Path) -> Path | None:
    """Find the top of the git repository that a folder lies in, or is to lie in."""
    folder = folder.absolute()
    return next((top for top in (folder, *folder.parents) if (top / ".git").exists()), None)


def is_release(version: str) -> bool:
    """Whether a version of the program is one that package indexes have."""
    return re.fullmatch(r"[\d.]+", version) is not None


def hooks(folder: Path, top: Path, wanted: Sequence[str], version: str) -> list[Hook]:
    """Write what is to run the check.

    Args:
        folder: the corpus.
        top: the top of its repository.
        wanted: keys of `HOOKS`.
        version: of the program, which CI installs; of one in development, which no index has, it
            installs the newest release.
    """
    package = f"provenance-claims=={version}" if is_release(version) else "provenance-claims"
    below = folder.absolute().relative_to(top.absolute()).as_posix()
    corpus = "" if below == "." else f" --corpus {below}"
    inside = "" if below == "." else f"{below}/"
    return [
        Hook(file, text.format(corpus=corpus, folder=inside, package=package))
        for file, text in (HOOKS[one] for one in wanted)
    ]
