"""The program at a real pseudo-terminal: what is typed, and what is shown."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import program

INTERRUPT = "\x03"
END = "\x04"
_PATIENCE = 60
_OF_OTHERS = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PROVENANCE_CORPUS")


class Session(NamedTuple):
    """What was shown, all of it, and how it ended."""

    shown: str
    code: int


def session(
    folder: Path,
    words: Sequence[str],
    answers: Sequence[str] = (),
    *,
    columns: int = 80,
    rows: int = 24,
    environment: Mapping[str, str] | None = None,
    quiet: bool = False,
) -> Session:
    """Run a command, and answer each of its questions in turn.

    Args:
        folder: where.
        words: the command, without the program's name.
        answers: a line for each question; `INTERRUPT` and `END` are Ctrl-C and Ctrl-D.
        columns: how wide the terminal is.
        rows: how high it is.
        environment: what is said there.
        quiet: to leave out stderr, on which a slow machine tells how far it is.
    """
    ready, go = os.pipe()
    program.load()  # once, not in every child
    pid, end = pty.fork()
    if pid == 0:
        os.read(ready, 1)  # until the terminal has its size
        signal.signal(signal.SIGINT, signal.default_int_handler)  # which who runs tests may ignore
        if quiet:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.chdir(folder)
        for name in _OF_OTHERS:
            os.environ.pop(name, None)
        os.environ |= environment or {}
        program.become(words)
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.write(go, b".")
    shown = b""
    for answer in answers:
        shown += _read(end, asked=True)
        if answer == INTERRUPT:
            time.sleep(0.1)  # until it reads: what comes between prompt and read waits for a key
        os.write(end, (answer if answer in (INTERRUPT, END) else f"{answer}\r").encode())
    shown += _read(end, asked=False)
    _, status = os.waitpid(pid, 0)
    for opened in (ready, go, end):
        os.close(opened)
    return Session(shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(status))


def typed(
    folder: Path, words: Sequence[str], answers: Sequence[str], columns: int = 100
) -> Session:
    """Run a command at a plain terminal, and answer each of its questions in turn."""
    plain = {"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": str(columns)}
    return session(folder, words, answers, columns=columns, rows=50, environment=plain)


def _read(end: int, *, asked: bool) -> bytes:
    """What is shown up to the next question, or to the end."""
    shown = b""
    with suppress(OSError):  # which a terminal gives when nobody writes to it any more
        while not (asked and shown.endswith(b": ")):
            assert select.select([end], [], [], _PATIENCE)[0], shown.decode()
            part = os.read(end, 65536)
            if not part:
                break
            shown += part
    return shown
