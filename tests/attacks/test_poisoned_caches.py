"""A compiled corpus that this machine did not write for this folder is never believed."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.store.corpus import open_corpus
from provenance.store.index.database import database_path

CLAIM = "claim: c1\ntext: It rained.\ndenied:\n  - by: anna\n"
ACTORS = "actors:\n  anna: {name: Anna, kind: person}\n  bo: {name: Bo, kind: person}\n"


@pytest.fixture
def corpus(write) -> Path:
    root = write({"claims/c1.yaml": CLAIM, "claims/actors.yaml": ACTORS})
    open_corpus(root).close()
    return root


def poison(root: Path) -> None:
    """Let the compiled corpus say the contrary of the files, and leave no trace of it."""
    with sqlite3.connect(database_path(root)) as db:
        db.execute("""UPDATE records SET row = replace(row, '"denied"', '"asserted"')""")
        db.execute("DELETE FROM meta WHERE name = 'listing'")
        db.execute("UPDATE files SET racy = 0")
    db.close()


def in_place(root: Path) -> Path:
    poison(root)
    return root


def copied(root: Path) -> Path:
    poison(root)
    return Path(shutil.copytree(root, root.with_name("copy")))


def moved(root: Path) -> Path:
    poison(root)
    return root.rename(root.with_name("moved"))


def unpacked(root: Path) -> Path:
    poison(root)
    target = root.with_name("unpacked")
    target.mkdir()
    subprocess.run(["tar", "cf", "../x.tar", "."], cwd=root, check=True)
    subprocess.run(["tar", "xpf", "../x.tar", "-C", target], cwd=root, check=True)
    return target


def committed(root: Path) -> Path:
    poison(root)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x"]
    for words in (["init", "-q"], ["add", "-f", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], cwd=root, check=True)
    target = root.with_name("clone")
    subprocess.run(["git", "clone", "-q", root, target], check=True)
    return target


def journal(root: Path) -> Path:
    """Only a journal, as of somebody who was writing, is put beside the database."""
    other = root.with_name("other")
    shutil.copytree(root, other)
    db = sqlite3.connect(database_path(other), isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("""UPDATE records SET row = replace(row, '"denied"', '"asserted"')""")
    shutil.copy(f"{database_path(other)}-wal", f"{database_path(root)}-wal")
    db.close()
    return root


WAYS = [in_place, copied, moved, unpacked, committed, journal]


@pytest.mark.parametrize("way", WAYS)
def test_it_is_not_believed_and_that_is_told_once(run, corpus, way):
    root = way(corpus)
    done = run(root, "statements --format json")
    assert [row["stance"] for row in done.json["rows"]] == ["denied"]
    assert done.err.count("built anew") == 1
    again = run(root, "statements --format json")
    assert [row["stance"] for row in again.json["rows"]] == ["denied"]
    assert again.err == ""


SPOILT = {
    "no table": "DROP TABLE records",
    "no words": "DROP TABLE words",
    "no column": "ALTER TABLE files DROP COLUMN problems",
    "junk": "UPDATE records SET row = 'junk'",
    "deep": "UPDATE records SET row = printf('%.*c', 100000, '[')",
    "short": "UPDATE records SET row = '[]'",
    "bytes": "UPDATE records SET row = x'ff00'",
    "number": "UPDATE records SET row = 7",
    "wrong types": """UPDATE records SET row = '[1,{"a":2},"x",7,[],{},0,0,[[]],0,0,0,0,0]'""",
}


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("command", ["stats", "statements", "check", "who denied c1"])
def test_damage_is_discarded_and_told_once(run, corpus, how, sealed, command):
    db = sqlite3.connect(database_path(corpus))
    db.execute(SPOILT[how])
    db.commit()
    db.close()
    if sealed:  # as when it was spoilt by what nobody can see
        from provenance.store.index.seal import put

        put(corpus, database_path(corpus))
    done = run(corpus, command)
    assert done.code in (0, 1)
    assert "Traceback" not in done.err
    again = run(corpus, command)
    assert (again.code, again.out) == (done.code, done.out)
    if command != "stats" or not sealed:
        assert "built anew" in done.err or sealed


@pytest.mark.parametrize("what", ["database", "folder"])
def test_a_link_is_neither_believed_nor_written_through(run, write, tmp_path_factory, what):
    root = write({"claims/c1.yaml": CLAIM, "claims/actors.yaml": ACTORS})
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    if what == "database":
        (root / ".provenance").mkdir()
        (root / ".provenance" / "corpus.sqlite").symlink_to(elsewhere / "new.sqlite")
    else:
        (root / ".provenance").symlink_to(elsewhere)
    assert run(root, "who denied c1").code == 0
    assert os.listdir(elsewhere) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"HOME": "/nowhere", "XDG_STATE_HOME": ""},
        {"HOME": "/nowhere", "XDG_STATE_HOME": "/nowhere", "TMPDIR": "/nowhere"},
        {"XDG_STATE_HOME": "relative"},
        {"HOME": ".", "XDG_STATE_HOME": ""},
    ],
)
def test_without_a_place_for_the_key_answers_come_all_the_same(corpus, changed):
    kept = {key: value for key, value in os.environ.items() if key not in ("HOME",)}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-m", "provenance", "who", "denied", "c1"],
            cwd=corpus,
            env={**kept, **changed},
            capture_output=True,
            text=True,
        )
        assert (done.returncode, "Traceback" in done.stderr) == (0, False)
        assert "Anna" in done.stdout
