"""Commands that write, killed at every step they take on the disk, and at times drawn by chance."""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from hostile.corpus import write
from hostile.running import run

ADDING = ("add", "new", "import", "source add")
"""Commands that, run again after they were done, add again or refuse."""
READING = ("who", "graph", "cache")

COMMANDS = [
    "add denied crane-moved --by bo --date 2021",
    "new claim crane-sank --text Sunk.",
    "new actor dora --name Dora --kind person",
    "fmt",
    "check --fix --unsafe",
    "check --baseline base.json --update-baseline",
    "split claims/many.yaml",
    "join claims/crane.yaml claims/many.yaml claims/all.yaml",
    "quotes lock",
    "source attach report.txt --source report",
    "source add report.txt --id again --title Again --kind report",
    "source add --id wire --note Seen.",
    "import csv sheet.csv",
    "graph crane-fell -o graph.dot",
    "cache clear",
    "who denied crane-fell",
]
_EVENTS = frozenset(
    {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod", "os.rmdir"}
)


class Kill(NamedTuple):
    """Where a command was killed: before a step, or after a part of its time."""

    command: str
    step: int | None
    part: float


class Scene:
    """A sound corpus, what each command makes of it, and how many steps it takes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sound = write(folder / "sound")
        (self.sound / "claims/crane.yaml").write_text(
            (self.sound / "claims/crane.yaml").read_text().replace("about: [", "about:   [")
        )
        run(self.sound, ["source", "attach", "report.txt", "--source", "report"])
        self.statements = _statements(self.sound)
        self.done: dict[str, dict[str, bytes]] = {}
        self.steps: dict[str, int] = {}
        self.times: dict[str, float] = {}
        for command in COMMANDS:
            run(self.fresh(), command.split())  # to import all
            root = self.fresh()
            began = time.monotonic()
            self.steps[command] = self._child(root, command, None, None)
            self.times[command] = time.monotonic() - began
            self.done[command] = _tree(root)

    def fresh(self) -> Path:
        """A copy of the sound corpus."""
        root = self.folder / "root"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.sound, root)
        return root

    def points(self) -> list[Kill]:
        """A kill before every step of every command."""
        return [Kill(c, step, 0.0) for c in COMMANDS for step in range(self.steps[c])]

    def try_(self, kill: Kill) -> str:
        """Kill a command, and say what is wrong afterwards; nothing, if all is well."""
        root = self.fresh()
        before = _tree(root)
        wait = None if kill.step is not None else kill.part * self.times[kill.command]
        self._child(root, kill.command, kill.step, wait)
        after = _tree(root)
        told = _wrong(root, self.statements, "after the kill")
        name = next((one for one in ADDING if kill.command.startswith(one)), "")
        whole = after in (before, self.done[kill.command])
        again = run(root, kill.command.split())
        told = told or again.fault or _wrong(root, self.statements, "when run again")
        if not told and again.code == 2 and not name:
            told = f"run again it is refused: {again.err.strip()}"
        if not told and not name and _tree(root) != self.done[kill.command]:
            told = "run again it makes something else than a run that was not killed"
        if not told and name and name not in ("import", "source add") and not whole:
            told = "it is half done"
        left = [path.name for path in root.rglob("*.tmp")]
        if not told and left and again.code == 0 and kill.command.split()[0] not in READING:
            told = f"{left} was left behind"
        return told

    def _child(self, root: Path, command: str, step: int | None, wait: float | None) -> int:
        """Run a command in another process; kill it, or return the number of its steps."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            _begin(root, command, step, writing)
        os.close(writing)
        if wait is not None:
            time.sleep(wait)
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as told:
            return int(told.read() or 0)


def _begin(root: Path, command: str, step: int | None, writing: int) -> None:
    """Be the child: run the command, and die before the step."""
    steps = 0
    folder = os.fspath(root)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        if (
            event not in _EVENTS
            or not arguments
            or not isinstance(arguments[0], str | bytes | Path)
        ):
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & 3):
            return
        if not os.path.abspath(os.fsdecode(arguments[0])).startswith(folder):
            return
        if steps == step:
            os.kill(os.getpid(), signal.SIGKILL)
        steps += 1

    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nowhere, number)
        sys.addaudithook(hook)
        run(root, command.split())
        os.write(writing, str(steps).encode())
    finally:
        os._exit(0)


def _statements(root: Path) -> set[str]:
    done = run(root, ["statements", "--format", "jsonl"])
    return {json.loads(line)["statement"] for line in done.out.splitlines()}


def _wrong(root: Path, statements: set[str], when: str) -> str:
    """What is lost, or half written."""
    lost = statements - _statements(root)
    if lost:
        return f"{when} statements are lost: {sorted(lost)}"
    done = run(root, ["check", "--format", "json"])
    if done.fault:
        return f"{when}: {done.fault}"
    broken = [f for f in json.loads(done.out)["findings"] if f["code"][0] == "Y"]
    return f"{when} a file is broken: {broken[0]}" if broken else ""


def _tree(root: Path) -> dict[str, bytes]:
    """The files of a corpus, without the program's own folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".provenance" not in path.relative_to(root).parts
    }


def kills(
    folder: Path, number: int, part: tuple[int, int], tell: Callable[[Kill, str], None]
) -> int:
    """Kill commands at their steps, and as often more as wanted at times drawn by chance.

    Args:
        folder: an empty one.
        number: how many kills in all.
        part: which part of how many of them.
        tell: is told what went wrong.
    """
    scene = Scene(folder)
    rng = random.Random(number)
    points = scene.points()
    while len(points) < number:
        points.append(Kill(rng.choice(COMMANDS), None, rng.random()))
    mine = points[part[0] :: part[1]]
    for kill in mine:
        told = scene.try_(kill)
        if told:
            tell(kill, told)
    return len(mine)
