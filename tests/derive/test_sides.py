"""Who speaks for whom, and when."""

import pytest

from derive.derive_corpus import corpus, day
from provenance.answers.why import reason
from provenance.derive import why
from provenance.derive.clock import Clock
from provenance.derive.sides import Sides
from provenance.derive.why import Why
from provenance.model.dates import CANNOT_TELL, NO, YES
from provenance.views.why import reason as told

ACTORS = """
actors:
  mali: {name: Mali, kind: state}
  government: {name: Government, kind: government, part-of: mali}
  army: {name: Army, kind: armed-force, part-of: mali}
  ministry: {name: Ministry, kind: body, part-of: government}
  spokeswoman:
    name: Spokeswoman
    kind: person
    speaks-for: {actor: ministry, from: 2021-06-01, to: 2022-06-01}
  minister: {name: Minister, kind: person, part-of: ministry}
  paper: {name: Paper, kind: outlet, part-of: government}
  powers: {name: Powers, kind: group, size: 15, members: [france, mali]}
  france: {name: France, kind: state}
  elysee: {name: Élysée, kind: body, part-of: france}
  alliance: {name: Alliance, kind: alliance, members: [france]}
  west: {name: West, kind: camp, members: [france, powers]}
"""


def side_of(statement, actor, days=None):
    """How a statement, written as YAML, is an actor's."""
    slice = corpus(f"claim: one\ntext: One.\nasserted: {{{statement}}}\n---\n{ACTORS}")
    (found,) = slice.statements.values()
    return Sides(slice).lends(found, actor, days)


@pytest.mark.parametrize(
    ("statement", "actor", "how", "certain"),
    [
        ("by: mali", "mali", "speaker", YES),
        ("by: minister, for: mali", "mali", "principal", YES),
        ("by: army", "mali", "part", YES),
        ("by: ministry", "mali", "part", YES),
        ("by: minister, for: ministry", "mali", "part", YES),
        ("by: spokeswoman, date: 2021-08", "ministry", "speaks-for", YES),
        ("by: spokeswoman, date: 2021-08", "mali", "speaks-for", YES),
        ("by: spokeswoman, date: 2021", "mali", "speaks-for", CANNOT_TELL),
        ("by: spokeswoman", "mali", "speaks-for", CANNOT_TELL),
        ("by: spokeswoman, date: 2021-08?", "mali", "speaks-for", CANNOT_TELL),
        ("by: powers", "france", "member", YES),
    ],
)
def test_a_side_speaks_through_itself_its_parts_and_its_spokespeople(
    statement, actor, how, certain
):
    voice = side_of(statement, actor)
    assert (voice.how, voice.certain) == (how, certain)


@pytest.mark.parametrize(
    ("statement", "actor"),
    [
        ("by: minister", "ministry"),  # membership lends no words
        ("by: paper", "government"),  # nor does a leaning
        ("by: mali", "army"),  # words go up, never down
        ("by: army", "government"),  # nor sideways
        ("by: alliance", "france"),  # only a group lends to its members
        ("by: west", "france"),  # a camp never speaks
        ("by: france", "powers"),  # nor is one member the group
        ("by: spokeswoman, date: 2021-05-31", "ministry"),  # not yet in office
        ("by: spokeswoman, date: 2022-06-02", "ministry"),  # no longer in office
        ("by: spokeswoman, for: france, date: 2021-08", "ministry"),  # on other business
        ("by: nobody", "mali"),
    ],
)
def test_nobody_is_given_words_that_are_not_its_own(statement, actor):
    assert side_of(statement, actor) is None


def test_a_group_speaks_for_a_named_member_as_one_of_its_true_number():
    voice = side_of("by: powers", "france")
    assert (voice.one_of, voice.through) == (15, "powers")


def test_a_side_is_the_actor_its_lending_parts_and_those_in_office():
    sides = Sides(corpus(ACTORS))
    body = {"mali", "government", "army", "ministry"}
    assert sides.side("mali") == body | {"spokeswoman"}
    assert sides.side("mali", day("2021-07-01")) == body | {"spokeswoman"}
    assert sides.side("mali", day("2021-05-01")) == body
    assert sides.side("mali", day("2022-07-01")) == body
    assert sides.side("army") == {"army"}
    assert sides.parts("mali") == ("army", "government", "minister", "ministry", "paper")


