"""The program as its users run it, in this process."""

import json
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from typer.main import get_command
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


@cache
def _built() -> Any:
    """The command line, with its commands built once and not at every call."""
    from provenance.cli.app import app

    group = get_command(app)
    find = group.get_command
    known: dict[str, Any] = {}

    def remembered(context: Any, name: str) -> Any:
        if name not in known:
            known[name] = find(context, name)
        return known[name]

    group.get_command = remembered  # type: ignore[method-assign]
    return group


def _run(command: str, words: list[str]) -> Told:
    code = 0
    with CliRunner().isolation(env={"COLUMNS": "200"}) as (out, err, _):
        try:
            _built().main(args=words, prog_name="provenance")
        except SystemExit as end:
            code = int(end.code or 0)
        except Exception as error:
            raise Crash(f"{command}: {error!r}") from error
        sys.stdout.flush()
        sys.stderr.flush()
        return Told(command, code, out.getvalue().decode(), err.getvalue().decode())


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
        words = command.split() + (["--format", "json"] if json else [])
        key = " ".join(words)
        if key not in self._told:
            words += ["--corpus", str(self.root)]
            self._told[key] = _run(key, words)
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
