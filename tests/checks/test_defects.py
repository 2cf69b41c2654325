"""Every seeded defect is found where it is, and its innocent look-alikes stay clean."""

import pytest

from checks import cases
from checks.memory import run

CASES = cases.cases()
DEFECTS = [case for case in CASES if not case.is_innocent]
INNOCENT = [case for case in CASES if case.is_innocent]


def named(case: cases.Case) -> str:
    return f"{case.home}:{case.line} {case.title}"


@pytest.mark.parametrize("case", DEFECTS, ids=named)
def test_a_seeded_defect_is_found_at_its_line_and_column(case):
    assert case.expected, "unmarked: run tests/checks/cases.py, then look at the marks"
    found = cases.findings(case)
    assert cases.same(found, case.expected), found
    assert sorted(one.code for one in found) == sorted(case.codes)


@pytest.mark.parametrize("case", INNOCENT, ids=named)
def test_an_innocent_look_alike_is_clean(case):
    assert cases.findings(case) == []


def test_the_corpus_under_the_cases_is_clean():
    assert run(cases.common(), table={"ignore": ["quotations"]}).findings == ()


def test_every_rule_has_seeded_defects():
    from provenance.checks.registry import RULES

    # of what no text of a claim file can stand for
    outside = {"unreadable-file", "too-large", "too-many-problems", "tracked-cache"}
    wanted = {
        rule.code for rule in RULES if rule.family != "quotations" and rule.name not in outside
    }
    told = "write tests/corpora/broken/CODE-NAME.yaml, as tests/checks/cases.py says, for"
    seeded = {code for case in DEFECTS for code in case.codes}
    assert not wanted - seeded, f"{told} {sorted(wanted - seeded)}"
    assert not seeded - wanted


def test_there_are_enough_of_them():
    assert len(DEFECTS) >= 275
    assert len(INNOCENT) >= len(DEFECTS)
