"""Bad input gets a clear message, an exit code of 2, and never a traceback."""

import os
import subprocess
import sys

import pytest

CLAIM = "claim: a\ntext: It rained.\nasserted:\n  - by: anna\n"
ACTORS = "actors:\n  anna: {name: Anna, kind: person}\n"


def corpus(write, **extra):
    return write({"claims/a.yaml": CLAIM, "claims/actors.yaml": ACTORS, **extra})


def test_no_corpus_says_where_it_looked_and_how_to_begin(run, tmp_path):
    answer = run(tmp_path, "disputes")
    assert answer.code == 2
    assert "provenance init" in answer.err


def test_a_missing_folder(run, tmp_path):
    answer = run(tmp_path, "disputes --corpus nowhere")
    assert answer.code == 2
    assert "nowhere" in answer.err


def test_an_empty_corpus(run, tmp_path):
    (tmp_path / "claims").mkdir()
    answer = run(tmp_path, "disputes")
    assert answer.code == 2
    assert "claim" in answer.err


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02binary",
        b"claim: [\n",
        "claim: bäd".encode("latin-1"),
        b"claim: b\nclaim: c\n",
        b"- a\n- b\n",
        b"claim: b\ntext: x\nasserted:\n  - by: anna\n    date: 2021-02-29\n",
        b"&a claim: *a\n",
        b"[" * 100_000,
    ],
    ids=["empty", "binary", "syntax", "latin-1", "twice", "list", "date", "alias", "nested"],
)
def test_a_broken_file_is_told_and_the_rest_is_answered(run, write, content):
    root = corpus(write)
    (root / "claims" / "broken.yaml").write_bytes(content)
    answer = run(root, "who asserted a --format json")
    assert answer.code == 0
    assert answer.json["groups"][0]["rows"][0]["by"][0]["name"] == "Anna"
    if content:
        assert "claims/broken.yaml" in answer.err


@pytest.mark.parametrize(
    ("text", "place", "bracket"),
    [
        ("claim: [\n", "1:8", "["),
        ("claim: [b, {c: [", "1:16", "["),
        ("claim: {", "1:8", "{"),
        ("claim: b\nabout: [{c: [}]\n", "2:13", "["),
        ("claim: b\nabout: [c, d\ntext: e\n", "2:8", "["),
    ],
)
def test_of_an_unclosed_bracket_it_is_said_which(run, write, text, place, bracket):
    told = run(corpus(write, **{"claims/b.yaml": text}), "check --format concise").out
    assert f"claims/b.yaml:{place}: error[Y005 unclosed-bracket] this `{bracket}`" in told


def test_a_text_of_hundreds_of_thousands_of_words_is_checked(write):
    root = corpus(write, **{"claims/b.yaml": "claim: b\ntext: " + "word " * 300_000})
    found = subprocess.run(
        [sys.executable, "-m", "provenance", "check"],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "empty-claim" in found.stdout


def test_an_unknown_actor_is_shown_by_its_id(run, write):
    root = corpus(
        write,
        **{"claims/b.yaml": CLAIM.replace("claim: a", "claim: b").replace("anna", "nobody-known")},
    )
    assert "nobody-known" in run(root, "who asserted b").out


def test_a_circle_of_parts_is_no_endless_loop(run, write):
    circle = (
        "actors:\n"
        "  anna: {name: Anna, kind: body, part-of: bert}\n"
        "  bert: {name: Bert, kind: body, part-of: anna}\n"
    )
    root = corpus(write, **{"claims/actors.yaml": circle})
    assert run(root, "show anna").code == 0
    assert run(root, "disputes --status undisputed-here").code == 0


def test_ambiguous_words_list_what_they_could_mean(run, write):
    more = "claim: b\ntext: It rained hard.\nasserted:\n  - by: anna\n"
    answer = run(corpus(write, **{"claims/b.yaml": more}), "show it rained")
    assert answer.code == 1
    assert "a" in answer.out.split()
    assert "b" in answer.out.split()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_cannot_be_read(run, write):
    root = corpus(write, **{"claims/b.yaml": CLAIM})
    (root / "claims" / "b.yaml").chmod(0)
    assert run(root, "who asserted a").code == 0


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("disputes --as-of 2021-02-29", "February 2021 has 28 days"),
        ("disputes --before 25/12/2021", "2021-12-25"),
        ("disputes --status contestd", "contested"),
        ("disputes --sort size", "date, claim, status"),
        ("disputes --limit 0", "0"),
        ("disputes --format yaml", "yaml"),
        ("disputes --by anne", "anna"),
        ("statements --stance denyed", "denied"),
        ("dispute", "disputes"),
    ],
)
def test_a_wrong_argument_says_what_and_what_to_do(run, write, command, says):
    answer = run(corpus(write), command)
    assert answer.code == 2
    assert says in answer.err
