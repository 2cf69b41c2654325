"""The program, run in this process as a pipe gets it."""

import json
import os
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner


class Run(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def jsonl(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def run(corpus: Path, command: str | Sequence[str], **environment: str) -> Run:
    """Run a command in a corpus: words are split at spaces, or given as a list."""
    from provenance.cli.app import app

    words = command.split() if isinstance(command, str) else [*command]
    os.environ.pop("PROVENANCE_CORPUS", None)
    with chdir(corpus):
        result = CliRunner().invoke(
            app, words, prog_name="provenance", env=environment, catch_exceptions=False
        )
    return Run(result.exit_code, result.stdout, result.stderr)
