"""Dates are read strictly, explained plainly, and compared in three values."""

import copy
import datetime
import pickle
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from provenance.model.dates import (
    ANY_DAY,
    CANNOT_TELL,
    KINDS,
    MOMENT,
    NO,
    NO_CUTOFF,
    SPAN,
    WITHIN,
    YES,
    Date,
    DateError,
    Days,
    Truth,
    before,
    by,
    civil,
    cutoff_day,
    day_number,
    earlier,
    earliest,
    latest,
    overlaps,
    parse,
    show_day,
    sooner,
    whole_day,
    within,
)

CASES = tomllib.loads(Path(__file__).with_name("edtf_cases.toml").read_text(encoding="utf-8"))
"""Published cases; the file says whose."""

TAKEN = [
    *CASES["level_0"],
    *CASES["level_1"],
    *CASES["bounded_sets"],
    *CASES["ends_of_level_1"],
]


def shown(days: Days) -> tuple[str | None, str | None]:
    first, last = days
    return (
        None if first is None else show_day(first),
        None if last is None else show_day(last),
    )


def day(text: str) -> int:
    number = parse(text).first
    assert number is not None
    return number


def bound(text: str | None) -> Date | None:
    return None if text is None else parse(text)


# --- published cases ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", TAKEN)
def test_published_dates_are_taken_and_kept_as_written(text: str) -> None:
    date = parse(text)
    assert date.text == str(date) == text
    assert date.kind in KINDS


@pytest.mark.parametrize("text", [*CASES["level_2"], *CASES["invalid"]])
def test_published_invalid_dates_and_level_2_are_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)


@pytest.mark.parametrize("text", TAKEN)
def test_text_around_a_date_is_refused(text: str) -> None:
    """As PHP's validator test does: a valid date with something before or after it."""
    for spoilt in (f"invalid {text}", f"{text}invalid", f"{text}\n"):
        with pytest.raises(DateError):
            parse(spoilt)


@pytest.mark.parametrize(("text", "taken", "why"), CASES["different"])
def test_where_we_differ_from_the_published_cases(text: str, taken: bool, why: str) -> None:
    assert why
    if taken:
        assert parse(text).text == text
    else:
        with pytest.raises(DateError):
            parse(text)


@pytest.mark.parametrize(("text", "first", "last"), CASES["days"])
def test_published_first_and_last_days(text: str, first: str, last: str) -> None:
    days = parse(text).days
    assert shown(Days(whole_day(days.first), whole_day(days.last))) == (first or None, last or None)


