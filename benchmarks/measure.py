"""Whole processes, measured: the wall clock, the processor's time, the most memory held.

What is compared runs in turn (A B A B …), so that a busy machine is busy for both.
"""

import json
import os
import pty
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Final, NamedTuple

HERE: Final = Path(__file__).resolve().parents[1]
PYTHON: Final = sys.executable
PROVENANCE: Final = (str(Path(PYTHON).with_name("provenance")),)
"""The program as users run it: its installed script, beside the Python that measures."""

UNSET: Final = (
    "CI",
    "COLUMNS",
    "GITHUB_ACTIONS",
    "NO_COLOR",
    "PROVENANCE_CORPUS",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPATH",
)
"""What in the environment would change what is measured: installed programs have bytecode."""

WIDTH: Final = 100
"""Columns of the terminal that a drawn answer is measured at."""


class Command(NamedTuple):
    """What is run, where, and what is done before every run (not measured).

    ``terminal``: its output goes to one, else to a file.
    """

    argv: Sequence[str]
    folder: Path = HERE
    terminal: bool = False
    before: Callable[[], object] = lambda: None


class Cost(NamedTuple):
    """Seconds by the clock, seconds of the processor, and bytes held at the most.

    A process inherits the most that its parent held: what is below that of this program (22 MB)
    cannot be seen, so that it must hold little itself.
    """

    wall: float
    cpu: float
    memory: int


class Costs(NamedTuple):
    """The costs of several runs, in their order."""

    runs: tuple[Cost, ...]

    @property
    def wall(self) -> float:
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        return median(run.cpu for run in self.runs)

    @property
    def memory(self) -> int:
        return int(median(run.memory for run in self.runs))

    def above(self, other: "Costs") -> tuple[float, float]:
        """By how much it costs more than what ran beside it: the medians of wall and processor."""
        pairs = list(zip(self.runs, other.runs, strict=True))
        return (
            median(mine.wall - its.wall for mine, its in pairs),
            median(mine.cpu - its.cpu for mine, its in pairs),
        )

    def times(self, other: "Costs") -> float:
        """How many times the processor's time of what ran beside it."""
        return median(mine.cpu / its.cpu for mine, its in zip(self.runs, other.runs, strict=True))


def in_turn(rounds: int, commands: Mapping[str, Command]) -> dict[str, Costs]:
    """Run commands in turn, so many rounds after one that is not counted."""
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            command.before()
            found = run(command)
            if turn:
                runs[name].append(found)
    return {name: Costs(tuple(found)) for name, found in runs.items()}


def once(command: Command) -> Costs:
    """Run what takes too long to be run often."""
    command.before()
    return Costs((run(command),))


def parts(rounds: int, command: Command) -> dict[str, float]:
    """Run a program that prints the milliseconds of its parts as its last line; the medians."""
    runs: list[dict[str, float]] = []
    for _ in range(rounds):
        command.before()
        printed = subprocess.run(
            command.argv,
            cwd=command.folder,
            env=_environment(),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        runs.append(json.loads(printed.splitlines()[-1]))
    return {part: median(run[part] for run in runs) for part in runs[0]}


def run(command: Command) -> Cost:
    """Run a command and tell what it cost."""
    reader, writer = pty.openpty() if command.terminal else os.pipe()
    if command.terminal:
        termios.tcsetwinsize(writer, (50, WIDTH))
    drain = Thread(target=_drain, args=[reader])
    start = time.perf_counter()
    process = subprocess.Popen(
        command.argv,
        cwd=command.folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=writer if command.terminal else subprocess.DEVNULL,
    )
    drain.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    os.close(writer)
    drain.join()
    os.close(reader)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command.argv)} ended with {process.returncode}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return {**kept, "TERM": "xterm-256color"}


def _drain(reader: int) -> None:
    try:
        while os.read(reader, 1 << 16):
            pass
    except OSError:  # so ends a terminal
        pass
