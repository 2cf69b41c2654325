"""Charts scaled to any width, in characters alone."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.model.dates import day_number
from provenance.views.chart import columns, lines
from provenance.views.document import Bar, Chart, Lane, Span, text
from provenance.views.scale import day_ticks, number, number_ticks


def chart(*bars, low=0, high=100, label="a lane"):
    return Chart((Lane((Span(label),), bars),), low, high, number_ticks(low, high))


def drawn(chart, width=60):
    return [text(line) for line in lines(chart, width, cut=True)]


def test_a_range_is_printedbetween_its_ends_and_open_ends_as_arrows():
    closed = Bar(25, 75, fill="─", left="├", right="┤")
    assert drawn(chart(closed, label=""), 22)[0].strip() == "├" + "─" * 8 + "┤"
    assert drawn(chart(Bar(None, None, fill="─"), label=""), 22)[0].strip() == f"◂{'─' * 18}▸"


def test_what_lies_beyond_the_scale_points_to_where_it_lies():
    assert drawn(chart(Bar(-50, -20, fill="▒")))[0].rstrip().endswith("◂")
    assert drawn(chart(Bar(120, 130, fill="▒")))[0].rstrip().endswith("▸")


def test_marks_that_differ_in_one_place_stand_side_by_side_and_none_is_hidden():
    one, other = Bar(50, 50, mark="▲"), Bar(50, 50, mark="▼")
    assert "▼▲" in drawn(chart(one, other))[0]
    assert drawn(chart(one, one))[0].count("▲") == 1


def test_what_nobody_can_place_is_no_point_in_the_middle():
    open_ = Bar(20, 80, "▽", "┄", "├", "┤", spread=True)
    row = drawn(chart(open_, label=""), 22)[0].strip()
    assert (row[0], row[-1], set(row[1:-1])) == ("▽", "▽", {"┄"})
    row = drawn(chart(open_._replace(low=None), label=""), 22)[0].strip()
    assert row.startswith("◂▽┄")


def test_a_long_label_is_cut_at_a_terminal_and_never_elsewhere():
    long = "x" * 200
    assert drawn(chart(Bar(1, 1, mark="●"), label=long))[0].startswith("x" * 23 + "…")
    assert long in text(lines(chart(Bar(1, 1, mark="●"), label=long), 60, cut=False)[0])


ends = st.none() | st.floats(-50, 150)


@settings(max_examples=examples(100), deadline=None)
@given(
    st.integers(40, 200),
    st.lists(st.tuples(ends, ends, st.sampled_from(["", "●"])), max_size=4),
    st.text(max_size=60),
)
def test_no_line_is_wider_than_the_console(width, bars, label):
    label = "".join(c for c in label if c.isprintable())
    ordered = [
        Bar(*(sorted((low, high)) if None not in (low, high) else (low, high)), mark, "─")
        for low, high, mark in bars
    ]
    made = chart(*ordered, Bar(1, 1, mark="●"), label=label)
    assert all(columns(text(line)) <= width for line in lines(made, width, cut=True))


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (0, 8500, ["0", "1,000", "2,000", "3,000", "4,000", "5,000", "6,000", "7,000", "8,000"]),
        (0, 1, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (5, 5, ["5"]),
    ],
)
def test_numbers_are_marked_at_round_values(low, high, labels):
    assert [label for _, label in number_ticks(low, high)] == labels


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [
        ((2024, 7, 22), (2024, 7, 27), "22 Jul 2024"),
        ((2021, 12, 5), (2022, 6, 1), "Jan 2022"),
        ((2001, 5, 5), (2019, 1, 1), "2002"),
        ((-50, 1, 1), (1950, 1, 1), "0000"),
    ],
)
def test_days_are_marked_at_round_days_months_or_years(start, end, first):
    ticks = day_ticks(day_number(*start), day_number(*end))
    assert ticks[0][1] == first
    assert 2 <= len(ticks) <= 10
    assert all(a < b for (a, _), (b, _) in pairwise(ticks))


def test_no_tick_lies_outside_the_days_that_are_drawn():
    low = day_number(2024, 7, 22) - 0.24
    assert [label for _, label in day_ticks(low, low + 3.5)] == [
        f"{day} Jul 2024" for day in (22, 23, 24, 25)
    ]
    printed = drawn(Chart((Lane((Span("a"),), (Bar(5, 5, "●"),)),), 0, 10, ((-3, "no"), (5, "5"))))
    assert not any("no" in line for line in printed)


def test_numbers_are_written_for_people():
    assert [number(n) for n in (1500.0, 0.5, 2975.0)] == ["1,500", "0.5", "2,975"]