# --- what a date holds ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-12-25~", "2021-12-24", "2021-12-26"),
        ("2021-12~", "2021-11-01", "2022-01-31"),
        ("2021-01~", "2020-12-01", "2021-02-28"),
        ("2021-12-XX~", "2021-11-01", "2022-01-31"),
        ("2021-XX~", "2020-01-01", "2022-12-31"),
        ("2021-21~", "2020-05-01", "2022-10-31"),
        ("2021~", "2020-01-01", "2022-12-31"),
        ("2021%", "2020-01-01", "2022-12-31"),
        ("201X~", "2000-01-01", "2029-12-31"),
        ("20XX~", "1900-01-01", "2199-12-31"),
        ("-20XX", "-2099-01-01", "-2000-12-31"),
        ("-004X", "-0049-01-01", "-0040-12-31"),
        ("-000X", "-0009-01-01", "0000-12-31"),
        ("9999~", "9998-01-01", "10000-12-31"),
        ("2020-24", "2019-12-01", "2021-03-31"),
        ("2023-24", "2022-12-01", "2024-03-31"),
        ("2020-02-29", "2020-02-29", "2020-02-29"),
        ("-0004-02-29", "-0004-02-29", "-0004-02-29"),
    ],
)
def test_about_widens_by_one_unit_and_unspecified_digits_cover_their_range(
    text: str, first: str, last: str
) -> None:
    assert shown(parse(text).days) == (first, last)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2021", False, False),
        ("2021~", True, False),
        ("2021?", False, True),
        ("2021%", True, True),
        ("2021~/2022?", True, True),
        ("2021/2022~", True, False),
        ("[2021?..]", False, True),
        ("[..2021~]", True, False),
    ],
)
def test_marks_are_told_apart(text: str, approximate: bool, uncertain: bool) -> None:
    date = parse(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2022-05", MOMENT, ("2022-05-01", "2022-05-31"), ("2022-05-01", "2022-05-31")),
        ("2022-05/..", SPAN, ("2022-05-01", "2022-05-31"), ("2022-05-01", None)),
        ("2022-05/", SPAN, ("2022-05-01", "2022-05-31"), ("2022-05-01", None)),
        ("../2022-05", SPAN, (None, "2022-05-31"), ("2022-05-01", "2022-05-31")),
        ("/2022-05", SPAN, (None, "2022-05-31"), ("2022-05-01", "2022-05-31")),
        ("2020/2022-05", SPAN, ("2020-01-01", "2020-12-31"), ("2022-05-01", "2022-05-31")),
        ("2022/2022-05", SPAN, ("2022-01-01", "2022-05-31"), ("2022-05-01", "2022-05-31")),
        ("2022-05/2022", SPAN, ("2022-05-01", "2022-05-31"), ("2022-05-01", "2022-12-31")),
        ("[2021..2022-05]", WITHIN, ("2021-01-01", "2022-05-31"), ("2021-01-01", "2022-05-31")),
        ("[..2022-05]", WITHIN, (None, "2022-05-31"), (None, "2022-05-31")),
        ("[2022-05..]", WITHIN, ("2022-05-01", None), ("2022-05-01", None)),
    ],
)
def test_beginning_and_end_of_each_kind(
    text: str, kind: str, start: tuple[str, str], end: tuple[str, str]
) -> None:
    date = parse(text)
    assert date.kind == kind
    assert (shown(date.start), shown(date.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "goes_on", "end_unknown", "start_open", "start_unknown"),
    [
        ("2022-05/..", True, False, False, False),
        ("2022-05/", False, True, False, False),
        ("../2022-05", False, False, True, False),
        ("/2022-05", False, False, False, True),
        ("2021/2022", False, False, False, False),
        ("2022-05", False, False, False, False),
        ("[2022-05..]", False, False, False, False),
        ("[..2022-05]", False, False, False, False),
    ],
)
def test_an_open_end_is_not_an_unknown_one(
    text: str, goes_on: bool, end_unknown: bool, start_open: bool, start_unknown: bool
) -> None:
    date = parse(text)
    assert (date.goes_on, date.end_unknown) == (goes_on, end_unknown)
    assert (date.start_open, date.start_unknown) == (start_open, start_unknown)


def test_an_uncertain_date_has_no_certain_bounds() -> None:
    assert parse("2021?").bounds == ANY_DAY
    assert shown(parse("2021?").days) == ("2021-01-01", "2021-12-31")
    assert shown(parse("2021~").bounds) == ("2020-01-01", "2022-12-31")


# --- some time within -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("not_before", "not_after", "text", "first", "last"),
    [
        ("2021-01-01", "2021-12-25", "[2021-01-01..2021-12-25]", "2021-01-01", "2021-12-25"),
        (None, "2021-12-25", "[..2021-12-25]", None, "2021-12-25"),
        ("2021-01-01", None, "[2021-01-01..]", "2021-01-01", None),
        (None, "2021-12", "[..2021-12]", None, "2021-12-31"),
        ("2021", "2021", "[2021..2021]", "2021-01-01", "2021-12-31"),
        ("2021-12", "2021", "[2021-12..2021]", "2021-12-01", "2021-12-31"),
        (None, "-0043", "[..-0043]", None, "-0043-12-31"),
        (None, "2021~", "[..2021~]", None, "2022-12-31"),
    ],
)
def test_some_time_within_is_inclusive_and_writes_a_set(
    not_before: str | None, not_after: str | None, text: str, first: str | None, last: str | None
) -> None:
    date = within(bound(not_before), bound(not_after))
    assert date.text == text
    assert date.kind == WITHIN
    assert shown(date.days) == (first, last)
    assert parse(text) == date


