"""Who took a stance on a claim."""

import pytest


def denied(answer):
    """The claims on which what was asked for was said, and does not only follow."""
    return [group["claim"] for group in answer.json["groups"] if group["rows"]]


def test_who_denied_gives_speaker_principal_date_reply_quote_and_place(run, harbour):
    group = run(harbour, "who denied corvin-spilled-oil --format json").json["groups"][0]
    (row,) = group["rows"]
    assert [party["id"] for party in row["by"]] == ["odile-marsh"]
    assert [party["id"] for party in row["for"]] == ["corvin-shipping"]
    assert row["when"]["recorded"] == "2011-03-08"
    assert row["answers"][0]["name"] == "The Five Ports"
    assert row["quotes"][0]["words"] == "no vessel of ours lost a drop"
    assert (row["file"], row["line"]) == ("claims/spill/corvin-spilled-oil.yaml", 29)


def test_what_excludes_a_claim_stands_apart_and_is_no_denial(run, harbour):
    group = run(harbour, "who denied corvin-spilled-oil --format json").json["groups"][0]
    (derived,) = group["derived"]
    assert derived["how"] == "says what excludes it"
    assert derived["actor"]["id"] == "corvin-fleet-office"
    assert derived["steps"][-1]["claim"] == "hull-was-in-dry-dock"
    assert "corvin-fleet-office" not in [p["id"] for row in group["rows"] for p in row["by"]]


def test_presupposed_affirmations_name_the_claim_that_was_spoken_of(run, harbour):
    group = run(harbour, "who affirmed corvin-spilled-oil --format json").json["groups"][0]
    derived = {item["actor"]["id"]: item for item in group["derived"]}
    assert derived["tidewatcher"]["row"]["claim"] == "corvin-hid-the-log"
    assert derived["port-sorrel"]["how"] == "presupposed"
    explicit = {party["id"] for row in group["rows"] for party in row["by"]}
    assert not explicit & set(derived)


def test_denials_never_travel_along_implications(run, harbour):
    answer = run(harbour, "who denied corvin-hid-the-log --format json")
    assert answer.code == 1
    assert answer.json["groups"] == []


def test_free_words_in_any_order_and_without_quotes(run, harbour):
    answer = run(harbour, "who denied oil corvin spilled --format json")
    assert denied(answer) == ["corvin-spilled-oil"]


def test_an_alias_finds_claims_about_its_actor(run, harbour):
    answer = run(harbour, ["who", "denied", "the", "line", "spilled", "--format", "json"])
    assert denied(answer) == ["corvin-spilled-oil"]


def test_several_claims_are_grouped(run, harbour):
    answer = run(harbour, "who affirmed barrels --format json")
    assert {group["claim"] for group in answer.json["groups"]} == {
        "forty-barrels",
        "at-least-nine-hundred-barrels",
    }


def test_a_typo_is_answered_with_candidates(run, harbour):
    answer = run(harbour, "who denied corvin-spiled-oil")
    assert answer.code == 1
    assert "corvin-spilled-oil" in answer.out
    assert "No claim has all of" in answer.out


def test_nothing_found_says_what_was_searched(run, harbour):
    answer = run(harbour, "who denied zeppelin")
    assert answer.code == 1
    assert "zeppelin" in answer.out
    assert "Searched" in answer.out


def test_a_statement_after_the_date_asked_for_is_never_shown(run, harbour):
    early = run(harbour, "who admitted corvin-spilled-oil --as-of 2011-05-01 --format json")
    late = run(harbour, "who admitted corvin-spilled-oil --as-of 2011-05-02 --format json")
    assert early.code == 1
    assert late.json["groups"][0]["rows"][0]["by"][0]["id"] == "odile-marsh"


def test_what_cannot_be_placed_in_time_is_listed_as_such(run, harbour):
    group = run(harbour, "who asserted corvin-spilled-oil --as-of 2011-03-06 --format json").json[
        "groups"
    ][0]
    assert [row["by"][0]["id"] for row in group["unplaced"]] == ["dock-workers"]
    assert group["rows"] == []


