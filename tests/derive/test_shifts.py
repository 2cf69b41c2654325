"""Whose line changed, whose only seems to have: each kind under its own name."""

from derive.derive_corpus import day
from provenance.answers.why import reasons
from provenance.derive import shifts as kinds
from provenance.derive.clock import Clock
from provenance.derive.shifts import shifts
from provenance.derive.sides import Sides
from provenance.model.dates import show_day
from provenance.views.why import because


def told(slice, as_of=None):
    found = shifts(slice, Clock(slice), Sides(slice), day(as_of))
    return [
        (s.kind, s.one.actor, s.one.stance, *((s.other.actor, s.other.stance) if s.other else ()))
        for s in found
    ]


def said(slice, shift):
    return tuple(because(reasons(slice, shift.because)))


def only(slice, as_of=None):
    (found,) = shifts(slice, Clock(slice), Sides(slice), day(as_of))
    return found


def test_a_denial_and_a_later_affirmation_are_a_change(slice):
    """
    claim: spill
    text: The ship spilled oil.
    event: 2020-01-01
    denied: [{by: line, date: 2020-01-02}, {by: line, date: 2020-01-03}]
    admitted: [{by: line, date: 2020-02}, {by: line, date: 2020-03}]
    """
    found = only(slice)
    assert found.kind == kinds.CHANGED
    assert (found.one.stance, found.other.stance) == ("denied", "admitted")
    assert len(found.one.statements) == len(found.other.statements) == 1
    assert told(slice, "2020-01-31") == []


def test_a_change_is_as_old_as_the_last_word_before_it_and_the_first_after(slice):
    """
    claim: spill
    text: The ship spilled oil.
    denied: [{by: line, date: 2020-01-02}, {by: line, date: 2020-01-03}]
    admitted: [{by: line, date: 2020-02-04}, {by: line, date: 2020-03-05}]
    """
    found = only(slice)
    days = (found.one.days.last, found.other.days.first)
    assert [show_day(one) for one in days] == ["2020-01-03", "2020-02-04"]


def test_a_change_and_back_are_two_changes(slice):
    """
    claim: spill
    text: The ship spilled oil.
    asserted: [{by: line, date: 2020}, {by: line, date: 2022}]
    denied: [{by: line, date: 2021}]
    """
    assert [row[0::2] for row in told(slice)] == [
        (kinds.CHANGED, "asserted", "denied"),
        (kinds.CHANGED, "denied", "asserted"),
    ]


def test_an_order_that_dates_leave_open_is_no_change(slice):
    """
    claim: spill
    text: The ship spilled oil.
    denied: [{by: line, date: 2020}]
    asserted: [{by: line, date: 2020-05}]
    ---
    claim: undated
    text: The log was changed.
    denied: [{by: line}]
    asserted: [{by: line, date: 2020-05}]
    ---
    claim: one-day
    text: The mate was drunk.
    denied: [{by: line, date: 2020-05-05}]
    asserted: [{by: line, date: 2020-05-05}]
    ---
    claim: going-on
    text: The captain slept.
    denied: [{by: line, date: 2020/..}]
    asserted: [{by: line, date: 2020-05}]
    """
    found = shifts(slice, Clock(slice), Sides(slice), day(None))
    assert {s.kind for s in found} == {kinds.POSSIBLE}
    assert {s.one.claim: said(slice, s) for s in found} == {
        "spill": ("their dates leave open which came first",),
        "undated": ("the denial is undated",),
        "one-day": ("both were said on 2020-05-05",),
        "going-on": ("one is recorded as going on while the other was said",),
    }


def test_what_one_answers_came_first_without_dates(slice):
    """
    claim: spill
    text: The ship spilled oil.
    asserted: [{id: first, by: line}]
    denied: [{by: line, answers: first}]
    """
    assert told(slice) == [(kinds.CHANGED, "line", "asserted", "line", "denied")]