@pytest.mark.parametrize(
    ("not_before", "not_after", "message"),
    [
        ("2022", "2021", "the last possible day (2021) is before the first (2022)"),
        (None, None, "give the first possible day, the last, or both"),
        ("2021/2022", None, "a bound is a day, a month or a year, not 2021/2022"),
        (None, "[..2021]", "a bound is a day, a month or a year, not [..2021]"),
        (None, "2021-12-25T10:00:00Z", "a bound has no time of day"),
    ],
)
def test_bounds_that_bound_nothing_are_refused(
    not_before: str | None, not_after: str | None, message: str
) -> None:
    with pytest.raises(DateError) as caught:
        within(bound(not_before), bound(not_after))
    assert str(caught.value) == message


# --- what is wrong, and what to write -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("2021-2-5", "2021-02-05"),
        ("2021-5", "2021-05"),
        ("2021/12/25", "2021-12-25"),
        ("2021.12.25", "2021-12-25"),
        ("2021 12 25", "2021-12-25"),
        ("2021/12", "2021-12"),
        ("20211225", "2021-12-25"),
        ("2021\N{NON-BREAKING HYPHEN}12\N{NON-BREAKING HYPHEN}25", "2021-12-25"),
        ("25.12.2021", "2021-12-25"),
        ("25/12/2021", "2021-12-25"),
        ("12/25/2021", "2021-12-25"),
        ("4.4.2021", "2021-04-04"),
        ("12/2021", "2021-12"),
        ("December 2021", "2021-12"),
        ("dec. 2021", "2021-12"),
        ("Sept 2021", "2021-09"),
        ("15 December 2021", "2021-12-15"),
        ("15th of December 2021", "2021-12-15"),
        ("December 15, 2021", "2021-12-15"),
        ("Saturday, 25 December 2021", "2021-12-25"),
        ("25-Dec-2021", "2021-12-25"),
        ("2021 December 15", "2021-12-15"),
        ("spring 2021", "2021-21"),
        ("circa 2021", "2021~"),
        ("c. 2021", "2021~"),
        ("ca. 15 December 2021", "2021-12-15~"),
        ("~2021", "2021~"),
        ("?2021", "2021?"),
        ("perhaps 2021", "2021?"),
        ("the 2010s", "201X"),
        ("2021?~", "2021%"),
        ("199u", "199X"),
        ("2004-06-uu", "2004-06-XX"),
        ("2021-12-25..", "2021-12-25/.."),
        ("..2021", "../2021"),
        ("2021..2022", "2021/2022"),
        ("2021-2022", "2021/2022"),
        ("2021\N{EN DASH}2022", "2021/2022"),
        ("15 Dec 2021 to 3 January 2022", "2021-12-15/2022-01-03"),
        ("2021-1-1/2021-1-5", "2021-01-01/2021-01-05"),
        ("since 2021", "2021/.."),
        ("2021/open", "2021/.."),
        ("2021/present", "2021/.."),
        ("unknown/2021", "/2021"),
        ("[2021-1-5..]", "[2021-01-05..]"),
        (" 2021", "2021"),
        ("1863- 03-29", "1863-03-29"),
        ("+2006", "2006"),
        ("2021-12-25 10:00:00", "2021-12-25T10:00:00"),
        ("2021-12-25t10:00:00z", "2021-12-25T10:00:00Z"),
        ("2021-12-25T10:00", "2021-12-25T10:00:00"),
        ("2021-12-25 1000+01:00", "2021-12-25T10:00:00+01:00"),
        ("2021-12-25T10:00:00.123Z", "2021-12-25T10:00:00Z"),
        ("2021-12-25T10:00:00Z?", "2021-12-25?"),
    ],
)
def test_one_obvious_reading_is_suggested(text: str, suggestion: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.suggestion == suggestion
    assert str(caught.value).startswith(f"write {suggestion}, not ")
    parse(suggestion)


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("2021-13", "there is no month 13", None),
        ("2021-25-12", "there is no month 25", "2021-12-25"),
        ("2021-21-05", "there is no month 21", "2021-05-21"),
        ("2021-31-02", "there is no month 31", None),
        ("2021-00-00", "there is no month 0", "2021"),
        ("2021-12-00", "there is no day 0", "2021-12"),
        ("2021-04-32", "there is no day 32", None),
        ("2021-02-29", "February 2021 has 28 days", None),
        ("29 February 2021", "February 2021 has 28 days", None),
        ("31/06/2021", "June 2021 has 30 days", None),
        ("2021-02-29/2021-03", "February 2021 has 28 days", None),
        ("-0000", "there is no year -0000: year 0 is 0000, and 1 BC", "0000"),
        ("2022/2021", "the interval ends before it begins: 2021 is before 2022", None),
        ("[2022..2021]", "the last possible day (2021) is before the first (2022)", None),
        ("2021-12-25T25:00:00", "there is no time 25:00:00", "2021-12-25"),
        ("2021-12-25T10:60:00Z", "there is no time 10:60:00", "2021-12-25"),
        ("2021-12-25T10:00:00+24", "there is no time zone +24", "2021-12-25"),
        (
            "2021-12-25T10:00:00Z/2022",
            "an interval runs between days, months or years, without time of day",
            "2021-12-25/2022",
        ),
        (
            "../..",
            "an interval needs a date at one end; leave out a date that is not known",
            None,
        ),
    ],
)
def test_what_the_calendar_lacks_is_said(text: str, message: str, suggestion: str | None) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert (str(caught.value), caught.value.suggestion) == (message, suggestion)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the date is empty; leave it out where it is not known"),
        ("unknown", "leave out a date that is not known"),
        ("n.d.", "leave out a date that is not known"),
        ("today", "write the day itself: YYYY-MM-DD"),
        ("hello", "write YYYY-MM-DD, YYYY-MM or YYYY"),
        (
            "03/04/2021",
            "03/04/2021 can be read with the day or the month first: write YYYY-MM-DD",
        ),
        (
            "03.04.2021",
            "03.04.2021 can be read with the day or the month first: write YYYY-MM-DD",
        ),
        ("25/12/21", "a year has four digits: write YYYY-MM-DD"),
        ("985", "a year has four digits: write YYYY-MM-DD"),
        ("12021", "a year has four digits: write YYYY-MM-DD"),
        ("Y170000002", "a year has four digits: write YYYY-MM-DD"),
        ("2021-W05", "week dates are not taken: write YYYY-MM-DD"),
        ("2021W051", "week dates are not taken: write YYYY-MM-DD"),
        ("2021-359", "ordinal dates are not taken: write YYYY-MM-DD"),
        ("1900s", "a decade is written 190X and a century 19XX"),
        ("before 2021", "write {not-after: D}, D being the last possible day"),
        ("no later than 2021-12-25", "write {not-after: D}, D being the last possible day"),
        ("after 2021", "write {not-before: D}, D being the first possible day"),
        (
            "2021-25",
            "2021-25 is a season or part of the year of EDTF level 2, which is not taken: "
            "write an interval of months",
        ),
        (
            "[1667,1668]",
            "[1667,1668] is EDTF level 2, which is not taken: write one date, an interval, "
            "or {not-before: D, not-after: D}",
        ),
        ("[2021]", "some time within two bounds is written [YYYY-MM-DD..YYYY-MM-DD]"),
        (
            "1XXX",
            "X stands for digits from the right only: 201X, 20XX, 2021-XX, 2021-12-XX, 2021-XX-XX",
        ),
        ("2004?-06-11", "?, ~ or % stands once, after the whole date"),
        ("2021/2022/2023", "an interval has one slash: write YYYY-MM-DD/YYYY-MM-DD"),
        (
            "2021-12-25T10",
            "a time is written YYYY-MM-DDThh:mm:ss, with Z, +hh:mm or nothing after it",
        ),
    ],
)
def test_without_an_obvious_reading_the_reason_is_told_and_nothing_guessed(
    text: str, message: str
) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert (str(caught.value), caught.value.suggestion) == (message, None)


