"""The program as its users run it, in this process."""

import json
import os
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from oracle.record import Corpus, files


class Told(NamedTuple):
    command: str
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Program:
    """The program over one generated corpus; each command is run once."""

    def __init__(self, corpus: Corpus, root: Path) -> None:
        self.root = root
        if root.exists():
            shutil.rmtree(root)
        for path, text in files(corpus).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        self._told: dict[str, Told] = {}

    def __call__(self, command: str, json: bool = False) -> Told:
        from provenance.cli.app import app

        words = command.split() + (["--format", "json"] if json else [])
        key = " ".join(words)
        if key not in self._told:
            os.environ["COLUMNS"] = "200"
            words += ["--corpus", str(self.root)]
            result = CliRunner().invoke(app, words)
            if result.exception and not isinstance(result.exception, SystemExit):
                raise Crash(f"{key}: {result.exception!r}") from result.exception
            self._told[key] = Told(key, result.exit_code, result.stdout, result.stderr)
        return self._told[key]

    def json(self, command: str) -> Any:
        told = self(command, json=True)
        if told.code not in (0, 1):
            raise Refused(f"{told.command}: {told.err}")
        return told.json


class Crash(Exception):
    """A traceback."""


class Refused(Exception):
    """The program would not answer."""
