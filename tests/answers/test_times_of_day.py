"""Times of day order what was said on one day, and filters honour them exactly."""

import pytest

THREAD = """
claim: bridge-fell
text: The bridge fell.
asserted:
  - {by: ann, date: 2020-01-10T08:00:00Z}
  - {by: ben, date: 2020-01-10T10:00:00Z}
denied:
  - {by: ben, date: 2020-01-10T07:00:00-05:00}
---
actors:
  ann: {name: Ann, kind: account}
  ben: {name: Ben, kind: account}
"""


def shown(answer):
    return [(row["stance"], row["by"][0]["id"]) for row in answer.json["rows"]]


def test_who_turned_within_a_day_has_turned(run, write):
    root = write(THREAD)
    (dispute,) = run(root, "disputes -f json").json["disputes"]
    assert dispute["status"] == "contested"
    (shift,) = run(root, "shifts -f json").json["shifts"]
    assert (shift["kind"], shift["one"]["stance"], shift["other"]["stance"]) == (
        "changed position",
        "asserted",
        "denied",
    )
    assert "S404" not in run(root, "check").out


@pytest.mark.parametrize(
    ("filter", "rows", "unplaced"),
    [
        ("--before 2020-01-10T11:00:00Z", 2, 0),
        ("--before 2020-01-10T10:00:00Z", 1, 0),
        ("--after 2020-01-10T09:00:00Z", 2, 0),
        ("--after 2020-01-10T13:30:00+02:00", 1, 0),
        ("--as-of 2020-01-10T09:00:00Z", 1, 0),
        ("--as-of 2020-01-10T12:00:00Z", 3, 0),
        ("--as-of 2020-01-10", 3, 0),
        ("--before 2020-01-10", 0, 0),
    ],
)
def test_filters_take_a_time_of_day(run, write, filter, rows, unplaced):
    answer = run(write(THREAD), f"statements {filter} -f json").json
    assert (len(answer["rows"]), len(answer["unplaced"])) == (rows, unplaced)


@pytest.mark.parametrize("filter", ["--before", "--after", "--as-of"])
def test_a_day_without_a_time_cannot_be_placed_within_itself(run, write, filter):
    root = write(THREAD.replace("2020-01-10T08:00:00Z", "2020-01-10"))
    answer = run(root, f"statements --by ann {filter} 2020-01-10T09:00:00Z -f json").json
    assert (len(answer["rows"]), len(answer["unplaced"])) == (0, 1)


@pytest.mark.parametrize("filter", ["--before", "--after", "--as-of"])
@pytest.mark.parametrize("date", ["2020-01-10T09:00:00", "2020-01-10~", "2020?", "202X", "2020/.."])
def test_what_is_no_certain_limit_is_refused(run, write, filter, date):
    answer = run(write(THREAD), f"statements {filter} {date}")
    assert (answer.code, answer.out) == (2, "")
    assert "write" in answer.err
