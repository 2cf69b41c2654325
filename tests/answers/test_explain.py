"""Every cell can be opened down to the statements, the quotations and the steps."""

import shutil
from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[1] / "corpora"


@pytest.fixture
def published(tmp_path):
    """A fresh copy of a corpus of a published case."""
    return lambda name: Path(shutil.copytree(CORPORA / name, tmp_path / name))


def cell(answer, title):
    (found,) = (cell for cell in answer["claim"]["cells"] if cell["title"] == title)
    return found


def ids(cell):
    return [proof["row"]["statement"] for proof in cell["proofs"]]


def test_a_claim_is_explained_by_the_facts_that_decide_its_status(run, harbour):
    claim = run(harbour, "explain corvin-spilled-oil --as-of 2011-04 --format json").json["claim"]
    assert claim["status"] == "contested"
    deciding = {fact["fact"]: fact["statements"] for fact in claim["facts"] if fact["decides"]}
    assert deciding["denied"] == ["corvin-denial"]
    assert "questioned" in {fact["fact"] for fact in claim["facts"] if not fact["decides"]}


def test_a_statement_shows_its_words_its_file_and_line_and_its_chain(run, harbour):
    answer = run(harbour, "explain corvin-denial --format json").json
    (proof,) = cell(answer, "denied")["proofs"]
    assert proof["row"]["quotes"][0]["words"] == "no vessel of ours lost a drop"
    assert (proof["row"]["file"], proof["row"]["line"]) == (
        "claims/spill/corvin-spilled-oil.yaml",
        29,
    )
    trail = proof["trail"]
    assert (trail["place"]["id"], trail["how"]) == ("tidewatcher-2011-03-09", "read in")
    (behind,) = trail["behind"]
    assert (behind["place"]["id"], behind["how"]) == ("corvin-statement-2011-03-08", "quotes")
    assert behind["origin"] == "recorded"
    assert behind["place"]["seen"] is False


def test_an_amplifier_is_left_out_of_the_count_beside_it(run, harbour):
    answer = run(harbour, "explain corvin-spilled-oil --format json").json
    tally = cell(answer, "affirmed")["traced"]["tally"]
    assert (tally["statements"], tally["repeats"]) == (3, 1)
    assert (tally["recorded"], tally["unknown"], tally["independent"]) == (2, 1, 3)
    assert tally["signatories"] == 5
    text = run(harbour, "explain corvin-spilled-oil -v").out
    assert "3 statements, 3 utterances, 3 actors (5 signatories in a group); " in text
    assert "2 recorded origins and 1 unknown, at most 3 independent; 1 more only repeat" in text
    assert "unknown origin: unnamed" in text


def test_a_members_word_is_shown_with_the_role_that_was_used(run, harbour):
    answer = run(
        harbour, "explain corvin-spilled-oil --by port-sorrel --stance asserted --format json"
    ).json
    (proof,) = cell(answer, "affirmed")["proofs"]
    assert proof["attribution"]["how"] == "member"
    assert proof["attribution"]["one_of"] == 5
    (role,) = proof["attribution"]["roles"]
    assert (role["actor"]["id"], role["other"]["id"]) == ("port-sorrel", "five-ports")
    assert role["file"] == "claims/actors.yaml"


def test_a_spokespersons_word_counts_for_the_company_with_the_term_of_office(run, write):
    root = write(
        """
        claim: p
        text: P.
        asserted: {by: anna, date: 2020-05}
        ---
        actors:
          anna: {name: Anna, kind: person, speaks-for: {actor: firm, from: 2020, to: 2021}}
          firm: {name: The Firm, kind: company}
        """.replace("\n        ", "\n")
    )
    text = run(root, "explain p --by firm").out
    assert "counts as the word of The Firm" in text
    assert "Anna speaks for The Firm from 2020 to 2021" in text


