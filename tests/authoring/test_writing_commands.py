"""new, add, import, split, join, init and fmt, as somebody at a shell uses them."""

from pathlib import Path

import pytest

import program
from provenance.reading.format import formatted
from provenance.store.corpus import open_corpus


def run(*args: str, ok: int = 0) -> program.Run:
    done = program.run(Path.cwd(), [str(arg) for arg in args])
    assert done.code == ok, done
    return done


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Path:
    """The starter corpus, with the shell in its folder."""
    run("init", tmp_path / "bridge")
    monkeypatch.chdir(tmp_path / "bridge")
    return tmp_path / "bridge"


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".provenance" not in path.parts
    }


# init


def test_the_starter_corpus_is_formatted_and_checks_clean(corpus):
    from datetime import date

    from provenance.checks.config import configure
    from provenance.checks.run import check

    run("fmt", "--check")
    with open_corpus(corpus) as opened:
        report = check(opened, configure(opened.settings.check), date.today().toordinal())
        assert [(f.problem.rule, f.severity) for f in report.findings] == [
            ("quote-unverified", "warning")
        ], "an example hides nothing"
        assert {kind: len(opened.ids(kind)) for kind in ("claim", "actor", "source")} == {
            "claim": 3,
            "actor": 5,
            "source": 2,
        }


def test_init_refuses_a_folder_with_a_corpus_and_touches_nothing(corpus):
    before = files(corpus)
    assert "corpus already" in run("init", corpus, ok=2).err
    assert files(corpus) == before


def test_init_works_in_a_folder_that_holds_other_work(tmp_path):
    (tmp_path / "README.md").write_text("mine")
    run("init", tmp_path)
    assert files(tmp_path).keys() == {"README.md", "claims/.gitkeep", "provenance.toml"}
    assert files(tmp_path)["README.md"] == "mine"
    run("init", tmp_path, "--example")
    assert files(tmp_path)["README.md"] == "mine"
    assert "claims/actors.yaml" in files(tmp_path)


@pytest.mark.parametrize(
    ("version", "package", "told"),
    [
        ("1.2.0", "provenance-claims==1.2.0", False),
        ("0.1.1.dev624+g40756a8d4", "provenance-claims", True),
    ],
)
def test_ci_installs_the_release_that_wrote_it_or_the_newest(
    tmp_path, monkeypatch, version, package, told
):
    monkeypatch.setattr("importlib.metadata.version", lambda _: version)
    answer = run("init", tmp_path, "--empty", "--ci", "github")
    text = (tmp_path / ".github/workflows/claims.yml").read_text()
    assert f"- run: pip install {package}\n" in text
    assert (f"{version} is no release" in answer.err) == told


def test_init_sets_up_what_checks_and_writes_over_nothing(tmp_path):
    import tomllib

    import yaml

    (tmp_path / ".git").mkdir()
    corpus = tmp_path / "deep" / "corpus"
    result = run(
        "init", corpus, "--empty", "--title", 'The "old"\tbridge', "--pre-commit", "--ci", "github"
    )
    settings = tomllib.loads((corpus / "provenance.toml").read_text())
    assert settings["title"] == 'The "old"\tbridge'
    assert settings["check"]["severity"] == {"quote-unverified": "warning"}
    hooks = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text())
    assert hooks["repos"][0]["hooks"][0]["entry"] == "provenance check --corpus deep/corpus"
    steps = yaml.safe_load((tmp_path / ".github/workflows/claims.yml").read_text())
    assert "--format github --corpus deep/corpus" in steps["jobs"]["check"]["steps"][-1]["run"]
    assert "provenance new claim" in result.out
    (tmp_path / ".gitlab-ci.yml").write_text("mine: 1\n")
    other = run("init", tmp_path / "other", "--empty", "--ci", "gitlab")
    assert "is to be added to it" in other.err
    assert (tmp_path / ".gitlab-ci.yml").read_text() == "mine: 1\n"
    assert "no CI" in run("init", tmp_path / "third", "--ci", "jenkins", ok=2).err
    assert not (tmp_path / "third").exists()


