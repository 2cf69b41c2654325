"""rename, merge and rm keep all that is written and leave nothing dangling; edit checks."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import laws
from documentation import copied
from laws import examples
from provenance.authoring.mentions import in_text
from provenance.authoring.rename import rename
from provenance.store.corpus import open_corpus

SHIPPED = Path(__file__).parents[2]

ACTORS = """\
# Everybody.
actors:
  ann-lee:
    name: Ann Lee
    kind: person
    aka: [the mayor]
    part-of: council
  # met in one paper only
  mayor-ann:
    name: Mayor Ann
    kind: person
    aka: Mrs Lee  # sic
    part-of: council
    note: Perhaps Ann Lee.

  council:
    name: The council
    kind: body
"""
SOURCES = """\
sources:
  gazette:
    title: Bridge shut
    kind: article
    published: 2021-03-12
  gazette-online:
    title: Bridge shut (online)
    kind: article
    published: 2021-03-13
    url: https://gazette.example/1
"""
FIRST = """\
claim: bridge-closed
text: The bridge is closed.
topics: [bridge]
source: gazette

asserted:
  # at the gate
  - by: [ann-lee, mayor-ann]
    quote: it is shut

denied:
  - by: council
    date: 2021-03-13
"""
SECOND = """\
# told twice?
claim: bridge-shut
text: The bridge is shut.
topics: [roads]

asserted:
  - by: mayor-ann
    source: gazette-online
    # on the phone
    at: 3
  - id: second-call
    by: council
    source: gazette-online
    answers: ann-lee
