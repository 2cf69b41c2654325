"""Where each actor stands on a claim at a date."""

from derive.derive_corpus import day
from derive.rows import statements_on
from provenance.derive.clock import Clock
from provenance.derive.positions import positions, reversed_or_withdrawn
from provenance.derive.sides import Sides
from provenance.model.dates import CANNOT_TELL, NO_CUTOFF, YES, show_day


def held(slice, as_of=None, claim="one"):
    return positions(slice, Clock(slice), Sides(slice), claim, day(as_of))


def test_the_last_stance_is_the_position_and_what_it_reversed_stays_listed(slice):
    """
    claim: one
    text: One.
    denied: [{id: a, by: anna, date: 2021-01}, {id: b, by: anna, date: 2021-06}]
    admitted: {id: c, by: anna, date: 2022-02-03}
    questioned: {by: ben, date: 2023}
    """
    (now,) = held(slice)
    assert (now.actor, now.stance, now.certain, now.open) == ("anna", "admitted", YES, False)
    assert (now.statements, now.earlier) == (("c",), ("a", "b"))
    assert show_day(now.since.first) == "2022-02-03"
    (then,) = held(slice, "2021")
    assert (then.stance, then.statements, then.line, then.earlier) == (
        "denied",
        ("b",),
        ("a", "b"),
        (),
    )
    assert show_day(then.since.first) == "2021-01-01"
    assert reversed_or_withdrawn(slice, Clock(slice), "one", NO_CUTOFF) == ("a", "b")
    assert held(slice, "2020") == ()


def test_a_withdrawal_leaves_no_position(slice):
    """
    claim: one
    text: One.
    asserted: {id: a, by: anna}
    retracted: {by: anna}
    """
    assert held(slice) == (), "undated: but nothing is withdrawn before it was said"
    assert reversed_or_withdrawn(slice, Clock(slice), "one", NO_CUTOFF) == ("a",)


def test_after_a_withdrawal_the_claim_can_be_affirmed_anew(slice):
    """
    claim: one
    text: One.
    asserted: [{by: anna, date: 2021}, {id: b, by: anna, date: 2023}]
    retracted: {by: anna, date: 2022}
    """
    assert [(p.stance, p.line) for p in held(slice)] == [("asserted", ("b",))]
    assert held(slice, "2022") == ()


def test_where_dates_leave_open_which_was_last_the_position_is_open(slice):
    """
    claim: one
    text: One.
    asserted: {id: a, by: anna, date: 2021}
    denied: {id: b, by: anna, date: 2021-06}
    """
    (p,) = held(slice)
    assert (p.stance, p.stances, p.certain, p.open) == (
        None,
        ("asserted", "denied"),
        CANNOT_TELL,
        True,
    )
    assert not p.affirms
    assert not p.denies


def test_the_order_is_certain_enough_where_all_candidates_agree(slice):
    """
    claim: one
    text: One.
    asserted: [{id: a, by: anna, date: 2021}, {id: b, by: anna, date: 2021-06}]
    """
    (p,) = held(slice)
    assert (p.stance, p.certain, p.statements) == ("asserted", YES, ("a", "b"))


def test_a_statement_that_may_have_been_said_by_then_leaves_the_position_open(slice):
    """
    claim: one
    text: One.
    asserted: {by: anna, date: 2021}
    denied: [{by: anna, date: 2022/2023}, {by: anna, date: {not-before: 2021-06, not-after: 2024}}]
    """
    (p,) = held(slice, "2021")
    assert (p.stance, p.certain) == (None, CANNOT_TELL)


def test_an_answer_comes_after_what_it_answers_whatever_the_dates(slice):
    """
    claim: one
    text: One.
    asserted: {id: a, by: anna}
    denied: {by: anna, answers: a}
    """
    assert [(p.stance, p.certain) for p in held(slice)] == [("denied", YES)]


def test_answers_that_run_in_a_circle_leave_the_order_open(slice):
    """
    claim: one
    text: One.
    asserted: {id: a, by: anna, answers: b}
    denied: {id: b, by: anna, answers: a}
    ---
    claim: two
    text: Two.
    asserted: [{id: x, by: anna, answers: z}, {id: y, by: anna, answers: x}]
    denied: {id: z, by: anna, answers: y}
    """
    for claim in ("one", "two"):
        assert [(p.stance, p.open) for p in held(slice, claim=claim)] == [(None, True)]


def test_a_line_that_went_on_is_last_known_when_its_source_spoke(slice):
    """
    claim: one
    text: One.
    source: page
    denied: {by: anna, date: 2021/..}
    admitted: {by: anna, date: 2023}
    asserted: {by: anna, date: 2022-01}
    ---
    sources: {page: {title: P, kind: article, date: 2022-06}}
    """
    assert [p.stance for p in held(slice)] == ["admitted"]
    assert [p.stance for p in held(slice, "2022")] == ["denied"]


def test_a_stance_on_somebodys_behalf_is_the_principals(slice):
    """
    claim: one
    text: One.
    asserted: {by: spokesman, for: ministry}
    """
    (p,) = held(slice)
    assert (p.actor, p.voice.how) == ("ministry", "principal")


def test_presupposed_positions_are_marked_and_a_clash_with_a_denial_is_told_twice(slice):
    """
    claim: stronger
    text: Stronger.
    asserted: {id: s, by: anna, date: 2022}
    implies: one
    ---
    claim: one
    text: One.
    denied: {id: d, by: anna, date: 2021}
    """
    explicit, derived = held(slice)
    assert (explicit.stance, explicit.derived, explicit.statements) == ("denied", False, ("d",))
    assert (derived.stance, derived.derived, derived.statements) == ("asserted", True, ("s",))
    assert derived.presupposed.claim == "stronger"
    assert derived.earlier == (), "a clash is never a shift"


def test_rows_part_what_was_certainly_said_from_what_cannot_be_placed(slice):
    """
    claim: one
    text: One.
    asserted: [{id: late, by: anna, date: 2021-05}, {id: undated, by: ben}]
    admitted: {id: early, by: carl, date: 2021-02}
    denied: {id: no, by: dora, date: 2021}
    """
    certain, unplaced = statements_on(
        slice, Clock(slice), "one", ("asserted", "admitted"), day("2021")
    )
    assert [s.id for s in certain] == ["early", "late"]
    assert [s.id for s in unplaced] == ["undated"]
