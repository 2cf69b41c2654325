"""`provenance check` at the terminal: what it reports, and how it ends."""

import json
import threading
import time

import pytest
from typer.testing import CliRunner

from provenance.cli.app import app

LAMP = """claim: lamp
text: The lamp went out.
source: book
asserted:
  - by: vane
"""
BOOK = """actors:
  vane: {name: Ada Vane, kind: person}
  moor: {name: Ivo Moor, kind: person, part-of: vane}
---
sources:
  book: {title: The book, kind: book}
"""


@pytest.fixture
def corpus(write):
    return write({"claims/lamp.yaml": LAMP, "seeds/book.yaml": BOOK.replace(", part-of: vane", "")})


@pytest.fixture
def clean(write):
    text = BOOK.replace("\n  moor: {name: Ivo Moor, kind: person, part-of: vane}", "")
    return write({"claims/lamp.yaml": LAMP, "seeds/book.yaml": text})


def test_a_clean_corpus_ends_with_0_and_says_so(run, clean):
    result = run(clean, "check --fail-on note")
    assert (result.code, result.out) == (0, "2 files checked, nothing found\n")


def test_a_finding_below_fail_on_is_told_and_ends_with_0(run, corpus):
    result = run(corpus, "check")
    assert result.code == 0
    assert "seeds/book.yaml:3:3: note[I106 unused-actor]" in result.out


def test_a_finding_at_fail_on_ends_with_1(run, corpus):
    assert run(corpus, "check --fail-on note").code == 1
    (corpus / "provenance.toml").write_text('[check]\nfail-on = "note"\n')
    assert run(corpus, "check").code == 1


def test_a_broken_file_is_a_finding(run, corpus):
    (corpus / "claims/lamp.yaml").write_text("claim: [")
    result = run(corpus, "check")
    assert result.code == 1
    assert "Y005" in result.out


def test_what_cannot_be_run_ends_with_2(run, tmp_path, corpus):
    assert run(tmp_path, "check").code == 2
    (corpus / "provenance.toml").write_text("[check]\nselct = []\n")
    result = run(corpus, "check")
    assert (result.code, result.out) == (2, "")
    assert "did you mean `select`?" in result.err


def test_a_corpus_just_begun_passes_and_takes_unsaved_text(run, tmp_path, monkeypatch):
    """Its first commit is checked too; a folder without settings may be named by mistake."""
    (tmp_path / "claims").mkdir()
    assert run(tmp_path, "check").code == 2
    (tmp_path / "provenance.toml").write_text('title = "New"\n')
    for options in ("", " --fix", " --fix --diff"):
        result = run(tmp_path, f"check{options}")
        assert result.code == 0
        assert "nothing is recorded yet: begin with `provenance new`" in result.err
    assert run(tmp_path, "check --format gitlab").out == "[]\n"
    monkeypatch.chdir(tmp_path)
    unsaved = ["check", "--stdin-filename", "claims/x.yaml"]
    result = CliRunner().invoke(app, unsaved, input="claim: [\n")
    assert result.exit_code == 1
    assert "Y005" in result.output


def test_a_file_alone_is_reported_but_the_whole_corpus_is_known(run, corpus):
    (corpus / "claims/bell.yaml").write_text(LAMP.replace("lamp", "bell").replace("vane", "vanne"))
    result = run(corpus, "check claims/lamp.yaml --fail-on note")
    assert (result.code, result.out) == (0, "1 file checked, nothing found\n")
    assert "bell.yaml" in run(corpus, "check claims").out
    assert "book.yaml" not in run(corpus, "check claims").out


def test_a_path_outside_the_corpus_is_refused(run, corpus):
    assert run(corpus, "check nowhere.yaml").code == 2
    assert run(corpus, "check /").code == 2


def test_the_corpus_is_found_from_the_file_that_is_named(run, corpus, tmp_path):
    assert run(tmp_path, ["check", str(corpus / "claims/lamp.yaml")]).code == 0


def test_an_editor_checks_unsaved_text(corpus, monkeypatch):
    monkeypatch.chdir(corpus)
    command = ["check", "--stdin-filename", "claims/lamp.yaml", "--format", "json"]
    result = CliRunner().invoke(app, command, input=LAMP.replace("vane", "vanne"))
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["code"], finding["file"]) == ("R201", "claims/lamp.yaml")
    assert finding["fix"]["edits"] == [{"start": 68, "end": 73, "text": "vane"}]
    assert (corpus / "claims/lamp.yaml").read_text() == LAMP


def test_select_and_ignore_take_several(run, corpus):
    (corpus / "claims/lamp.yaml").write_text(LAMP + "    date: 3000\n    hedge: {words: so}\n")
    out = run(corpus, "check --select time,S407 --statistics").out
    assert [line.split()[1] for line in out.splitlines()[:-1]] == ["S407", "T301"]
    assert "T301" not in run(corpus, "check --ignore time --ignore S407").out
    assert run(corpus, "check --select nonsense").code == 2


