"""The program, run in this process as a pipe gets it."""

import gc
import json
import os
import sys
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

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
    app = load()
    words = command.split() if isinstance(command, str) else [*command]
    os.environ.pop("PROVENANCE_CORPUS", None)
    with chdir(corpus):
        result = CliRunner().invoke(
            app, words, prog_name="provenance", env=environment, catch_exceptions=False
        )
    return Run(result.exit_code, result.stdout, result.stderr)


def load() -> Any:
    """Give the program as it stands before any command."""
    from provenance.cli.app import app

    return app


def become(words: Sequence[str]) -> NoReturn:
    """Be the program, in a process that was forked for it: its streams are 0, 1 and 2."""
    from provenance.__main__ import main

    code = 1
    try:
        sys.argv = ["provenance", *words]
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8")  # noqa: SIM115
            for number, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        gc.disable()
        sys.stdout.flush()
        os._exit(code)
