"""new and add at a terminal: every answer is checked when it is given, and none is lost."""

import shlex

import pytest

from terminal import END, INTERRUPT, typed


@pytest.fixture
def town(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/actors.yaml").write_text(
        "actors:\n  ann-lee:\n    name: Ann Lee\n    kind: person\n"
    )
    (tmp_path / "claims/bridge-closed.yaml").write_text(
        "claim: bridge-closed\ntext: The bridge is closed.\n"
    )
    return tmp_path


def read(folder, file: str) -> str:
    return (folder / file).read_text()


def test_wrong_answers_are_told_at_once_and_asked_again(town):
    session = typed(
        town,
        ["add"],
        [
            "loud", "denies",
            "brigde closd", "",  # Enter takes the match
            "Ann Le", "",
            "12/03/2021", "2",
            "",  # no source
            "",  # no place
            "it is open",
        ],
    )  # fmt: skip
    assert session.code == 0, session.shown
    assert "`loud` is no stance" in session.shown
    assert "Enter takes bridge-closed" in session.shown
    assert "Enter takes ann-lee" in session.shown
    assert read(town, "claims/bridge-closed.yaml").endswith(
        "denied:\n  - by: ann-lee\n    date: 2021-12-03\n    quote: it is open\n"
    )


def test_actor_source_and_claim_are_made_on_the_spot(town):
    session = typed(
        town,
        ["add", "denied", "It rained all day."],
        [
            "", "it-rained",  # make the claim, under an id of one's own
            "Bo Stone", "", "official", "",
            "2021-03-12",
            "Town Gazette, 12 March", "", "news", "", "https://gazette.example/12", "", "",
            "", "",
        ],
    )  # fmt: skip
    assert session.code == 0, session.shown
    assert read(town, "claims/it-rained.yaml") == (
        "claim: it-rained\n"
        "text: It rained all day.\n"
        "\n"
        "denied:\n"
        "  - by: bo-stone\n"
        "    date: 2021-03-12\n"
        "    source: town-gazette-12-march\n"
    )
    assert "  bo-stone:\n    name: Bo Stone\n    kind: person\n" in read(town, "claims/actors.yaml")
    assert "kind: article" in read(town, "seeds/sources.yaml")


@pytest.mark.parametrize("stop", [INTERRUPT, END])
@pytest.mark.parametrize(
    ("words", "answers", "commands"),
    [
        (["add"], [], ["add"]),
        (["add"], ["denies"], ["add denied"]),
        (["add"], ["denied", "bridge closed"], ["add denied bridge-closed"]),
        (["add", "denied", "brigde closd"], [], ["add denied 'brigde closd'"]),
        (
            ["add", "denied", "bridge-closed", "--note", "A note."],
            ["Ann Lee", "2021"],
            ["add denied bridge-closed --note 'A note.' --by ann-lee --date 2021"],
        ),
        (
            ["add", "denied", "bridge-closed"],
            ["Bo", "", "official"],
            ["new actor bo name=Bo kind=person", "add denied bridge-closed --by bo"],
        ),
        (
            ["add", "denied", "bridge-closed", "--by", "ann-lee"],
            ["", "The Tide", "", "news", "Tide Press", ""],
            [
                "new actor tide-press name='Tide Press'",
                "new source the-tide title='The Tide' kind=article publisher=tide-press",
                "add denied bridge-closed --by ann-lee --source the-tide",
            ],
        ),
        (["new", "claim"], ["It rained."], ["new claim text='It rained.'"]),
        (
            ["new", "actor", "bo"],
            ["Bo Stone", "persn"],
            ["new actor bo name='Bo Stone' kind=persn"],
        ),
    ],
)
def test_who_stops_is_given_the_commands_to_go_on_with(town, words, answers, commands, stop):
    before = sorted(town.rglob("*.yaml")), read(town, "claims/actors.yaml")
    session = typed(town, words, [*answers, stop])
    assert session.code == 130, session.shown
    told = [line.strip() for line in session.shown.splitlines() if line.startswith("  provenance")]
    assert told == [f"provenance {command}" for command in commands]
    assert (sorted(town.rglob("*.yaml")), read(town, "claims/actors.yaml")) == before


