"""What a stranger commits acts on no screen, hangs nothing, and nothing is written outside."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from provenance.model.cells import guarded, unguarded
from provenance.model.characters import visible
from provenance.model.fields import RECORDS, Type
from provenance.reading.reader import read

ACTING = "\x1b[2J\x9b31m\x07\x7f\u2028\ufffe"
HIDING = "\u202e\u2066\u200b\U000e0041"
EVIL = 'A\\u202e\\u2066\\u200b\\U000E0041`|<img src=x>"&#x202e;\\n```\\n</text>[x](javascript:1)'
CLAIM = f"""\
claim: c1
text: "{EVIL.replace('"', "'")}"
accuses: bo
topics: ["{EVIL.replace('"', "'")}"]
asserted:
  - by: anna
    date: 2020-01-01
    note: "=1+1"
denied:
  - by: bo
    date: 2020-01-03
    note: "@SUM(1)"
"""
ACTORS = f"""\
actors:
  anna: {{name: "{EVIL.replace('"', "'")}", kind: person}}
  bo: {{name: Bo, kind: body}}
"""


@pytest.fixture
def hostile(write) -> Path:
    return write({"claims/c1.yaml": CLAIM, "claims/actors.yaml": ACTORS})


def acts(text: str) -> set[str]:
    """The characters of a text that could act on a terminal or hide."""
    return {c for c in text if c not in "\n\t" and visible(c) != c}


FORMATS = ["table", "json", "jsonl", "csv", "markdown"]
ASKED = [
    *(f"{ask} --format {f}" for ask in ("who asserted c1", "statements") for f in FORMATS),
    *(f"{ask} --format {f}" for ask in ("disputes", "timeline c1") for f in FORMATS),
    *(f"graph c1 --format {f}" for f in ("dot", "mermaid", "graphml", "gexf", "json")),
    *(
        f"check --format {f}"
        for f in ("full", "concise", "grouped", "json", "jsonl", "github", "gitlab", "sarif")
    ),
    "check --format junit",
    "show c1",
    "explain anna",
    "search img",
    "stats",
    "fmt --diff",
    "show \x1b[2Jx\u202e",
    "no-such\x1b[2J\u202e",
    "disputes --by \x1b]8;;x\x07",
]


@pytest.mark.parametrize("command", ASKED)
def test_nothing_acts_on_a_screen(run, hostile, command):
    (hostile / "claims" / "b\x1b[31m\u202e.yaml").write_text("claim: b\n")
    done = run(hostile, command)
    assert acts(done.out) == set()
    assert acts(done.err) == set()


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_xml_is_well_formed(run, hostile, format):
    assert ElementTree.fromstring(run(hostile, f"graph c1 --format {format}").out) is not None


def test_junit_is_well_formed(run, hostile):
    (hostile / "claims" / "\x01\ufffe.yaml").write_text("claim: b\n")
    assert ElementTree.fromstring(run(hostile, "check --format junit").out) is not None


def test_json_reads_back_what_was_written(run, hostile):
    texts = run(hostile, "statements --format json").json["texts"]
    assert "\u202e\u2066\u200b\U000e0041" in texts["c1"]


def test_no_name_leaves_its_fence_or_its_cell(run, hostile):
    told = run(hostile, "timeline c1 --format markdown").out
    fence = next(line for line in told.splitlines() if line.startswith("```"))
    inside = told.split(fence)[1].split(fence.removesuffix("text"))[0]
    assert "<img" in inside
    rest = told.replace(inside, "")
    assert "<img" not in rest.replace("\\<img", "")
    rows = [line for line in rest.splitlines() if line.startswith("|")]
    assert len({row.replace("\\|", "").count("|") for row in rows}) == 1


@pytest.mark.parametrize("begins", [*"=+-@\t\r＝＋－＠", " =", "'=", "''+", "' -"])
def test_no_cell_is_a_formula_and_each_reads_back(begins):
    text = f"{begins}1+1"
    assert guarded(text).startswith("'")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "'", "plain", "' plain", "''", "it's -5"])
def test_other_cells_stay_as_they_are(text):
    assert guarded(text) == text
    assert unguarded(text) == text


def test_a_sheet_reads_back_what_was_written(run, hostile, write, tmp_path):
    sheet = run(hostile, "statements --format csv").out
    assert {row["note"] for row in csv.DictReader(io.StringIO(sheet))} == {"'=1+1", "'@SUM(1)"}
    (hostile / "claims" / "c1.yaml").unlink()
    (hostile / "sheet.csv").write_text(sheet)
    assert run(hostile, "import csv sheet.csv").code == 0
    rows = run(hostile, "statements --format json").json["rows"]
    assert {row["note"] for row in rows} == {"=1+1", "@SUM(1)"}


def text_fields():
    """Every field that holds a text, by walking the table of fields."""
    for record, fields in RECORDS.items():
        for field in fields:
            if field.type in (Type.TEXT, Type.LOCATOR, Type.URL):
                yield pytest.param(record, field, id=f"{record}.{field.key}")


FILLED = {
    Type.DATE: "2020",
    Type.COUNT: "1",
    Type.NUMBER: "1",
    Type.FLAG: "true",
    Type.URL: "https://x.example",
}


def with_value(record: str, key: str, value: str) -> dict:
    """A document that has this value in a field of this record, wherever it may stand."""
    body = {
        f.key: f.choices[0] if f.choices else FILLED.get(f.type, "x")
        for f in RECORDS[record]
        if f.required and f.type is not Type.RECORD
    } | {key: value}
    if record == "claim":
        return {"claim": "x", **{k: v for k, v in body.items() if k != "claim"}}
    if record in ("actor", "source"):
        return {f"{record}s": {"x": body}}
    for home, fields in RECORDS.items():
        for field in fields:
            if field.record == record:
                return with_value(home, field.key, body)
    raise AssertionError(record)


@pytest.mark.parametrize(("record", "field"), [*text_fields()])
@pytest.mark.parametrize("character", sorted(set(ACTING) - set("[2J31m")))
def test_no_field_takes_a_control_character(record, field, character):
    value = f"https://x.example/{character}" if field.type is Type.URL else f"a{character}b"
    text = json.dumps(with_value(record, field.key, value)).replace("\\u001b", "\\e")
    found = read("x.yaml", text.replace("\x7f", "\\x7f"))
    rules = {problem.rule for problem in found.problems}
    assert rules & {"control-character", "wrong-type"}, (text, found)
    assert found.records == ()


def test_names_that_are_no_text_are_findings_and_the_rest_answers(run, hostile):
    Path(os.fsdecode(os.fsencode(hostile / "claims") + b"/\xff.yaml")).write_text("claim: b\n")
    assert run(hostile, "who asserted c1").code == 0
    done = run(hostile, "check --format json")
    assert "Y024" in {f["code"] for f in done.json["findings"]}


@pytest.mark.parametrize("time", [-(2**40), 2**34, 26_000_000_000])
def test_times_of_files_may_be_any(run, hostile, time):
    os.utime(hostile / "claims" / "c1.yaml", (time, time))
    assert run(hostile, "who asserted c1").code == 0
    assert run(hostile, "who asserted c1").code == 0


PLACES = [
    "claims/z.yaml",
    "seeds/z.yaml",
    "seeds/quotes.lock",
    "provenance.toml",
    "base.json",
    ".provenance",
    ".provenance/corpus.sqlite",
    ".provenance/corpus.sqlite-wal",
    ".provenance/tmp",
    ".provenance/vault/attached.json",
    ".git",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", ["pipe", "zero", "folder", "loop"])
def test_what_is_no_file_hangs_nothing(run, hostile, place, kind):
    path = hostile / place
    path.parent.mkdir(exist_ok=True, parents=True)
    path.unlink(missing_ok=True)
    {
        "pipe": lambda: os.mkfifo(path),
        "zero": lambda: path.symlink_to("/dev/zero"),
        "folder": path.mkdir,
        "loop": lambda: path.symlink_to(path),
    }[kind]()
    signal.alarm(30)
    attach = f"source attach {place} --source s"
    (hostile / "seeds").mkdir(exist_ok=True)
    (hostile / "seeds" / "s.yaml").write_text("sources:\n  s: {title: S, kind: report}\n")
    try:
        for command in ("check --baseline base.json", "fmt --check", "statements", attach):
            assert run(hostile, command).code in (0, 1, 2)
    finally:
        signal.alarm(0)


@pytest.mark.parametrize(
    "name", ["a\nb.yaml", "a\tb.yaml", "a\rb.yaml", "\x85.yaml", "\u2028.yaml"]
)
def test_a_name_that_breaks_a_line_is_a_finding_and_not_read(run, hostile, name):
    (hostile / "claims" / name).write_text("claim: broken-name\ntext: It rained.\n")
    assert run(hostile, "show broken-name").code == 1
    for format in ("concise", "github", "json"):
        told = run(hostile, f"check --format {format}").out
        assert name not in told
        assert "Y011" in told


def test_pictures_are_not_written_through_a_link_out_of_the_corpus(run, hostile, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (hostile / "out.dot").symlink_to(elsewhere / "victim")
    done = run(hostile, "graph c1 -o out.dot")
    assert (done.code, os.listdir(elsewhere)) == (2, [])
    assert "leads out" in done.err
    assert run(hostile, "graph c1 --format dot -o /dev/null").code == 0
    assert run(hostile, "graph c1 -o new.dot").code == 0
    assert (hostile / "new.dot").read_text().startswith("digraph")


def test_what_a_killed_command_left_is_swept(run, hostile):
    tmp = hostile / ".provenance" / "tmp"
    tmp.mkdir(parents=True, exist_ok=True)
    (tmp / ".0123456789abcdef.tmp").write_text("half")
    assert run(hostile, "add denied c1 --by bo --date 2021").code == 0
    assert os.listdir(tmp) == []


def test_a_vault_is_not_followed_out_of_the_corpus(run, hostile, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (hostile / "seeds").mkdir()
    (hostile / "seeds" / "s.yaml").write_text("sources:\n  s: {title: S, kind: report}\n")
    (hostile / "s.txt").write_text("It rained.")
    (hostile / ".provenance").mkdir(exist_ok=True)
    (hostile / ".provenance" / "vault").symlink_to(elsewhere)
    assert run(hostile, "source attach s.txt --source s").code == 2
    assert os.listdir(elsewhere) == []


def program(root: Path, *args: str, **more):
    return subprocess.run(
        [sys.executable, "-m", "provenance", *args],
        cwd=root,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=60,
        **more,
    )


@pytest.mark.parametrize("linked", ["file", "folder"])
def test_nothing_is_written_outside_by_a_link(run, hostile, tmp_path_factory, linked):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    victim = elsewhere / "v.yaml"
    victim.write_text("claim:   v\ntext:   T\nasserted: [{by: anna}]\n")
    before = victim.read_text()
    target, place = (victim, "claims/v.yaml") if linked == "file" else (elsewhere, "claims/v")
    (hostile / place).symlink_to(target)
    for command in ("fmt", "add asserted v --by bo", "check --fix --unsafe", "fmt claims"):
        run(hostile, command)
        assert victim.read_text() == before, command


def test_only_claim_files_are_formatted(run, tmp_path):
    others = {
        "docker-compose.yml": "services:\n    web:   {image: x}\n",
        "node_modules/a/b.yaml": "claim:   x\n",
        "venv/lib/c.yml": "claim:   x\n",
    }
    (tmp_path / "venv" / "lib").mkdir(parents=True)
    (tmp_path / "venv" / "pyvenv.cfg").write_text("")
    for name, text in others.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "a.yaml").write_text("claim:   a\ntext:   T\n")
    done = run(tmp_path, "fmt .")
    assert (tmp_path / "a.yaml").read_text() == "claim: a\ntext: T\n"
    assert {name: (tmp_path / name).read_text() for name in others} == others
    assert "docker-compose.yml" in done.err


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "ascii"])
@pytest.mark.parametrize("format", ["table", "json"])
def test_any_encoding_of_stdout_will_do(hostile, encoding, format):
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = program(hostile, "statements", "--format", format, env=environment)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    if format == "json" and encoding != "latin-1":
        assert json.loads(done.stdout)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
@pytest.mark.parametrize("command", ["statements", "check", "graph --format json", "--help"])
def test_a_full_stdout_is_told_in_a_line(hostile, command):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "provenance", *command.split()],
            cwd=hostile,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


LONG = "9" * 5_000


@pytest.mark.parametrize("word", [LONG, os.fsdecode(b"\xff\x1b")])
@pytest.mark.parametrize(
    "command", ["check", "fmt", "split", "show", "init", "source show", "import csv", "new claim"]
)
def test_no_argument_is_a_traceback(run, hostile, command, word):
    assert run(hostile, [*command.split(), word]).code in (1, 2)


def test_a_split_that_was_killed_can_be_run_again(run, write):
    many = "claim: a\ntext: A\n---\nclaim: b\ntext: B\n"
    root = write({"claims/many.yaml": many})
    (root / "claims/many").mkdir()
    (root / "claims/many/a.yaml").write_text("claim: a\ntext: A\n")
    assert run(root, "split claims/many.yaml").code == 0
    assert sorted(os.listdir(root / "claims")) == ["many"]
    assert sorted(os.listdir(root / "claims" / "many")) == ["a.yaml", "b.yaml"]


def test_commands_that_write_wait_for_one_another(hostile):
    root = hostile
    (root / "claims/c1.yaml").write_text("claim: c1\ntext: It rained.\nasserted:\n  - by: anna\n")
    add = [sys.executable, "-m", "provenance", "add", "denied", "c1", "--by", "bo", "--note"]
    running = [
        subprocess.Popen(
            [*add, f"n{n}", "--date", f"2020-01-0{n + 1}"],
            cwd=root,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            stdout=subprocess.DEVNULL,
        )
        for n in range(3)
    ]
    told = [one.communicate(timeout=120)[1] for one in running]
    assert [one.returncode for one in running] == [0] * 3, told
    text = (root / "claims/c1.yaml").read_text()
    assert [f"n{n}" in text for n in range(3)] == [True] * 3
