"""Whatever lies in the folder: bounded time and memory, a clear finding, answers from the rest."""

import os
import resource
import subprocess
import sys
import time

import pytest

import laws
from provenance.reading.nodes import MAX_EVENTS
from provenance.reading.reader import read
from provenance.reading.text import MAX_PROBLEMS, decode
from provenance.store.corpus import open_corpus
from provenance.store.files import intake

GOOD = "claim: good\ntext: G\nasserted:\n  - by: x\n"
CHILD = """
import sys
from pathlib import Path
from provenance.store.corpus import open_corpus
with open_corpus(Path(sys.argv[1])) as corpus:
    assert corpus.record("claim", "good")
    for problem in corpus.problems():
        print(problem.rule)
# `ru_maxrss` would begin with what the process had that started this one.
(peak,) = (line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""


def rules(root) -> list[str]:
    with open_corpus(root) as corpus:
        assert corpus.record("claim", "good")
        return [problem.rule for problem in corpus.problems()]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "empty-file"),
        (b"# nothing\n", "empty-file"),
        (b"\x00\x01\x02\xff" * 100, "not-utf-8"),
        (b"claim: \xff", "not-utf-8"),
        ("claim: a".encode("utf-16"), "not-utf-8"),
        (b"claim: [\n", "unclosed-bracket"),
        (b"claim: 'a\n", "unclosed-quote"),
        (b"- a\n- b\n", "unknown-kind"),
        (b"claim: &a x\ntext: *a\n", "alias"),
        (b"claim: !!python/object:os.system x\n", "tag"),
    ],
)
def test_a_file_that_is_no_claim_file(write, content, rule):
    root = write({"claims/good.yaml": GOOD, "claims/bad.yaml": content})
    assert rules(root) == [rule]
    with open_corpus(root) as corpus:
        broken = {left.file for left in corpus.broken()}
        assert broken == (set() if rule == "empty-file" else {"claims/bad.yaml"})


def test_the_rest_of_a_file_is_read(write):
    root = write({"claims/a.yaml": GOOD + "---\nclaim: bad\ntxt: B\n---\nclaim: more\ntext: M\n"})
    with open_corpus(root) as corpus:
        assert corpus.ids("claim") == ["good", "more"]
        assert [(left.kind, left.id) for left in corpus.broken()] == [("claim", "bad")]


def test_what_is_no_regular_file(write):
    root = write({"claims/good.yaml": GOOD})
    os.mkfifo(root / "claims" / "pipe.yaml")
    os.symlink("nowhere", root / "claims" / "link.yaml")
    os.symlink("loop.yaml", root / "claims" / "loop.yaml")
    os.symlink("/dev/zero", root / "claims" / "zero.yaml")
    (root / "claims" / "folder.yaml").mkdir()
    assert rules(root) == ["unreadable-file"] * 4
    assert rules(root) == ["unreadable-file"] * 4
    (root / "claims" / "nowhere").write_text(GOOD.replace("good", "found"))
    with open_corpus(root) as corpus:
        assert corpus.ids("claim") == ["found", "good"]


def test_a_file_that_goes_away_while_it_is_read_is_as_if_it_had_gone_before(write, monkeypatch):
    root = write({"claims/good.yaml": GOOD, "claims/late.yaml": GOOD.replace("good", "late")})
    real = os.open

    def open_late(path, *flags):
        if str(path).endswith("late.yaml") and os.path.exists(path):
            os.unlink(path)
        return real(path, *flags)

    monkeypatch.setattr(os, "open", open_late)
    with open_corpus(root) as corpus:
        assert corpus.ids("claim") == ["good"]
        assert corpus.problems() == []


def test_a_file_that_grows_while_it_is_read_is_read_again(write, monkeypatch):
    root = write({"claims/a.yaml": GOOD})
    real = intake.stat_of

    def stat_then_grow(status):
        stat = real(status)
        if not (root / "grown").exists():
            (root / "grown").touch()
            with open(root / "claims" / "a.yaml", "a") as file:
                file.write("---\n" + GOOD.replace("good", "more"))
        return stat

    monkeypatch.setattr(intake, "stat_of", stat_then_grow)
    open_corpus(root).close()
    with open_corpus(root) as corpus:
        assert corpus.ids("claim") == ["good", "more"]


HUGE = {
    "50 MB": (lambda: GOOD.replace("good", "x") * 1_200_000, "too-large"),
    "100,000 brackets": (lambda: "claim: " + "[" * 100_000, "too-deep"),
    "a million lines": (lambda: "claim: a\ntext: T\nabout:\n" + "  - a\n" * 1_000_000, "too-large"),
    "an alias bomb": (
        lambda: (
            "claim: a\nx0: &x0 [z]\n"
            + "".join(f"x{i + 1}: &x{i + 1} [{', '.join([f'*x{i}'] * 9)}]\n" for i in range(9))
        ),
        "alias",
    ),
    "one endless line": (lambda: "claim: a\ntext: " + "word " * 3_000_000, None),
    "5,000,000 invisible characters": (
        lambda: "claim: a\ntext: " + "\u200b" * 5_000_000,
        "too-many-problems",
    ),
    "an endless word": (
        lambda: "actors:\n  a:\n    name: A\n    kind: " + "k" * 16_000_000,
        "unknown-word",
    ),
    "an endless id": (lambda: "claim: " + "a/" * 8_000_000 + "\ntext: T\n", "bad-id"),
    "an endless date": (
        lambda: "claim: a\ntext: T\nevent: " + "1" * 16_000_000 + "\n",
        "bad-date",
    ),
    "an endless number": (
        lambda: "claim: a\ntext: T\nfigure: {of: q, value: " + "1" * 16_000_000 + "}\n",
        "wrong-type",
    ),
    "100,000 mistakes": (lambda: "claim: a\n" + "zz: 1\n" * 100_000, "too-many-problems"),
}


@laws.each("name", HUGE)
def test_a_file_too_large_or_too_deep(write, name):
    make, rule = HUGE[name]
    root = write({"claims/good.yaml": GOOD, "claims/huge.yaml": make().encode()})
    start = time.monotonic()
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(root)], capture_output=True, text=True, timeout=60
    )
    assert child.stderr == ""
    *found, memory = child.stdout.split()
    assert rule is None or rule in found
    assert int(memory) < 400
    assert time.monotonic() - start < 50


def test_a_message_quotes_no_more_than_a_line_or_two():
    for text in ("claim: " + "a/" * 5_000, "claim: a\ntext: T\nplcae: " + "x" * 5_000):
        for problem in read("a.yaml", text).problems:
            assert len(problem.message) + len(problem.help or "") < 1_000


def test_invisible_characters_are_told_by_line_and_column():
    text = "claim: a\u200b\n\u200b\n\ntext: \u00ad\u200bx\n"
    places = [problem.span[1:3] for problem in decode("a.yaml", text.encode()).problems]
    assert places == [(1, 9), (2, 1), (4, 7), (4, 8)]


def test_a_number_that_python_would_not_read_is_a_finding():
    for digits in ("1" * 5_000, "1" * 5_000 + ".5"):
        text = f"claim: a\ntext: T\nfigure: {{of: q, value: {digits}}}\n"
        assert [problem.rule for problem in read("a.yaml", text).problems] == ["wrong-type"]


def test_the_bounds_leave_room_for_large_corpora():
    claim = "claim: c\ntext: T\nasserted:\n" + "  - by: x\n" * 50
    many = "---\n".join([claim] * 200)
    assert not read("a.yaml", many).problems
    assert MAX_EVENTS > 100 * 1_000
    assert MAX_PROBLEMS >= 1_000


def test_thousands_of_broken_files(write):
    root = write({"claims/good.yaml": GOOD})
    for number in range(2_000):
        (root / "claims" / f"{number}.yaml").write_text("claim: [\n")
    start = time.monotonic()
    with open_corpus(root) as corpus:
        assert len(corpus.problems()) == len(corpus.broken()) == 2_000
        assert corpus.ids("claim") == ["good"]
    assert time.monotonic() - start < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_500_000
