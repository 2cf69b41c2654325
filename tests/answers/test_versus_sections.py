"""In which section of `versus` a claim stands that one side affirms: the first that fits."""

import pytest

from provenance.answers.disputes import disputes
from provenance.answers.versus import versus
from provenance.derive import meeting
from provenance.store.corpus import open_corpus

ACTORS = """\
actors:
  north: {name: North, kind: state}
  south: {name: South, kind: state}
  voice: {name: Voice, kind: person, speaks-for: {actor: south, from: 2002}}
  envoy: {name: Envoy, kind: person, speaks-for: {actor: north, from: 2002}}
  late: {name: Late, kind: body, part-of: {actor: south, to: 2001}}
  branch: {name: Branch, kind: body, part-of: south}
  bureau: {name: Bureau, kind: body, speaks-for: south}
  desk: {name: Desk, kind: body, part-of: bureau}
  one: {name: One, kind: camp, members: [south]}
  two: {name: Two, kind: camp, members: [{actor: south, from: 2002}]}
  press: {name: Press, kind: outlet}
"""
SAID = "asserted: [{by: north, date: 2001-05}]\n"
RIVAL = "---\nclaim: rival\ntext: Rival.\nasserted: [{by: south, date: 2001-06}]\n"
RELATED = "{}: [{{claim: c, because: b}}]\n"
DENIED = "---\nclaim: w\ntext: W.\ndenied: [{by: south, date: 2001-06}]\n"

CASES = {
    "denied": ("denied: [{by: south}]\n" + SAID, meeting.CONTESTED),
    "denied in general": ("denied: [{by: south, form: blanket}]\n" + SAID, meeting.BLANKET_ONLY),
    "a verdict": ("denied: [{by: south, form: verdict}]\n" + SAID, meeting.VERDICT_ONLY),
    "answered by what excludes it": (
        SAID + RIVAL.replace("date", "answers: north, date") + RELATED.format("excludes"),
        meeting.COUNTERED,
    ),
    "admitted by the accused": (
        "accuses: south\nadmitted: [{by: south}]\n" + SAID,
        meeting.CONCEDED,
    ),
    "admitted by others": ("admitted: [{by: south}]\n" + SAID, None),
    "questioned": ("questioned: [{by: south}]\n" + SAID, meeting.QUESTIONED_OR_DECLINED),
    "declined": ("declined: [{by: south}]\n" + SAID, meeting.QUESTIONED_OR_DECLINED),
    "denied, and taken back": (
        "accuses: south\ndenied: [{by: south, date: 2001-06}]\n"
        "retracted: [{by: south, date: 2001-07}]\n" + SAID,
        None,
    ),
    "what it implies is denied": ("implies: w\n" + SAID + DENIED, meeting.DENIED_UNDERNEATH),
    "what it implies is perhaps denied": (
        "implies: w\n" + SAID + DENIED + "asserted: [{by: south, date: 2001-06}]\n",
        None,
    ),
    "excluded two steps away": (
        SAID
        + "---\nclaim: one\ntext: One.\nimplies: rival\n"
        + "---\nclaim: two\ntext: Two.\nimplies: one\nasserted: [{by: south, date: 2001-06}]\n"
        + "---\nclaim: rival\ntext: Rival.\n"
        + RELATED.format("excludes"),
        meeting.CLASHING,
    ),
    "denied by a part of who speaks for it": (
        "denied: [{by: desk}]\n" + SAID,
        meeting.CONTESTED,
    ),
    "excluded": (SAID + RIVAL + RELATED.format("excludes"), meeting.CLASHING),
    "undermined": (SAID + RIVAL + RELATED.format("undermines"), meeting.IN_TENSION),
    "unanswered": ("accuses: south\n" + SAID, meeting.NEVER_ANSWERED),
    "about the other": ("about: south\n" + SAID, meeting.SAID_ABOUT),
    "about nobody": (SAID, None),
    "denied by a spokesman in office": (
        "accuses: south\ndenied: [{by: voice, date: 2003}]\n" + SAID,
        meeting.CONTESTED,
    ),
    "denied by a spokesman before": (
        "accuses: south\ndenied: [{by: voice, date: 2001}]\n" + SAID,
        meeting.NEVER_ANSWERED,
    ),
    "denied by a spokesman at some time": (
        "accuses: south\ndenied: [{by: voice}]\n" + SAID,
        meeting.WHETHER_ANSWERED,
    ),
    "denied by a spokesman at some time, of nobody": (
        "denied: [{by: voice}]\n" + SAID,
        meeting.WHETHER_ANSWERED,
    ),
    "said by an envoy at some time, of nobody": ("asserted: [{by: envoy}]\n", None),
    "said by an envoy at some time, and answered": (
        "denied: [{by: south}]\nasserted: [{by: envoy}]\n",
        meeting.WHETHER_ANSWERED,
    ),
    "denied by somebody who may be the accused": (
        "accuses: south\ndenied: [{by: press, attribution: ambiguous, or-by: south}]\n" + SAID,
        meeting.WHETHER_ANSWERED,
    ),
    "said by an envoy at some time": (
        "accuses: south\nasserted: [{by: envoy}]\n",
        meeting.WHETHER_ANSWERED,
    ),
    "denied by a part that left": (
        "accuses: south\ndenied: [{by: late, date: 2003}]\n" + SAID,
        meeting.NEVER_ANSWERED,
    ),
    "denied by a part before it left": (
        "accuses: south\ndenied: [{by: late, date: 2000}]\n" + SAID,
        meeting.CONTESTED,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_claim_stands_in_the_first_section_that_fits(case, write):
    claim, title = CASES[case]
    root = write({"claims/a.yaml": ACTORS, "claims/c.yaml": f"claim: c\ntext: C.\n{claim}"})
    with open_corpus(root) as corpus:
        anew = versus(corpus, ("north",), ("south",))
        disputes(corpus)  # keeps what decides it
        assert versus(corpus, ("north",), ("south",)) == anew
    found = {one.title for one in anew.sections for entry in one.entries if entry.claim == "c"}
    assert found == ({title} if title else set())


def test_what_the_whole_side_answered_is_no_answer_of_the_part_that_is_accused(write):
    """The state denied it, the branch that is accused did not: no word may be the branch's own."""
    claim = "claim: c\ntext: C.\naccuses: branch\ndenied: [{by: south}]\n" + SAID
    root = write({"claims/a.yaml": ACTORS, "claims/c.yaml": claim})
    with open_corpus(root) as corpus:
        told = [s for s in versus(corpus, ("north",), ("branch",)).sections if s.entries]
    assert [section.title for section in told] == [meeting.NEVER_ANSWERED]


@pytest.mark.parametrize("right", [("one", "two"), ("two", "one")])
def test_a_member_of_two_that_stand_on_a_side_is_as_sure_as_its_surer_tie(right, write):
    claim = "claim: c\ntext: C.\ndenied: [{by: south}]\n" + SAID
    root = write({"claims/a.yaml": ACTORS, "claims/c.yaml": claim})
    with open_corpus(root) as corpus:
        told = [s for s in versus(corpus, ("north",), right).sections if s.entries]
    assert [section.title for section in told] == [meeting.CONTESTED]
