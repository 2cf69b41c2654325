"""Cards, lists of statements, search and counts."""

import csv
import io
import re


def card(answer):
    return answer.json["card"]


def test_the_card_of_a_claim_has_both_sides_relations_and_status(run, harbour):
    shown = card(run(harbour, "show corvin-spilled-oil --format json"))
    assert shown["status"] == "conceded"
    assert [row["stance"] for row in shown["affirm"]].count("admitted") == 1
    assert [row["statement"] for row in shown["deny"]] == ["corvin-denial"]
    kinds = {(item["kind"], item["outgoing"]) for item in shown["relations"]}
    assert ("excludes", False) in kinds
    assert ("implies", False) in kinds


def test_the_card_of_an_actor_tells_its_side_and_what_it_left_unanswered(run, harbour):
    shown = card(run(harbour, "show corvin --format json"))
    assert shown["actor"] == "corvin-shipping"
    assert [child["actor"] for child in shown["side"]["children"]] == [
        "corvin-fleet-office",
        "odile-marsh",
    ]
    assert [row["statement"] for row in shown["denied"]] == ["corvin-denial"]
    assert [item["claim"] for item in shown["unanswered"]] == ["corvin-hid-the-log"]


def test_a_name_with_other_letters_and_case_finds_the_actor(run, harbour):
    assert card(run(harbour, "show odile MARSH --format json"))["actor"] == "odile-marsh"


def test_the_card_of_a_source_tells_what_was_read_there_and_its_links(run, harbour):
    shown = card(run(harbour, "show tidewatcher-2011-03-09 --format json"))
    assert shown["derived_from"] == [{"source": "corvin-statement-2011-03-08", "how": "quotes"}]
    assert shown["taken_by"] == [{"source": "evening-buoy-2011-03-10", "how": "cites"}]
    assert len(shown["rows"]) == 6


def test_the_card_of_a_statement_tells_what_it_answers(run, harbour):
    shown = card(run(harbour, "show corvin-denial --format json"))
    assert shown["row"]["answers"][0]["ref"] == "five-ports"


def test_a_short_id_leads_back_to_its_statement(run, harbour):
    (row, *_) = run(harbour, "statements corvin-hid-the-log --format jsonl").jsonl
    shown = card(run(harbour, f"show {row['statement']} --format json"))
    assert shown["row"] == row


def test_statements_denied_before_a_date(run, harbour):
    answer = run(harbour, "statements --stance denied --before 2011-03-10 --format jsonl")
    assert [row["statement"] for row in answer.jsonl] == ["corvin-denial"]


def test_statements_as_csv_have_a_row_each(run, harbour):
    rows = list(csv.DictReader(io.StringIO(run(harbour, "statements --format csv").out)))
    assert len(rows) == 15
    assert rows[0].keys() >= {"claim", "stance", "by", "date", "source", "quote"}


def test_statements_come_in_the_order_of_time(run, harbour):
    rows = run(harbour, "statements corvin-spilled-oil --format jsonl").jsonl
    firsts = [row["when"]["first"] for row in rows if row["when"]["recorded"]]
    assert firsts == sorted(firsts)


def test_search_finds_quotations_and_actors(run, harbour):
    hits = run(harbour, "search hull --format jsonl").jsonl
    assert {"corvin-spilled-oil", "hull-was-in-dry-dock"} <= {hit["id"] for hit in hits}
    assert "odile-marsh" in [hit["id"] for hit in run(harbour, "search marsh --format jsonl").jsonl]


def test_search_lists_claims_first_with_their_status_and_counts(run, harbour):
    answer = run(harbour, "search corvin --format json").json
    kinds = [hit["kind"] for hit in answer["hits"]]
    assert kinds == sorted(kinds, key=["claim", "actor", "source"].index)
    assert {count["kind"]: count["number"] for count in answer["counts"]} == {
        kind: kinds.count(kind) for kind in kinds
    }
    statuses = {hit["id"]: hit["status"] for hit in answer["hits"]}
    assert statuses["corvin-spilled-oil"] == "conceded"
    assert statuses["corvin-shipping"] == ""
    told = run(harbour, "search corvin --limit 2").out
    assert "the best 2" in told
    assert "--limit shows more" in told


def test_stats_count_what_is_recorded(run, harbour):
    counted = run(harbour, "stats --format json").json
    assert (counted["claims"], counted["statements"], counted["actors"]) == (8, 15, 14)


def test_markdown_is_a_table(run, harbour):
    lines = run(harbour, "disputes -v --format markdown").out.splitlines()
    assert lines[0].startswith("| claim | status |")
    assert set(lines[1]) <= set("|- :")