def test_sources_that_cannot_be_verified_are_told_in_one_line(tmp_path):
    from provenance.store.files.discovery import find_root

    run("init", tmp_path / "c", "--empty")
    folder = find_root(explicit=str(tmp_path / "c"))
    (folder / "seeds").mkdir()
    sources = "".join(f"  s{n}:\n    title: S{n}\n    kind: report\n" for n in range(5))
    (folder / "seeds/s.yaml").write_text(f"sources:\n{sources}")
    (folder / "claims/a.yaml").write_text("actors:\n  ann: {name: Ann, kind: person}\n")
    said = "".join(f"  - by: ann\n    source: s{n}\n    quote: word {n}\n" for n in range(5))
    (folder / "claims/c.yaml").write_text(f"claim: c\ntext: It fell.\nasserted:\n{said}")
    result = run("check", "--corpus", folder, "--select", "quote-unverified", ok=0)
    assert result.out.count("cannot be verified") == 1
    assert "quotations of 5 sources" in result.out


# new


def test_a_new_claim_gets_a_formatted_file_of_its_own(corpus):
    result = run(
        "new",
        "claim",
        "bridge-was-closed",
        "text=The bridge was closed.",
        "about=otto-brack",
        "event=[..2019-05]",
        "about=lindmoor-council",
    )
    text = (corpus / "claims/bridge-was-closed.yaml").read_text()
    assert text == (
        "claim: bridge-was-closed\n"
        "text: The bridge was closed.\n"
        "about: [otto-brack, lindmoor-council]\n"
        "event: {not-after: 2019-05}\n"
    )
    assert "+claim: bridge-was-closed" in result.out
    assert "note:" not in result.err, "a first step is never scolded"
    assert "next: provenance add asserted bridge-was-closed" in result.err


def test_a_new_actor_joins_the_others_and_leaves_them_as_they_are(corpus):
    before = files(corpus)["claims/actors.yaml"]
    run(
        "new",
        "actor",
        "mayor",
        "name=NO",
        "kind=person",
        "aka=The mayor",
        "part-of=lindmoor-council",
    )
    after = files(corpus)["claims/actors.yaml"]
    assert after.startswith(before)
    assert after[len(before) :] == (
        "\n  mayor:\n    name: NO\n    kind: person\n    aka: The mayor\n"
        "    part-of: lindmoor-council\n"
    )
    assert formatted(after) == after


def test_a_new_source_goes_where_it_is_told(corpus):
    run(
        "new",
        "source",
        "gazette-1",
        "title=Gazette",
        "kind=article",
        "--file",
        "seeds/gazette.yaml",
    )
    assert files(corpus)["seeds/gazette.yaml"].startswith(
        "sources:\n  gazette-1:\n    title: Gazette\n"
    )


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("claim", "bridge-is-unsafe", "text=T."), "there is a claim"),
        (("claim", "new", "text=T.", "about=nobody-known"), "nobody-known"),
        (("claim", "new", "txt=T."), "key=value"),
        (("claim", "new"), "needs `text`"),
        (("claim", "new one", "text=T."), "ids have no spaces"),
        (("claim", "new", "text=T.", "event=2021-02-30"), "February"),
        (("actor", "x", "name=X", "kind=human"), "human"),
        (("verdict", "x"), "no kind of record"),
        (("actor", "x", "name=X", "kind=person", "--file", "/tmp/elsewhere.yaml"), "outside"),
    ],
)
def test_what_would_not_check_is_not_written(corpus, args, told):
    before = files(corpus)
    assert told in run("new", *args, ok=2).err
    assert files(corpus) == before


def test_the_first_claim_of_an_empty_corpus(tmp_path, monkeypatch):
    (tmp_path / "claims").mkdir()
    monkeypatch.chdir(tmp_path)
    run("new", "actor", "mayor", "name=The mayor", "kind=person")
    run("new", "claim", "first", "text=The bridge is closed.", "about=mayor")
    assert set(files(tmp_path)) == {"claims/actors.yaml", "claims/first.yaml"}


# add