"""


@pytest.fixture
def town(tmp_path):
    for file, text in (
        ("claims/actors.yaml", ACTORS),
        ("claims/bridge-closed.yaml", FIRST),
        ("claims/deep/bridge-shut.yaml", SECOND),
        ("seeds/sources.yaml", SOURCES),
    ):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text)
    return tmp_path


def read(folder, file):
    return (folder / file).read_text()


def names(folder) -> dict[str, str]:
    found = {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*.yaml")}
    return dict(sorted(found.items()))


def test_an_actor_is_renamed_wherever_it_is_named_and_comments_stay(run, town):
    before = names(town)
    answer = run(town, "rename mayor-ann ann-of-lindmoor")
    assert answer.code == 0, answer.err
    after = names(town)
    assert {
        file: text.replace("ann-of-lindmoor", "mayor-ann") for file, text in after.items()
    } == before
    assert "mayor-ann" not in "".join(after.values())


@pytest.mark.parametrize("flag", ["--diff", "--dry-run"])
def test_a_difference_is_only_shown(run, town, flag):
    before = names(town)
    answer = run(town, f"rename mayor-ann ann-2 {flag}")
    assert "+  ann-2:" in answer.out
    assert names(town) == before


def test_the_file_of_a_claim_and_its_statements_ids_follow(run, town):
    with open_corpus(town) as corpus:
        id = corpus.record("claim", "bridge-closed").statements[0].id
    (town / "claims/answer.yaml").write_text(
        "claim: road-open\ntext: The road is open.\n"
        f"asserted:\n  - {{by: council, answers: {id}}}\n"
    )
    assert run(town, "rename bridge-closed bridge-was-shut").code == 0
    assert "claims/bridge-was-shut.yaml" in names(town)
    assert "claims/bridge-closed.yaml" not in names(town)
    with open_corpus(town) as corpus:
        claim = corpus.record("claim", "bridge-was-shut")
        assert corpus.record("claim", "road-open").statements[0].answers == (
            claim.statements[0].id,
        )
        assert claim.statements[0].id != id
        assert not corpus.problems()


def test_a_topic_is_renamed_or_merged(run, town):
    assert run(town, "rename roads 'old roads'".replace("'old roads'", "old-roads")).code == 0
    assert "topics: [old-roads]" in read(town, "claims/deep/bridge-shut.yaml")
    assert run(town, "merge old-roads bridge --kind topic").code == 0
    assert "topics: [bridge]" in read(town, "claims/deep/bridge-shut.yaml")


def test_actors_are_merged_with_their_names_and_comments(run, town):
    answer = run(town, "merge mayor-ann ann-lee")
    assert answer.code == 0, answer.err
    after = names(town)
    assert "mayor-ann" not in "".join(after.values())
    actors = after["claims/actors.yaml"]
    assert "aka:\n      - the mayor\n      - Mayor Ann\n      - Mrs Lee  # sic\n" in actors.replace(
        "- Mrs Lee  # sic\n      - Mayor Ann\n", "- Mayor Ann\n      - Mrs Lee  # sic\n"
    )
    assert "# met in one paper only\n  ann-lee:" in actors
    assert "note: Perhaps Ann Lee." in actors
    assert "part-of: council\n" in actors
    assert "by: [ann-lee]" in after["claims/bridge-closed.yaml"]


def test_what_differed_stands_right_above_the_record_that_stays(run, tmp_path):
    (tmp_path / "claims").mkdir()
    actors = tmp_path / "claims/actors.yaml"
    kinds = {"ann": "person", "ben": "outlet", "cleo": "body"}
    entries = [f"  {id}:\n    name: {id}\n    kind: {kind}\n" for id, kind in kinds.items()]
    actors.write_text("actors:\n" + "\n".join(entries))
    assert run(tmp_path, "merge ann cleo").code == 0
    told = "  # kind of `ann`, which was merged: person\n"
    assert f"    kind: outlet\n\n{told}  cleo:\n" in actors.read_text()


def test_sources_are_merged_and_what_differs_is_kept_as_a_comment(run, town):
    assert run(town, "merge gazette-online gazette").code == 0
    sources = read(town, "seeds/sources.yaml")
    assert "url: https://gazette.example/1" in sources
    assert "# published of `gazette-online`, which was merged: 2021-03-13" in sources
    assert "# title of `gazette-online`, which was merged: Bridge shut (online)" in sources
    assert "gazette-online" not in read(town, "claims/deep/bridge-shut.yaml")


def test_claims_are_merged_with_their_statements_and_comments(run, town):
    answer = run(town, "merge bridge-shut bridge-closed")
    assert answer.code == 0, answer.err
    assert "claims/deep/bridge-shut.yaml" not in names(town)
    text = read(town, "claims/bridge-closed.yaml")
    for kept in (
        "# told twice?",
        "# text of `bridge-shut`, which was merged: The bridge is shut.",
        "# at the gate",
        "# on the phone",
        "topics: [bridge, roads]",
        "id: second-call",
    ):
        assert kept in text
    with open_corpus(town) as corpus:
        assert len(corpus.record("claim", "bridge-closed").statements) == 4
        assert not corpus.problems()


def test_a_default_source_never_reaches_statements_of_another_claim(run, town):
    with open_corpus(town) as corpus:
        was = {s.by: s.source for s in corpus.record("claim", "bridge-shut").statements}
    assert run(town, "merge bridge-closed bridge-shut").code == 0
    with open_corpus(town) as corpus:
        claim = corpus.record("claim", "bridge-shut")
        now = {(s.by, s.source) for s in claim.statements}
        assert claim.source is None
    assert set(was.items()) <= now
    assert (("ann-lee", "mayor-ann"), "gazette") in now


def test_nothing_that_is_named_is_deleted(run, town):
    before = names(town)
    for record, told in (
        ("council", "claims/actors.yaml:7: `actor` of `ann-lee` names it"),
        ("gazette", "claims/bridge-closed.yaml:4"),
        ("ann-lee", "provenance merge ann-lee OTHER"),
    ):
        answer = run(town, f"rm {record}")
        assert answer.code == 2
        assert told in answer.err
    assert names(town) == before


def test_what_nothing_names_is_deleted_and_the_rest_stays(run, town):
    before = names(town)
    assert run(town, "rm bridge-shut").code == 0
    assert run(town, "rm gazette-online").code == 0
    after = names(town)
    assert "claims/deep/bridge-shut.yaml" not in after
    assert "gazette-online" not in after["seeds/sources.yaml"]
    assert after["claims/actors.yaml"] == before["claims/actors.yaml"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rename", "nobody-known", "x"], "is no record and no topic"),
        (["rename", "ann-lee", "two words"], "provenance rename ann-lee two-words"),
        (["rename", "ann-lee", "council"], "provenance merge ann-lee council"),
        (["merge", "ann-lee", "ann-lee"], "are one already"),
        (["merge", "ann-lee", "nobody-known"], "`nobody-known` is no actor"),
        (["merge", "ann-lee", "gazette"], "`gazette` is no actor, but a source"),
        (["rm", "the councl"], "provenance rm council\n"),
        (["edit", "councl"], "provenance edit council\n"),
        (["merge", "Ann Leee", "council"], "provenance merge ann-lee"),
        (["rm", "bridge"], "is a topic"),
        (["edit", "nothing", "like", "it"], "names no single record"),
        (["rename", "ann-lee", "x", "--kind", "person"], "no kind"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(run, town, words, told):
    before = names(town)
    answer = run(town, words)
    assert answer.code == 2
    assert told in answer.err
    assert names(town) == before


@laws.each(
    ("old", "new"),
    [("mali-government", "bamako"), ("globalsecurity-vagner-in-mali", "gs"), ("afp", "agence")],
)
def test_the_shipped_corpus_stays_clean_with_its_lock(run, tmp_path, old, new):
    for name in ("claims", "seeds"):
        shutil.copytree(SHIPPED / name, tmp_path / name)
    assert run(tmp_path, f"rename {old} {new}").code == 0
    answer = run(tmp_path, "check --fail-on note")
    assert answer.code == 0, answer.out


@settings(max_examples=examples(15))
@given(st.data())
def test_a_renaming_and_its_undoing_change_nothing(data):
    """Rename any record of the shipped corpus and back: every file is as it was."""
    with open_corpus(copied()) as corpus:
        kind = data.draw(st.sampled_from(["actor", "claim", "source"]))
        old = data.draw(st.sampled_from(sorted(corpus.ids(kind))))
        there = {c.file: c.after for c in rename(corpus, kind, old, "an-id-that-nothing-has")}
    yaml = {file: text for file, text in there.items() if file.endswith(".yaml")}
    for text in yaml.values():
        assert not text or all(one.scalar.text != old for one in in_text(text) if not one.mixed)
    with open_corpus(copied(), overlay=yaml) as corpus:
        assert not corpus.problems()
        back = {c.file: c.after for c in rename(corpus, kind, "an-id-that-nothing-has", old)}
    with open_corpus(copied()) as corpus:
        for file, text in back.items():
            if text is not None and file.endswith(".yaml"):
                assert text == corpus.text(file)


def test_edit_opens_the_line_and_checks_on_return(run, town):
    editor = town / "editor.sh"
    editor.write_text(
        '#!/bin/sh\necho "$@" > args\n[ -z "$MEND" ] || sed -i "s/by: council/by: counsil/" "$2"\n'
    )
    editor.chmod(0o755)
    answer = run(town, "edit second-call", EDITOR=str(editor))
    assert answer.code == 0
    assert read(town, "args").split()[0] == "+11"
    assert read(town, "args").split()[1].endswith("claims/deep/bridge-shut.yaml")
    answer = run(town, "edit The council", EDITOR=str(editor))
    assert read(town, "args").split()[0] == "+16"
    answer = run(town, "edit bridge-shut", EDITOR=str(editor), MEND="1")
    assert answer.code == 1
    assert "counsil" in answer.out
    answer = run(town, "edit bridge-shut", EDITOR=os.devnull)
    assert answer.code == 2
    assert "set EDITOR" in answer.err


def test_without_a_terminal_no_editor_of_the_terminal_is_started(town, run):
    answer = run(town, "edit second-call", EDITOR="", VISUAL="")
    assert answer.code == 2
    assert "there is no terminal to edit at" in answer.err
