"""Which figures clash, which can both hold, and which cannot be compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.derive_corpus import corpus, day, sliced
from laws import examples
from provenance.derive import why
from provenance.derive.clock import Clock
from provenance.derive.figures import CLASH, COMPATIBLE, NOT_COMPARABLE, compare, part_of, rival
from provenance.derive.intervals import interval
from provenance.derive.sides import Sides
from provenance.derive.why import Why
from provenance.model.dates import parse
from provenance.model.records import Claim, Figure, RecordPlace
from provenance.model.vocabulary import BOUNDS

HERE = RecordPlace("claims.yaml", 0, 1)


def figure(text):
    fields = dict(part.split("=") for part in text.split(", "))
    numbers = {k: float(v) for k, v in fields.items() if k in {"value", "low", "high"}}
    date = {"date": parse(fields["date"])} if "date" in fields else {}
    rest = {k: v for k, v in fields.items() if k in {"bound", "unit", "within", "of"}}
    return Figure(**{"of": "q", **rest, **numbers, **date})


def two(one, other, **more):
    claims = [
        Claim(id, id, HERE, figure=figure(text), **{k: v[n] for k, v in more.items()})
        for n, (id, text) in enumerate((("a", one), ("b", other)))
    ]
    return compare(sliced(claims), "a", "b")


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("value=64", "value=2975", CLASH),
        ("value=64", "value=64", COMPATIBLE),
        ("value=300, bound=at-least", "value=500, bound=more-than", COMPATIBLE),
        ("value=500, bound=more-than", "value=500", CLASH),
        ("value=500, bound=at-least", "value=500", COMPATIBLE),
        ("value=500, bound=less-than", "value=500, bound=at-least", CLASH),
        ("value=500, bound=at-most", "value=500, bound=at-least", COMPATIBLE),
        ("low=15, high=20", "value=18", COMPATIBLE),
        ("low=15, high=20", "value=21", CLASH),
        ("low=200", "value=100", CLASH),
        ("value=20, bound=about", "value=7", NOT_COMPARABLE),
        ("value=20, bound=about", "value=20", COMPATIBLE),
        ("value=20, bound=about", "low=10, high=30", COMPATIBLE),
        ("value=5, unit=people", "value=9, unit=civilians", NOT_COMPARABLE),
        ("value=5, unit=people", "value=9", NOT_COMPARABLE),
        ("value=5, unit=People", "value=9, unit=people", CLASH),
        ("value=5", "date=2021", NOT_COMPARABLE),
        ("unit=people", "value=5, unit=people", NOT_COMPARABLE),
        ("date=2024-07-22", "date=2024-07-25", CLASH),
        ("date=2021", "date=2021-12", COMPATIBLE),
        ("date=2021?", "date=2022", NOT_COMPARABLE),
        ("date=2021, bound=at-least", "date=2025", COMPATIBLE),
        ("date=2021, bound=more-than", "date=2021-12-31", CLASH),
        ("date=2021, bound=less-than", "date=2021-01-01", CLASH),
        ("date=2020/2022", "date=2021/2022", CLASH),
        ("date=2020/2022", "date=2020-05/2022", COMPATIBLE),
        ("date=2020/2022", "date=2021-05", NOT_COMPARABLE),
        ("date=2020/2022", "date=2023-05", CLASH),
    ],
)
def test_two_figures_clash_only_where_their_bounds_cannot_both_hold(one, other, verdict):
    assert two(one, other).verdict == verdict


def test_what_was_counted_at_another_place_or_time_is_not_compared():
    found = two("value=5", "value=9", place=("Moura", "Gossi"))
    assert found.reasons == (Why(why.PLACES, words=("Gossi", "Moura")),)
    events = (parse("2021"), parse("2022"))
    found = two("value=5", "value=9", event=events)
    assert found.reasons == (Why(why.TIMES, words=("2021", "2022")),)
    # Of rival dates the time is the very question.
    assert two("date=2021", "date=2022", event=events).verdict == CLASH


def claims(*given):
    return sliced([Claim(id, id, HERE, figure=figure(text)) for id, text in given])


def test_a_part_larger_than_its_whole_clashes_and_parts_are_never_added_up():
    slice = claims(
        ("total", "value=100"),
        ("women", "value=70, within=total"),
        ("children", "value=60, within=total"),
        ("wounded", "value=101, within=total"),
        ("boys", "value=150, within=children"),
        ("guess", "value=400, within=total, bound=about"),
    )
    assert part_of(slice, "women", "total").verdict == COMPATIBLE
    assert compare(slice, "total", "women") == part_of(slice, "women", "total")
    assert part_of(slice, "wounded", "total").verdict == CLASH
    assert compare(slice, "boys", "total").verdict == CLASH
    assert part_of(slice, "guess", "total").verdict == NOT_COMPARABLE
    assert compare(slice, "women", "children").verdict == CLASH  # one scope: rivals


def test_a_part_of_a_total_is_no_rival_of_another_total():
    slice = claims(
        ("total", "value=100"), ("other", "value=50"), ("part", "value=60, within=total")
    )
    assert compare(slice, "part", "other").reasons == (Why(why.PART_OF, claims=("total",)),)
    assert compare(slice, "total", "other").verdict == CLASH


def test_a_whole_that_answers_another_question_limits_nothing():
    slice = claims(
        ("all", "value=900, of=all deaths"), ("one", "value=5, within=all"), ("two", "value=9")
    )
    assert compare(slice, "one", "two").verdict == CLASH


def test_a_circle_of_parts_ends():
    slice = claims(("a", "value=1, within=b"), ("b", "value=2, within=a"))
    assert compare(slice, "a", "b").part


def test_who_gives_and_who_denies_a_figure_at_a_date():
    slice = corpus(TOLL)
    clock, sides = Clock(slice), Sides(slice)
    then = rival(slice, clock, sides, "deaths", day("2020-12"))
    assert [(r.claim, [p.actor for p in r.positions]) for r in then.rivals] == [
        ("ten", ["ministry"])
    ]
    assert not then.pairs
    now = rival(slice, clock, sides, "deaths", day(None))
    assert [r.claim for r in now.rivals] == ["ten", "forty"]
    assert [(p.actor, p.stance) for p in now.rivals[1].positions] == [
        ("ministry", "denied"),
        ("monitor", "asserted"),
    ]
    assert [pair.verdict for pair in now.pairs] == [CLASH]


TOLL = """
actors:
  ministry: {name: Ministry, kind: body}
  monitor: {name: Monitor, kind: organisation}
