"""When statements were said, where nobody recorded it."""

import pytest

from derive.derive_corpus import corpus, day
from provenance.answers.why import reasons
from provenance.derive.clock import Clock
from provenance.model.dates import CANNOT_TELL, NO, NO_CUTOFF, YES, show_day
from provenance.views.why import because


def days(slice, id):
    first, last = Clock(slice).bounds(id).days
    return (first and show_day(first), last and show_day(last))


def test_a_recorded_date_stands_and_is_not_derived(slice):
    """
    claim: one
    text: One.
    event: 2021-06
    asserted: {id: s, by: anna, date: 2021-03}
    """
    bounds = Clock(slice).bounds("s")
    assert days(slice, "s") == ("2021-03-01", "2021-03-31")
    assert not bounds.derived
    assert bounds.reasons == ()


def test_an_undated_statement_lies_between_its_event_and_its_source(slice):
    """
    claim: one
    text: One.
    event: 2021-12/..
    source: page
    asserted: {id: s, by: anna}
    ---
    sources: {page: {title: A page, kind: web-page, date: 2022-05}}
    """
    bounds = Clock(slice).bounds("s")
    assert days(slice, "s") == ("2021-12-01", "2022-05-31")
    assert bounds.derived
    assert because(reasons(slice, bounds.reasons)) == [
        "not before 2021-12-01: the event begins then",
        "not after 2022-05-31: its source is dated then",
    ]


def test_a_prediction_may_be_said_before_its_event(slice):
    """
    claim: one
    text: One.
    event: 2030
    foretells: true
    asserted: {id: s, by: anna}
    """
    assert days(slice, "s") == (None, None)
    assert Clock(slice).said_by("s", day("2020")) is CANNOT_TELL


@pytest.mark.parametrize(
    ("source", "last"),
    [
        ("date: 2022, published: 2023, accessed: 2024", "2022-12-31"),
        ("published: 2023, accessed: 2024", "2023-12-31"),
        ("accessed: 2024", "2024-12-31"),
        ("date: 2022?, accessed: 2024", "2024-12-31"),
        ("seen: true", None),
    ],
)
def test_a_source_speaks_not_after_its_date_else_its_publication_else_its_reading(source, last):
    slice = corpus(
        f"""
        claim: one
        text: One.
        source: page
        asserted: {{id: s, by: anna}}
        ---
        sources: {{page: {{title: A page, kind: web-page, {source}}}}}
        """
    )
    assert days(slice, "s") == (None, last)


def test_an_answer_is_not_earlier_and_what_it_answers_not_later(slice):
    """
    claim: one
    text: One.
    asserted: [{id: a, by: anna, date: 2021-12-25}, {id: u, by: ursula}]
    denied: [{id: b, by: ben, answers: a}, {id: v, by: viktor, date: 2022-02-02, answers: u}]
    questioned: {id: c, by: carl, answers: b}
    """
    assert days(slice, "b") == ("2021-12-25", None)
    assert days(slice, "c") == ("2021-12-25", None), "through what it answers"
    assert days(slice, "u") == (None, "2022-02-02")
    assert Clock(slice).bounds("u").statements == ("v",)
    assert "answered by viktor" in because(reasons(slice, Clock(slice).bounds("u").reasons))[0]


def test_answers_leave_only_a_part_of_a_month(slice):
    """
    claim: one
    text: One.
    asserted:
      - {id: s, by: anna, date: 2021-02}
      - {id: later, by: anna, date: 2021-02, answers: t}
    denied: [{id: t, by: ben, date: 2021-02-11, answers: s}]
    questioned: [{id: odd, by: ben, date: 2021-01, answers: t}]
    """
    assert days(slice, "s") == ("2021-02-01", "2021-02-11")
    assert days(slice, "later") == ("2021-02-11", "2021-02-28")
    assert days(slice, "odd") == ("2021-01-01", "2021-01-31"), "what was recorded stands"
    assert Clock(slice).said_by("s", day("2021-02-11")) is YES


def test_the_author_of_a_source_speaks_on_its_date(slice):
    """
    claim: one
    text: One.
    source: page
    asserted:
      - {id: own, by: paper}
      - {id: written, by: anna}
      - {id: reported, by: paper, said-in: speech}
      - {id: relayed, by: paper, via: agency}
      - {id: other, by: ben}
    ---
    sources:
      page: {title: A page, kind: web-page, date: 2022-05-09, publisher: paper, by: anna}
      speech: {title: A speech, kind: speech}
    """
    assert days(slice, "own") == days(slice, "written") == ("2022-05-09", "2022-05-09")
    for id in ("reported", "relayed", "other"):
        assert days(slice, id) == (None, "2022-05-09")
    assert "its author speaks" in because(reasons(slice, Clock(slice).bounds("own").reasons))[0]