@pytest.mark.parametrize("text", ["winter 2021", "late 2021", "2021/22", "2000/12-12", "44 BC"])
def test_what_has_several_readings_gets_no_suggestion(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.suggestion is None


def test_digits_of_other_scripts_are_not_digits_of_a_date() -> None:
    with pytest.raises(DateError):
        parse("\N{ARABIC-INDIC DIGIT TWO}\N{ARABIC-INDIC DIGIT ZERO}21")


def test_a_long_text_is_refused_at_once_and_not_repeated() -> None:
    with pytest.raises(DateError, match=r"^write YYYY-MM-DD, YYYY-MM or YYYY$"):
        parse(" " * 100_000 + "to" + " " * 100_000)


def test_a_date_error_is_a_value_error_and_survives_pickling() -> None:
    with pytest.raises(ValueError, match="not 2021-2-5") as caught:
        parse("2021-2-5")
    copied = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(copied, DateError)
    assert copied.suggestion == "2021-02-05"


# --- three values ---------------------------------------------------------------------------------

N, C, Y = NO, CANNOT_TELL, YES


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        (N, N, N, N),
        (N, C, N, C),
        (N, Y, N, Y),
        (C, N, N, C),
        (C, C, C, C),
        (C, Y, C, Y),
        (Y, N, N, Y),
        (Y, C, C, Y),
        (Y, Y, Y, Y),
    ],
)
def test_kleene_tables(a: Truth, b: Truth, both: Truth, either: Truth) -> None:
    assert (a & b) is both
    assert (a | b) is either


