"""Ties and facts that an explanation shows are those that the answer rests on."""

from functools import reduce
from operator import and_

from hypothesis import given, settings

from derive.derive_corpus import day, sliced
from derive.test_derive_laws import ACTORS, corpora, cutoffs
from laws import examples
from provenance.derive.clock import Clock
from provenance.derive.frame import Frame
from provenance.derive.grounds import grounds
from provenance.derive.headline import Facts
from provenance.derive.roles import roles
from provenance.derive.sides import Sides
from provenance.derive.status import status
from provenance.model.dates import ANY_DAY, NO, YES

law = settings(max_examples=examples(25), deadline=None)


def test_a_ministers_words_reach_the_state_through_office_and_parts(slice):
    """
    claim: p
    text: P.
    asserted: {id: s, by: anna}
    ---
    actors:
      anna: {name: Anna, kind: person, speaks-for: {actor: ministry, from: 2020}}
      ministry: {name: Ministry, kind: body, part-of: government}
      government: {name: Government, kind: government, part-of: state}
      state: {name: State, kind: state}
    """
    sides = Sides(slice)
    voice = sides.lends(slice.statements["s"], "state", ANY_DAY)
    ties = roles(slice, voice, ANY_DAY)
    assert [(tie.kind, tie.actor, tie.other) for tie in ties] == [
        ("speaks-for", "anna", "ministry"),
        ("part", "ministry", "government"),
        ("part", "government", "state"),
    ]


@law
@given(corpora())
def test_the_ties_shown_join_the_speaker_to_the_actor_as_surely_as_told(records):
    slice = sliced(records)
    clock, sides = Clock(slice), Sides(slice)
    for s in slice.statements.values():
        days = clock.bounds(s.id).days
        for actor in ACTORS:
            voice = sides.lends(s, actor, days)
            if voice is None or voice.how in ("speaker", "principal"):
                continue
            ties = roles(slice, voice, days)
            assert reduce(and_, (tie.certain for tie in ties), YES) is voice.certain
            here = voice.through
            for tie in ties:
                low, high = (tie.other, tie.actor) if tie.kind == "member" else tie[1:3]
                assert low == here
                here = high
            assert here == actor


@law
@given(corpora(), cutoffs)
def test_the_deciding_facts_alone_give_the_headline(records, cutoff):
    """Told nothing but the facts that are said to decide, the table gives the same headline."""
    from provenance.derive.headline import headline

    slice = sliced(records)
    clock, sides = Clock(slice), Sides(slice)
    for claim in slice.claims:
        told = status(slice, clock, sides, claim, cutoff)
        deciding = {g.fact for g in grounds(Frame(slice, cutoff), claim) if g.decides}
        kept = {fact: getattr(told.facts, fact) for fact in deciding}
        assert headline(Facts(**kept)) == told.headline


@law
@given(corpora())
def test_a_fact_that_holds_names_the_statements_that_make_it_one(records):
    slice = sliced(records)
    frame = Frame(slice)
    for claim in slice.claims:
        for ground in grounds(frame, claim):
            assert set(ground.statements) <= set(slice.statements)
            if ground.holds is not NO and ground.fact != "accuses":
                assert ground.statements, ground.fact


def test_what_is_missing_decides_an_unanswered_accusation(slice):
    """
    claim: p
    text: P.
    accuses: ben
    asserted: {id: s, by: anna}
    """
    found = grounds(Frame(slice), "p")
    assert [(g.fact, g.holds, g.statements) for g in found] == [
        ("affirmed", YES, ("s",)),
        ("accuses", YES, ()),
        ("answered", NO, ()),
    ]


def test_what_open_dates_leave_possible_names_the_denial_that_may_have_been(slice):
    """
    claim: p
    text: P.
    asserted: {id: s, by: anna, date: 2020-01-02}
    denied: {id: d, by: ben, date: {not-before: 2020-01-03, not-after: 2021-12-31}}
    questioned: {id: q, by: carl, date: {not-before: 2020-01-03, not-after: 2021-12-31}}
    """
    found = grounds(Frame(slice, day("2020-06-01")), "p")
    told = {g.fact: g.statements for g in found}
    assert (told["perhaps_denied"], told["perhaps_disputed"]) == (("d",), ("q",))


def test_every_fact_that_may_decide_a_headline_can_be_told():
    from provenance.views.explain import _FACTS

    assert set(_FACTS) == set(Facts._fields)