def test_statements_of_one_utterance_share_the_tightest_bounds(slice):
    """
    claim: one
    text: One.
    event: 2021-06
    source: early
    asserted: {id: a, by: anna, said-in: speech}
    ---
    claim: two
    text: Two.
    event: 2021-03
    source: late
    denied: {id: b, by: anna, said-in: speech}
    ---
    sources:
      speech: {title: A speech, kind: speech}
      early: {title: E, kind: article, date: 2021-08-01}
      late: {title: L, kind: article, date: 2021-09-01}
    """
    assert days(slice, "a") == days(slice, "b") == ("2021-06-01", "2021-08-01")


def test_an_utterance_of_known_day_dates_all_its_statements(slice):
    """
    claim: one
    text: One.
    asserted: [{id: month, by: anna, said-in: speech}]
    denied: [{id: exact, by: ben, said-in: speech, date: 2021-06-17}]
    ---
    sources: {speech: {title: A speech, kind: speech, date: 2021-06}}
    """
    assert days(slice, "month") == days(slice, "exact") == ("2021-06-17", "2021-06-17")
    assert Clock(slice).bounds("month").derived


def test_a_date_with_one_open_side_is_bounded_on_that_side(slice):
    """
    claim: one
    text: One.
    event: 2021-12-01
    asserted: {id: s, by: anna, date: {not-after: 2021-12-25}}
    """
    assert days(slice, "s") == ("2021-12-01", "2021-12-25")


@pytest.mark.parametrize(
    ("event", "date", "source", "expected"),
    [
        # A recorded bound stays, what would contradict it is dropped.
        ("2023", "date: {not-after: 2022-01-05}", "2024", (None, "2022-01-05")),
        ("2020", "date: {not-before: 2025-01-05}", "2024", ("2025-01-05", None)),
        # Both derived: what was read in a source was said by then.
        ("2023", "", "2022-01-05", (None, "2022-01-05")),
    ],
)
def test_bounds_that_contradict_keep_what_was_recorded(event, date, source, expected):
    slice = corpus(
        f"""
        claim: one
        text: One.
        event: {event}
        source: page
        asserted: {{id: s, by: anna{date and ", " + date}}}
        ---
        sources: {{page: {{title: P, kind: article, date: {source}}}}}
        """
    )
    assert days(slice, "s") == expected


def test_answers_that_run_in_a_circle_end(slice):
    """
    claim: one
    text: One.
    asserted: [{id: a, by: anna, answers: c}, {id: x, by: xaver, date: 2021-05-05}]
    denied: [{id: b, by: ben, answers: [a, x]}]
    questioned: [{id: c, by: carl, answers: b}]
    """
    for id in ("a", "b", "c"):
        assert days(slice, id) == ("2021-05-05", None)


def test_an_uncertain_date_gives_no_yes_or_no(slice):
    """
    claim: one
    text: One.
    asserted: [{id: s, by: anna, date: 2021?}, {id: t, by: ben, date: 2021%}]
    """
    for id in ("s", "t"):
        assert Clock(slice).said_by(id, day("2030")) is CANNOT_TELL
        assert Clock(slice).said_by(id, day("1990")) is CANNOT_TELL
        assert Clock(slice).said_by(id, NO_CUTOFF) is YES


def test_a_span_counts_as_said_from_its_beginning_and_known_until_its_source_spoke(slice):
    """
    claim: one
    text: One.
    source: page
    denied: {id: s, by: anna, date: 2021-12-10/..}
    ---
    sources: {page: {title: P, kind: article, date: 2022-06-01}}
    """
    clock = Clock(slice)
    assert clock.said_by("s", day("2021-12-09")) is NO
    assert clock.said_by("s", day("2021-12-10")) is YES
    assert [show_day(d) for d in clock.bounds("s").until] == ["2022-06-01", "2022-06-01"]


def test_a_statement_that_the_slice_does_not_hold_is_open(slice):
    """
    sources: {page: {title: P, kind: article}}
    """
    assert Clock(slice).bounds("nothing").days == (None, None)


def test_what_was_said_at_some_time_after_a_day_was_said_before_its_source_told_of_it(slice):
    """
    claim: one
    text: One.
    source: page
    asserted: {id: s, by: anna, date: {not-before: 2020-03-10}}
    ---
    sources: {page: {title: A page, kind: web-page, date: 2022-05}}
    """
    assert days(slice, "s") == ("2020-03-10", "2022-05-31")


def test_nobody_knows_until_when_it_went_on_where_the_source_has_no_date(slice):
    """
    claim: one
    text: One.
    source: page
    asserted: {id: s, by: anna, date: 2022-05/..}
    ---
    sources: {page: {title: A page, kind: web-page}}
    """
    assert Clock(slice).bounds("s").until.last is None