def test_an_accused_stands_for_its_root_and_all_its_parts():
    sides = Sides(corpus(ACTORS))
    assert sides.root("ministry") == "mali"
    assert sides.accused_side("army") == sides.side("mali")
    assert sides.accused_side("minister") == sides.side("mali") | {"minister"}
    assert sides.accused_side("powers") >= sides.side("mali") | sides.side("france") | {"powers"}


def test_a_camp_or_group_stands_for_all_its_members_sides():
    sides = Sides(corpus(ACTORS))
    assert sides.expand("powers") == {"powers"} | sides.side("france") | sides.side("mali")
    assert sides.expand("west") == {"west"} | sides.expand("powers")
    assert sides.expand("army") == {"army"}


def test_membership_that_was_not_recorded_is_told_as_such():
    sides = Sides(corpus(ACTORS))
    assert sides.is_member("france", "powers").answer is YES
    answer, found = sides.is_member("russia", "powers")
    assert answer is CANNOT_TELL
    assert told(reason(sides.slice, found)) == (
        "not recorded: the record names 2 of the 15 of Powers, and russia is not among these"
    )
    assert sides.is_member("russia", "alliance").answer is NO
    assert sides.is_member("russia", "nowhere").answer is CANNOT_TELL
    assert sides.is_member("russia", "army").why == Why(why.NONE_NAMED, ("army",))


def test_membership_has_a_time(slice):
    """
    actors:
      bloc: {name: Bloc, kind: group, members: [{actor: a, from: 2020, to: 2022}]}
    """
    sides = Sides(slice)
    asked = [
        sides.is_member("a", "bloc", day(d)).answer for d in ("2019", "2020-06", "2021", "2023")
    ]
    assert asked == [NO, CANNOT_TELL, YES, NO]


def test_ties_that_run_in_a_circle_end(slice):
    """
    actors:
      a: {name: A, kind: body, part-of: b}
      b: {name: B, kind: body, part-of: a}
      c: {name: C, kind: camp, members: [c, a]}
    """
    sides = Sides(slice)
    assert sides.side("a") == {"a", "b"}
    assert sides.root("a") == "a"
    assert sides.accused_side("a") == {"a", "b"}
    assert sides.expand("c") == {"a", "b", "c"}
    assert [branch.actor for branch in sides.tree("a").children] == ["b"]


def test_the_tree_of_a_side_shows_each_tie(slice):
    """
    actors:
      state: {name: State, kind: state}
      army: {name: Army, kind: armed-force, part-of: state}
      voice: {name: Voice, kind: person, speaks-for: {actor: army, from: 2021}}
      bloc: {name: Bloc, kind: group, members: [state]}
    """

    def drawn(branch):
        return (branch.name, branch.tie, [drawn(child) for child in branch.children])

    sides = Sides(slice)
    army = ("Army", "part", [("Voice", "speaks-for", [])])
    assert drawn(sides.tree("state")) == ("State", None, [army])
    assert drawn(sides.tree("bloc")) == ("Bloc", None, [("State", "member", [army])])
    assert drawn(sides.tree("state", day("2020"))) == ("State", None, [("Army", "part", [])])


def test_whether_a_statement_is_a_sides_heeds_when_it_was_said(slice):
    """
    claim: one
    text: One.
    event: 2021-06
    asserted:
      - {id: in-office, by: voice, date: 2021-07}
      - {id: before, by: voice, date: 2020}
      - {id: undated, by: voice}
      - {id: other, by: somebody}
    ---
    actors:
      state: {name: State, kind: state}
      voice: {name: Voice, kind: person, speaks-for: {actor: state, from: 2021-05}}
      camp: {name: Camp, kind: camp, members: [state]}
    """
    clock, sides = Clock(slice), Sides(slice)
    answers = [sides.speaks(s, "camp", clock) for s in slice.claims["one"].statements]
    assert answers == [YES, NO, YES, NO], "undated, but not before an event in her time"
