"""Imports run one way, and a warm query imports little."""

import ast
import subprocess
import sys
import time
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "provenance"

_PAGES = {
    "authoring",
    "views",
    "history",
    "checks",
    "quotes",
    "answers",
    "derive",
    "store",
    "reading",
    "model",
}
"""What a room may import that shows and writes the record: all but the command line."""

MAY_IMPORT = {
    "model": set(),
    "reading": {"model"},
    "derive": {"model"},
    "store": {"reading", "model"},
    "quotes": {"store", "reading", "model"},
    "answers": {"quotes", "derive", "store", "model"},
    "history": {"quotes", "answers", "derive", "store", "reading", "model"},
    "checks": {"quotes", "derive", "store", "reading", "model"},
    "interchange": {"derive", "model"},
    "authoring": {"interchange", "quotes", "checks", "store", "reading", "model"},
    "views": {"history", "checks", "quotes", "answers", "derive", "store", "model"},
    "cluster": {"views", "interchange", "answers", "derive", "store", "model"},
    "editor": _PAGES,
    "pages": _PAGES,
    "cli": {
        "cluster",
        "editor",
        "pages",
        "authoring",
        "interchange",
        "views",
        "history",
        "checks",
        "quotes",
        "answers",
        "derive",
        "store",
        "reading",
        "model",
    },
}
"""For each room, the rooms it may import from; nothing imports ``cli``, and only it ``pages``."""


def rooms_imported(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        for name in names:
            parts = name.split(".")
            if parts[0] == "provenance" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_stands_below_it(room):
    allowed = MAY_IMPORT[room] | {room}
    wrong = {
        f"{path.relative_to(SOURCE)} imports {imported}"
        for path in (SOURCE / room).rglob("*.py")
        for imported in rooms_imported(path)
        if imported not in allowed
    }
    assert not wrong


def test_every_room_is_known():
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert rooms == set(MAY_IMPORT)


MAY_LOAD = {
    "provenance",
    "sqlite3",
    "_sqlite3",
    "json",
    "_json",
    "unicodedata",
    "marshal",
    "zlib",
    "Stemmer",
}
"""What a warm ``who`` may import besides what importing Typer does."""

ROOMS_LOADED = {"cli", "views", "answers", "derive", "store", "model"}
"""The rooms that it may import from: nothing is read, checked or written."""


def test_what_a_warm_who_may_import(harbour):
    """Piped, with the corpus compiled: no YAML, no Rich, no networkx, no asyncio, no pydantic."""
    time.sleep(2.1)  # files just written are read again

    def imported(*command: str) -> set[str]:
        run = [sys.executable, "-X", "importtime", *command]
        done = subprocess.run(run, cwd=harbour, capture_output=True, check=True, text=True)
        return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}

    ask = ("-m", "provenance", "who", "denied", "oil")
    imported(*ask)
    more = imported(*ask) - imported("-c", "import gc, runpy, typer.main, typer._click.decorators")
    assert {name.partition(".")[0] for name in more} <= MAY_LOAD
    assert {name.split(".")[1] for name in more if name.startswith("provenance.")} <= {
        *ROOMS_LOADED,
        "__main__",
    }


def test_the_commands_are_there_to_tell_of_where_only_typer_is():
    """Their manual is made while the wheel is built, where nothing else is installed."""
    program = """
import sys
sys.modules.update(dict.fromkeys(("yaml", "networkx", "Stemmer", "rapidfuzz", "anyascii")))
import typer
from provenance.cli.app import COMMANDS, app
print(sum(1 for name in COMMANDS if typer.main.get_command(app).get_command(None, name)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 30