def test_not_turns_yes_to_no_and_leaves_cannot_tell() -> None:
    assert (~Y, ~C, ~N) == (N, C, Y)


def test_cannot_tell_is_never_taken_for_yes_or_no() -> None:
    for truth in (N, C, Y):
        with pytest.raises(TypeError, match="compare with"):
            bool(truth)


@pytest.mark.parametrize("value", [NO, CANNOT_TELL, YES, NO_CUTOFF])
def test_copies_of_a_named_value_are_that_value(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) is value
    assert copy.deepcopy(value) is value


def test_answers_read_as_words() -> None:
    assert [str(truth) for truth in (Y, N, C)] == ["yes", "no", "cannot tell"]
    assert [repr(truth) for truth in (Y, N, C)] == ["YES", "NO", "CANNOT_TELL"]
    assert repr(NO_CUTOFF) == "NO_CUTOFF"


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2021-12-24", "2021-12-25", YES),
        ("2021-12-25", "2021-12-25", NO),
        ("2021-12-26", "2021-12-25", NO),
        ("2021-11", "2021-12", YES),
        ("2021-12", "2021-12", CANNOT_TELL),
        ("2021-12", "2021-12-25", CANNOT_TELL),
        ("2021-12", "2021-12-01", NO),
        ("2021", "2022-05", YES),
        ("2021~", "2022-05", CANNOT_TELL),
        ("2021~", "2023", YES),
        ("2021?", "2023", CANNOT_TELL),
        ("2021%", "2099", CANNOT_TELL),
        ("2099", "2021?", CANNOT_TELL),
        ("2021-12/..", "2022", CANNOT_TELL),
        ("2021-12/..", "2020", NO),
        ("2021-12/", "2022", CANNOT_TELL),
        ("2020", "2021-12/..", YES),
        ("../2020", "2021", YES),
        ("2019", "../2020", CANNOT_TELL),
        ("2021", "../2020", NO),
        ("2020/2022", "2021-06", NO),
        ("2020/2022", "2023", YES),
        ("[..2021-12-25]", "2021-12-26", YES),
        ("[..2021-12-25]", "2021-12-25", CANNOT_TELL),
        ("[2021-12-25..]", "2021-12-25", NO),
        ("-0044-03-15", "0001", YES),
    ],
)
def test_before_is_yes_no_or_cannot_tell(a: str, b: str, answer: Truth) -> None:
    assert before(parse(a), parse(b)) is answer


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2021-12-25", "2021-12-25", YES),
        ("2021-12-25", "2021-12-26", NO),
        ("2021-12", "2021-12-25", CANNOT_TELL),
        ("2020/2022", "2021", YES),
        ("2020/..", "2021", CANNOT_TELL),
        ("2022/..", "2021", NO),
        ("2021?", "2021", CANNOT_TELL),
    ],
)
def test_overlaps_is_yes_no_or_cannot_tell(a: str, b: str, answer: Truth) -> None:
    assert overlaps(parse(a), parse(b)) is answer
    assert overlaps(parse(b), parse(a)) is answer


