"""No word of a question is dropped in silence, and none is said to lack that a claim has."""

from random import Random

import pytest
from tests.laws import examples

from provenance.answers.who import ask
from provenance.store.corpus import open_corpus
from provenance.store.index.fold import words
from provenance.views import plain
from provenance.views.who import page

CORPUS = """\
claim: harbour-is-dredged
text: The harbour of Lund is dredged at night.
about: [harbour, lund]
accuses: [harbour]
asserted:
  - {by: paper, date: 2021-03-02}
  - {by: mayor, date: 2021-06-10}
denied:
  - {by: harbour, date: 2021-05-01}
  - {by: harbour, date: 2022-02-01}
---
claim: harbour-pays-divers
text: The harbour pays divers.
about: [harbour]
accuses: [harbour]
asserted: [{by: paper, date: 2022-01-05}]
---
claim: divers-were-buried
text: Three divers were buried at sea in 2019.
asserted: [{by: mayor, date: 2021-07-01}]
---
claim: ferries-did-not-sail
text: The ferries have not sailed since 2020.
asserted: [{by: paper, date: 2021-01-05}]
---
actors:
  harbour: {name: Harbour Board, kind: body, aka: [the UN]}
  lund: {name: Lund, kind: state}
  paper: {name: The Gazette, kind: outlet}
  mayor: {name: Ada Mayor, kind: person}
"""


@pytest.fixture
def told(run, write):
    root = write(CORPUS)
    return lambda question: run(root, ["who", *question.split()]).out


@pytest.fixture
def asked(run, write):
    root = write(CORPUS)
    return lambda question: run(root, ["who", *question.split(), "--format", "json"]).json


@pytest.mark.parametrize(
    ("question", "filters", "days"),
    [
        ("denied the harbour is dredged before june 2021", "--before 2021-06-01", ["2021-05-01"]),
        ("did the harbour board deny it is dredged after 5 May 2021", "--after", ["2022-02-01"]),
        ("denied in 2022 that the harbour is dredged", "--after 2021-12-31", ["2022-02-01"]),
        ("denied the harbour is dredged until 2021", "--before 2022-01-01", ["2021-05-01"]),
        ("qui a nié dredged harbour depuis le 3 janvier 2022", "--after", ["2022-02-01"]),
    ],
)
def test_a_date_chooses_what_was_said_then(told, asked, question, filters, days):
    (group,) = asked(question)["groups"]
    assert [row["when"]["text"] for row in group["rows"]] == days
    assert filters in told(question).splitlines()[0]


def test_a_date_that_stands_in_a_claim_is_a_word_of_it(asked):
    answer = asked("said ferries not sailed since 2020")
    assert [group["claim"] for group in answer["groups"]] == ["ferries-did-not-sail"]
    assert (answer["understood"], answer["unread"]) == ([], [])


def test_a_time_without_a_date_is_told(told):
    assert "Read without “before”: no date stands there" in told(
        "said harbour dredged before lunch"
    )


def test_two_times_of_saying_are_refused(run, write):
    root = write(CORPUS)
    ran = run(root, ["who", "denied", "dredged", "before", "2022", "--before", "2021"])
    assert (ran.code, ran.out) == (2, "")
    assert "“before 2022” is not all that says before when" in ran.err
    assert run(root, ["who", "denied", "dredged", "before", "2022", "--after", "2020"]).code == 0


@pytest.mark.parametrize(
    ("question", "word", "meaning"),
    [
        ("has never denied dredged harbour", "never", "who denied it, not who did not"),
        ("hasn't denied dredged harbour", "hasn't", "who denied it, not who did not"),
        ("didn’t deny dredged harbour", "didn’t", "who denied it, not who did not"),
        ("says the harbour isn't dredged", "isn't", "denies it"),
        ("denied the ferries haven't sailed since 2020", "", ""),
    ],
)
def test_a_negation_is_told(told, question, word, meaning):
    first = told(question).splitlines()[0]
    assert (f"Read without “{word}”" in first) == bool(word)
    assert meaning in first


@pytest.mark.parametrize(
    ("question", "side", "claims"),
    [
        ("statements by the UN about dredged harbour", "harbour", ["harbour-is-dredged"]),
        ("what Ada Mayor says of divers", "mayor", ["divers-were-buried"]),
        ("from Ada Mayor on divers", "mayor", ["divers-were-buried"]),
        ("quotes on divers by Ada Mayor", "mayor", ["divers-were-buried"]),
        ("the divers: did the gazette say that the harbour pays", "paper", ["harbour-pays-divers"]),
    ],
)
def test_by_whom_means_the_speaker(asked, question, side, claims):
    answer = asked(question)
    assert [party["id"] for party in answer["side"]] == [side]
    assert [group["claim"] for group in answer["groups"]] == claims