def test_a_statement_goes_behind_the_others_of_its_stance(corpus):
    before = files(corpus)["claims/bridge-is-unsafe.yaml"]
    run(
        "add", "denied", "bridge-is-unsafe", "--by", "Dora Quill", "--for", "the council",
        "--date", "2019-03-03", "--source", "courier-2019-03-04", "--at", "9", "--at", "10",
        "--quote", "sound: as ever", "--hedge", "as far as we know | whose=speaker",
        "--answers", "otto-brack", "--form", "blanket", "--note", "N.",
    )  # fmt: skip
    after = files(corpus)["claims/bridge-is-unsafe.yaml"]
    added = (
        "  - by: dora-quill\n"
        "    for: lindmoor-council\n"
        "    date: 2019-03-03\n"
        "    source: courier-2019-03-04\n"
        "    at: [9, 10]\n"
        '    quote: "sound: as ever"\n'
        "    hedge: {words: as far as we know, whose: speaker}\n"
        "    answers: otto-brack\n"
        "    form: blanket\n"
        "    note: N.\n"
    )
    assert after.replace(added, "") == before
    assert formatted(after) == after


@pytest.mark.parametrize("stance", ["asserted", "admitted", "denied", "questioned", "declined"])
def test_every_stance_finds_its_place(corpus, stance):
    run("add", stance, "council", "hid", "report", "--by", "otto-brack")
    text = files(corpus)["claims/council-hid-a-report.yaml"]
    assert formatted(text) == text
    with open_corpus(corpus) as opened:
        claim = opened.record("claim", "council-hid-a-report")
        assert [s.by for s in claim.statements if s.stance == stance][-1] == ("otto-brack",)


@pytest.mark.parametrize(
    "text",
    [
        "{claim: c, text: T., asserted: [{by: otto-brack}]}\n",
        "claim: c\ntext: T.\nasserted: {by: otto-brack}\n",
        "claim: c\ntext: T.\nasserted:\n  by: otto-brack\n# foot\n",
        "claim: c\ntext: T.\nasserted:\n-   by: otto-brack\n    note: |\n      N\n\n\n# f\nnote: n",
        "claim: c\r\ntext: T.\r\nasserted:\r\n  - by: otto-brack # x\r\n",
        "claim: c\ntext: T.",
        "claim: c\ntext: T.\nnote: n\n---\nclaim: d\ntext: D.\n",
    ],
)
def test_files_in_any_style_can_be_added_to(corpus, text):
    path = corpus / "claims/c.yaml"
    path.write_bytes(text.encode())
    run("add", "asserted", "c", "--by", "bridge-workers", "--date", "[..2019-04]")
    with open_corpus(corpus) as opened:
        claim = opened.record("claim", "c")
        assert claim.statements[-1].by == ("bridge-workers",)
        assert claim.text == "T."
    after = path.read_bytes().decode()
    assert text.count("#") == after.count("#")
    assert ("\r\n" in after) == ("\r\n" in text)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("loud", "bridge-is-unsafe", "--by", "otto-brack"), "no stance"),
        (("denied", "no such claim at all", "--by", "otto-brack"), "not the name of a claim"),
        (("denied", "bridge-is-unsafe", "--by", "Otto Brak"), "otto-brack"),
        (("denied", "bridge-is-unsafe"), "nobody says it"),
        (("denied", "bridge-is-unsafe", "--by", "otto-brack", "--date", "2019-13"), "month"),
        (("denied", "bridge-is-unsafe", "--by", "otto-brack", "--source", "gazette"), "gazette"),
        (("denied", "bridge-is-unsafe", "--by", "otto-brack", "--hedge", "x | whose=me"), "`me`"),
        (("denied", "bridge-is-unsafe", "--by", "otto-brack", "--form", "loud"), "loud"),
    ],
)
def test_a_statement_that_would_not_check_is_not_written(corpus, args, told):
    before = files(corpus)
    assert told in run("add", *args, ok=2).err
    assert files(corpus) == before


def test_a_dry_run_shows_and_writes_nothing(corpus):
    before = files(corpus)
    result = run("add", "denied", "bridge-is-unsafe", "--by", "dora-quill", "--dry-run")
    assert "+  - by: dora-quill" in result.out
    assert files(corpus) == before


# import

UNSAFE = "The old bridge at Lindmoor is unsafe for lorries."
SHEET = f"""\
Who,Said,On,Claim,Read in,Words
Mayor Ann,denied,2019-04-02,The bridge is closed.,Town Gazette,"open; as ever"
Otto Brack,asserted,,The bridge is closed.,Town Gazette,
bridge-workers,asserted,2019-03-01,{UNSAFE},courier-2019-03-04,
"""
MAP = [
    "--map", "Who=by", "--map", "Said=stance", "--map", "On=date", "--map", "Claim=text",
    "--map", "Read in=source", "--map", "Words=quote",
]  # fmt: skip