@pytest.mark.parametrize(
    ("text", "cutoff", "answer"),
    [
        ("2021-12-25", "2021-12-25", YES),
        ("2021-12-25", "2021-12-24", NO),
        ("2021-12", "2021-12-25", CANNOT_TELL),
        ("2021-12", "2021-12-31", YES),
        ("2021-12", "2021-11-30", NO),
        ("2022-05/..", "2023-01-01", CANNOT_TELL),
        ("[..2021-12-25]", "2021-12-01", CANNOT_TELL),
        ("[..2021-12-25]", "2021-12-25", YES),
        ("[2021-12-25..]", "2021-12-24", NO),
        ("2021?", "2030-01-01", CANNOT_TELL),
        ("2021?", "2010-01-01", CANNOT_TELL),
    ],
)
def test_said_by_a_day_is_yes_no_or_cannot_tell(text: str, cutoff: str, answer: Truth) -> None:
    assert by(parse(text).bounds, day(cutoff)) is answer


def test_without_cutoff_everything_recorded_counts_even_the_future() -> None:
    for text in ("2021?", "9999", "2021/.."):
        assert by(parse(text).bounds, NO_CUTOFF) is YES
    assert by(ANY_DAY, NO_CUTOFF) is YES
    assert by(ANY_DAY, day("9999-12-31")) is CANNOT_TELL


@pytest.mark.parametrize(
    ("text", "last"),
    [("2021-12-25", "2021-12-25"), ("2021-12", "2021-12-31"), ("2021", "2021-12-31")],
)
def test_as_of_a_month_takes_in_its_last_day(text: str, last: str) -> None:
    assert show_day(cutoff_day(parse(text))) == last


@pytest.mark.parametrize("text", ["2021?", "2021~", "2021-XX", "2021/2022", "2021/..", "[..2021]"])
def test_as_of_a_vague_date_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="no day to stop at"):
        cutoff_day(parse(text))


# --- laws -----------------------------------------------------------------------------------------

FAR = 4_000_000
numbers = st.integers(-FAR, FAR)


@st.composite
def bounded_days(draw: st.DrawFn) -> tuple[Days, int]:
    """Bounds, and one of the days that they allow."""
    number = draw(st.integers(-20, 20))
    back, on = draw(st.none() | st.integers(0, 9)), draw(st.none() | st.integers(0, 9))
    return Days(
        None if back is None else number - back, None if on is None else number + on
    ), number


bounds = st.builds(lambda bounded: bounded[0], bounded_days())


@st.composite
def moments(draw: st.DrawFn) -> str:
    year, month, number = civil(draw(st.integers(day_number(-9998, 1, 1), 3_652_059)))
    sign = "-" if year < 0 else ""
    y, m, d = f"{sign}{abs(year):04}", f"{month:02}", f"{number:02}"
    forms = [y, f"{y}-{m}", f"{y}-{m}-{d}", f"{y}-XX", f"{y}-{m}-XX", f"{y}-XX-XX"]
    forms += [f"{y[:-1]}X", f"{y[:-2]}XX", f"{y}-{draw(st.integers(21, 24))}"]
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "", "?", "~", "%"]))


@st.composite
def texts(draw: st.DrawFn) -> str:
    a, b = draw(moments()), draw(moments())
    shapes = [a, f"{a}/..", f"{a}/", f"../{a}", f"/{a}", f"[{a}..]", f"[..{a}]"]
    return draw(st.sampled_from([*shapes, f"{a}/{b}", f"[{a}..{b}]"]))


@st.composite
def dates(draw: st.DrawFn) -> Date:
    text = draw(texts())
    try:
        return parse(text)
    except DateError as error:
        assume("before" not in str(error))  # reversed: the only way for these to fail
        raise


@given(dates())
def test_the_text_of_a_date_is_that_date(date: Date) -> None:
    assert parse(date.text) == date