def test_silence_doubt_and_other_actors_are_no_change(slice):
    """
    claim: spill
    text: The ship spilled oil.
    denied: [{by: line, date: 2020}]
    asserted: [{by: port, date: 2021}]
    questioned: [{by: port, date: 2022}]
    declined: [{by: line, date: 2022}]
    """
    assert told(slice) == []


def test_what_is_said_for_an_actor_is_its_line(slice):
    """
    claim: spill
    text: The ship spilled oil.
    denied: [{by: first-spokesman, for: line, date: 2020}]
    asserted: [{by: second-spokesman, for: line, date: 2021}]
    """
    assert told(slice) == [(kinds.CHANGED, "line", "denied", "line", "asserted")]


def test_a_denial_before_the_event_is_no_certain_change(slice):
    """
    claim: spill
    text: The ship spilled oil.
    event: 2020-06-01
    denied: [{by: line, date: 2020-01}]
    asserted: [{by: line, date: 2020-07}]
    """
    assert said(slice, only(slice)) == ("the first was said before the claim's event began",)
    assert only(slice).kind == kinds.POSSIBLE


def test_affirming_a_claim_and_then_its_rival_is_a_change_if_about_one_period(slice):
    """
    claim: storm
    text: A storm sank the ship.
    event: 2020
    asserted: [{by: line, date: 2021}]
    excludes: [{claim: rock, because: One cause only.}, {claim: later, because: One sinking only.}]
    ---
    claim: rock
    text: A rock sank the ship.
    event: 2020
    asserted: [{by: line, date: 2022}]
    ---
    claim: later
    text: The ship sank in 2022.
    event: 2022
    asserted: [{by: line, date: 2022-05}]
    """
    found = only(slice)
    assert (found.kind, found.claims) == (kinds.CHANGED, ("storm", "rock"))
    assert said(slice, found) == ("One cause only.",)
    assert [link.kind for link in found.steps] == ["excludes"]


def test_a_revised_figure_is_told_under_its_own_name(slice):
    """
    claim: ten
    text: Ten died.
    figure: {of: deaths, value: 10}
    asserted: [{by: line, date: 2020}]
    ---
    claim: twenty
    text: Twenty died.
    figure: {of: deaths, value: 20}
    asserted: [{by: line, date: 2021}]
    ---
    claim: many
    text: About thirty died.
    figure: {of: deaths, value: 30, bound: about}
    asserted: [{by: line, date: 2022}]
    """
    assert (only(slice).kind, only(slice).claims) == (kinds.REVISED, ("ten", "twenty"))


def test_only_the_speakers_own_hedges_harden_or_soften(slice):
    """
    claim: hardened
    text: A.
    asserted:
      - {by: line, date: 2020, hedge: {words: we believe, whose: speaker}}
      - {by: line, date: 2021}
    ---
    claim: softened
    text: B.
    denied:
      - {by: line, date: 2020}
      - {by: line, date: 2021, hedge: {words: as far as we know, whose: speaker}}
    ---
    claim: reported
    text: C.
    asserted:
      - {by: line, date: 2020, hedge: {words: reportedly, whose: document}}
      - {by: line, date: 2021}
    ---
    claim: whose
    text: D.
    asserted:
      - {by: line, date: 2020, hedge: {words: possibly}}
      - {by: line, date: 2021}
    ---
    claim: unplaced
    text: E.
    asserted:
      - {by: line, hedge: {words: we believe, whose: speaker}}
      - {by: line, date: 2021}
    """
    found = shifts(slice, Clock(slice), Sides(slice), day(None))
    assert [(s.kind, s.one.claim) for s in found] == [
        (kinds.HARDENED, "hardened"),
        (kinds.SOFTENED, "softened"),
    ]