def test_a_spreadsheet_becomes_claim_files(corpus):
    (corpus / "table.csv").write_text(SHEET)
    run("import", "csv", "table.csv", *MAP, "--new-actors", "person", "--new-sources", "article")
    now = files(corpus)
    assert now["claims/bridge-closed.yaml"] == (
        "claim: bridge-closed\n"
        "text: The bridge is closed.\n"
        "\n"
        "asserted:\n"
        "  - by: otto-brack\n"
        "    source: town-gazette\n"
        "\n"
        "denied:\n"
        "  - by: mayor-ann\n"
        "    date: 2019-04-02\n"
        "    source: town-gazette\n"
        "    quote: open; as ever\n"
    )
    assert "name: Mayor Ann" in now["claims/actors.yaml"]
    assert "date: 2019-03-01" in now["claims/bridge-is-unsafe.yaml"]
    again = run("import", "csv", "table.csv", *MAP)
    assert "3 rows already there" in again.err
    assert files(corpus) == now


def test_an_import_tells_all_wrong_rows_at_once_and_writes_nothing(corpus):
    (corpus / "table.csv").write_text(SHEET.replace("denied", "sang").replace("2019-03-01", "soon"))
    before = files(corpus)
    told = run("import", "csv", "table.csv", *MAP, ok=2).err
    assert "line 2" in told
    assert "line 4" in told
    assert files(corpus) == before


def test_semicolons_and_a_byte_order_mark_are_taken(corpus):
    sheet = "claim;stance;by\nbridge-is-unsafe;questioned;Dora Quill\n"
    (corpus / "table.csv").write_text(sheet, encoding="utf-8-sig")
    run("import", "csv", "table.csv")
    assert "questioned:\n  - by: dora-quill\n" in files(corpus)["claims/bridge-is-unsafe.yaml"]


@pytest.mark.parametrize(
    ("sheet", "options", "told"),
    [
        ("claim,stance\n", ["--map", "x=by"], "no column `x`"),
        ("claim,stance\n", ["--map", "claim=who"], "no field"),
        (
            "claim,stance,who\n",
            ["--map", "who=claim", "--map", "claim=claim"],
            "takes two columns for `claim`: `who` and `claim`",
        ),
        (
            "claim,stance,by\nbridge-is-unsafe,denied,Somebody Else\n",
            [],
            "is not there",
        ),
        ("claim,stance,by\nnew,denied,otto-brack\n", [], "has no text"),
        ("claim,text,stance,by\nbridge-is-unsafe,T.,denied,otto-brack\n", [], "another text"),
        ("claim,stance,by\nbridge-is-unsafe,denied,nobody\n", [], "nobody"),
    ],
)
def test_a_spreadsheet_that_cannot_be_read_says_why(corpus, sheet, options, told):
    (corpus / "table.csv").write_text(sheet)
    before = files(corpus)
    assert told in run("import", "csv", "table.csv", *options, ok=2).err
    assert files(corpus) == before


# split and join

MANY = """\
# about the file
claim: b
text: B.
# foot of b
--- # about a
# more about a
claim: a
text: |
  ---
  A.
---
claim: c
text: C."""


def test_split_and_join_lose_nothing(corpus):
    before = files(corpus)
    (corpus / "claims/many.yaml").write_text(MANY)
    run("split", "claims/many.yaml")
    now = files(corpus)
    assert set(now) - set(before) == {
        "claims/many/a.yaml",
        "claims/many/b.yaml",
        "claims/many/c.yaml",
    }
    assert now["claims/many/b.yaml"] == "# about the file\nclaim: b\ntext: B.\n# foot of b\n"
    assert now["claims/many/a.yaml"] == (
        "# about a\n# more about a\nclaim: a\ntext: |\n  ---\n  A.\n"
    )
    names = [f"claims/many/{id}.yaml" for id in "bac"]
    run("join", *names, "-o", "claims/many.yaml")
    joined = files(corpus)["claims/many.yaml"]
    assert joined == MANY.replace("--- # about a", "---\n# about a") + "\n"
    assert set(files(corpus)) == {*before, "claims/many.yaml"}