def test_the_first_to_accuse_are_told_in_the_order_of_time(asked):
    answer = asked("was first to accuse the harbour board")
    assert [group["claim"] for group in answer["groups"]] == [
        "harbour-is-dredged",
        "harbour-pays-divers",
    ]
    assert [item["option"] for item in answer["understood"]] == ["--sort"]


def test_whose_accusation_was_asked_for_goes_first(asked):
    answer = asked("did the mayor accuse the harbour board of paying bribes")
    assert [one["claim"] for one in answer["candidates"]] == ["harbour-is-dredged"]
    assert "of" not in answer["left_out"]


def test_a_name_holds_no_verb_and_a_list_of_names_is_a_list(asked):
    answer = asked("both Ada Mayor and the Gazette say the harbour is dredged")
    assert [party["id"] for party in answer["side"]] == ["mayor", "paper"]


def test_chat_around_a_question_is_no_part_of_it(asked):
    answer = asked("hey i was wondering who said the harbour pays divers please")
    assert [group["claim"] for group in answer["groups"]] == ["harbour-pays-divers"]


@pytest.mark.parametrize(
    ("question", "pair"),
    [("said divers grave", ["grave", "buried"]), ("said harbuor bribes", ["harbuor", "harbour"])],
)
def test_other_words_are_told(asked, told, question, pair):
    assert pair in asked(question)["read_as"]
    assert f"“{pair[0]}” as {pair[1]}" in told(question)


def test_a_short_word_is_no_other_that_sounds_otherwise(asked):
    assert all(pair[0] != "graze" for pair in asked("said the gazette graze divers")["read_as"])


_TYPED = (
    *("harbour", "dredged", "divers", "mayor", "gazette", "lund", "bribes", "grave", "sank", "of"),
    *("paid", "night", "harbuor", "ada", "the UN", "ferries", "2019", "pays", "board", "buried"),
)
_BEGINNINGS = ("denied", "did the mayor deny", "who accused the harbour board of", "said", "about")


def test_no_answer_says_that_a_claim_lacks_a_word_that_it_or_a_name_in_it_has(write):
    random = Random(13)
    seen = 0
    with open_corpus(write(CORPUS)) as corpus:
        for _ in range(examples(300)):
            question = [random.choice(_BEGINNINGS), *random.sample(_TYPED, random.randint(1, 5))]
            answer = ask(corpus, tuple(" ".join(question).split()))
            if not answer.candidates:
                assert answer.left_out == ()
                continue
            claim = corpus.record("claim", answer.candidates[0].claim)
            by = [actor for s in claim.statements for actor in s.voices]
            names = {
                name for id in (*claim.about, *claim.accuses, *by) for name in _names(corpus, id)
            }
            has = {word for text in (claim.text, *names) for word in words(text)}
            assert not [word for word in answer.left_out if has.issuperset(words(word))], question
            assert "of" not in answer.left_out
            seen += bool(answer.left_out)
            assert plain.render(page(answer))
    assert seen


def _names(corpus, id):
    actor = corpus.record("actor", id)
    return (actor.name, *actor.aka)


@pytest.mark.parametrize(
    ("headline", "first"),
    [
        ("Gazette: harbour 'paid divers', says former clerk of the town", "harbour-pays-divers"),
        (
            "Divers drowned and buried off Lund after 2019 storm, inquiry hears",
            "divers-were-buried",
        ),
        ("Ada Mayor calls time on night dredging of Lund harbour amid fury", "harbour-is-dredged"),
    ],
)
def test_a_headline_finds_what_it_may_mean_and_asserts_none_of_it(asked, headline, first):
    found = asked(headline)
    assert not found["groups"]
    assert found["candidates"][0]["claim"] == first


def test_a_headline_of_something_else_finds_nothing(asked):
    found = asked("Kenya court blocks deployment of police force to Haiti as strike looms at night")
    assert not found["groups"]
    assert not found["candidates"]


def test_a_word_of_a_name_beside_the_name_asks_for_more_than_the_name(asked):
    assert asked("said dredged at night with the board")["groups"]
    found = asked("said the board dredged at night with the Harbour Board")
    assert not found["groups"]
    assert found["candidates"][0]["claim"] == "harbour-is-dredged"