def test_a_hedge_that_goes_is_seen_in_what_is_presupposed(slice):
    """
    claim: weak
    text: Weak.
    asserted: [{id: hedged, by: state, date: 2020, hedge: {words: perhaps, whose: speaker}}]
    ---
    claim: middle
    text: Middle.
    implies: weak
    ---
    claim: strong
    text: Strong.
    asserted:
      - {id: firm, by: state, date: 2022}
      - {id: reserved, by: state, date: 2021, hedge: {words: maybe, whose: speaker}}
      - {id: other, by: ben, date: 2022}
    implies: middle
    """
    itself, found = shifts(slice, Clock(slice), Sides(slice), day(None))
    assert (itself.kind, itself.claims) == (kinds.HARDENED, ("strong",))
    assert (found.kind, found.statements) == (kinds.HARDENED, ("hedged", "firm"))
    assert (found.one.claim, found.other.claim) == ("weak", "strong")
    assert [link.other for link in found.steps] == ["middle", "weak"]


def test_a_withdrawal_is_no_denial(slice):
    """
    claim: spill
    text: The ship spilled oil.
    asserted: [{by: paper, date: 2020}]
    retracted: [{by: paper, date: 2021}, {by: radio, date: 2021}]
    """
    found = shifts(slice, Clock(slice), Sides(slice), day(None))
    assert [(s.kind, s.one.actor, s.other is not None) for s in found] == [
        (kinds.WITHDREW, "paper", True),
        (kinds.WITHDREW, "radio", False),
    ]
    assert said(slice, found[1]) == ("what was withdrawn is not recorded",)


def test_a_side_divided_is_no_change_of_anybodys_line(slice):
    """
    actors:
      land: {name: Land, kind: state}
      army: {name: Army, kind: armed-force, part-of: land}
      voice: {name: Voice, kind: person, speaks-for: {actor: land, from: 2019, to: 2021}}
      member: {name: Member, kind: person, part-of: land}
    ---
    claim: raid
    text: The army raided the port.
    denied: [{by: army, date: 2020-05}, {by: army, date: 2020-08}]
    admitted: [{by: voice, date: 2020-06}, {by: member, date: 2020-07}]
    ---
    claim: fire
    text: The army burned the port.
    denied: [{by: army, date: 2022-05}]
    asserted: [{by: voice, date: 2022-06}]
    """
    found = only_of(slice, kinds.DIVIDED)
    assert [(s.one.actor, s.other.actor, s.side) for s in found] == [("land", "army", "land")]
    assert not only_of(slice, kinds.CHANGED)
    assert not only_of(slice, kinds.REVERSED)


def test_a_later_word_of_another_office_is_a_reversal_and_no_division(slice):
    """
    actors:
      land: {name: Land, kind: state}
      army: {name: Army, kind: armed-force, part-of: land}
      voice: {name: Voice, kind: person, speaks-for: {actor: land, from: 2019, to: 2021}}
    ---
    claim: raid
    text: The army raided the port.
    denied: [{by: army, date: 2020-05}]
    admitted: [{by: voice, date: 2020-06}]
    ---
    claim: open
    text: The port is open.
    denied: [{by: army}]
    asserted: [{by: voice, date: 2020-06}]
    """
    (found,) = only_of(slice, kinds.REVERSED)
    assert (found.one.actor, found.other.actor, found.side) == ("army", "land", "land")
    (divided,) = only_of(slice, kinds.DIVIDED)
    assert divided.one.claim == "open"


def only_of(slice, kind, as_of=None):
    found = shifts(slice, Clock(slice), Sides(slice), day(as_of))
    return [s for s in found if s.kind == kind]