@pytest.mark.parametrize(
    ("variable", "begins"),
    [("GITHUB_ACTIONS", "::notice file=seeds/book.yaml,line=3"), ("GITLAB_CI", "[\n  {")],
)
def test_ci_gets_its_own_format(run, corpus, variable, begins):
    assert run(corpus, "check", **{variable: "true"}).out.startswith(begins)


def test_a_fix_is_previewed_then_made(run, corpus):
    broken = LAMP.replace("source", "sorce") + "    # said at noon\n"
    (corpus / "claims/lamp.yaml").write_text(broken)
    preview = run(corpus, "check --diff")
    assert preview.code == 1
    assert "-sorce: book" in preview.out
    assert "+source: book" in preview.out
    assert (corpus / "claims/lamp.yaml").read_text() == broken
    fixed = run(corpus, "check --fix")
    assert (fixed.code, "1 finding mended" in fixed.err) == (0, True)
    assert (corpus / "claims/lamp.yaml").read_text() == LAMP + "    # said at noon\n"


def test_who_is_speaking_is_changed_only_on_request(run, corpus):
    broken = LAMP.replace("vane", "vanne")
    (corpus / "claims/lamp.yaml").write_text(broken)
    assert run(corpus, "check --fix").code == 1
    assert (corpus / "claims/lamp.yaml").read_text() == broken
    assert run(corpus, "check --fix --unsafe").code == 0
    assert (corpus / "claims/lamp.yaml").read_text() == LAMP


def test_a_file_that_is_no_yaml_is_not_fixed(run, corpus):
    broken = LAMP.replace("source", "sorce") + "---\nclaim: [\n"
    (corpus / "claims/lamp.yaml").write_text(broken)
    result = run(corpus, "check --fix")
    assert "not fixed: claims/lamp.yaml: the file is no YAML" in result.err
    assert (corpus / "claims/lamp.yaml").read_text() == broken


def test_the_byte_order_mark_and_windows_line_ends_survive_a_fix(run, corpus):
    text = "\ufeff" + LAMP.replace("source", "sorce").replace("\n", "\r\n")
    (corpus / "claims/lamp.yaml").write_bytes(text.encode())
    run(corpus, "check --fix")
    after = (corpus / "claims/lamp.yaml").read_bytes().decode()
    assert after == text.replace("sorce", "source")


def test_watch_checks_again_when_a_file_is_saved(corpus, monkeypatch, capsys):
    from provenance.checks import watch

    saved = threading.Event()

    def save():
        time.sleep(0.05)
        (corpus / "claims/lamp.yaml").write_text(LAMP.replace("vane", "vanne"))
        saved.set()

    thread = threading.Thread(target=save)
    looks = watch.changes(corpus, pause=0.02)
    thread.start()
    started = time.monotonic()
    next(looks)
    assert saved.is_set() or time.monotonic() - started < 1
    thread.join()


def test_watch_reports_and_ends_with_ctrl_c(run, corpus, monkeypatch):
    def once(root):
        (corpus / "claims/lamp.yaml").write_text(LAMP.replace("vane", "vanne"))
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr("provenance.checks.watch.changes", once)
    result = run(corpus, "check --watch")
    assert "R201" in result.out
    assert result.code == 1


def test_settings_half_typed_do_not_end_the_watch(run, corpus, monkeypatch):
    def once(root):
        (corpus / "provenance.toml").write_text("[check")
        yield
        (corpus / "provenance.toml").write_text("")
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr("provenance.checks.watch.changes", once)
    result = run(corpus, "check --watch")
    assert "this is not TOML" in result.err
    assert result.code == 0


def test_a_rule_explains_itself(run, corpus):
    result = run(corpus, "rule R201")
    assert result.code == 0
    assert result.out.startswith("# R201 unknown-actor\n")
    assert "## Bad" in result.out
    assert run(corpus, "rule unknown-actor").out == result.out


def test_rules_are_listed_by_family_and_all_explained_on_request(run, corpus):
    assert "| [R201](unknown-actor.md) |" in run(corpus, "rule").out
    assert run(corpus, "rule --all").out.count("\n## Why\n") > 80
    assert run(corpus, "rule time").out.count("\n## Why\n") == 6


def test_a_rule_nobody_knows_is_refused(run, corpus):
    result = run(corpus, "rule unknown-actr")
    assert result.code == 2
    assert "did you mean `unknown-actor`?" in result.err


@pytest.mark.parametrize(
    ("line", "safe"), [("notte: At noon.", True), ("date: {not-befter: 1987}", False)]
)
def test_a_guess_between_two_keys_is_no_safe_fix(run, corpus, line, safe):
    (corpus / "claims/lamp.yaml").write_text(f"{LAMP}    {line}\n")
    (finding,) = json.loads(run(corpus, "check -f json --select Y016").out)["findings"]
    assert finding["fix"]["safe"] is safe
