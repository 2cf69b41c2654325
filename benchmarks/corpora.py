"""The generated corpora that are measured, made once and kept outside the repository."""

import os
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.generate import generate
from benchmarks.measure import PROVENANCE, Command, run

ENVIRONMENT: Final = "PROVENANCE_BENCH"
"""Names the folder in which corpora are kept; otherwise it is under the system's temporary one."""


def home() -> Path:
    """The folder of all that the benchmarks write."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(tempfile.gettempdir()) / "provenance-bench"


def corpus(claims: int, layout: str) -> Path:
    """A corpus, generated if it is not there."""
    folder = home() / f"{layout}-{claims}"
    if not (folder / ".complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        generate(claims, layout, folder)
        (folder / ".complete").touch()
    return folder


def compiled(claims: int, layout: str) -> Path:
    """A corpus that is compiled, with its summaries: what a user has who asked before."""
    folder = corpus(claims, layout)
    run(Command((*PROVENANCE, "disputes", "--limit", "1"), folder))
    return folder


def forget(folder: Path) -> None:
    """Delete what is compiled of a corpus."""
    shutil.rmtree(folder / ".provenance", ignore_errors=True)


def copy(folder: Path) -> Path:
    """A copy to edit, with what is compiled of it; times are kept."""
    target = folder.with_name(f"{folder.name}-edited")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder, target)
    return target


def edit(path: Path, pattern: str, text: str) -> None:
    """Change the first place in a file that fits a pattern, each time to something else."""
    number = time.time_ns() // 1_000_000 % 9 + 1
    old = path.read_text(encoding="utf-8")
    new = re.sub(pattern, text.format(number), old, count=1, flags=re.MULTILINE)
    if new == old:
        new = re.sub(pattern, text.format(number % 9 + 1), old, count=1, flags=re.MULTILINE)
    path.write_text(new, encoding="utf-8")
