"""Who accused somebody, and of what; what is done to whom in a question; names of common words."""

import pytest

CORPUS = """\
claim: port-poisons-the-bay
text: The harbour town poisons the bay.
about: [bay]
accuses: [port]
asserted: [{by: mayor}, {by: paper}]
---
claim: guard-beat-the-strikers
text: Men in uniform beat the strikers.
accuses: [guard]
asserted: [{by: union}]
---
claim: pilot-drank
text: The pilot was drinking.
accuses: [pilot]
asserted: [{by: paper}]
---
claim: port-is-old
text: The port of Witbank is old.
about: [port]
topics: [harbour]
asserted: [{by: paper}]
denied: [{by: mayor}]
---
claim: white-boats-came
text: The white boats were from the union.
asserted: [{by: mayor}]
---
claim: dawn-fell-ill
text: Dawn Grey joined the union.
about: [dawn]
asserted: [{by: paper}]
---
claim: whistle-was-heard
text: A whistle was heard.
asserted: [{by: paper}]
---
actors:
  port: {name: Port Witbank, kind: body, aka: [the UN, UN]}
  guard: {name: Harbour guard, kind: body, part-of: port}
  pilot: {name: The pilot, kind: person, part-of: port}
  paper: {name: The Gazette, kind: outlet}
  mayor: {name: The mayor, kind: person}
  union: {name: The union, kind: organisation}
  dawn: {name: Dawn Grey, kind: person, aka: [The White]}
"""


@pytest.fixture
def ask(run, write):
    root = write(CORPUS)

    def ask(question):
        return run(root, ["who", *question.split(), "--format", "json"]).json

    return ask


def claims(answer):
    return [group["claim"] for group in answer["groups"]]


@pytest.mark.parametrize(
    "question",
    [
        "accused Port Witbank",
        "accused the UN",
        "accused UN",
        "blamed the un",
        "what is Port Witbank accused of",
        "was the UN accused",
        "has Port Witbank been accused of anything",
        "did anybody accuse port witbank",
    ],
)
def test_claims_that_accuse_a_body_or_its_parts_those_of_most_voices_first(ask, question):
    answer = ask(question)
    assert claims(answer) == ["port-poisons-the-bay", "guard-beat-the-strikers"]
    assert [party["id"] for party in answer["accused"]] == ["port", "guard"]


def test_words_choose_among_them(ask):
    assert claims(ask("accused the UN of beating strikers")) == ["guard-beat-the-strikers"]
    assert claims(ask("accused the pilot of drinking")) == ["pilot-drank"]


def test_what_none_of_them_has_is_left_out_and_said_so(ask):
    answer = ask("accused the UN of treason")
    assert claims(answer) == []
    assert answer["candidates"][0]["claim"] == "port-poisons-the-bay"
    assert answer["left_out"] == ["treason"]


def test_by_whom_somebody_was_accused(ask):
    answer = ask("was Port Witbank accused by the union")
    assert claims(answer) == ["guard-beat-the-strikers"]


def test_nobody_accuses_somebody(run, write):
    shown = run(write(CORPUS), "who accused the union").out
    assert "No claim on record accuses The union." in shown


def test_the_heading_names_whom_they_accuse(run, write):
    shown = run(write(CORPUS), "who accused the UN").out
    assert "2 claims that accuse Port Witbank or Harbour guard, each of its own:" in shown


def test_by_whom_something_was_denied(ask):
    assert claims(ask("was it denied by the mayor that the port is old")) == ["port-is-old"]
    answer = ask("was the port of Witbank old denied by the mayor")
    assert (answer["stance"], claims(answer)) == ("denied", ["port-is-old"])


def test_a_name_that_is_a_stop_word_is_a_name_where_it_is_written_as_one(ask):
    assert claims(ask("denied UN is old")) == ["port-is-old"]


def test_a_byname_of_common_words_is_no_common_words(ask):
    answer = ask("said dawn union")
    assert claims(answer) == ["dawn-fell-ill"]


def test_a_verb_alone_asks_for_a_claim(run, write):
    answer = run(write(CORPUS), "who demanded proof")
    assert answer.code == 2
    assert "who questioned what?" in answer.err
    assert "provenance statements --stance questioned" in answer.err


def test_a_subject_that_is_a_topic_is_asked_for_as_one(run, write):
    root = write(CORPUS)
    shown = run(root, "disputes --about Harbour").out
    assert "Asked with --topic harbour." in shown
    assert "The port of Witbank is old." in shown
    mixed = run(root, "disputes --about harbour --about mayor")
    assert "--topic harbour" in mixed.err


REPLY = """\
claim: town-is-to-blame
text: The town is to blame for the fire.
accuses: [town]
asserted: [{by: account, id: post}]
---
claim: account-is-a-fake
text: The account is a fake.
asserted: [{by: officers, for: town, answers: post, quote: a fake}]
undermines: [{claim: town-is-to-blame, because: It would be nobody.}]
---
claim: town-burned
text: The town burned in the fire.
asserted: [{by: account}]
denied: [{by: officers, for: town}]
---
actors:
  town: {name: Town, kind: state}
  account: {name: Account, kind: account}
  officers: {name: Officers, kind: unnamed}
"""


def test_an_answer_with_another_claim_is_no_stance_on_this_one(run, write):
    root = write(REPLY)
    one = run(root, "who answered town-is-to-blame").out
    assert "“a fake” on account-is-a-fake" in one
    several = run(root, "who answered town fire").out
    assert "answered by Officers for Town with account-is-a-fake" in several
    assert "asserted by Officers" not in several