def test_a_folder_is_joined_by_name(corpus):
    (corpus / "claims/many.yaml").write_text(MANY)
    run("split", "claims/many.yaml")
    run("join", "claims/many", "-o", "claims/all.yaml")
    text = files(corpus)["claims/all.yaml"]
    assert text.index("claim: a") < text.index("claim: b") < text.index("claim: c")


def test_other_kinds_of_documents_stay_behind(corpus):
    text = MANY + "\n---\nactors:\n  x: {name: X, kind: person}\n"
    (corpus / "claims/many.yaml").write_text(text)
    run("split", "claims/many.yaml")
    assert files(corpus)["claims/many.yaml"] == "actors:\n  x: {name: X, kind: person}\n"


def test_windows_line_ends_survive_split_and_join(corpus):
    (corpus / "claims/many.yaml").write_bytes(MANY.replace("\n", "\r\n").encode())
    run("split", "claims/many.yaml")
    run("join", *[f"claims/many/{id}.yaml" for id in "bac"], "-o", "claims/many.yaml")
    after = (corpus / "claims/many.yaml").read_bytes().decode()
    assert after.replace("\r\n", "\n") == MANY.replace("--- # about a", "---\n# about a") + "\n"
    assert after.count("\n") == after.count("\r\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("claim: a\ntext: A.\n", "nothing to split"),
        ("claim: a\ntext: A.\n---\nclaim: a\ntext: B.\n", "twice"),
        ("claim: a\ntext: A.\n---\nclaim: ../b\ntext: B.\n", "cannot name a file"),
        ("claim: [a\n", "never closed"),
    ],
)
def test_split_refuses_what_it_cannot_do_whole(corpus, text, told):
    (corpus / "claims/many.yaml").write_text(text)
    before = files(corpus)
    assert told in run("split", "claims/many.yaml", ok=2).err
    assert files(corpus) == before


def test_a_file_in_the_way_stops_a_split_before_anything_is_lost(corpus):
    (corpus / "claims/many.yaml").write_text(MANY)
    (corpus / "claims/many").mkdir()
    (corpus / "claims/many/c.yaml").write_text("claim: c\ntext: Other.\n")
    before = files(corpus)
    run("split", "claims/many.yaml", ok=2)
    assert files(corpus) == before


def test_join_writes_over_nothing(corpus):
    before = files(corpus)
    told = run("join", "claims", "-o", "claims/actors.yaml", ok=2).err
    assert "there already" in told
    assert files(corpus) == before


# fmt


def test_fmt_formats_the_corpus_and_says_so(corpus):
    path = corpus / "claims/new.yaml"
    path.write_text("text: T.\nclaim: x\n---\nclaim: 'b'\ntext: T.\n")
    assert "claims/new.yaml" in run("fmt", "--check", ok=1).out
    diff = run("fmt", "--diff", ok=1).out
    assert "-claim: 'b'" in diff
    assert "+claim: b" in diff
    assert "'b'" in path.read_text()
    run("fmt")
    assert path.read_text() == "text: T.\nclaim: x\n---\nclaim: b\ntext: T.\n"
    run("fmt", "--check")


def test_fmt_leaves_broken_files_alone_and_formats_the_rest(corpus):
    (corpus / "claims/broken.yaml").write_text("claim: [a\n")
    (corpus / "claims/binary.yaml").write_bytes(b"\x00\x01")
    (corpus / "claims/messy.yaml").write_text("claim:   a\ntext: T.\n")
    told = run("fmt", ok=2).err
    assert "broken.yaml:1" in told
    assert "binary" in told
    assert (corpus / "claims/broken.yaml").read_text() == "claim: [a\n"
    assert (corpus / "claims/messy.yaml").read_text() == "claim: a\ntext: T.\n"


def test_fmt_takes_files_and_folders_anywhere(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/x.yml").write_text("claim:   a\n")
    (tmp_path / "y.yaml").write_text("claim:   b\n")
    assert "2 formatted" in run("fmt", tmp_path / "a", tmp_path / "y.yaml").err
    assert "does not exist" in run("fmt", tmp_path / "z", ok=2).err


# schema


def test_schemas_are_printed_and_written(tmp_path):
    assert '/schema/1/claim.schema.json"' in run("schema", "claim").out
    run("schema", "-o", tmp_path / "s")
    assert len(list((tmp_path / "s").iterdir())) == 4
    assert "no kind of file" in run("schema", "verdicts", ok=2).err