def test_every_stance_and_its_shorthands_can_be_asked(run, harbour):
    stances = {
        "asserted": 3,
        "admitted": 1,
        "affirmed": 4,
        "denied": 1,
        "questioned": 1,
        "answered": 2,
        "said": 6,
    }
    for stance, number in stances.items():
        groups = run(harbour, f"who {stance} corvin-spilled-oil --format json").json["groups"]
        assert sum(len(group["rows"]) for group in groups) == number, stance


@pytest.mark.parametrize(
    ("question", "stance", "claim"),
    [
        ("who denies corvin-spilled-oil", "denied", "corvin-spilled-oil"),
        ("who rejected that Corvin spilled any oil?", "denied", "corvin-spilled-oil"),
        ("who owned up to the oil spilled by corvin", "admitted", "corvin-spilled-oil"),
        ("did Odile Marsh deny corvin spilled oil", "denied", "corvin-spilled-oil"),
        ("what did Marsh deny", "denied", "corvin-spilled-oil"),
        ("qui a nié: corvin spilled oil", "denied", "corvin-spilled-oil"),
        ("who spilled oil in lantern bay", "said", "corvin-spilled-oil"),
        ("when did Odile Marsh first deny corvin spilled oil", "denied", "corvin-spilled-oil"),
        ("has corvin ever admitted it spilled oil", "admitted", "corvin-spilled-oil"),
        ("who demanded proof that corvin spilled oil", "questioned", "corvin-spilled-oil"),
        ("who reported that corvin spilled oil", "said", "corvin-spilled-oil"),
        ("did the ministry question the oil spilled", "questioned", "corvin-spilled-oil"),
    ],
)
def test_a_question_as_people_type_it(run, harbour, question, stance, claim):
    answer = run(harbour, [*question.split(), "--format", "json"])
    assert answer.json["stance"] == stance
    assert denied(answer) == [claim]


def test_who_stands_before_the_verb_is_whose_words_are_asked_for(run, harbour):
    answer = run(harbour, "did port sorrel deny corvin-spilled-oil --format json")
    assert answer.code == 1
    assert answer.json["groups"] == []
    assert [claim["claim"] for claim in answer.json["silent"]] == ["corvin-spilled-oil"]


def test_a_claim_that_lacks_a_word_is_a_candidate_and_never_the_answer(run, harbour):
    answer = run(harbour, "who denied corvin spilled wine --format json")
    assert answer.code == 1
    assert answer.json["groups"] == []
    assert answer.json["candidates"][0]["claim"] == "corvin-spilled-oil"
    assert answer.json["left_out"] == ["wine"]
    told = run(harbour, "who denied corvin spilled wine").out
    assert "lacks “wine”" in told
    assert "denied by Odile Marsh for Corvin Shipping (2011-03-08, taken back)" in told


def test_another_spelling_is_told_and_only_proposed(run, harbour):
    answer = run(harbour, "who denied korvin spilled oil --format json")
    assert answer.json["groups"] == []
    assert answer.json["candidates"][0]["claim"] == "corvin-spilled-oil"
    assert answer.json["read_as"] == [["korvin", "corvin"]]


def test_a_stance_without_a_claim_says_what_is_missing(run, harbour):
    answer = run(harbour, "who denied")
    assert answer.code == 2
    assert "who denied what?" in answer.err


def test_a_mistyped_command_is_no_question(run, harbour):
    answer = run(harbour, "dispute corvin oil")
    assert answer.code == 2
    assert "disputes" in answer.err


def test_filters_leave_out_other_speakers(run, harbour):
    answer = run(harbour, "who said corvin-spilled-oil --by ministry-of-the-sea --format json")
    (group,) = answer.json["groups"]
    assert [row["stance"] for row in group["rows"]] == ["questioned"]


def test_a_side_takes_in_those_who_speak_for_it(run, harbour):
    answer = run(harbour, "who said corvin-spilled-oil --side corvin --format json")
    (group,) = answer.json["groups"]
    assert [row["stance"] for row in group["rows"]] == ["denied", "admitted"]


