"""new and add take what people write, and refuse with the command to paste."""

import shlex

import pytest

COUNCIL = """\
actors:
  ann-lee:
    name: Ann Lee
    kind: person
    aka: [the mayor]
  ann-leigh:
    name: Ann Leigh
    kind: person
  gazette:
    name: Town Gazette
    kind: outlet
"""
SOURCE = """\
sources:
  gazette-1:
    title: Bridge shut
    kind: article
    url: https://gazette.example/1
"""
CLAIM = "claim: bridge-closed\ntext: The bridge is closed.\n"


@pytest.fixture
def town(tmp_path):
    for file, text in (
        ("claims/actors.yaml", COUNCIL),
        ("claims/bridge-closed.yaml", CLAIM),
        ("seeds/gazette.yaml", SOURCE),
    ):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text)
    return tmp_path


def files(folder) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*.yaml"))
    }


@pytest.mark.parametrize(
    ("words", "file", "holds"),
    [
        ('new country "Upper Mali"', "claims/actors.yaml", "name: Upper Mali\n    kind: state"),
        ('new ngo "Open Eyes"', "claims/actors.yaml", "kind: organisation"),
        ('new actor "The Tide" kind=newspaper', "claims/actors.yaml", "kind: outlet"),
        (
            "new actor tide --name 'The Tide' --kind outlet --aka Tide",
            "claims/actors.yaml",
            "aka: Tide",
        ),
        ("new person Bo", "claims/actors.yaml", "bo:\n    name: Bo"),
        (
            'new claim "The bridge at Lindmoor was not inspected." about="the mayor"',
            "claims/bridge-lindmoor-not-inspected.yaml",
            "about: ann-lee",
        ),
        ('new tweet "A post" by="the mayor"', "seeds/gazette.yaml", "kind: post\n    by: ann-lee"),
        (
            'add denies "bridge closed" --by "Ann Lee"',
            "claims/bridge-closed.yaml",
            "denied:\n  - by: ann-lee",
        ),
        ("add denial bridge-closed --by ann-lee", "claims/bridge-closed.yaml", "denied:"),
        (
            "add refutes bridge-closed --by ann-lee --source 'Bridge shut'",
            "claims/bridge-closed.yaml",
            "source: gazette-1",
        ),
        (
            "add asserts bridge-closed --by ann-lee --source https://gazette.example/1",
            "claims/bridge-closed.yaml",
            "source: gazette-1",
        ),
    ],
)
def test_what_questions_understand_writing_understands(run, town, words, file, holds):
    answer = run(town, shlex.split(words))
    assert answer.code == 0, answer.err
    assert holds in files(town)[file]


@pytest.mark.parametrize(
    ("words", "told", "paste"),
    [
        (
            'add denied bridge-closed --by "Ann Le"',
            "not the name of an actor",
            "provenance add denied bridge-closed --by ann-lee",
        ),
        (
            "add denied bridge-closed --by Bo",
            "make what is missing",
            "provenance new actor bo name=Bo kind=person",
        ),
        (
            "add denied bridge-closed --by ann-lee --date 12/03/2021",
            "did you mean `2021-03-12` or `2021-12-03`",
            "provenance add denied bridge-closed --by ann-lee --date 2021-12-03",
        ),
        (
            "add denied 'brigde closed' --by ann-lee",
            "did you mean `bridge-closed`",
            "provenance add denied bridge-closed --by ann-lee",
        ),
        (
            "add denied bridge-closed",
            "nobody says it",
            "provenance add denied bridge-closed --by ACTOR",
        ),
        ("add", "a stance and a claim", "provenance add denied CLAIM --by ACTOR"),
        ("new", "a new what?", "provenance new claim"),
        (
            "new claim",
            "needs `text`",
            "provenance new claim text='What is claimed, in one sentence.'",
        ),
        (
            "new actor bo",
            "needs `name` and `kind`",
            "provenance new actor bo name='The name' kind=person",
        ),
        ("new claim x txt=T.", "did you mean `text`", "provenance new claim x text=T."),
        (
            "new claim x text=The bridge is open",
            "in quotation marks",
            "provenance new claim x text='The bridge is open'",
        ),
        (
            "new claim 'two words' text=T.",
            "ids have no spaces",
            "provenance new claim two-words text=T.",
        ),
        (
            'new person "Ann Lee"',
            "already: `ann-lee`",
            "provenance new actor ann-lee-2 name='Ann Lee' kind=person",
        ),
        ("new statement x", "no kind of record", "provenance add asserted CLAIM --by ACTOR"),
        (
            "new actor x name=X kind=persn",
            "did you mean `person`",
            "provenance new actor x name=X kind=person",
        ),
    ],
)
def test_every_refusal_gives_the_command_to_paste(run, town, words, told, paste):
    before = files(town)
    answer = run(town, shlex.split(words))
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert paste in [line.strip() for line in answer.err.splitlines()]
    assert files(town) == before
    if not {"ACTOR", "CLAIM"} & set(paste.split()) and paste != "provenance new claim":
        assert run(town, shlex.split(paste)[1:]).code == 0


def test_all_that_is_unclear_is_told_at_once_and_the_commands_work(run, town):
    words = ["add", "denied", "it rained at noon", "--by", "Bo", "--source", "Evening Tide"]
    told = run(town, words).err
    assert "3 things are not clear" in told
    commands = [line.strip() for line in told.splitlines() if line.startswith("  provenance")]
    assert len(commands) == 4
    for command in commands:
        answer = run(town, shlex.split(command)[1:])
        assert answer.code == 0, answer.err
    assert "by: bo" in files(town)["claims/it-rained-noon.yaml"]


def test_a_stance_that_is_not_clear_is_never_filled_in(run, town):
    told = run(town, "add affirms bridge-closed --by ann-lee").err
    assert "asserted, or admitted" in told
    assert "add asserted" not in told
    assert "denied" not in run(town, "add loud bridge-closed --by ann-lee").err.splitlines()[-1]


def test_a_refusal_by_the_check_keeps_what_was_told(run, town):
    answer = run(town, "add denied bridge-closed --by ann-lee --at 3 --answers gazette")
    assert answer.code == 2
    assert "provenance add denied bridge-closed --by ann-lee --at 3 --answers gazette" in answer.err


def test_a_first_step_is_never_scolded(run, tmp_path):
    (tmp_path / "claims").mkdir()
    for words in ("new person Bo", "new report 'A report'", "new claim 'It rained.'"):
        answer = run(tmp_path, shlex.split(words))
        assert answer.code == 0
        assert "note:" not in answer.err
        assert "warning:" not in answer.err
