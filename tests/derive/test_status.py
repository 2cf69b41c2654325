"""The status of a claim: its headline, the reason, and what always follows."""

import pytest

from derive.derive_corpus import corpus, told
from provenance.model.dates import show_day

ACTORS = """
actors:
  state: {name: The State, kind: state}
  army: {name: The Army, kind: armed-force, part-of: state}
  ministry: {name: The Ministry, kind: body, part-of: state}
  anna: {name: Anna, kind: person}
  ben: {name: Ben, kind: person}
  page: {name: The Page, kind: outlet}
"""
OTHERS = """
claim: rival
text: Rival.
{rival}
excludes: {{claim: one, because: Both cannot be.}}
---
claim: sore
text: Sore.
{sore}
undermines: one
---
claim: ground
text: Ground.
{ground}
"""
UNSAID = "questioned: {by: nobody}"


def case(one, *, rival=UNSAID, sore=UNSAID, ground=UNSAID):
    others = OTHERS.format(rival=rival, sore=sore, ground=ground)
    return corpus(f"claim: one\ntext: One.\n{one}\n---\n{others}\n---\n{ACTORS}")


@pytest.mark.parametrize(
    ("one", "others", "slug", "reason"),
    [
        (
            "asserted: {by: anna}\nretracted: {by: anna}",
            {},
            "withdrawn",
            "Anna withdrew it",
        ),
        ("denied: {by: ben}", {}, "denied", "Ben denies it; nobody certainly affirms it"),
        (
            "questioned: {by: ben}",
            {},
            "questioned",
            "nobody certainly affirms it; Ben questioned it",
        ),
        (
            "declined: {by: ben}",
            {},
            "declined",
            "nobody certainly affirms it; Ben neither confirmed nor denied it",
        ),
        ("implies: ground", {}, "nothing-certain", "nobody certainly affirms or denies it"),
        (
            "asserted: {by: anna}\ndenied: {by: ben}",
            {},
            "contested",
            "Anna affirms it; Ben denies it",
        ),
        (
            "asserted: {id: s, by: anna}",
            {"rival": "asserted: {by: ben, answers: s}"},
            "countered",
            "Anna affirms it; Ben answered with rival, which excludes it",
        ),
        (
            "asserted: {id: s, by: anna}",
            {"sore": "asserted: {by: ben, answers: s}"},
            "countered",
            "Anna affirms it; Ben answered with sore, which undermines it",
        ),
        (
            "asserted: {by: anna}\ndenied: {by: ben, form: blanket}",
            {},
            "contested-in-general",
            "Anna affirms it; Ben denies it only in general",
        ),
        (
            "asserted: {by: anna}\ndenied: {by: page, form: verdict}",
            {},
            "contested-by-verdict",
            "Anna affirms it; only a verdict by The Page denies it",
        ),
        (
            "asserted: {by: anna}\naccuses: army",
            {},
            "unanswered",
            "Anna affirms it; no recorded stance of The Army on it",
        ),
        (
            "asserted: {by: anna}\nadmitted: {by: ministry}\naccuses: army",
            {},
            "conceded",
            "The Ministry affirms it, though accused by it",
        ),
        (
            "asserted: {by: anna}\nadmitted: {by: ben, date: 2022}\ndenied: {by: ben, date: 2021}",
            {},
            "conceded",
            "Ben affirms it, having denied it before",
        ),
        (
            "asserted: {by: anna}\nquestioned: {by: ben}",
            {},
            "questioned",
            "Anna affirms it; Ben questioned it",
        ),
        (
            "asserted: {by: anna}\ndeclined: {by: ben}",
            {},
            "no-comment",
            "Anna affirms it; Ben neither confirmed nor denied it",
        ),
        (
            "asserted: {by: anna}",
            {"rival": "asserted: {by: ben}"},
            "clashing",
            "Anna affirms it; Ben affirms rival, which excludes it",
        ),
        (
            "asserted: {by: anna}",
            {"sore": "asserted: {by: ben}"},
            "in-tension",
            "Anna affirms it; Ben affirms sore, which undermines it",
        ),
        (
            "asserted: {by: anna}\nimplies: ground",
            {"ground": "denied: {by: ben}"},
            "rests-on-a-denied-claim",
            "Anna affirms it; it rests on ground, which Ben denies",
        ),
        (
            "asserted: {by: [anna, ben]}",
            {},
            "undisputed-here",
            "Anna and Ben affirm it; nobody recorded here disputes it",
        ),
        ("asserted: {by: anna}\nquestioned: {by: anna}", {}, "undisputed-here", None),
    ],
)
def test_each_row_of_the_table(one, others, slug, reason):
    if slug == "nothing-certain":
        one += "\nretracted: {by: anna, date: 2022}\ndenied: {by: anna, date: 2021}"
    found = told(case(one, **others), "one")
    assert found.headline == slug
    assert reason is None or found.reason == reason


@pytest.mark.parametrize(
    ("answer", "silent"),
    [
        ("denied: {by: army}", False),
        ("denied: {by: state}", False),  # the whole side: its root
        ("declined: {by: ministry}", False),  # and all its parts
        ("questioned: {by: army, date: 2022-02-01}", False),
        ("questioned: {by: army, date: 2020}", True),  # an earlier general line is no answer
        ("questioned: {by: army, date: 2021/..}", False),  # but one that went on may be
        ("questioned: {by: ben}", True),
    ],
)
def test_the_accused_stands_for_its_whole_side(answer, silent):
    slice = case(
        f"accuses: army\nsource: book\nasserted: {{by: anna, date: 2022-01-31}}\n{answer}"
        "\n---\nsources: {book: {title: B, kind: book, date: 2023}}"
    )
    assert told(slice, "one").silent == (("army",) if silent else ())


