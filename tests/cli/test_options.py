"""An option does what its help says, or the command does not take it."""

import re

import pytest

ASKED = {
    "who": "who said oil",
    "disputes": "disputes",
    "versus": "versus corvin harbour-authority",
    "explain": "explain corvin-spilled-oil",
    "show": "show harbour-authority",
    "shifts": "shifts",
    "figures": "figures",
    "timeline": "timeline corvin",
    "statements": "statements",
    "search": "search oil",
    "stats": "stats",
}
NARROWING = ("--topic log", "--status withdrawn", "--by gullwatch", "--before 1990", "--as-of 1990")


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("option", NARROWING)
def test_a_filter_that_a_command_takes_changes_its_answer(run, harbour, name, option):
    plain = run(harbour, f"{ASKED[name]} --format json")
    narrowed = run(harbour, f"{ASKED[name]} {option} --format json")
    if narrowed.code == 2:
        assert "No such option" in narrowed.err
    else:
        assert narrowed.json != plain.json


@pytest.mark.parametrize("name", ["who", "disputes", "statements"])
def test_sorting_by_claim_goes_by_their_ids(run, harbour, name):
    answer = run(harbour, f"{ASKED[name]} --sort claim --format json").json
    rows = answer.get("groups") or answer.get("disputes") or answer["rows"]
    claims = [row["claim"] for row in rows]
    assert len(set(claims)) > 1
    assert claims == sorted(claims)


def test_statements_sorted_by_status_start_with_what_is_most_contested(run, harbour):
    rows = run(harbour, "statements --sort status --format json").json["rows"]
    assert rows[0]["claim"] == "inspectors-were-bribed"
    assert rows[-1]["claim"] == "beaches-stay-open"


@pytest.mark.parametrize("name", ["explain", "show", "figures", "timeline", "search", "stats"])
def test_what_has_no_order_to_choose_takes_no_sort(run, harbour, name):
    assert run(harbour, f"{ASKED[name]} --sort date").code == 2


def test_who_counts_the_claims_that_a_limit_leaves_out(run, harbour):
    answer = run(harbour, "who said oil --limit 1")
    assert re.search(r"\d more with a higher --limit", answer.out)


def test_search_says_that_there_is_more(run, harbour):
    assert "5 claims; the best 1" in run(harbour, "search oil --limit 1").out
    assert "there are more" not in run(harbour, "search oil").out


def test_search_with_filters_finds_claims_that_pass(run, harbour):
    hits = run(harbour, "search oil --by odile-marsh --format json").json["hits"]
    assert [(hit["kind"], hit["id"]) for hit in hits] == [("claim", "corvin-spilled-oil")]


def test_stats_count_what_passes_the_filters(run, harbour):
    counted = run(harbour, "stats --by odile-marsh --format json").json
    assert (counted["claims"], counted["statements"]) == (1, 2)
    assert {stance for stance, _ in counted["stances"]} == {"denied", "admitted"}


def test_stats_tell_what_the_dates_leave_open(run, harbour):
    answer = run(harbour, "stats --as-of 2011-03-07")
    assert "the record cannot tell" in answer.out
