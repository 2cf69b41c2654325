"""The status of a claim: its headline, the reason, and what always follows."""

import pytest

from derive.derive_corpus import corpus, day, stands_since, told
from provenance.answers.points import told as named
from provenance.derive.frame import Frame
from provenance.model.dates import show_day
from provenance.views import points

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
            "withdrawn by Anna",
        ),
        ("denied: {by: ben}", {}, "denied", "denied by Ben; nobody certainly affirms it"),
        (
            "questioned: {by: ben}",
            {},
            "questioned",
            "nobody certainly affirms it; questioned by Ben",
        ),
        (
            "declined: {by: ben}",
            {},
            "declined",
            "nobody certainly affirms it; neither confirmed nor denied by Ben",
        ),
        ("implies: ground", {}, "nothing-certain", "nobody certainly affirms or denies it"),
        (
            "asserted: {by: anna}\ndenied: {by: ben}",
            {},
            "contested",
            "affirmed by Anna; denied by Ben",
        ),
        (
            "asserted: {id: s, by: anna}",
            {"rival": "asserted: {by: ben, answers: s}"},
            "countered",
            "affirmed by Anna; answered by Ben with rival, recorded as excluding it",
        ),
        (
            "asserted: {id: s, by: anna}",
            {"sore": "asserted: {by: ben, answers: s}"},
            "countered",
            "affirmed by Anna; answered by Ben with sore, recorded as undermining it",
        ),
        (
            "asserted: {by: anna}\ndenied: {by: ben, form: blanket}",
            {},
            "contested-in-general",
            "affirmed by Anna; denied only in general by Ben",
        ),
        (
            "asserted: {by: anna}\ndenied: {by: page, form: verdict}",
            {},
            "contested-by-verdict",
            "affirmed by Anna; denied only by a verdict of The Page",
        ),
        (
            "asserted: {by: anna}\naccuses: army",
            {},
            "unanswered",
            "affirmed by Anna; no recorded stance on it of The Army",
        ),
        (
            "asserted: {by: anna}\nadmitted: {by: ministry}\naccuses: army",
            {},
            "conceded",
            "affirmed by The Ministry, of the side that it accuses",
        ),
        (
            "asserted: {by: anna}\nadmitted: {by: ben, date: 2022}\ndenied: {by: ben, date: 2021}",
            {},
            "conceded",
            "affirmed by Ben, having denied it before",
        ),
        (
            "asserted: {by: anna}\nquestioned: {by: ben}",
            {},
            "questioned",
            "affirmed by Anna; questioned by Ben",
        ),
        (
            "asserted: {by: anna}\ndeclined: {by: ben}",
            {},
            "no-comment",
            "affirmed by Anna; neither confirmed nor denied by Ben",
        ),
        (
            "asserted: {by: anna}",
            {"rival": "asserted: {by: ben}"},
            "clashing",
            "affirmed by Anna; clashes with rival, affirmed by Ben (recorded as excluding it)",
        ),
        (
            "asserted: {by: anna}",
            {"sore": "asserted: {by: ben}"},
            "in-tension",
            "affirmed by Anna; in tension with sore, affirmed by Ben (recorded as undermining it)",
        ),
        (
            "asserted: {by: anna}\nimplies: ground",
            {"ground": "denied: {by: ben}"},
            "rests-on-a-denied-claim",
            "affirmed by Anna; rests on ground, denied by Ben",
        ),
        (
            "asserted: {by: [anna, ben]}",
            {},
            "undisputed-here",
            "affirmed by Anna and Ben; nobody recorded here disputes it",
        ),
        ("asserted: {by: anna}\nquestioned: {by: anna}", {}, "undisputed-here", None),
    ],
)
def test_each_row_of_the_table(one, others, slug, reason):
    if slug == "nothing-certain":
        one += "\nretracted: {by: anna, date: 2022}\ndenied: {by: anna, date: 2021}"
    slice = case(one, **others)
    found = told(slice, "one")
    assert found.headline == slug
    assert reason is None or reason_of(slice, found) == reason


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
    assert openings(slice, found) == ("open whether Army had answered; if not, unanswered",)
    assert found.silent == ()


