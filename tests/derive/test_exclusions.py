"""Saying what excludes a claim is told as that, and only where it can bear on it."""

import pytest

from derive.derive_corpus import corpus, day
from provenance.derive.clock import Clock
from provenance.derive.exclusions import excluding


def rows(slice, claim, as_of=None):
    return excluding(slice, Clock(slice), claim, day(as_of))


def test_implications_then_one_exclusion_as_the_last_step(slice):
    """
    claim: only-trainers-pacify
    text: The trainers pacify.
    asserted: {id: s, by: anna}
    implies: only-trainers
    ---
    claim: only-trainers
    text: Only trainers are there.
    excludes: {claim: fighters, because: Fighters are no trainers.}
    ---
    claim: fighters
    text: Fighters are there.
    asserted: {id: t, by: ben}
    implies: somebody
    ---
    claim: somebody
    text: Somebody is there.
    asserted: {by: carl}
    """
    (row,) = rows(slice, "fighters")
    assert (row.actor, row.statement, row.claim, row.rival) == (
        "anna",
        "s",
        "only-trainers-pacify",
        "only-trainers",
    )
    assert [link.claim for link in row.steps] == ["only-trainers-pacify"]
    assert row.because == "Fighters are no trainers."
    assert [row.statement for row in rows(slice, "only-trainers")] == ["t"], "it holds both ways"
    assert rows(slice, "somebody") == (), "nothing travels beyond the exclusion"
    assert rows(slice, "only-trainers-pacify") == (), "an exclusion is not a denial that travels"


@pytest.mark.parametrize(
    ("spoken_event", "date", "event", "found"),
    [
        ("", "date: 2021", "event: 2021", True),
        ("", "date: 2020", "event: 2021", False),  # said before there was anything to exclude
        ("", "", "event: 2021", True),
        ("", "date: 2020-05/..", "event: 2021", True),  # a line that went on
        ("event: 2019", "date: 2023", "event: 2021", False),  # about another time
        ("event: 2019/..", "date: 2023", "event: 2021", True),
        ("event: 2019?", "date: 2023", "event: 2021", True),  # it can overlap
        ("event: 2019", "date: 2023", "", True),
    ],
)
def test_it_must_be_about_the_same_time_and_not_certainly_earlier(spoken_event, date, event, found):
    slice = corpus(
        f"""
        claim: rival
        text: Rival.
        {spoken_event}
        source: page
        asserted: {{by: anna{date and ", " + date}}}
        excludes: {{claim: one, because: Both cannot be.}}
        ---
        claim: one
        text: One.
        {event}
        asserted: {{by: ben}}
        ---
        sources: {{page: {{title: P, kind: article, date: 2024}}}}
        """
    )
    assert bool(rows(slice, "one")) is found


def test_one_row_a_speaker_by_the_shortest_steps(slice):
    """
    claim: far
    text: Far.
    asserted: {id: far-s, by: anna}
    implies: near
    ---
    claim: near
    text: Near.
    asserted: [{id: near-s, by: anna}, {by: ben}]
    excludes: {claim: one, because: Both cannot be.}
    ---
    claim: one
    text: One.
    implies: far
    asserted: {by: carl}
    """
    found = rows(slice, "one")
    assert [(row.actor, row.claim, row.also) for row in found] == [
        ("anna", "near", ("far-s",)),
        ("ben", "near", ()),
    ], "and whoever affirms a claim is not said to exclude it by that"


def test_what_was_withdrawn_excludes_nothing(slice):
    """
    claim: rival
    text: Rival.
    asserted: {by: anna, date: 2021}
    retracted: {by: anna, date: 2022}
    excludes: {claim: one, because: Both cannot be.}
    ---
    claim: one
    text: One.
    asserted: {by: ben}
    """
    assert rows(slice, "one") == ()
    assert [row.actor for row in rows(slice, "one", "2021")] == ["anna"]
