"""Running the program in this process, as its users do; a traceback is an exception here."""

import os
import signal
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

LONGEST = 60
"""Seconds after which a run is one that hangs."""


class Run(NamedTuple):
    """How a run ended; ``fault`` says what nobody should ever see."""

    code: int
    out: str
    err: str
    fault: str = ""


class Hang(BaseException):
    """A run took longer than any may."""


def run(root: Path, words: list[str]) -> Run:
    """Run a command in a corpus."""
    from provenance.cli.app import app
    from provenance.model.characters import visible

    os.chdir(root)
    signal.signal(signal.SIGALRM, _hang)
    signal.alarm(LONGEST)
    try:
        done = CliRunner().invoke(app, words, catch_exceptions=True)
        picture = done.stdout_bytes.startswith(b"\x89PNG")  # that was asked for, in a pipe
        out = "" if picture else done.stdout_bytes.decode("utf-8", "replace")
        err = done.stderr_bytes.decode("utf-8", "replace")
    except Hang:
        return Run(-1, "", "", f"it ran for over {LONGEST} seconds")
    finally:
        signal.alarm(0)
    fault = ""
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        place = done.exc_info[2]
        while place.tb_next:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
        fault = f"{type(done.exception).__name__}: {done.exception} ({where})"
    elif done.exit_code not in (0, 1, 2):
        fault = f"exit code {done.exit_code}"
    else:
        acts = {c for c in out + err if c not in "\n\t\r" and visible(c) != c}
        if acts:
            fault = f"{sorted(map(ascii, acts))} reached the screen"
    return Run(done.exit_code, out, err, fault)


def _hang(*_: object) -> None:
    raise Hang
