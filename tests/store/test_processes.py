"""Other processes that read give what would be read here, and may die."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from provenance.store import pool
from provenance.store.corpus import open_corpus
from provenance.store.index import build, processes
from provenance.store.index.compiled import fetch_compiled

CLAIM = "claim: c{0}\ntext: Text {0}.\nasserted:\n  - by: a{0}\n"


def calm(read):
    """What was read, whether or not so soon after it was written that its status could lie."""
    return [one and one._replace(racy=False) for one in read]


@pytest.fixture
def many(tmp_path) -> Path:
    (tmp_path / "claims").mkdir()
    for number in range(60):
        text = CLAIM.format(number) if number % 7 else "claim: [\n"
        (tmp_path / "claims" / f"{number:02}.yaml").write_text(text)
    return tmp_path


@pytest.fixture
def paths(many) -> list[str]:
    return sorted(f"claims/{path.name}" for path in (many / "claims").iterdir())


def test_what_they_give_is_what_is_read_here(many, paths):
    paths.insert(30, "claims/gone.yaml")
    found = list(processes.read_together(str(many), paths))
    assert calm(found) == calm(fetch_compiled(str(many), path) for path in paths)
    assert found[30] is None


def dump(root: Path) -> str:
    """All that was compiled, but for how soon after its writing a file was read (as `calm`)."""
    db = sqlite3.connect(root / ".provenance" / "corpus.sqlite")
    with closing(db):
        db.execute("UPDATE files SET racy = 0")
        db.execute("DELETE FROM meta WHERE name = 'listing'")
        return "\n".join(db.iterdump())


def test_a_corpus_compiled_together_is_the_same(many, monkeypatch):
    os.utime(many / "claims", (1, 1))
    for path in (many / "claims").iterdir():
        os.utime(path, (1, 1))
    with open_corpus(many) as corpus:
        problems = corpus.problems()
    alone = dump(many)
    (many / ".provenance" / "corpus.sqlite").unlink()
    monkeypatch.setattr(build, "_MANY", 0)
    used = []
    real = processes.read_together
    monkeypatch.setattr(processes, "read_together", lambda *given: used.append(1) or real(*given))
    told: list[tuple[int, int]] = []
    with open_corpus(many, together=True, progress=lambda *done: told.append(done)) as corpus:
        assert corpus.problems() == problems
    assert used
    assert told[0] == (0, 60)
    assert told[-1] == (60, 60)
    assert dump(many) == alone


def die(listening):
    os.abort()


def test_what_a_process_that_dies_leaves_is_read_here(many, paths, monkeypatch):
    monkeypatch.setattr(pool, "_begin", die)  # each does as soon as it is there
    found = list(processes.read_together(str(many), paths))
    assert calm(found) == calm(fetch_compiled(str(many), path) for path in paths)


def test_what_is_not_asked_for_is_not_waited_for(many, paths):
    found = processes.read_together(str(many), paths)
    first = next(found)
    found.close()
    assert calm([first]) == calm([fetch_compiled(str(many), paths[0])])


def test_with_one_processor_all_is_read_here(many, paths, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setattr(processes, "pool", None)
    found = list(processes.read_together(str(many), paths))
    assert calm(found) == calm(fetch_compiled(str(many), path) for path in paths)


WORKS = """
import os, signal, time
from provenance.store.pool import pool

def number(_):
    return os.getpid()

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in what runs behind a shell
    with pool(2) as workers:
        print(*{one.result() for one in [workers.submit(number, n) for n in range(9)]}, flush=True)
        waiting = [workers.submit(time.sleep, 60) for _ in range(9)]
        waiting[0].result()
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes under /proc")
@pytest.mark.parametrize("ended", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_who_is_ended_leaves_no_process_that_works(tmp_path, ended):
    script = tmp_path / "works.py"
    script.write_text(WORKS, encoding="utf-8")
    words = [sys.executable, str(script)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as one:
        working = one.stdout.readline().split()
        assert working
        one.send_signal(ended)
        one.wait(20)
        until = time.monotonic() + 20
        while any(map(runs, working)):
            assert time.monotonic() < until
            time.sleep(0.02)
        assert b"Error" not in one.stderr.read()


def runs(process: bytes) -> bool:
    with suppress(OSError):
        told = Path(f"/proc/{process.decode()}/stat").read_text()
        return told.rpartition(")")[2].split()[0] not in "ZX"
    return False