def test_a_presupposed_cell_shows_its_steps_and_stays_out_of_the_count(run, harbour):
    answer = run(harbour, "explain corvin-spilled-oil --by tidewatcher --format json").json
    assert answer["claim"]["cells"] == []
    (proof,) = answer["claim"]["derived"]
    assert proof["derived"]["how"] == "presupposed"
    assert [step["claim"] for step in proof["derived"]["steps"]] == ["corvin-hid-the-log"]
    assert proof["row"]["file"] == "claims/spill/corvin-hid-the-log.yaml"


def test_what_excludes_a_claim_is_explained_with_the_reason(run, harbour):
    text = run(harbour, "explain corvin-spilled-oil --by corvin-fleet-office").out
    assert "says what excludes it" in text
    assert "because: A hull in dry dock cannot spill oil in the bay." in text


def test_a_derived_time_says_why(run, harbour):
    text = run(harbour, "explain corvin-spilled-oil -v").out
    assert "time: not before 2011-03-05: the event begins then" in text


def test_what_the_record_cannot_answer_says_not_recorded_and_why(run, harbour):
    answer = run(harbour, "explain corvin-spilled-oil --by tam-okello")
    assert answer.code == 1
    assert "the record names 2 of the 5 of The Five Ports, and" in answer.out
    assert "is recorded of Tam Okello" in answer.out


def test_is_somebody_one_of_the_group(run, harbour):
    named = run(harbour, "explain five-ports --by port-sorrel").out
    assert "is Port Sorrel one of them? yes: " in named
    open_ = run(harbour, "explain five-ports --by ministry-of-the-sea").out
    assert (
        "is Ministry of the Sea one of them? cannot tell: not recorded: the record names 2 of the 5"
        in open_
    )
    camp = run(harbour, "explain the-accusers --by gullwatch").out
    assert "is @gullwatch one of them? no: " in camp


def test_an_actor_is_explained_by_its_side(run, harbour):
    text = run(harbour, "explain corvin-shipping").out
    assert "Corvin Fleet Office  part of it" in text
    assert "Odile Marsh  speaks for it from 2011-01 to 2011-06" in text


def test_a_circle_and_the_choke_point_are_named(run, published):
    text = run(published("aardvark"), "explain coati-is-called-brazilian-aardvark -v").out
    assert "goes round in a circle: telegraph-2010-06-21 ← wikipedia-on-the-coati ← " in text
    assert "all of it comes through: Edit of the encyclopedia's article on the coati" in text
    assert "at most 1 independent; 1 more only repeat" in text


def test_two_men_stand_behind_an_estimate_and_a_speech(run, published):
    text = run(published("curveball"), "explain iraq-had-mobile-germ-laboratories -v").out
    stands = "2 statements, 2 utterances, 2 actors; 2 recorded origins, at most 2 independent"
    assert f"{stands}; 2 more taken back since" in text
    assert "carried by Federal Intelligence Service of Germany" in text


def test_a_source_is_not_explained_but_shown(run, harbour):
    answer = run(harbour, "explain tidewatcher-2011-03-09")
    assert answer.code == 1
    assert "provenance source show tidewatcher-2011-03-09" in answer.out


def test_csv_has_a_row_for_each_statement_with_its_chain(run, harbour):
    header, *rows = run(harbour, "explain corvin-spilled-oil --format csv").out.splitlines()
    assert header.startswith("how,claim,statement,stance,by,for,")
    assert any("tidewatcher-2011-03-09 < corvin-statement-2011-03-08" in row for row in rows)
    assert any(row.startswith("presupposed,corvin-hid-the-log") for row in rows)


def test_nothing_found_says_so(run, harbour):
    assert run(harbour, "explain zzz-nothing").code == 1


def test_counts_in_show_and_disputes_stand_beside_their_origins(run, harbour):
    origins = "2 recorded origins and 1 unknown, at most 3 independent; 1 more only repeat"
    tally = f"affirmed: 3 statements, 3 utterances, 3 actors (5 signatories in a group); {origins}"
    assert tally in run(harbour, "show corvin-spilled-oil -v").out
    named = "affirmed: 7 statements, 7 utterances, 7 actors (5 signatories in a group)"
    told = run(harbour, "disputes -v").out
    assert named in told
    assert "4 of the 8 named only presuppose it" in told  # of whom one only repeats
