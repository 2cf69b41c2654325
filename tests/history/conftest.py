"""Small git repositories, made of the invented corpus."""

import os
import subprocess
from pathlib import Path

import pytest

_PLAIN = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


class Repo:
    """A git repository that tests edit and commit to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._day = 0

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=Ida Voss", "-c", "user.email=ida@example.org")
        date = {f"GIT_{who}_DATE": f"2026-03-{self._day or 1:02}T12:00:00Z" for who in _WHO}
        done = subprocess.run(
            ["git", *who, *arguments],
            cwd=self.root,
            env={**os.environ, **_PLAIN, **date},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def append(self, path: str, text: str) -> None:
        self.write(path, (self.root / path).read_text(encoding="utf-8") + text)

    def commit(self, message: str) -> str:
        self._day += 1
        self.git("add", "-A")
        self.git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")


_WHO = ("AUTHOR", "COMMITTER")


@pytest.fixture
def repo(harbour: Path) -> Repo:
    """The invented corpus, committed once."""
    made = Repo(harbour)
    made.git("init", "--quiet", "-b", "main")
    made.commit("Begin the record of Lantern Bay")
    return made
