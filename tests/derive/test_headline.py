"""Every combination of facts has exactly one headline: the first row of the table that fits."""

from functools import cache
from itertools import islice, product
from pathlib import Path

import pytest

from laws import TIMES
from provenance.derive.headline import HEADLINES, TABLE, Facts, headline, reachable
from provenance.model.dates import CANNOT_TELL, NO, YES

VALUES = {"affirmed": (NO, CANNOT_TELL, YES), "answered": (NO, CANNOT_TELL, YES)}
STEP = 1 if TIMES >= 1 else 7
"""Of the combinations every seventh is tried in `make test`, which has all values of each fact."""


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
            "denied-underneath": facts.accuses and facts.underneath and facts.answered is not YES,
            "unanswered": facts.accuses and facts.answered is NO and not facts.perhaps_denied,
            "conceded": facts.conceded and not facts.perhaps_denied,
            "questioned ": facts.questioned,
            "no-comment": facts.declined,
            "clashing": facts.excluded,
            "in-tension": facts.undermined,
            "possibly-disputed": facts.perhaps_denied or facts.perhaps_disputed,
            "rests-on-a-denied-claim": facts.rests,
            "possibly-conceded": facts.perhaps_conceded,
            "undisputed-here": True,
        }.items()
        if fits
    ]


@cache
def combinations():
    """The combinations that are tried, each with its headline."""
    every = product(*(VALUES.get(field, (False, True)) for field in Facts._fields))
    tried = (Facts(*values) for values in islice(every, None, None, STEP))
    return [(facts, headline(facts)) for facts in tried]


@pytest.mark.law
def test_every_combination_has_exactly_one_headline():
    assert len(combinations()) == -(-9 * 2**16 // STEP)
    for facts, told in combinations():
        assert told == fitting(facts)[0].strip()


@pytest.mark.law
def test_every_headline_is_reached():
    assert {told for _, told in combinations()} == set(HEADLINES)


@pytest.mark.law
def test_positions_leave_just_those_headlines_that_a_combination_has():
    found = {}
    for facts, told in combinations():
        known = Facts(facts.affirmed, False, facts.denied, facts.blanket, facts.verdict)
        found.setdefault(known, set()).add(told)
    for known, told in found.items():
        assert reachable(known) == told


@pytest.mark.law
def test_what_may_be_there_is_never_told_to_be_missing():
    for facts, told in combinations():
        if facts.affirmed is CANNOT_TELL:
            assert told != "withdrawn"
        if facts.answered is CANNOT_TELL or facts.perhaps_denied:
            assert told != "unanswered"
        if facts.perhaps_denied or facts.perhaps_disputed:
            assert told not in ("undisputed-here", "rests-on-a-denied-claim")
        if facts.perhaps_conceded:
            assert told != "undisputed-here"


def test_the_table_says_of_itself_what_decides():
    for row in TABLE:
        assert set(row.deciding) <= set(Facts._fields)
        assert row.words.replace(" ", "-") == row.slug


def test_the_page_has_the_table_as_it_stands():
    page = (Path(__file__).parents[2] / "docs" / "derivation.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    table = [f"| `{row.slug}` | {row.when} |" for row in TABLE]
    assert rows == table, "write the rows of `TABLE` into docs/derivation.md, in their order"