---
claim: ten
text: Ten people died.
figure: {of: deaths, value: 10, unit: people}
asserted: [{by: ministry, date: 2020}]
---
claim: forty
text: Forty people or more died.
figure: {of: deaths, value: 40, bound: at-least, unit: people}
asserted: [{by: monitor, date: 2021}]
denied: [{by: ministry, date: 2022}]
"""

# --- laws -----------------------------------------------------------------------------------------

numbers = st.integers(0, 6).map(float)
dated = st.sampled_from(
    ["2020", "2020-02", "2021", "2021?", "2021~", "2020/2021", "2020-02/..", "../2020", "2020-02/"]
).map(parse)


@st.composite
def figures(draw, units=("x", "y", None)):
    kind = draw(st.sampled_from(["value", "range", "date", "low", "nothing"]))
    low, high = sorted((draw(numbers), draw(numbers)))
    return Figure(
        "q",
        value=low if kind == "value" else None,
        low=low if kind in {"range", "low"} else None,
        high=high if kind == "range" else None,
        date=draw(dated) if kind == "date" else None,
        bound=draw(st.none() | st.sampled_from(BOUNDS)),
        unit=draw(st.sampled_from(units)),
        within=draw(st.sampled_from([None, None, "a", "b", "c", "gone"])),
    )


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(figures(), min_size=3, max_size=3), st.sampled_from([None, "p", "q"]))
def test_a_comparison_does_not_depend_on_which_figure_comes_first(found, place):
    slice = sliced(
        [
            Claim(id, id, HERE, figure=f, place=place if id == "a" else "p")
            for id, f in zip("abc", found, strict=True)
        ]
    )
    for one in "abc":
        for other in "abc":
            if one != other:
                there, back = compare(slice, one, other), compare(slice, other, one)
                if there.part and back.part and (there.one, there.other) != (back.one, back.other):
                    continue  # each is recorded as a part of the other: a mistake, told both ways
                assert (there.verdict, there.reasons) == (back.verdict, back.reasons)


@settings(max_examples=examples(50), deadline=None)
@given(figures(units=("x",)), figures(units=("x",)))
def test_hard_bounds_clash_exactly_where_no_number_lies_in_both(one, other):
    one, other = one._replace(within=None), other._replace(within=None)
    a, b = interval(one), interval(other)
    if a is None or b is None or one.date or other.date or a.soft or b.soft:
        return
    grid = [n / 4 for n in range(-8, 44)]
    both = any(inside(a, n) and inside(b, n) for n in grid)
    slice = sliced([Claim("a", "a", HERE, figure=one), Claim("b", "b", HERE, figure=other)])
    assert compare(slice, "a", "b").verdict == (COMPATIBLE if both else CLASH)


def inside(bounds, n):
    above = bounds.low is None or n > bounds.low or (n == bounds.low and not bounds.low_open)
    below = bounds.high is None or n < bounds.high or (n == bounds.high and not bounds.high_open)
    return above and below
