"""What `answers` and `repeats` point at."""

from provenance.derive.clock import Clock
from provenance.derive.targets import answered, repeated, target


def only(slice, claim, stance):
    (found,) = (s for s in slice.claims[claim].statements if s.stance == stance)
    return found


def test_a_statement_is_reached_by_its_id_on_any_claim(slice):
    """
    claim: one
    text: One.
    asserted: {id: first, by: anna}
    ---
    claim: two
    text: Two.
    denied: {by: ben, answers: first}
    """
    denial = only(slice, "two", "denied")
    assert [s.id for s in answered(slice, denial)] == ["first"]
    assert [s.id for s in Clock(slice).answering("first")] == [denial.id]


def test_an_utterance_stands_for_all_it_said_on_the_same_claim(slice):
    """
    claim: one
    text: One.
    asserted: [{by: anna, said-in: speech}, {by: carl, said-in: speech}]
    denied: {by: ben, answers: speech}
    supports: two
    ---
    claim: two
    text: Two.
    asserted: {by: anna, said-in: speech}
    ---
    sources: {speech: {title: A speech, kind: speech}}
    """
    found = answered(slice, only(slice, "one", "denied"))
    assert [(s.claim, s.by) for s in found] == [("one", ("anna",)), ("one", ("carl",))]


def test_an_utterance_that_is_silent_on_the_claim_is_sought_on_related_claims(slice):
    """
    claim: one
    text: One.
    asserted: {by: ben, answers: speech}
    excludes: {claim: two, because: Both cannot be.}
    ---
    claim: two
    text: Two.
    asserted: {by: anna, said-in: speech}
    ---
    claim: three
    text: Three.
    asserted: {by: anna, said-in: speech}
    ---
    sources: {speech: {title: A speech, kind: speech}}
    """
    assert [s.claim for s in answered(slice, only(slice, "one", "asserted"))] == ["two"]


def test_an_actor_stands_for_its_one_statement_as_speaker_or_principal(slice):
    """
    claim: one
    text: One.
    asserted: {by: spokesman, for: ministry}
    denied: {by: ben, answers: ministry}
    questioned: {by: carl, answers: spokesman, repeats: ben}
    """
    assert answered(slice, only(slice, "one", "denied"))[0].stance == "asserted"
    assert answered(slice, only(slice, "one", "questioned"))[0].stance == "asserted"
    assert repeated(slice, only(slice, "one", "questioned"))[0].stance == "denied"


def test_an_actor_with_several_fitting_statements_is_no_target(slice):
    """
    claim: one
    text: One.
    asserted: [{by: anna, date: 2021}, {by: anna, date: 2022}]
    denied: {by: ben, answers: anna}
    """
    denial = only(slice, "one", "denied")
    assert target(slice, denial, "anna") == ((), "several")
    assert answered(slice, denial) == ()


def test_a_reference_that_leads_nowhere_says_why(slice):
    """
    claim: one
    text: One.
    denied: {by: ben}
    ---
    actors: {anna: {name: Anna, kind: person}}
    ---
    sources: {speech: {title: A speech, kind: speech}}
    """
    denial = only(slice, "one", "denied")
    assert target(slice, denial, "anna").problem == "never-spoke"
    assert target(slice, denial, "speech").problem == "never-spoke"
    assert target(slice, denial, "nobody").problem == "unknown"
    assert target(slice, denial, "ben").problem == "unknown", "a statement does not answer itself"


def test_what_is_said_later_makes_no_answer_ambiguous(slice):
    """
    claim: one
    text: One.
    asserted:
      - {by: anna, date: 2001-02-03, id: first}
      - {by: anna, date: 2005-06-07, id: later}
    denied: {by: ben, date: 2002-01-01, answers: anna}
    """
    assert [s.id for s in answered(slice, only(slice, "one", "denied"))] == ["first"]


def test_of_later_statements_alone_the_only_one_is_meant(slice):
    """
    claim: one
    text: One.
    asserted: {by: anna, date: 2005-06-07, id: later}
    denied: {by: ben, date: 2002-01-01, answers: anna}
    """
    denial = only(slice, "one", "denied")
    assert target(slice, denial, "anna").statements == (slice.statements["later"],)
