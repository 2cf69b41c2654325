"""What `shifts`, `figures` and `timeline` answer and print."""

import csv
import io

import pytest

WORLD = """
actors:
  land: {name: Land, kind: state}
  army: {name: Army of Land, kind: armed-force, part-of: land}
  speaker: {name: Speaker, kind: person, speaks-for: army}
  paper: {name: Paper, kind: outlet}
  friend: {name: Friend, kind: state}
  monitor: {name: Monitor, kind: organisation}
  allies: {name: Allies, kind: camp, members: [land, friend]}
---
sources:
  report: {title: Report, kind: report, date: 2021-06-30}
---
claim: raid
text: The army raided the port.
event: 2021-01/..
topics: [war]
source: report
asserted:
  - {by: paper, date: 2021-02-01}
  - {by: friend}
denied:
  - {by: speaker, for: army, date: 2021-02-03}
  - {by: army, date: 2021-04/..}
questioned: [{by: army, date: 2021-02-03}]
---
claim: ten-died
text: Ten people died in the raid.
figure: {of: deaths in the raid, value: 10, unit: people}
asserted: [{by: paper, date: 2021-02}, {by: monitor}]
implies: [raid]
---
claim: hundred-died
text: More than a hundred people died in the raid.
figure: {of: deaths in the raid, value: 100, bound: more-than, unit: people}
asserted: [{by: friend, date: 2021-03-05}]
---
claim: raid-took-two-days
text: The raid took two days.
figure: {of: length of the raid, value: 2, unit: days}
asserted: [{by: paper}]
"""


@pytest.fixture
def world(write):
    return write(WORLD)


def test_figures_are_answered_by_words_of_the_question_or_by_a_claim(run, world):
    for asked in ("deaths raid", "raid dea", "ten-died"):
        (question,) = run(world, f"figures {asked} --format json").json["questions"]
        assert question["of"] == "deaths in the raid"
        assert [g["claim"] for g in question["given"]] == ["ten-died", "hundred-died"]
        assert [p["verdict"] for p in question["pairs"]] == ["clash"]


def test_an_unknown_question_says_what_was_searched_and_what_is_near(run, world):
    answer = run(world, "figures wounded in the raid")
    assert answer.code == 1
    assert "Searched: the 2 questions" in answer.out
    assert "deaths in the raid" in answer.out


def test_open_ends_of_a_range_are_drawn_open(run, world):
    lines = run(world, "figures deaths").out.splitlines()
    (ten,) = [line for line in lines if line.startswith("10 people ") and "●" in line]
    (more,) = [line for line in lines if line.endswith("▸")]
    assert more.startswith("more than 100 people ")
    assert "○─" in more
    assert ten.index("●") < more.index("○")
    assert "  clash: 10 people and more than 100 people (their bounds exclude each other)" in lines


def test_figures_pass_the_filters(run, world):
    of = "--format json"
    assert run(world, f"figures --topic war {of}").json["questions"] == []
    (question,) = run(world, f"figures --by friend {of}").json["questions"]
    assert [g["claim"] for g in question["given"]] == ["hundred-died"]


def test_a_timeline_of_a_claim_has_a_lane_for_each_actor_under_its_side(run, world):
    answer = run(world, "timeline raid --format json").json
    lanes = {lane["name"]["id"]: lane for lane in answer["lanes"]}
    assert {id: lane["side"]["id"] for id, lane in lanes.items()} == {
        "paper": "paper",
        "army": "land",
        "friend": "friend",
    }
    placed = {id: [m["placed"] for m in lane["marks"]] for id, lane in lanes.items()}
    assert placed == {
        "paper": ["on a day"],
        "army": ["on a day", "on a day", "over a span"],
        "friend": ["some time within"],
    }
    span = lanes["army"]["marks"][-1]
    assert (span["first"], span["last_known"], span["until"]) == ("2021-04-01", "2021-06-30", None)
    friend = lanes["friend"]["marks"][0]
    assert (friend["first"], friend["last"]) == ("2021-01-01", "2021-06-30")
    assert lanes["army"]["stands"] == {"stance": "denied", "certain": True}
    assert lanes["friend"]["stands"] == {"stance": "affirmed", "certain": True}


def test_certain_and_uncertain_marks_look_different_and_open_ends_are_open(run, world):
    lines = run(world, "timeline raid").out.splitlines()
    paper, friend, army = (
        next(line for line in lines if line.strip().startswith(name) and "  " in line.strip())
        for name in ("Paper", "Friend", "Army of Land")
    )
    assert "▲" in paper
    assert "△┄" in friend
    assert "┄△" in friend
    assert "?▼" in army  # questioned and denied on one day, neither behind the other
    assert "━┿" in army
    assert army.endswith("┄▸") or army.endswith("┿▸")


def test_who_only_presupposes_a_claim_is_named_below_its_timeline(run, world):
    (told,) = [p for p in run(world, "timeline raid").out.splitlines() if "presupposes it" in p]
    assert told.endswith(": Monitor.")


def test_a_timeline_of_an_actor_has_a_lane_for_each_claim(run, world):
    answer = run(world, "timeline land --format json").json
    assert [lane["claim"] for lane in answer["lanes"]] == ["raid"]
    for mark in answer["lanes"][0]["marks"]:
        assert mark["said_for"] == {
            "actor": {"id": "army", "name": "Army of Land"},
            "one_of": None,
            "certain": True,
        }
    camp = run(world, "timeline allies --format json").json
    assert [lane["claim"] for lane in camp["lanes"]] == ["raid", "hundred-died"]


def test_a_timeline_as_of_a_date_leaves_later_words_out(run, world):
    answer = run(world, "timeline raid --as-of 2021-02-02 --format json").json
    marks = {lane["name"]["id"]: [m["certain"] for m in lane["marks"]] for lane in answer["lanes"]}
    assert marks == {"paper": [True], "friend": [False]}


def test_what_has_no_timeline_says_so(run, world):
    answer = run(world, "timeline report")
    assert answer.code == 1
    assert "a claim or an actor has" in answer.out
    assert run(world, "timeline zzzz").code == 1


def test_shifts_of_the_allies_stand_under_a_heading_of_their_own(run, world):
    answer = run(world, "shifts")
    assert "Division inside a camp (1)" in answer.out
    assert "Changed position" not in answer.out
    assert run(world, "shifts paper").code == 1


def test_shifts_as_csv_have_a_row_each(run, world):
    (row,) = csv.DictReader(io.StringIO(run(world, "shifts raid --format csv").out))
    assert (row["kind"], row["actor"], row["other_actor"], row["side"]) == (
        "division inside a camp",
        "friend",
        "army",
        "allies",
    )


@pytest.mark.parametrize("command", ["shifts", "figures", "timeline raid"])
@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "markdown"])
def test_every_format(run, world, command, format):
    answer = run(world, f"{command} --format {format}")
    assert answer.code == 0
    assert answer.out


def test_who_spoke_together_with_somebody_is_not_told_to_have_spoken_for_it(run, tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "one.yaml").write_text(
        "claim: one\ntext: One.\nasserted: {by: [ann, ben], date: 2020-01-01}\n"
        "denied: {by: ann, date: 2020-02-01}\n---\nactors:\n"
        "  ann: {name: Ann, kind: person}\n  ben: {name: Ben, kind: person}\n"
    )
    text = run(tmp_path, "shifts -v").out
    assert "before: Ann; asserted 2020-01-01; with Ben" in text
    assert "by Ben" not in text
