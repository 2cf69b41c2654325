"""What the shell is offered on Tab, and how little is loaded for it."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from provenance.__main__ import main
sys.argv = ["provenance"]
main()
"""


def complete(folder, *words: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess:
    """Ask as bash does, of the last word."""
    line = ["provenance", *words]
    return subprocess.run(
        [sys.executable, *options, "-c", PROGRAM],
        cwd=folder,
        env={
            **os.environ,
            "_PROVENANCE_COMPLETE": "complete_bash",
            "COMP_WORDS": " ".join(line),
            "COMP_CWORD": str(len(line) - 1),
        },
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["dis"], ["disputes"]),
        (["who", "de"], ["denied", "declined"]),
        (["who", "denied", "corvin-"], ["corvin-hid-the-log", "corvin-spilled-oil"]),
        (["who", "denied", "forty-barrels-"], []),
        (["disputes", "--status", "contested"], 3),
    ],
)
def test_ids_and_words_that_go_on_like_this(harbour, words, offered):
    told = complete(harbour, *words)
    assert told.stderr == ""
    found = told.stdout.split()
    assert (len(found) if isinstance(offered, int) else found) == offered


def test_without_a_corpus_nothing_is_offered_and_nobody_complains(tmp_path):
    told = complete(tmp_path, "show", "a")
    assert (told.stdout.strip(), told.stderr) == ("", "")


def test_nothing_is_loaded_that_only_drawing_or_reading_needs(harbour):
    complete(harbour, "show", "c")  # compiles
    told = complete(harbour, "show", "c", options=("-X", "importtime"))
    loaded = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
    assert "provenance.store.corpus" in loaded
    rooms = {name.partition(".")[0] for name in loaded}
    assert not rooms & {"rich", "pydantic", "networkx", "yaml", "asyncio"}
    assert not {name for name in loaded if name.startswith(("provenance.derive", "provenance.v"))}
