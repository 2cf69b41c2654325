"""Published cases, modelled by hand, of which the right answers are known."""

import shutil
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "corpora" / "cases"


@pytest.fixture
def case(tmp_path):
    """A fresh copy of one case by name."""

    def copy(name):
        target = tmp_path / name
        shutil.copytree(CASES / name, target, ignore=shutil.ignore_patterns(".provenance"))
        return target

    return copy


def speakers(answer):
    return [
        [party["id"] for party in (row["for"] or row["by"])]
        for group in answer.json["groups"]
        for row in group["rows"]
    ]


def statuses(answer):
    return {item["claim"]: item["status"] for item in answer.json["disputes"]}


def told(answer):
    """Of each shift its kind, who it is of, and the days between which it happened."""
    return [
        (
            shift["kind"],
            shift["one"]["actor"]["id"],
            shift["one"]["stance"],
            shift["other"] and shift["other"]["actor"]["id"],
            shift["other"] and shift["other"]["stance"],
        )
        for shift in answer.json["shifts"]
    ]


# Flight PS752: denied, then acknowledged


def test_who_denied_the_missile_before_it_was_acknowledged(run, case):
    answer = run(case("flight-ps752"), "who denied missile-brought-down-ps752 --format json")
    assert sorted(speakers(answer)) == [["iran-civil-aviation"], ["iran-government"]]


def test_the_reversal_is_certain_and_in_that_order(run, case):
    shifts = told(run(case("flight-ps752"), "shifts --format json"))
    assert shifts == [
        ("changed position", "iran-government", "asserted", "iran-government", "admitted"),
        ("changed position", "iran-government", "denied", "iran-government", "admitted"),
        ("changed position", "iran-civil-aviation", "denied", "iran-civil-aviation", "admitted"),
    ]


def test_between_the_two_admissions_another_office_reversed_the_line_of_its_side(run, case):
    root = case("flight-ps752")
    shifts = told(run(root, "shifts --as-of 2020-01-12 --format json"))
    reversal = {s[1::2] for s in shifts if s[0] == "reversal by another office of its side"}
    assert reversal == {
        ("iran-civil-aviation", "iran-armed-forces"),
        ("iran-civil-aviation", "iran-government"),
    }
    assert {shift[1] for shift in shifts if shift[0] == "changed position"} == {"iran-government"}
    assert told(run(root, "shifts --as-of 2020-01-10 --format json")) == []


def test_no_admission_is_told_to_lack_an_earlier_denial_by_its_side(run, case):
    answer = run(case("flight-ps752"), "shifts iran --format json")
    assert "admission with no recorded earlier denial" not in dict(answer.json["kinds"])


def test_the_status_of_the_missile_before_and_after(run, case):
    root = case("flight-ps752")
    claim = "missile-brought-down-ps752"
    before = statuses(run(root, "disputes --as-of 2020-01-10 --format json"))
    assert (before[claim], statuses(run(root, "disputes --format json"))[claim]) == (
        "contested",
        "conceded",
    )


def test_whoever_has_admitted_it_no_longer_says_what_excludes_it(run, case):
    root = case("flight-ps752")

    def clashes(options):
        found = run(root, f"disputes {options} --format json").json["disputes"]
        (item,) = [i for i in found if i["claim"] == "missile-brought-down-ps752"]
        return [s["text"] for s in item["suffixes"] if s["kind"] == "clashes"]

    assert clashes("--as-of 2020-01-10") == [
        "clashes with engine-fire-brought-down-ps752, affirmed by Qassem Biniaz for "
        "Government of Iran (recorded as excluding it)"
    ]
    assert clashes("") == []


# Operation Tailwind: broadcast, printed, withdrawn


def test_a_withdrawn_report_is_told_as_withdrawn_and_not_as_denied(run, case):
    root = case("operation-tailwind")
    assert told(run(root, "shifts --format json")) == [
        ("withdrawal", "cnn", "asserted", "cnn", "retracted"),
        ("withdrawal", "time-magazine", "asserted", "time-magazine", "retracted"),
    ]
    assert speakers(run(root, "who denied sarin --format json")) == [["us-department-of-defense"]]
    withdrew = speakers(run(root, "who retracted sarin --format json"))
    assert sorted(withdrew) == [["cnn"], ["time-magazine"]]


def test_nobody_is_left_who_affirms_the_withdrawn_report(run, case):
    root = case("operation-tailwind")
    assert set(statuses(run(root, "disputes --format json")).values()) == {"withdrawn"}
    assert "withdrawn" not in statuses(run(root, "disputes --as-of 1998-06-20 --format json"))
    assert told(run(root, "shifts --as-of 1998-07-01 --format json")) == []


# Hurricane Maria: the toll in Puerto Rico


def test_the_second_official_toll_revised_the_first_and_the_studies_count_other_times(run, case):
    (question,) = run(case("maria-toll"), "figures --format json").json["questions"]
    pairs = {(p["one"], p["other"]): p["verdict"] for p in question["pairs"]}
    assert [pair for pair, verdict in pairs.items() if verdict == "revision"] == [
        ("maria-killed-64", "maria-killed-2975")
    ]
    assert set(pairs.values()) == {"revision", "not comparable"}
    reasons = {r for p in question["pairs"] for r in p["because"] if p["verdict"] != "revision"}
    assert all(reason.startswith("different times") for reason in reasons)


def test_the_official_toll_was_revised_and_nobody_reversed_a_position(run, case):
    shifts = told(run(case("maria-toll"), "shifts --format json"))
    government = "puerto-rico-government"
    assert shifts == [("revised figure", government, "asserted", government, "asserted")]


