"""What `check` and `check --fix` do can be asked from Python, too."""

import provenance

BROKEN = """\
claim: a
text: It rained.
assertd:
  - by: ann
---
actors:
  ann: {name: Ann, kind: person}
"""


def test_what_is_found_is_what_the_command_finds(write, run):
    root = write(BROKEN)
    with provenance.open_corpus(root) as corpus:
        found = provenance.check(corpus, ignore=("sources",))
    shown = run(root, "check --ignore sources --format json").json["findings"]
    assert [one.code for one in found.findings] == [one["code"] for one in shown] != []


def test_all_safe_fixes_are_made_and_counted(write):
    root = write(BROKEN)
    made = provenance.fix(root)
    assert made.number == 1
    assert not made.refused
    assert "asserted:" in (root / "claims/one.yaml").read_text()
    assert provenance.fix(root).number == 0


def test_a_file_that_is_not_meant_is_left_alone(write):
    root = write(BROKEN)
    assert provenance.fix(root, only=lambda file: file != "claims/one.yaml").number == 0
    assert "assertd:" in (root / "claims/one.yaml").read_text()
