"""What the keys of a file come to in answers: editors' words stay theirs, open readings open."""

import csv
import json

import pytest

SETTINGS = """
[check.severity]
quote-unverified = "off"
"""
ACTORS = """
actors:
  keeper: {name: The keeper, kind: person, same-as: [wikidata:Q7188, "https://example.org/k"]}
  gazette: {name: The Gazette, kind: outlet}
  harbour-office: {name: The harbour office, kind: body}
  checker: {name: The Checker, kind: organisation}
  mayor: {name: The mayor, kind: person}
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
commented:
  - {by: mayor, date: 1987-04-20, quote: appalled by the failing lamps, answers: letter}
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
    (tmp_path / "provenance.toml").write_text(SETTINGS, "utf-8")
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
    assert rows == {"hundreds (lamps)": ("", "200"), "30 lamps": ("30", "")}


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
        assert "the statement may be The Gazette’s" in " ".join(shown.split()), command


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


def test_a_call_or_an_attitude_is_shown_on_both_cards_and_counts_nowhere(run, lamps):
    claim = answer(run, lamps, "show hundreds-of-lamps-failed")["card"]
    assert [row["by"][0]["id"] for row in claim["comments"]] == ["mayor"]
    assert claim["comments"][0]["when"]["recorded"] == "1987-04-20"
    actor = answer(run, lamps, "show mayor")["card"]
    assert [row["claim"] for row in actor["comments"]] == ["hundreds-of-lamps-failed"]
    assert [actor[key] for key in ("affirmed", "denied", "otherwise")] == [[], [], []]
    listed = answer(run, lamps, "statements --stance commented")
    assert [row["quotes"][0]["words"] for row in listed["rows"]] == [
        "appalled by the failing lamps"
    ]
    card = answer(run, lamps, f"show {listed['rows'][0]['statement']}")["card"]
    assert card["row"]["stance"] == "commented"
    for command in ("who said", "who asserted", "versus mayor keeper", "shifts mayor", "timeline"):
        if command.startswith("versus") or command.startswith("shifts"):
            told = run(lamps, command)
        else:
            told = run(lamps, f"{command} hundreds-of-lamps-failed")
        assert "appalled" not in told.out, command


def test_without_its_comments_a_corpus_answers_the_same(run, lamps):
    commands = ("disputes", "figures", "who said hundreds-of-lamps-failed", "shifts keeper")
    before = {command: run(lamps, f"{command} --format json").out for command in commands}
    file = lamps / "claims" / "lamps.yaml"
    text = file.read_text("utf-8")
    start, end = text.index("commented:"), text.index("---")
    file.write_text(text[:start] + "#\n#\n" + text[end:], "utf-8")
    assert {command: run(lamps, f"{command} --format json").out for command in commands} == before


def test_a_comment_is_checked_and_written_like_a_statement(run, lamps):
    added = run(lamps, [
        "add", "commented", "thirty-lamps-failed", "--by", "mayor", "--date", "1987-05-02",
        "--quote", "calls on the keeper to count", "--source", "page",
    ])  # fmt: skip
    assert added.code == 0, added.err
    assert "commented:" in (lamps / "claims" / "lamps.yaml").read_text("utf-8").split("---")[1]
    text = (lamps / "claims" / "lamps.yaml").read_text("utf-8")
    (lamps / "claims" / "lamps.yaml").write_text(text.replace("by: mayor", "by: major"), "utf-8")
    found = run(lamps, "check --format json").out
    assert "no actor `major` is recorded" in found


BUNDLE = """
claim: keeper-slept
text: The keeper slept.
accuses: keeper
source: page
asserted:
  - {by: gazette}
denied:
  - by: mayor
    for: harbour-office
    date: 1987-05-03
    form: blanket
    covers: [keeper-drank, lamp-was-old]
    quote: these baseless tales
---
claim: keeper-drank
text: The keeper drank.
source: page
asserted:
  - {by: gazette}
---
claim: lamp-was-old
text: The lamp was old.
source: page
asserted:
  - {by: gazette}
denied:
  - {by: keeper, date: 1987-05-04}
"""


@pytest.fixture
def bundle(lamps):
    (lamps / "claims" / "bundle.yaml").write_text(BUNDLE.lstrip(), "utf-8")
    return lamps


@pytest.mark.parametrize("claim", ["keeper-slept", "keeper-drank"])
def test_what_covers_several_claims_is_a_blanket_denial_of_each(run, bundle, claim):
    found = answer(run, bundle, f"show {claim}")["card"]
    assert found["status"] == "contested-in-general"
    (row,) = found["deny"]
    assert (row["form"], [c["id"] for c in row["covers"]]) == (
        "blanket",
        ["keeper-slept", "keeper-drank", "lamp-was-old"],
    )
    denied = run(bundle, f"who denied {claim} -v").out
    assert "Nobody" not in denied
    assert "one statement on 3 claims" in " ".join(denied.split())
    assert found["deny_tally"]["utterances"] == 1


def test_what_covers_several_claims_adds_nothing_to_an_explicit_denial(run, bundle):
    found = answer(run, bundle, "show lamp-was-old")["card"]
    assert found["status"] == "contested"
    assert [row["form"] for row in found["deny"]] == ["blanket", None]


def test_what_covers_several_claims_is_one_statement(run, bundle):
    listed = answer(run, bundle, "statements --by mayor --stance denied")
    assert [row["claim"] for row in listed["rows"]] == ["keeper-slept"]
    card = answer(run, bundle, "show mayor")["card"]
    assert len(card["denied"]) == 1
    assert answer(run, bundle, "stats --stance denied --by mayor")["statements"] == 1
    versus = answer(run, bundle, "versus harbour-office gazette")
    assert "keeper-drank" in json.dumps(versus)


def test_what_covered_a_claim_is_forgotten_with_the_file_that_said_so(run, bundle):
    assert answer(run, bundle, "show keeper-drank")["card"]["status"] == "contested-in-general"
    assert "keeper-drank" in run(bundle, "disputes --status contested-in-general").out
    file = bundle / "claims" / "bundle.yaml"
    file.write_text(
        file.read_text("utf-8").replace("covers: [keeper-drank, ", "covers: ["), "utf-8"
    )
    assert "keeper-drank" not in run(bundle, "disputes --status contested-in-general").out
    file.write_text(
        file.read_text("utf-8").replace("covers: [", "covers: [keeper-drank, "), "utf-8"
    )
    assert "keeper-drank" in run(bundle, "disputes --status contested-in-general").out


def test_a_claim_that_is_covered_must_be_there(run, bundle):
    file = bundle / "claims" / "bundle.yaml"
    file.write_text(
        file.read_text("utf-8").replace("covers: [keeper-drank", "covers: [keeper-drink")
    )
    assert "keeper-drink` is recorded" in run(bundle, "check --format concise").out