@given(dates())
def test_first_days_are_not_after_last_days(date: Date) -> None:
    for days in (date.start, date.end, date.days, date.bounds):
        assert days.first is None or days.last is None or days.first <= days.last
    if date.start.last is not None and date.end.last is not None:
        assert date.start.last <= date.end.last
    if date.start.first is not None and date.end.first is not None:
        assert date.start.first <= date.end.first


@given(dates(), dates())
def test_of_two_dates_at_most_one_is_before_the_other(a: Date, b: Date) -> None:
    if before(a, b) is YES:
        assert before(b, a) is NO
        assert overlaps(a, b) is NO
    assert overlaps(a, b) is overlaps(b, a)


@given(bounds, bounds)
def test_earlier_is_antisymmetric(a: Days, b: Days) -> None:
    if earlier(a, b) is YES:
        assert earlier(b, a) is NO


@given(bounded_days(), bounded_days())
def test_earlier_holds_for_every_day_the_bounds_allow(
    a: tuple[Days, int], b: tuple[Days, int]
) -> None:
    """YES and NO are certain: no choice of days within the bounds contradicts them."""
    (around_a, x), (around_b, y) = a, b
    answer = earlier(around_a, around_b)
    assert answer is CANNOT_TELL or (answer is YES) == (x < y)


@given(bounded_days(), st.integers(-20, 20))
def test_by_holds_for_every_day_the_bounds_allow(bounded: tuple[Days, int], cutoff: int) -> None:
    around, x = bounded
    answer = by(around, cutoff)
    assert answer is CANNOT_TELL or (answer is YES) == (x <= cutoff)


@given(numbers)
@example(0)
@example(-305)
@example(-306)
def test_day_numbers_and_calendar_days_are_inverse(number: int) -> None:
    assert day_number(*civil(number)) == number
    year, month, number_ = civil(number + 1)
    assert (year, month, number_) > civil(number)


@given(st.dates())
@example(datetime.date.min)
@example(datetime.date.max)
@example(datetime.date(2000, 2, 29))
def test_days_agree_with_the_standard_library(date: datetime.date) -> None:
    assert day_number(date.year, date.month, date.day) == date.toordinal()
    assert civil(date.toordinal()) == (date.year, date.month, date.day)
    assert show_day(date.toordinal()) == date.isoformat()
    assert parse(date.isoformat()).days == Days(date.toordinal(), date.toordinal())


@given(st.text("0123456789-/.X?~%[]T:Zu, ", max_size=14) | st.text(max_size=12))
def test_any_text_is_a_date_or_a_plain_error(text: str) -> None:
    """No other exception escapes; what is suggested can be written; what is taken is kept."""
    try:
        date = parse(text)
    except DateError as error:
        message, suggestion = str(error), error.suggestion
    else:
        message, suggestion = "", date.text
        assert date.text == text
    assert message or suggestion == text
    assert suggestion is None or parse(suggestion).text == suggestion


# --- times of day ---------------------------------------------------------------------------------

DAY = "2020-03-24"


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        (f"{DAY}T10:00:00Z", f"{DAY}T10:00:01Z", YES),
        (f"{DAY}T10:00:01Z", f"{DAY}T10:00:00Z", NO),
        (f"{DAY}T10:00:00Z", f"{DAY}T10:00:00Z", CANNOT_TELL),
        (f"{DAY}T10:30:00Z", f"{DAY}T23:30:00-05:00", YES),
        ("2020-03-25T03:00:00Z", f"{DAY}T23:30:00-05:00", YES),
        (f"{DAY}T10:00:00+02", f"{DAY}T09:00:00Z", YES),
        (f"{DAY}T10:00:00Z", DAY, CANNOT_TELL),
        (DAY, f"{DAY}T10:00:00Z", CANNOT_TELL),
        (DAY, DAY, CANNOT_TELL),
        (f"{DAY}T23:30:00-05:00", "2020-03-25", CANNOT_TELL),
        (f"{DAY}T23:30:00-05:00", "2020-03-26", YES),
        (f"{DAY}T23:30:00-05:00", DAY, CANNOT_TELL),
        (f"{DAY}T23:30:00-05:00", "2020-03-23", NO),
        (f"{DAY}T08:00:00", f"{DAY}T12:00:00", CANNOT_TELL),
        (f"{DAY}T23:00:00", "2020-03-25T01:00:00", YES),
        (f"{DAY}T08:00:00", f"{DAY}T20:30:00Z", YES),
        (f"{DAY}T08:00:00", f"{DAY}T19:30:00Z", CANNOT_TELL),
        (f"{DAY}T08:00:00", "2020-03-23T17:30:00Z", NO),
        (f"{DAY}T08:00:00", "2020-03-23T18:30:00Z", CANNOT_TELL),
        ("2020-03", f"{DAY}T08:00:00Z", CANNOT_TELL),
        (f"{DAY}T08:00:00Z", "2020-04", YES),
    ],
)
def test_of_two_things_done_a_time_of_day_tells_which_came_first(
    a: str, b: str, answer: Truth
) -> None:
    assert sooner(parse(a).days, parse(b).days) is answer
    back = sooner(parse(b).days, parse(a).days)
    assert back is ~answer


