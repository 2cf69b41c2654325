"""Every combination of facts has exactly one headline: the first row of the table that fits."""

from itertools import product
from pathlib import Path

from provenance.derive.headline import HEADLINES, TABLE, Facts, headline, reachable
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


TOLD = [(facts, headline(facts)) for facts in COMBINATIONS]


def test_every_combination_has_exactly_one_headline():
    assert len(COMBINATIONS) == 9 * 2**16
    for facts, told in TOLD:
        assert told == fitting(facts)[0].strip()


def test_every_headline_is_reached():
    assert {told for _, told in TOLD} == set(HEADLINES)


def test_positions_leave_just_those_headlines_that_a_combination_has():
    found = {}
    for facts, told in TOLD:
        known = Facts(facts.affirmed, False, facts.denied, facts.blanket, facts.verdict)
        found.setdefault(known, set()).add(told)
    for known, told in found.items():
        assert reachable(known) == told


def test_what_may_be_there_is_never_told_to_be_missing():
    for facts, told in TOLD:
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
