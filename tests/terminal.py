"""The program at a real pseudo-terminal: what is typed, and what is shown."""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

INTERRUPT = "\x03"
END = "\x04"


class Session(NamedTuple):
    """What was shown, all of it, and how it ended."""

    shown: str
    code: int


def typed(
    folder: Path, words: Sequence[str], answers: Sequence[str], columns: int = 100
) -> Session:
    """Run a command, and answer each of its questions in turn.

    Args:
        folder: where.
        words: the command, without the program's name.
        answers: a line for each question; `INTERRUPT` and `END` are Ctrl-C and Ctrl-D.
        columns: how wide the terminal is.
    """
    import pexpect

    environment: Any = {**os.environ, "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": str(columns)}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "provenance", *words],
        cwd=str(folder),
        env=environment,
        encoding="utf-8",
        dimensions=(50, columns),
        timeout=30,
    )
    child.delaybeforesend = None
    shown = ""
    for answer in answers:
        child.expect(r": $")
        shown += child.before + child.after
        if answer == INTERRUPT:
            time.sleep(0.1)  # until it reads: what comes between prompt and read waits for a key
        child.send(answer if answer in (INTERRUPT, END) else f"{answer}\r")
    child.expect(pexpect.EOF)
    shown += child.before
    child.close()
    return Session(shown.replace("\r\n", "\n"), child.exitstatus)