def test_allies_differ_under_headings_of_their_own(slice):
    """
    actors:
      land: {name: Land, kind: state}
      army: {name: Army, kind: armed-force, part-of: land}
      friend: {name: Friend, kind: state}
      stranger: {name: Stranger, kind: state}
      both: {name: Both, kind: camp, members: [land, friend]}
    ---
    claim: raid
    text: The army raided the port.
    denied: [{by: army, date: 2020}]
    asserted: [{by: friend, date: 2020}, {by: stranger, date: 2020}]
    ---
    claim: storm
    text: A storm wrecked the port.
    asserted: [{by: army, date: 2020}]
    excludes: [{claim: rebels, because: One cause only.}]
    ---
    claim: rebels
    text: Rebels wrecked the port.
    asserted: [{by: friend, date: 2020}, {by: stranger, date: 2020}, {by: land, date: 2021}]
    """
    assert [(s.one.actor, s.other.actor, s.side) for s in only_of(slice, kinds.CAMP_DIVIDED)] == [
        ("friend", "army", "both")
    ]
    assert {(s.one.actor, s.other.actor, s.side) for s in only_of(slice, kinds.ALLIES)} == {
        ("army", "friend", "both")
    }
    (reversal,) = only_of(slice, kinds.REVERSED)
    assert (reversal.one.claim, reversal.other.claim) == ("storm", "rebels")


def test_whoever_has_moved_on_to_the_rival_claim_divides_nobody(slice):
    """
    actors:
      land: {name: Land, kind: state}
      army: {name: Army, kind: armed-force, part-of: land}
    ---
    claim: storm
    text: A storm wrecked the port.
    asserted: [{by: army, date: 2020}]
    excludes: [{claim: rebels, because: One cause only.}]
    ---
    claim: rebels
    text: Rebels wrecked the port.
    asserted: [{by: land, date: 2020}, {by: army, date: 2021}]
    """
    assert [row[0] for row in told(slice)] == [kinds.CHANGED]
    assert [row[0] for row in told(slice, "2020")] == [kinds.ALLIES]


def test_an_admission_is_as_certain_as_that_it_had_been_made(slice):
    """
    claim: fire
    text: The army burned the port.
    admitted: [{by: army, date: 2020-01-02}, {by: land, date: {not-before: 2020-01-02}}]
    """
    found = only_of(slice, kinds.ADMITTED, "2020-06-01")
    assert {(s.one.actor, s.certain) for s in found} == {("army", True), ("land", False)}


def test_an_admission_after_a_denial_by_its_side_is_told_as_a_reversal(slice):
    """
    actors:
      land: {name: Land, kind: state}
      army: {name: Army, kind: armed-force, part-of: land}
    ---
    claim: raid
    text: The army raided the port.
    denied: [{by: army, date: 2019}]
    ---
    claim: fire
    text: The army burned the port.
    admitted: [{by: land, date: 2020}]
    implies: [raid]
    ---
    claim: loot
    text: The army looted the port.
    denied: [{by: army}]
    admitted: [{by: land, date: 2020}]
    """
    assert not only_of(slice, kinds.ADMITTED)
    (found,) = only_of(slice, kinds.REVERSED)
    assert (found.one.actor, found.one.claim, found.other.actor) == ("army", "raid", "land")
    assert (found.other.claim, [link.other for link in found.steps]) == ("fire", ["raid"])


def test_presupposing_what_one_denies_is_told_and_is_no_shift(slice):
    """
    claim: men
    text: Men are there.
    denied: [{by: land, date: 2020}]
    ---
    claim: ten-men
    text: Ten men are there.
    asserted: [{by: land, date: 2021}]
    implies: [men]
    """
    found = only(slice)
    assert found.kind == kinds.PRESUPPOSES
    assert [link.other for link in found.steps] == ["men"]


def test_a_member_that_contradicts_what_its_group_signed_is_told_as_such(slice):
    """
    actors:
      pair: {name: The pair, kind: group, members: [ada, bob]}
      ada: {name: Ada, kind: state}
      bob: {name: Bob, kind: state}
    ---
    claim: p
    text: P.
    asserted: {by: pair, date: 2020}
    denied: {by: ada, date: 2021}
    """
    (found,) = only_of(slice, kinds.SIGNATORY)
    assert (found.one.actor, found.other.actor, found.side) == ("pair", "ada", "pair")
    assert only_of(slice, kinds.DIVIDED) == []