def test_csv_and_its_import_are_each_others_inverse(run, harbour, tmp_path):
    exported = run(harbour, "statements --format csv --sort claim").out
    sheet = tmp_path / "statements.csv"
    sheet.write_text(exported, encoding="utf-8")
    for path in [*harbour.rglob("claims/*/*.yaml")]:
        path.unlink()
    assert run(harbour, ["import", "csv", str(sheet)]).code == 0
    again = run(harbour, "statements --format csv --sort claim").out
    assert sorted(again.splitlines()) == sorted(exported.splitlines())


ACCUSED = """\
claim: town-poisoned-the-well
text: The town poisoned the well.
accuses: [town]
asserted:
  - {by: office, attribution: ambiguous, or-by: paper}
---
claim: town-meant-to-poison-the-well
text: The town meant to poison the well.
accuses: [town]
asserted: [{by: doctor}]
implies: [town-poisoned-the-well]
---
claim: well-is-clean
text: The well is clean.
asserted: [{by: paper}]
undermines: [{claim: town-poisoned-the-well, because: So it seems.}]
---
claim: well-was-tested
text: The well was tested and found clean.
asserted: [{by: doctor}, {by: office}, {by: paper}]
undermines: [{claim: town-poisoned-the-well, because: So it seems.}]
---
actors:
  town: {name: Town, kind: state}
  league: {name: League, kind: group, members: [town], size: 3}
  office: {name: Office, kind: body}
  doctor: {name: Doctor, kind: person}
  paper: {name: Paper, kind: outlet}
"""


def test_accusations_say_whose_words_are_in_doubt_and_what_is_only_presupposed(run, write):
    root = write(ACCUSED)
    for card in (run(root, "show town").out, run(root, "show town -v").out):
        assert "Office (attribution open), Doctor (presupposed)" in card
    (accusation,) = [
        item
        for item in run(root, "show town --format json").json["card"]["unanswered"]
        if item["claim"] == "town-poisoned-the-well"
    ]
    assert (accusation["derived"], accusation["doubtful"]) == (["doctor"], ["office"])


def test_an_accusation_of_a_member_is_not_told_as_one_of_its_group(run, write):
    for asked in ("show league", "show league -v"):
        card = run(write(ACCUSED), asked).out
        assert "Accusations with no recorded answer of it or of a member" in card
        assert "of its side" not in card


def test_a_headline_names_the_claim_that_most_voices_affirm(run, write):
    root = write(ACCUSED.replace("accuses: [town]\n", ""))
    card = run(root, "show town-poisoned-the-well -v").out
    assert "in tension with well-was-tested, affirmed by Doctor, Office and Paper" in card


def test_accusers_of_doubtful_words_are_marked_in_every_table_of_accusations(run, write):
    corpus = ACCUSED.split("---\n")
    root = write("---\n".join((corpus[0], *corpus[4:])))
    for asked in ("disputes --status unanswered", "disputes --status unanswered -v"):
        assert "Office (attribution open)" in run(root, asked).out


def test_a_denial_of_a_stronger_claim_stands_in_no_column_of_what_is_set_against_one(run, write):
    root = write(
        "claim: guests-died\ntext: Guests died.\nasserted: [{by: paper}]\n---\n"
        "claim: cook-killed-guests\ntext: The cook killed guests.\nasserted: [{by: doctor}]\n"
        "denied: [{by: cook}]\nimplies: [guests-died]\n"
    )
    shown = run(root, "disputes --status undisputed-here").out
    assert "Guests died." in shown
    assert "cook" not in shown


def test_a_figure_says_where_whose_words_it_is_is_open(run, write):
    root = write(
        "claim: nine-came\ntext: Nine came.\nfigure: {of: guests, value: 9, words: nine}\n"
        "asserted: [{by: paper}]\ndenied: [{by: cook, attribution: ambiguous}]\n---\n"
        "claim: ten-came\ntext: Ten came.\nfigure: {of: guests, value: 10, words: ten}\n"
        "asserted: [{by: doctor}]\n"
    )
    for asked in ("figures", "figures -v"):
        assert "(attribution open)" in " ".join(run(root, asked).out.split()), asked


def test_a_member_of_a_group_is_named_with_its_group_where_there_is_little_room(run, harbour):
    card = run(harbour, "show harbour-authority").out
    assert re.search(r"^2011-03-07 +The [^(]+ \([\w ]*as one of 5\) +asserted ", card, re.MULTILINE)