def test_an_answer_to_a_spokesperson_out_of_office_is_none():
    slice = corpus(
        """
        claim: one
        text: One.
        accuses: army
        asserted: {by: anna, date: 2021}
        denied: {by: voice, date: 2022}
        ---
        actors:
          army: {name: Army, kind: armed-force}
          voice: {name: Voice, kind: person, speaks-for: {actor: army, from: 2023}}
        """
    )
    assert told(slice, "one").silent == ("army",)


def test_what_may_be_an_answer_is_not_told_to_be_missing():
    slice = corpus(
        """
        claim: one
        text: One.
        accuses: army
        asserted: {by: anna, date: 2021}
        questioned: {by: voice, date: 2022}
        ---
        actors:
          army: {name: Army, kind: armed-force}
          voice: {name: Voice, kind: person, speaks-for: {actor: army, from: 2022-06}}
        """
    )
    found = told(slice, "one")
    assert found.headline == "questioned"
    assert found.open == ("open whether Army had answered; if not, unanswered",)
    assert found.silent == ()


def test_suffixes_always_follow_the_headline():
    slice = case(
        "asserted: {by: anna, hedge: {words: perhaps}}\ndenied: {by: ben}\n"
        "accuses: [army]\nimplies: ground",
        rival="asserted: {by: page}",
        ground="denied: {by: ben}",
    )
    assert texts(told(slice, "one")) == (
        "hedged",
        "voices: 1 affirms, 1 denies",
        "rests on ground, which Ben denies",
        "clashes with rival, which The Page affirms",
        "silent: The Army",
    )


@pytest.mark.parametrize(
    ("asserted", "hedged"),
    [
        ("[{by: anna, hedge: {words: perhaps}}, {by: ben, hedge: {words: maybe}}]", True),
        ("[{by: anna, hedge: {words: perhaps}}, {by: ben}]", False),
        (
            "[{by: anna, date: 2020, hedge: {words: perhaps}}, {by: ben}]",
            False,
        ),  # he may have said so
        ("[{by: anna, hedge: {words: perhaps}}, {by: ben, date: 2022}]", True),  # not by 2021
    ],
)
def test_a_claim_is_hedged_where_every_affirmation_that_may_count_is(asserted, hedged):
    slice = case(f"asserted: {asserted}".replace("anna, hedge", "anna, date: 2020, hedge"))
    assert ("hedged" in texts(told(slice, "one", "2021"))) is hedged


def test_a_hedge_on_a_stronger_claim_does_not_hedge_the_weaker():
    slice = corpus(
        """
        claim: stronger
        text: Stronger.
        asserted: {by: anna, hedge: {words: perhaps}}
        implies: one
        ---
        claim: one
        text: One.
        denied: {by: ben}
        """
    )
    found = told(slice, "one")
    assert found.headline == "contested"
    assert found.reason == "anna presupposes it; ben denies it"
    assert texts(found) == ("voices: 1 denies",), "derived rows enter no count"


def test_what_open_dates_could_change_is_said():
    slice = case("asserted: {by: anna, date: 2020}\ndenied: {by: ben}")
    found = told(slice, "one", "2021")
    assert found.headline == "possibly-disputed"
    assert found.reason == "Anna affirms it; Ben may deny it"
    assert found.open == ("open whether Ben had denied it by 2021-12-31; if so, contested",)
    assert told(slice, "one").open == ()


def test_a_position_that_is_open_counts_for_neither_side():
    slice = case("asserted: {by: anna, date: 2020}\ndenied: {by: anna, date: 2020-05}")
    found = told(slice, "one")
    assert found.headline == "nothing-certain"
    assert found.open == (
        "open whether Anna last asserted or denied it; if so, undisputed here or denied",
    )
    assert [p.actor for p in found.undecided] == ["anna"]


def test_the_status_is_told_for_any_date():
    slice = case(
        "asserted: {by: anna, date: 2020}\nretracted: {by: anna, date: 2023}\n"
        "denied: {by: ben, date: 2021-05-05}\nadmitted: {by: ben, date: 2022}"
    )
    dated = {d: told(slice, "one", d) for d in ("2019", "2020", "2021", "2022", "2023")}
    assert [found.headline for found in dated.values()] == [
        "nothing-certain",
        "undisputed-here",
        "contested",
        "conceded",
        "conceded",
    ]
    assert show_day(dated["2021"].since.first) == "2021-05-05"
    assert [slice.statements[id].stance for id in dated["2023"].earlier] == ["asserted", "denied"]


def test_an_accused_that_answered_with_a_claim_of_its_own_is_not_called_silent():
    slice = case(
        "accuses: army\nasserted: {id: s, by: anna}", rival="asserted: {by: army, answers: s}"
    )
    found = told(slice, "one")
    assert (found.headline, found.silent) == ("countered", ())


def test_of_a_claim_that_was_not_recorded_nothing_is_certain():
    assert told(case("asserted: {by: anna}"), "nowhere").headline == "nothing-certain"


def texts(found):
    return tuple(suffix.text for suffix in found.suffixes)
