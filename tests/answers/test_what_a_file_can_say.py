"""What the keys of a file come to in answers: editors' words stay theirs, open readings open."""

import csv
import json

import pytest

ACTORS = """
actors:
  keeper: {name: The keeper, kind: person, same-as: [wikidata:Q7188, "https://example.org/k"]}
  gazette: {name: The Gazette, kind: outlet}
  harbour-office: {name: The harbour office, kind: body}
  checker: {name: The Checker, kind: organisation}
"""
SOURCES = """
sources:
  page: {title: The page, kind: article, by: gazette, date: {not-before: 1987-04-01}}
  letter:
    title: The keeper's letter
    kind: letter
    by: keeper
    date: 1987-03-02
    date-basis: inferred
    note: The gazette of 3 March says "yesterday".
"""
LAMPS = """
claim: hundreds-of-lamps-failed
text: Hundreds of lamps failed.
figure: {of: lamps that failed, words: hundreds, unit: lamps, editors: {low: 200}}
source: page
asserted:
  - said-in: letter
  - {by: harbour-office, attribution: ambiguous, or-by: gazette, at: 3}
denied:
  - {by: checker, date: 1987-05-01, form: verdict, rating: Mostly false}
---
claim: thirty-lamps-failed
text: Thirty lamps failed.
figure: {of: lamps that failed, value: 30, unit: lamps}
source: page
asserted:
  - {by: gazette}
"""


@pytest.fixture
def lamps(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "claims" / "actors.yaml").write_text(ACTORS.lstrip(), "utf-8")
    (tmp_path / "claims" / "lamps.yaml").write_text(LAMPS.lstrip(), "utf-8")
    (tmp_path / "seeds" / "sources.yaml").write_text(SOURCES.lstrip(), "utf-8")
    return tmp_path


def answer(run, corpus, command):
    return json.loads(run(corpus, f"{command} --format json").out)


def test_the_corpus_is_sound(run, lamps):
    assert run(lamps, "check --fail-on warning").code == 0


def test_bounds_of_the_editors_compare_and_are_never_told_as_given(run, lamps):
    (asked,) = answer(run, lamps, "figures")["questions"]
    assert [pair["verdict"] for pair in asked["pairs"]] == ["clash"]
    vague = next(g for g in asked["given"] if g["claim"] == "hundreds-of-lamps-failed")
    assert vague["figure"]["value"] is None
    assert vague["figure"]["editors"] == {"low": 200, "high": None}
    assert (vague["range"]["low"], vague["range"]["low_added"]) == (200, True)
    shown = run(lamps, "show hundreds-of-lamps-failed").out
    assert "“hundreds” (lamps)" in shown
    assert "compared by the editors as 200 or more, which nobody gave" in " ".join(shown.split())
    sheet = list(csv.DictReader(run(lamps, "figures --format csv").out.splitlines()))
    rows = {row["figure"]: (row["low"], row["editors_low"]) for row in sheet}
    assert rows == {"hundreds": ("", "200"), "30 lamps": ("30", "")}


def test_statements_inherit_that_the_date_of_their_utterance_is_inferred(run, lamps):
    rows = answer(run, lamps, "statements hundreds-of-lamps-failed --stance asserted")["rows"]
    when = {row["by"][0]["id"]: row["when"] for row in rows}
    assert (when["keeper"]["recorded"], when["keeper"]["inferred"]) == ("1987-03-02", True)
    assert when["harbour-office"]["inferred"] is False
    card = run(lamps, "show letter").out
    assert "1987-03-02 (inferred by the editors)" in card


def test_an_ambiguous_attribution_names_the_other_reading_wherever_it_is_shown(run, lamps):
    for command in ("show", "who asserted", "explain"):
        shown = run(lamps, f"{command} hundreds-of-lamps-failed").out
        assert "the words may be The Gazette’s" in " ".join(shown.split()), command


def test_a_rating_is_shown_in_the_checkers_words(run, lamps):
    shown = run(lamps, "who denied hundreds-of-lamps-failed").out
    assert "rated “Mostly false”" in shown


def test_an_actor_is_found_by_what_other_registers_call_it(run, lamps):
    card = answer(run, lamps, "show wikidata:Q7188")["card"]
    assert (card["actor"], card["same_as"]) == (
        "keeper",
        ["wikidata:Q7188", "https://example.org/k"],
    )


def test_a_page_speaks_no_earlier_than_the_latest_thing_it_tells(run, lamps):
    rows = answer(run, lamps, "statements thirty-lamps-failed")["rows"]
    assert (rows[0]["when"]["first"], rows[0]["when"]["derived"]) == ("1987-04-01", True)
    early = answer(run, lamps, "statements thirty-lamps-failed --as-of 1987-03-31")
    assert not early["rows"]
