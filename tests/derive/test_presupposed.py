"""Whoever affirms a stronger claim presupposes the weaker; denials never travel."""

from derive.derive_corpus import day
from provenance.derive.clock import Clock
from provenance.derive.presupposed import presupposed
from provenance.model.dates import CANNOT_TELL, NO_CUTOFF, YES, show_day


def rows(slice, claim, as_of=None):
    return presupposed(slice, Clock(slice), claim, day(as_of))


def test_an_affirmation_travels_up_with_its_steps_date_and_hedge(slice):
    """
    claim: thousand
    text: A thousand are there.
    asserted: {id: s, by: anna, date: 2021-05, hedge: {words: about}}
    implies: hundreds
    ---
    claim: hundreds
    text: Hundreds are there.
    implies: {claim: present, because: Hundreds are some.}
    denied: {by: ben}
    ---
    claim: present
    text: Some are there.
    denied: {by: ben}
    """
    (row,) = rows(slice, "present")
    assert (row.actor, row.statement, row.claim) == ("anna", "s", "thousand")
    assert [(link.claim, link.other) for link in row.steps] == [
        ("thousand", "hundreds"),
        ("hundreds", "present"),
    ]
    assert row.steps[1].because == "Hundreds are some."
    assert [hedge.words for hedge in row.hedges_on_stronger] == ["about"]
    assert row.bounds.days == Clock(slice).bounds("s").days
    assert row.certain is YES
    assert rows(slice, "thousand") == (), "nothing travels down"


def test_what_an_actor_affirms_itself_is_not_derived(slice):
    """
    claim: stronger
    text: Stronger.
    asserted: [{by: anna}, {by: ben}]
    implies: weaker
    ---
    claim: weaker
    text: Weaker.
    asserted: {by: anna}
    """
    assert [row.actor for row in rows(slice, "weaker")] == ["ben"]


def test_what_was_withdrawn_or_reversed_presupposes_nothing(slice):
    """
    claim: stronger
    text: Stronger.
    asserted: [{by: anna, date: 2021}, {by: ben, date: 2021}, {by: carl, date: 2021}]
    retracted: {by: anna, date: 2022}
    denied: {by: ben, date: 2022}
    implies: weaker
    ---
    claim: weaker
    text: Weaker.
    denied: {by: carl, date: 2020}
    """
    assert [row.actor for row in rows(slice, "weaker")] == ["carl"], "a denial is no obstacle"
    assert len(rows(slice, "weaker", "2021")) == 3
    assert rows(slice, "weaker", "2020") == ()


def test_one_row_an_actor_the_surest_then_by_the_shortest_steps(slice):
    """
    claim: far
    text: Far.
    asserted: {id: far-s, by: anna, date: 2021}
    implies: near
    ---
    claim: near
    text: Near.
    asserted: {id: near-s, by: anna, date: 2023}
    implies: weaker
    ---
    claim: weaker
    text: Weaker.
    implies: far
    """
    (row,) = rows(slice, "weaker")
    assert (row.statement, row.also) == ("near-s", ("far-s",))
    (row,) = rows(slice, "weaker", "2022")
    assert (row.statement, row.also) == ("far-s", ())


def test_a_statement_that_cannot_be_placed_is_kept_as_such(slice):
    """
    claim: stronger
    text: Stronger.
    asserted: {by: anna}
    implies: weaker
    ---
    claim: weaker
    text: Weaker.
    asserted: {by: ben}
    """
    assert rows(slice, "weaker", "2021")[0].certain is CANNOT_TELL
    assert rows(slice, "weaker")[0].certain is YES


def test_it_is_the_principal_who_presupposes(slice):
    """
    claim: stronger
    text: Stronger.
    asserted: {by: spokesman, for: ministry}
    implies: missing
    """
    assert [row.actor for row in rows(slice, "missing")] == ["ministry"]
    assert presupposed(slice, Clock(slice), "nowhere", NO_CUTOFF) == ()


def test_what_is_presupposed_stands_since_the_first_word_that_implies_it(slice):
    """
    claim: weak
    text: Weak.
    ---
    claim: near
    text: Near.
    asserted: [{id: late, by: anna, date: 2022}]
    implies: weak
    ---
    claim: far
    text: Far.
    asserted: [{id: early, by: anna, date: 2020-03-04}]
    implies: between
    ---
    claim: between
    text: Between.
    implies: weak
    """
    (found,) = presupposed(slice, Clock(slice), "weak", NO_CUTOFF)
    assert found.statement == "late"
    assert show_day(found.since.last) == "2020-03-04"