def test_what_was_said_instead_is_told_where_a_stance_was_not_taken(run, harbour):
    (silent,) = run(harbour, "did port sorrel admit corvin-spilled-oil --format json").json[
        "silent"
    ]
    assert [row["stance"] for row in silent["instead"]] == ["asserted"]
    told = run(harbour, "did port sorrel admit corvin-spilled-oil").out
    assert "is recorded to have admitted it" in told
    assert "On record instead: asserted by The Five Ports" in told


def test_what_a_speaker_admitted_is_told_where_the_words_name_what_they_did_not(run, harbour):
    answer = run(harbour, "did odile marsh admit lost barrels --format json").json
    assert answer["groups"] == []
    assert [group["claim"] for group in answer["candidates"]] == ["corvin-spilled-oil"]


PORT = """\
claim: port-hid-the-sinking
text: The port hid the sinking.
topics: [wreck]
asserted: [{by: paper}]
denied: [{by: port, date: 2001}]
---
claim: crew-caused-a-wreck
text: A crew caused a wreck near the northern islands.
asserted: [{by: paper}]
---
claim: crew-was-drunk
text: The crew of the ferry was drunk at night in the northern islands.
asserted: [{by: paper}]
denied: [{by: gni}]
---
claim: ferry-crew-was-drunk
text: The ferry crew was drunk.
asserted: [{by: paper}]
---
claim: pilot-fell-asleep
text: The pilot fell asleep near the dark northern islands in a storm at night.
asserted: [{by: paper}]
---
claim: island-was-dark
text: Witbank Island was dark.
about: [witbank]
asserted: [{by: paper}]
---
actors:
  port: {name: Port Witbank, kind: body}
  paper: {name: The Gazette, kind: outlet}
  gni: {name: Guild of the Northern Islands, kind: organisation}
  witbank: {name: Witbank Island, kind: state}
"""


class TestNearest:
    """What is first on the screen where no claim has all that was asked for."""

    def ids(self, answer):
        return [group["claim"] for group in answer["candidates"]]

    def test_a_word_that_is_the_topic_of_a_sides_own_claim_means_that(self, run, write):
        answer = run(write(PORT), "who did Port Witbank admit the wreck --format json").json
        assert [silent["claim"] for silent in answer["silent"]] == ["port-hid-the-sinking"]
        assert [row["stance"] for row in answer["silent"][0]["instead"]] == ["denied"]

    def test_the_names_weigh_more_than_the_other_words(self, run, write):
        found = run(write(PORT), "who said a dark storm on Witbank Island --format json").json
        assert self.ids(found)[0] == "island-was-dark"

    def test_the_word_of_a_bodys_name_is_no_word_of_what_it_says(self, run, write):
        answer = run(write(PORT), "who said drunk northern guild --format json").json
        assert self.ids(answer)
        assert answer["groups"] == []

    def test_what_the_stance_was_taken_on_stands_first(self, run, write):
        shown = run(write(PORT), "who denied ferry crew was drunk").out
        assert shown.index("crew-was-drunk  contested") < shown.index("With all of the words:")
        assert "Nobody is recorded to have denied it." in shown

    def test_one_of_two_words_is_near_if_it_tells_more(self, run, write):
        assert self.ids(run(write(PORT), "who said asleep crew --format json").json)
        assert not self.ids(run(write(PORT), "who said asleep zebra --format json").json)


def test_a_number_may_stand_in_words(run, write):
    corpus = write("claim: a\ntext: About a thousand men came.\nasserted: [{by: x}]\n")
    answer = run(corpus, "who said 1000 men --format json").json
    assert [group["claim"] for group in answer["groups"]] == ["a"]


def test_a_claim_of_which_only_another_was_admitted_says_so(run, write):
    corpus = write(
        "claim: lost-two\ntext: The army lost two soldiers.\nadmitted: [{by: army}]\n"
        "implies: [lost]\n---\nclaim: lost\ntext: The army lost soldiers.\n---\n"
        "actors:\n  army: {name: Army, kind: armed-force}\n"
    )
    shown = run(corpus, "who admitted army lost soldiers").out
    assert "not in so many words; Army admitted lost-two, which implies it" in shown