@pytest.mark.parametrize(
    ("text", "cutoff", "answer"),
    [
        (f"{DAY}T08:00:00Z", f"{DAY}T09:00:00Z", YES),
        (f"{DAY}T09:00:00Z", f"{DAY}T09:00:00Z", YES),
        (f"{DAY}T09:00:01Z", f"{DAY}T09:00:00Z", NO),
        (f"{DAY}T23:30:00-05:00", DAY, CANNOT_TELL),
        (f"{DAY}T23:30:00-05:00", "2020-03-25", YES),
        (f"{DAY}T23:30:00-05:00", "2020-03-25T04:29:59Z", NO),
        (DAY, f"{DAY}T09:00:00Z", CANNOT_TELL),
        ("2020-03-23", f"{DAY}T09:00:00Z", YES),
        ("2020-03-25", f"{DAY}T09:00:00Z", NO),
        (f"{DAY}T08:00:00", f"{DAY}T09:00:00Z", CANNOT_TELL),
        (f"{DAY}T08:00:00", f"{DAY}T20:00:00Z", YES),
    ],
)
def test_said_by_a_time_of_day(text: str, cutoff: str, answer: Truth) -> None:
    assert by(parse(text).days, cutoff_day(parse(cutoff))) is answer


def test_a_time_is_shown_as_written_and_differs_from_its_day() -> None:
    for text in (
        f"{DAY}T08:00:00Z",
        f"{DAY}T08:00:00-05:30",
        f"{DAY}T08:00:00",
        "-0044-03-15T01:02:03Z",
    ):
        first = parse(text).first
        assert first is not None
        assert show_day(first) == text
        assert pickle.loads(pickle.dumps(first)) == first != int(first)


def test_a_time_to_stop_at_needs_its_zone() -> None:
    with pytest.raises(DateError, match="says no time zone: write 2020-03-24T09:00:00Z"):
        cutoff_day(parse(f"{DAY}T09:00:00"))


TIMES = st.tuples(st.integers(0, 23), st.integers(0, 59)).map("T{0[0]:02}:{0[1]:02}:00".format)
ZONES = st.sampled_from(["", "Z"])


@given(st.integers(1, 4), st.integers(1, 4), TIMES, TIMES, ZONES)
def test_times_of_one_zone_only_narrow_what_their_days_tell(
    a: int, b: int, one: str, other: str, zone: str
) -> None:
    days = [f"2020-03-0{day}" for day in (a, b)]
    timed = [days[0] + one + zone, days[1] + other + zone]
    known = sooner(*(parse(day).days for day in days))
    for left, right in (timed, (timed[0], days[1]), (days[0], timed[1])):
        assert sooner(parse(left).days, parse(right).days) in (known, YES, NO)
        if known is not CANNOT_TELL:
            assert sooner(parse(left).days, parse(right).days) is known


@pytest.mark.parametrize("pick", [earliest, latest])
def test_of_a_day_and_a_time_on_it_the_time_is_kept(pick):
    """The nearer bound says more; which of the two comes first decides nothing."""
    day = parse("2021-12-25").first
    time = parse("2021-12-25T10:00:00Z").first
    assert pick(day, time) is time
    assert pick(time, day) is time
    assert pick(None, time) is time
