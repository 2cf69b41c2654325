"""Every combination of facts has exactly one headline: the first row of the table that fits."""

from itertools import product

import pytest

from provenance.derive.headline import HEADLINES, Facts, headline
from provenance.model.dates import CANNOT_TELL, NO, YES

VALUES = {"affirmed": (NO, CANNOT_TELL, YES), "answered": (NO, CANNOT_TELL, YES)}
COMBINATIONS = [
    Facts(*values) for values in product(*(VALUES.get(f, (False, True)) for f in Facts._fields))
]


def fitting(facts):
    """The rows of the table that fit, read off the table one by one."""
    denied = facts.denied or facts.blanket or facts.verdict
    without = facts.affirmed is not YES
    return [
        slug
        for slug, fits in {
            "withdrawn": facts.affirmed is NO and facts.withdrawn,
            "denied": without and denied,
            "questioned": facts.questioned and without,
            "declined": facts.declined and without,
            "nothing-certain": without,
            "contested": facts.denied,
            "countered": facts.countered,
            "contested-in-general": facts.blanket,
            "contested-by-verdict": facts.verdict,
            "unanswered": facts.accuses and facts.answered is NO,
            "conceded": facts.conceded,
            "questioned ": facts.questioned,
            "no-comment": facts.declined,
            "clashing": facts.excluded,
            "in-tension": facts.undermined,
            "rests-on-a-denied-claim": facts.rests,
            "undisputed-here": True,
        }.items()
        if fits
    ]


def test_every_combination_has_exactly_one_headline():
    assert len(COMBINATIONS) == 9 * 2**12
    for facts in COMBINATIONS:
        assert headline(facts) == fitting(facts)[0].strip()


def test_every_headline_is_reached():
    assert {headline(facts) for facts in COMBINATIONS} == set(HEADLINES)


@pytest.mark.parametrize("missing", ["affirmed", "answered"])
def test_what_may_be_there_is_never_told_to_be_missing(missing):
    told_missing = {"affirmed": {"withdrawn"}, "answered": {"unanswered"}}[missing]
    for facts in COMBINATIONS:
        if getattr(facts, missing) is CANNOT_TELL:
            assert headline(facts) not in told_missing
