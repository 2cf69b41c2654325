"""A newcomer's whole way at a terminal, with a wrong answer to every kind of question."""

import re
import shlex
from collections.abc import Sequence
from pathlib import Path

import pytest

from terminal import INTERRUPT, typed

SHEET = (
    "Claim,The council,Ann Lee,Date\n"
    "The bridge was closed in May.,denies,asserts,12/05/2018\n"
    "A report was held back.,,asserted,13/05/2018\n"
)


@pytest.fixture(scope="module")
def way(tmp_path_factory) -> list[str]:
    """The transcript, a command an entry; every command ends as it should."""
    folder = tmp_path_factory.mktemp("newcomer")
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("EDITOR", "true")
    (folder / "notes.txt").write_text("Mine.\n")
    (folder / "sheet.csv").write_text(SHEET)
    transcript: list[str] = []

    def go(words: Sequence[str], *answers: str, code: int = 0) -> None:
        session = typed(folder, words, answers)
        transcript.append(f"$ provenance {' '.join(words)}\n{session.shown}")
        assert session.code == code, transcript[-1]

    go(["init"], "The Lindmoor bridge", "perhaps", "n")
    go(["new", "actor"], "", "Ann Lee", "humanoid", "persn", "", "ann lee", "")
    go(["new", "council", "The council"], "")
    go(["new", "newspaper"], "Lindmoor Courier", "")
    go(["new", "source"], "Bridge may fall", "nwes", "article", "the courrier", "Lindmoor Courier",
       "courier.example", "https://courier.example/1", "4.3.2019", "1", "")  # fmt: skip
    go(["new", "tweet", "A post of the mayor"], "", "", "2019-03", "")
    go(["new", "claim", "The bridge is unsafe for lorries."], "the councl", "", "")
    go(["new", "claim"], "", "The bridge was inspected in 2018.", "The council", "inspected")
    go(["new", "claim", "The council knew of the damage."], "council", "")
    go(["add"], "sais", "denies", "unsafe lories", "1", "the concil", "", "31.2.2019", "2019-03-03",
       "bridge may fal", "", "", "perfectly sound")  # fmt: skip
    go(["add", "asserted", "bridge unsafe"], "Otto Brack", "", "engineer", "person", "",
       "2019-03-02", "bridge-may-fall", "3", "will not carry a loaded lorry")  # fmt: skip
    go(["add", "asserted", "inspected"], INTERRUPT, code=130)
    for stance, claim, by in (
        ("asserts", "inspected", "The council"),
        ("doubts", "inspected", "otto-brack"),
        ("asserted", "council knew damage", "ann-lee"),
        ("denial", "council knew damage", "council"),
    ):
        go(["add", stance, claim, "--by", by, "--source", "Bridge may fall"], "2019-03-04", "", "")
    go(
        ["add", "asserted", "The road is open."],
        "",
        "",
        "Ann Lee",
        "",
        "A post of the mayor",
        "",
        "",
    )
    go(["add", "withdraws", "inspected", "--by", "the council"],
       "2019-03-05", "Bridge may fall", "", "", "dates", "date", "2019-03-04")  # fmt: skip
    go(["new"], "clam", "claim", "The mayor was told in 2017.", "", "")
    go(["add", "mybe", "mayor told"], "", "asserts", "Ann Lee", "March 2018", "", "", "", "", "")
    go(["rm", "The council"], code=2)
    go(["new", "person", "Anne Lee"], "")
    go(["merge", "Anne Lee", "ann-lee"])
    go(["rename", "The council", "council"])
    go(["edit", "coucil"], code=2)
    go(["edit", "council"])
    (folder / "page.txt").write_text(
        "Bridge may fall\n\nIt will not carry a loaded lorry, he said.\n"
        "It is perfectly sound, said the council.\n"
    )
    go(["quote", "Bridge may fall", "loaded lorry"], code=2)
    go(["source", "attach", "page.txt", "--source", "bridge-may-fall"])
    go(["quote", "Bridge may fall", "loaded", "lorry"], "9", "n", "sais", "", "bridge unsafe",
       "otto", "", "2019-03-03")  # fmt: skip
    go(["import", "sheet.csv"], code=2)
    go(["import", "csv", "sheet.csv"], code=2)
    go(["import", "csv", "sheet.csv", "--dates", "dmy", "--set", "source=bridge-may-fall"])
    go(["check"])
    go(["disputes"])
    monkeypatch.undo()
    return transcript


def test_nothing_was_refused_that_a_newcomer_would_write(way):
    told = "\n".join(way)
    assert "Traceback" not in told
    refused = ("import csv sheet.csv\n", "import sheet.csv\n", "provenance rm", "edit coucil\n")
    fine = (part for part in way if not any(one in part for one in refused))
    assert "error:" not in "\n".join(one for one in fine if "no document of" not in one)


def test_every_wrong_answer_was_told_at_once(way):
    told = "\n".join(way)
    for message in (
        "it is needed",
        "`humanoid` is no kind",
        "Enter takes person",
        "`ann lee` cannot be an id",
        "`url` must be a whole URL",
        "the day first",
        "`sais` is no stance",
        "Enter takes the-council",
        "nothing was written; this goes on with what you told",
        "only the day can stand first in all of these: --dates dmy",
        "change which answer (by, date, source, at, quote; Enter stops)",
        "`dates` is none of them",
        "did you mean `claim` or `camp`?",
        "`mybe` is no stance",
        "nothing was deleted: `the-council` is named elsewhere",
        "provenance edit council",
        "no document of `bridge-may-fall` is attached here",
        "there is no 9 to take",
        "provenance import csv sheet.csv",
    ):
        assert message in told, message


def test_the_corpus_is_sound_and_says_what_is_disputed(way):
    check, disputes = way[-2:]
    assert "error" not in check.split("\n", 1)[1].replace("0 errors", "")
    for claim in ("unsafe for lorries", "was closed in May", "knew of the damage"):
        assert claim in " ".join(disputes.split())


def test_the_commands_of_the_page_for_beginners_work_one_after_the_other(run, tmp_path):
    page = (Path(__file__).parents[2] / "docs/ten-minutes.md").read_text("utf-8")
    (sheet,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    (tmp_path / "sheet.csv").write_text(sheet)
    commands = [
        line
        for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
        for line in block.splitlines()
    ]
    assert len(commands) == 13
    for command in commands:
        answer = run(tmp_path, shlex.split(command)[1:])
        assert answer.code == 0, f"{command}\n{answer.err}{answer.out}"
    assert "The old bridge is unsafe for lorries" in answer.out