def test_what_is_pasted_goes_on_where_it_was_stopped(town):
    session = typed(town, ["add", "denied", "bridge-closed"], ["ann-lee", "2021-03", INTERRUPT])
    command = shlex.split(session.shown.strip().splitlines()[-1])[1:]
    assert typed(town, command, ["", "7", "it is open"]).code == 0
    assert "date: 2021-03\n    at: 7\n    quote: it is open" in read(
        town, "claims/bridge-closed.yaml"
    )


def test_a_new_record_is_asked_for_from_nothing(town):
    session = typed(
        town,
        ["new"],
        ["actor", "", "Bo Stone", "human", "person", "ann-lee", "bo stone", "bo"],
    )
    assert session.code == 0, session.shown
    assert "it is needed" in session.shown
    assert "there is a actor" not in session.shown
    assert "`bo stone` cannot be an id" in session.shown
    assert "  bo:\n    name: Bo Stone\n" in read(town, "claims/actors.yaml")


def test_a_name_that_is_there_is_told_before_more_is_asked(town):
    session = typed(town, ["new", "actor"], ["Ann Lee", INTERRUPT])
    assert "called `Ann Lee` already: `ann-lee`" in session.shown
    assert "provenance new actor name='Ann Lee'" in session.shown


@pytest.mark.parametrize("columns", [80, 120])
def test_questions_stand_on_one_line_at_any_width(town, columns):
    shown = typed(town, ["add"], ["denied", "bridge-closed", INTERRUPT], columns).shown
    assert "claim (its id, words of it, or a new one in a sentence): bridge-closed" in shown


def test_init_asks_what_the_corpus_is_about(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "notes.txt").write_text("mine")
    session = typed(tmp_path, ["init"], ["The old bridge", "maybe", "n", "y", "jenkins", "gitlab"])
    assert session.code == 0, session.shown
    assert read(tmp_path, "provenance.toml").splitlines()[1] == 'title = "The old bridge"'
    assert (tmp_path / ".pre-commit-config.yaml").exists()
    assert (tmp_path / ".gitlab-ci.yml").exists()
    assert not (tmp_path / "README.md").exists()
    assert typed(tmp_path / "..", ["init", "other"], [INTERRUPT]).code == 130
    assert not (tmp_path.parent / "other").exists()


def test_what_would_not_check_is_asked_for_anew(town):
    (town / "seeds").mkdir()
    (town / "seeds/tide.yaml").write_text(
        "sources:\n  tide:\n    title: Tide\n    kind: article\n    published: 2021-03-04\n"
    )
    words = ["add", "denied", "bridge-closed", "--by", "ann-lee", "--source", "tide"]
    session = typed(town, words, ["2021-03-05", "", "", "dat", "date", "2021-03-03"])
    assert session.code == 0, session.shown
    assert "`dat` is none of them" in session.shown
    assert "date: 2021-03-03" in read(town, "claims/bridge-closed.yaml")
    session = typed(town, words, ["2021-03-05", "", "", ""])
    assert session.code == 2
    assert "--source tide --date 2021-03-05" in session.shown.splitlines()[-1]


def test_a_number_takes_only_what_is_listed(town):
    session = typed(town, ["add", "denied", "bridge-closed"], ["Ann Le", "7", "1", "", "", "", ""])
    assert session.code == 0, session.shown
    assert "there is no 7 to take" in session.shown
    assert "by: ann-lee" in read(town, "claims/bridge-closed.yaml")


def test_a_wrong_stance_keeps_its_place_in_the_command_to_go_on_with(town):
    session = typed(town, ["add", "mybe", "bridge closed", "--by", "Ann Lee"], ["", INTERRUPT])
    assert session.code == 130
    assert "it is needed" in session.shown
    assert "provenance add mybe 'bridge closed' --by 'Ann Lee'" in session.shown


def test_a_wrong_kind_of_record_is_asked_for_again(town):
    session = typed(town, ["new"], ["clam", "persn", "claim", "It rained.", "", ""])
    assert session.code == 0, session.shown
    assert "did you mean `claim` or `camp`?" in session.shown
    assert "did you mean `person`?" in session.shown