def test_before_the_study_of_august_2018_the_official_toll_had_no_rival_on_record(run, case):
    (question,) = run(case("maria-toll"), "figures --as-of 2018-01 --format json").json["questions"]
    given = {g["claim"]: g["range"]["low"] for g in question["given"]}
    assert given == {"maria-killed-64": 64, "count-of-december-2017-finds-1052": 1052}


def test_who_disputes_the_revised_toll(run, case):
    root = case("maria-toll")
    assert speakers(run(root, "who denied maria-killed-2975 --format json")) == [["donald-trump"]]
    assert statuses(run(root, "disputes --format json")) == {"maria-killed-2975": "contested"}


# Six disputes of which the end is known


def test_the_prosecutor_of_a_state_reversed_what_its_consulate_had_denied(run, case):
    root = case("khashoggi")
    assert told(run(root, "shifts --format json")) == [
        (
            "reversal by another office of its side",
            "saudi-government",
            "asserted",
            "saudi-public-prosecutor",
            "admitted",
        ),
        (
            "reversal by another office of its side",
            "saudi-consulate-in-istanbul",
            "denied",
            "saudi-public-prosecutor",
            "admitted",
        ),
    ]
    text = run(root, "disputes -v").out
    assert "Public Prosecutor of Saudi Arabia (of the accused side)" in text
    assert "no earlier denial" not in run(root, "shifts").out
    sections = run(root, "versus saudi-arabia turkish-officials --format json").json["sections"]
    (entry,) = next(s["entries"] for s in sections if s["title"] == "contested")
    assert entry["claim"] == "khashoggi-was-killed-in-the-consulate"


def test_years_of_denial_leave_their_trace_beside_the_admission(run, case):
    root = case("armstrong")
    (item,) = run(root, "disputes --format json").json["disputes"]
    assert (item["status"], item["deny"]) == ("conceded", [])
    assert [(f["said"], f["stance"], f["until"]["text"]) for f in item["denied_before"]] == [
        ("denied", "admitted", "2013-01-14"),
        ("denied", "admitted", "2013-01-14"),
    ]
    assert item["deny_tally"]["statements"] == 0
    text = run(root, "disputes -v").out
    assert "until 2013-01-14 (admitted): Lance Armstrong, 2005-08-23" in text
    denied = run(root, "who denied armstrong-doped -v").out
    assert "later: admitted, 2013-01-14" in denied
    assert "2 statements: 2 taken back since" in denied


def test_a_result_that_its_authors_took_back_stands_for_nobody(run, case):
    root = case("opera-neutrinos")
    found = statuses(run(root, "disputes --format json"))
    assert found["neutrinos-outran-light-to-gran-sasso"] == "denied"
    assert found["neutrinos-came-60-nanoseconds-early"] == "withdrawn"
    (question,) = run(root, "figures --format json").json["questions"]
    assert not any(pair["verdict"] == "clash" for pair in question["pairs"])
    early = statuses(run(root, "disputes --as-of 2012-04 --format json"))
    assert early["neutrinos-outran-light-to-gran-sasso"] == "contested"


def test_a_toll_that_its_giver_raised_is_a_revision_and_disputed_by_nobody(run, case):
    root = case("kunduz-hospital")
    revised = ("revised figure", "msf", "asserted", "msf", "asserted")
    assert {*told(run(root, "shifts --format json"))} == {revised}
    assert statuses(run(root, "disputes --format json")) == {}


def test_a_command_that_changed_its_line_through_its_officers_changed_it(run, case):
    root = case("kabul-strike")
    kinds = [row[:2] for row in told(run(root, "shifts --format json"))]
    assert ("changed position", "us-central-command") in kinds
    assert ("reversal by another office of its side", "joint-chiefs-of-staff") in kinds
    text = run(root, "disputes -v").out
    assert "Kenneth McKenzie for United States Central Command" in text
    assert "until 2021-09-17 (denied): Bill Urban for United States Central Command" in text


def test_a_withdrawn_paper_is_affirmed_by_nobody(run, case):
    root = case("hwang-stem-cells")
    assert statuses(run(root, "disputes --format json")) == {
        "hwang-team-made-stem-cells-of-patients": "withdrawn"
    }
    card = run(root, "show hwang-woo-suk -v").out
    assert "as one of 25" in card
    assert "later: retracted, between 2005-12-16 and 2006-01-04" in card
    denied = speakers(run(root, "who denied hwang-team-made-stem-cells-of-patients --format json"))
    assert sorted(denied) == [["editors-of-science"], ["seoul-national-university"]]


def test_a_doubt_kept_in_a_reversal_is_told_with_it(run, case):
    text = run(case("kabul-strike"), "who denied kabul-strike-hit-an-imminent-threat -v").out
    assert "unlikely" in text
    left = run(case("khashoggi"), "who said khashoggi-left-the-consulate-alive -v").out
    assert "not sure" in left


def test_a_figure_that_its_giver_replaced_is_marked_wherever_it_is_given(run, case):
    root = case("kunduz-hospital")
    listed = run(root, "disputes --status undisputed-here").out
    assert "Médecins Sans Frontières (revised later)" in listed
    card = run(root, "show kunduz-strike-killed-30").out
    assert "gave another figure later (kunduz-strike-killed-at-least-42) on 2015-12-12" in card
    figures = run(root, "figures").out
    assert "Médecins Sans Frontières (replaced with kunduz-strike-killed-30)" in figures


def test_another_claim_of_a_shift_says_how_it_bears_on_the_first(run, case):
    told = run(case("khashoggi"), "shifts").out
    assert "on another claim, recorded as excluding it: Jamal Khashoggi was killed" in told
    assert "implying" not in told
