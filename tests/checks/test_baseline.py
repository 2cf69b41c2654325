"""An old corpus adopts the checks today, keeps what it had, and improves."""

import json

import pytest

LAMP = """claim: lamp
text: The lamp went out.
asserted:
  - by: vane
"""
PEOPLE = "actors:\n  vane: {name: Ada Vane, kind: person}\n"


@pytest.fixture
def corpus(write):
    return write({"claims/lamp.yaml": LAMP, "claims/people.yaml": PEOPLE})


def check(run, corpus, more=""):
    return run(corpus, f"check --baseline base.json --fail-on note {more}")


def test_a_new_baseline_allows_what_is_found_today(run, corpus):
    made = check(run, corpus, "--update-baseline")
    assert made.code == 0
    assert "1 findings allowed" in made.err
    assert check(run, corpus).code == 0
    assert list(json.loads((corpus / "base.json").read_text())["allowed"]) == ["D701"]


def test_what_is_new_is_reported(run, corpus):
    check(run, corpus, "--update-baseline")
    (corpus / "claims/bell.yaml").write_text(LAMP.replace("lamp", "bell"))
    found = check(run, corpus)
    assert found.code == 1
    assert "claims/bell.yaml:4:5: warning[D701 no-source]" in found.out
    assert "lamp.yaml:4" not in found.out
    assert "1 in the baseline" in found.out


def test_lines_may_move(run, corpus):
    check(run, corpus, "--update-baseline")
    (corpus / "claims/lamp.yaml").write_text("# a comment\n\n" + LAMP)
    assert check(run, corpus).code == 0


def test_a_second_finding_of_one_kind_in_one_subject_is_new(run, corpus):
    check(run, corpus, "--update-baseline")
    (corpus / "claims/lamp.yaml").write_text(LAMP + "    hedge: {words: so}\n")
    assert "S407" in check(run, corpus).out


def test_it_says_what_is_mended_and_shrinks_when_asked(run, corpus):
    check(run, corpus, "--update-baseline")
    (corpus / "claims/lamp.yaml").write_text(LAMP + "source: book\n")
    (corpus / "claims/book.yaml").write_text("sources:\n  book: {title: B, kind: book}\n")
    assert "1 finding is mended" in check(run, corpus).err
    assert "0 findings allowed, 1 taken out" in check(run, corpus, "--update-baseline").err
    assert json.loads((corpus / "base.json").read_text())["allowed"] == {}


def test_it_never_grows(run, corpus):
    check(run, corpus, "--update-baseline")
    before = (corpus / "base.json").read_text()
    (corpus / "claims/bell.yaml").write_text(LAMP.replace("lamp", "bell"))
    assert check(run, corpus, "--update-baseline").code == 1
    assert (corpus / "base.json").read_text() == before


def test_what_costs_a_record_is_never_allowed(run, corpus):
    (corpus / "claims/lamp.yaml").write_text(LAMP + "sorce: book\n")
    assert check(run, corpus, "--update-baseline").code == 1
    assert "Y016" in check(run, corpus).out


@pytest.mark.parametrize(
    "command",
    [
        "check --update-baseline",
        "check --baseline base.json",
        "check claims --baseline base.json --update-baseline",
        "check --select time --baseline base.json --update-baseline",
    ],
)
def test_what_makes_no_sense_is_refused(run, corpus, command):
    result = run(corpus, command)
    assert result.code == 2
    assert "help: " in result.err


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 9, "allowed": {}}', "\x00"])
def test_a_file_that_is_no_baseline_is_refused(run, corpus, text):
    (corpus / "base.json").write_text(text)
    assert check(run, corpus).code == 2