def test_suffixes_always_follow_the_headline():
    slice = case(
        "asserted: {by: anna, hedge: {words: perhaps}}\ndenied: {by: ben}\n"
        "accuses: [army]\nimplies: ground",
        rival="asserted: {by: page}",
        ground="denied: {by: ben}",
    )
    assert texts(slice, told(slice, "one")) == (
        "hedged",
        "voices: 1 affirms, 1 denies",
        "rests on ground, denied by Ben",
        "clashes with rival, affirmed by The Page (recorded as excluding it)",
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
    assert ("hedged" in texts(slice, told(slice, "one", "2021"))) is hedged


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
    assert reason_of(slice, found) == "presupposed by anna; denied by ben"
    assert texts(slice, found) == ("voices: 1 denies",), "derived rows enter no count"


def test_what_open_dates_could_change_is_said():
    slice = case("asserted: {by: anna, date: 2020}\ndenied: {by: ben}")
    found = told(slice, "one", "2021")
    assert found.headline == "possibly-disputed"
    assert reason_of(slice, found) == "affirmed by Anna; perhaps denied by Ben"
    assert openings(slice, found) == (
        "open whether Ben had denied it by 2021-12-31; if so, contested",
    )
    assert told(slice, "one").open == ()


def test_a_position_that_is_open_counts_for_neither_side():
    slice = case("asserted: {by: anna, date: 2020}\ndenied: {by: anna, date: 2020-05}")
    found = told(slice, "one")
    assert found.headline == "nothing-certain"
    assert openings(slice, found) == (
        "open whether Anna last asserted or denied it; if so, conceded or denied",
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
    assert show_day(stands_since(slice, "one", "2021").first) == "2021-05-05"
    assert [slice.statements[id].stance for id in dated["2023"].earlier] == ["asserted", "denied"]


def test_an_accused_that_answered_with_a_claim_of_its_own_is_not_called_silent():
    slice = case(
        "accuses: army\nasserted: {id: s, by: anna}", rival="asserted: {by: army, answers: s}"
    )
    found = told(slice, "one")
    assert (found.headline, found.silent) == ("countered", ())


def test_what_may_be_denied_of_what_a_claim_implies_leaves_it_open():
    slice = case(
        "asserted: {by: anna}\nimplies: ground", ground="asserted: {by: ben}\ndenied: {by: ben}"
    )
    found = told(slice, "one")
    assert found.headline == "possibly-disputed"
    assert reason_of(slice, found) == "affirmed by Anna; rests on ground, perhaps denied by Ben"
    assert openings(slice, found) == (
        "open whether Ben denied ground (on which it rests); if so, rests on a denied claim",
    )


def test_a_group_is_not_called_accused_for_one_of_its_members():
    slice = corpus(
        """
        claim: one
        text: One.
        accuses: anna
        asserted: {by: league}
        ---
        actors:
          realm: {name: Realm, kind: government}
          anna: {name: Anna, kind: person, part-of: realm}
          out: {name: Out, kind: government}
          league: {name: League, kind: group, members: [out, realm]}
        """
    )
    found = told(slice, "one")
    assert found.headline == "conceded"
    expected = "affirmed by League, among whom Realm, of the side that it accuses"
    assert reason_of(slice, found) == expected


def test_an_accused_that_affirms_what_undermines_it_is_not_called_silent():
    slice = case("accuses: [army, ben]\nasserted: {by: anna}", sore="asserted: {by: army}")
    found = told(slice, "one")
    assert (found.headline, found.silent) == ("unanswered", ("ben",))
    assert texts(slice, found) == (
        "voices: 1 affirms",
        "silent: Ben",
    )
    assert reason_of(slice, found) == (  # beside “no stance”, which alone would hide it
        "affirmed by Anna; no recorded stance on it of The Army and Ben; "
        "in tension with sore, affirmed by The Army (recorded as undermining it)"
    )


def test_denials_of_several_forms_are_told_apart():
    slice = case(
        "asserted: {by: anna}\n"
        "denied: [{by: ben, form: blanket}, {by: army}, {by: page, form: verdict}]"
    )
    found = told(slice, "one")
    assert reason_of(slice, found) == (
        "affirmed by Anna; denied by The Army; denied only in general by Ben; "
        "denied only by a verdict of The Page"
    )


def test_of_a_claim_that_was_not_recorded_nothing_is_certain():
    assert told(case("asserted: {by: anna}"), "nowhere").headline == "nothing-certain"


def reason_of(slice, found):
    return points.sentence(named(Frame(slice), found.grounds))


def texts(slice, found):
    return tuple(points.ground(item) for item in named(Frame(slice), found.suffixes))


def openings(slice, found):
    return tuple(points.opening(item) for item in named(Frame(slice), found.open))


@pytest.mark.parametrize(
    ("said", "headline"), [("2001-05-01", "unanswered"), ("2006-05-01", "denied-underneath")]
)
def test_what_was_denied_before_the_accused_act_began_is_no_denial_underneath(said, headline):
    """Who denied in 2001 that there was any mine said nothing of one that was laid in 2005."""
    slice = case(
        "accuses: army\nevent: 2005\nsource: book\nimplies: ground\nasserted: {by: anna}",
        ground=f"denied: {{by: army, date: {said}}}",
    )
    assert Frame(slice).status("one").headline == headline


def test_those_whose_position_is_certain_stand_first():
    slice = case(
        "asserted: [{by: anna, date: {not-before: 2019-01-01}}, {by: ben, date: 2020-01-01}]"
    )
    found = Frame(slice, day("2021-01-01")).status("one")
    assert [p.actor for p in found.affirmers] == ["ben", "anna"]


@pytest.mark.parametrize(
    ("manner", "headline"),
    [
        ("", "unanswered"),
        (", attribution: ambiguous", "unanswered"),
        (", attribution: ambiguous, or-by: ben", "unanswered"),
        (", attribution: ambiguous, or-by: army", "possibly-conceded"),
        (", attribution: ambiguous, or-by: state", "possibly-conceded"),  # the whole side
        (", attribution: ambiguous, or-by: [ben, ministry]", "possibly-conceded"),
    ],
)
def test_an_accused_whose_words_the_accusation_may_be_is_not_told_to_be_silent(manner, headline):
    slice = case(f"accuses: army\nasserted: {{by: anna, date: 2022{manner}}}")
    found = told(slice, "one")
    assert found.headline == headline
    assert found.silent == (("army",) if headline == "unanswered" else ())
    if headline == "possibly-conceded":
        assert "perhaps affirmed by" in reason_of(slice, found)
        (opening,) = found.open
        assert (opening.kind, opening.actors, opening.otherwise) == (
            "answered",
            ("army",),
            ("unanswered",),
        )


def test_what_the_accused_may_have_said_later_leaves_it_unanswered_before():
    slice = case(
        "accuses: army\nasserted: [{by: anna, date: 2020},"
        " {by: ben, date: 2022, attribution: ambiguous, or-by: army}]"
    )
    assert told(slice, "one", "2021").headline == "unanswered"
    assert told(slice, "one").headline == "possibly-conceded"
