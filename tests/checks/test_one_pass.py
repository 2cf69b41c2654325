"""One run tells all: also inside a record that is broken, and from wherever it is run."""

import subprocess
import threading

import pytest

from provenance.checks.watch import changes

SOUND = """
actors:
  keeper: {name: The keeper, kind: person}
---
sources:
  log: {title: The log, kind: document}
---
claim: lamp-went-out
text: The lamp went out.
source: log
asserted:
  - by: keeper
"""
BROKEN = """
claim: lamp-was-old
text: The lamp was old.
abuot: [keeper]
event: 1987-02-30
accuses: [keper]
source: lgo
asserted:
  - {by: nobody-known, date: 87, at: 3}
  - {by: keeper, said-in: no-such-letter, answers: zz9, evidence: no-photo}
implies: [lamp-went-owt]
"""


@pytest.fixture
def corpus(tmp_path):
    root = tmp_path / "repository" / "corpus"
    (root / "claims").mkdir(parents=True)
    (root / "claims" / "sound.yaml").write_text(SOUND.lstrip(), "utf-8")
    (root / "claims" / "broken.yaml").write_text(BROKEN.lstrip(), "utf-8")
    return root


def test_a_bad_key_or_date_hides_no_unknown_id_of_the_same_record(run, corpus):
    told = run(corpus, "check --format concise").out
    for rule, line in (
        ("unknown-key", 3),
        ("bad-date", 4),
        ("unknown-actor", 5),
        ("unknown-source", 6),
        ("unknown-actor", 8),
        ("bad-date", 8),
        ("unknown-source", 9),
        ("unknown-target", 9),
        ("unknown-claim", 10),
    ):
        lines = [one for one in told.splitlines() if f"broken.yaml:{line}:" in one]
        assert any(rule in one for one in lines), (rule, line, told)
    assert "did you mean `keeper`?" in told


def test_a_broken_actor_hides_no_unknown_one_even_where_it_is_the_only_one(run, corpus):
    sound = corpus / "claims" / "sound.yaml"
    sound.write_text(sound.read_text("utf-8").replace("kind: person", "kind: persn"), "utf-8")
    told = run(corpus, "check --format concise").out
    for line in (5, 8, 9):
        assert any("unknown-" in one for one in told.splitlines() if f"broken.yaml:{line}:" in one)
    assert "`keeper` is recorded" not in told


def test_what_a_broken_record_bears_is_not_unknown(run, corpus):
    (corpus / "claims" / "third.yaml").write_text(
        "claim: third\ntext: A third.\nsource: log\nasserted:\n  - by: keeper\n"
        "implies: [lamp-was-old]\n",
        "utf-8",
    )
    told = run(corpus, "check --format concise").out
    assert "third.yaml" not in told


@pytest.mark.parametrize("format", ["github", "gitlab", "sarif", "junit"])
def test_annotations_name_files_from_the_root_of_the_repository(run, corpus, format):
    repository = corpus.parent
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    for folder in (repository, corpus, corpus / "claims"):
        told = run(folder, ["check", "--corpus", str(corpus), "--format", format]).out
        assert "corpus/claims/broken.yaml" in told
        assert str(repository) not in told


def test_a_first_actor_is_not_scolded_for_being_unused(run, tmp_path):
    (tmp_path / "claims").mkdir()
    file = tmp_path / "claims" / "actors.yaml"
    file.write_text("actors:\n  keeper: {name: The keeper, kind: person}\n", "utf-8")
    assert "unused-actor" not in run(tmp_path, "check --format concise").out
    (tmp_path / "claims" / "lamp.yaml").write_text(
        "claim: lamp\ntext: The lamp went out.\n", "utf-8"
    )
    assert "unused-actor" in run(tmp_path, "check --format concise").out


def test_a_new_baseline_says_what_it_cannot_allow_and_why(run, corpus):
    told = run(corpus, "check --baseline allowed.json --update-baseline").err
    assert "Y016 unknown-key (1), Y023 bad-date (2)" in told
    assert "left out of every answer" in told


def test_watching_tells_which_files_were_saved(corpus):
    seen = changes(corpus, pause=0.01)
    file = corpus / "claims" / "sound.yaml"
    timer = threading.Timer(0.1, lambda: file.write_text(SOUND + "\n", "utf-8"))
    timer.start()
    assert next(seen) == ("claims/sound.yaml",)
    timer.join()
