"""The card of a place, or a topic: what is claimed of it; and the filter on places."""

import csv
import io

import pytest

CORPUS = {
    "claims/quay.yaml": """\
claim: crane-fell
text: A crane fell on the quay.
place: Réo Quay
topics: [harbour]
accuses: [crane-owner]
asserted:
  - {by: docker, date: 2021-02-01, source: page, hedge: {words: maybe, whose: speaker}}
denied:
  - {by: crane-owner, date: 2021-02-02, source: page}
---
claim: quay-was-closed
text: The quay was closed.
place: Reo quay
asserted:
  - {by: docker, date: 2021-02-03, source: page}
---
claim: ship-left
text: A ship left.
place: Open sea, north
topics: [harbour]
asserted:
  - {by: docker, date: 2021-02-04, source: page}
---
claim: ann-was-there
text: Somebody was there.
place: Ann
asserted:
  - {by: docker, date: 2021-02-04, source: page}
""",
    "claims/actors.yaml": """\
actors:
  ann: {name: Ann, kind: person}
  docker: {name: A docker, kind: person}
  crane-owner: {name: The crane owner, kind: organisation}
""",
    "seeds/sources.yaml": """\
sources:
  page: {title: A page, kind: article, date: 2021-05-01}
""",
}


@pytest.fixture
def quay(write):
    return write(CORPUS)


def card(answer):
    return answer.json["card"]


@pytest.mark.parametrize("typed", ["reo quay", "Réo Quay", "RÉO QUAY", "place reo quay"])
def test_a_place_in_any_spelling_shows_its_claims_the_most_contested_first(run, quay, typed):
    shown = card(run(quay, f"show {typed} --format json"))
    assert (shown["kind"], shown["spellings"]) == ("place", ["Reo quay", "Réo Quay"])
    assert [item["claim"] for item in shown["claims"]] == ["crane-fell", "quay-was-closed"]
    assert [party["id"] for party in shown["claims"][0]["accuses"]] == ["crane-owner"]
    assert shown["counts"] == [["contested", 1], ["undisputed-here", 1]]


def test_the_card_says_by_whom_against_whom_and_how_to_go_on(run, quay):
    told = run(quay, "show reo quay").out
    assert "place of 2 claims, also written Réo Quay: contested 1, undisputed here 1" in told
    row = next(line for line in told.splitlines() if "A crane fell" in line)
    assert "(hedged)" in row
    assert "A docker" in row
    assert "The crane owner" in row
    assert "provenance statements --place 'Reo quay'" in told


def test_every_format_tells_the_statements(run, quay):
    rows = [*csv.DictReader(io.StringIO(run(quay, "show reo quay --format csv").out))]
    assert [row["claim"] for row in rows] == ["crane-fell", "crane-fell", "quay-was-closed"]
    assert len(run(quay, "show reo quay --format jsonl").jsonl) == 3
    assert "| claim | affirmed by | accused |" in run(quay, "show reo quay --format markdown").out
    assert "A page" in run(quay, "show reo quay --cite footnote").out


def test_filters_narrow_the_card(run, quay):
    shown = card(run(quay, "show reo quay --status contested --format json"))
    assert [item["claim"] for item in shown["claims"]] == ["crane-fell"]
    shown = card(run(quay, "show reo quay --by crane-owner --format json"))
    assert [row["by"][0]["id"] for row in shown["rows"]] == ["crane-owner"]
    shown = card(run(quay, "show reo quay --as-of 2021-02-01 --format json"))
    assert shown["as_of"] == "2021-02-01"
    assert dict(shown["counts"])["unanswered"] == 1


def test_a_topic_has_a_card_too(run, quay):
    shown = card(run(quay, "show harbour --format json"))
    assert (shown["kind"], shown["total"]) == ("topic", 2)
    assert "topic of 2 claims" in run(quay, "show topic harbour").out


def test_a_record_of_that_name_goes_first_and_says_that_it_is_a_place_too(run, quay):
    answer = run(quay, "show ann")
    assert "ann  person" in answer.out
    assert "“ann” is also the place of 1 claim: provenance show place ann" in answer.out
    assert card(run(quay, "show place ann --format json"))["name"] == "Ann"


def test_what_is_no_place_is_told_with_those_that_come_near(run, quay):
    answer = run(quay, "show reo quai")
    assert answer.code == 1
    assert "provenance show 'Reo quay'" in answer.out
    answer = run(quay, "show zzzz")
    assert "No record, place or topic is called “zzzz”." in answer.out


def test_statements_and_disputes_can_be_narrowed_to_a_place(run, quay):
    rows = run(quay, "statements --place reo-quay --format jsonl").jsonl
    assert {row["claim"] for row in rows} == {"crane-fell", "quay-was-closed"}
    answer = run(quay, "disputes --place reo-quai")
    assert (answer.code, "did you mean `Reo quay`?" in answer.err) == (2, True)
    answer = run(quay, "disputes --about reo-quay")
    assert "`reo-quay` is a place: --place 'Reo quay'" in answer.err


def test_stats_count_places(run, quay):
    assert ["Ann", 1] in run(quay, "stats --format json").json["places"]
    assert "Open sea, north 1; " in run(quay, "stats").out


def test_a_terminal_shows_the_claims_that_fit_and_says_how_to_see_more(at_terminal, write):
    claims = "\n---\n".join(
        f"claim: thing-{n}\ntext: Thing {n} happened.\nplace: Far Bay\n"
        f"asserted:\n  - {{by: ann, date: 2021-02-03, source: page}}"
        for n in range(30)
    )
    folder = write({**CORPUS, "claims/many.yaml": claims + "\n"})
    told = at_terminal(folder, "show far bay", height=30)
    assert "16 more claims (-v). Narrow: --status NAME, --about X, --by X." in told
    assert len(at_terminal(folder, "show far bay -v", height=30).splitlines()) > 60


def test_what_claims_are_asked_about_may_be_a_topic_and_is_told_so(run, quay):
    answer = run(quay, "disputes --about harbor")
    assert (answer.code, "did you mean `harbour`?" in answer.err) == (2, True)
    answer = run(quay, "disputes --about zzzz")
    assert "no actor, claim or topic is called `zzzz`" in answer.err
    assert "`provenance stats` lists the topics" in answer.err
