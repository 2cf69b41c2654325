"""`since` is the first day from which a claim certainly stands as its headline says."""

import pytest

from derive.derive_corpus import corpus, stands_since, told
from provenance.derive.headline import HEADLINES
from provenance.model.dates import show_day

RECORDS = """
claim: one
text: One.
{one}
---
claim: other
text: Other.
{other}
---
actors:
  ann: {{name: Ann, kind: person}}
  ben: {{name: Ben, kind: person}}
  gov: {{name: Gov, kind: government}}
"""


CASES = [
    (
        "withdrawn",
        "2020-03-01",
        "asserted: {by: ann, date: 2020-01-01}\nretracted: {by: ann, date: 2020-03-01}",
        "",
    ),
    ("denied", "2020-01-01", "denied: {by: ann, date: 2020-01-01}", ""),
    ("questioned", "2020-01-01", "questioned: {by: ann, date: 2020-01-01}", ""),
    ("declined", "2020-01-01", "declined: {by: ann, date: 2020-01-01}", ""),
    (
        "contested",
        "2020-02-01",
        "asserted: {by: ann, date: 2020-01-01}\ndenied: {by: ben, date: 2020-02-01}",
        "",
    ),
    (
        "contested",
        "2020-02-01",
        "asserted: [{by: ann, date: 2020-01-01}, {by: gov, date: 2020-03-01}]\n"
        "denied: {by: ben, date: 2020-02-01}\nretracted: {by: ann, date: 2020-04-01}",
        "",
    ),
    (
        "countered",
        "2020-02-01",
        "asserted: {id: s, by: ann, date: 2020-01-01}",
        "excludes: {claim: one, because: Not both.}\n"
        "asserted: {by: ben, answers: s, date: 2020-02-01}",
    ),
    (
        "contested-in-general",
        "2020-02-01",
        "asserted: {by: ann, date: 2020-01-01}\ndenied: {by: ben, date: 2020-02-01, form: blanket}",
        "",
    ),
    (
        "contested-by-verdict",
        "2020-02-01",
        "asserted: {by: ann, date: 2020-01-01}\ndenied: {by: ben, date: 2020-02-01, form: verdict}",
        "",
    ),
    (
        "denied-underneath",
        "2020-02-01",
        "accuses: gov\nimplies: other\nasserted: {by: ann, date: 2020-01-01}",
        "denied: {by: gov, date: 2020-02-01}",
    ),
    ("unanswered", "2020-01-01", "accuses: gov\nasserted: {by: ann, date: 2020-01-01}", ""),
    (
        "conceded",
        "2020-03-01",
        "accuses: gov\nasserted: {by: ann, date: 2020-01-01}\n"
        "denied: {by: gov, date: 2020-02-01}\nadmitted: {by: gov, date: 2020-03-01}",
        "",
    ),
    (
        "questioned",
        "2020-02-01",
        "asserted: {by: ann, date: 2020-01-01}\nquestioned: {by: ben, date: 2020-02-01}",
        "",
    ),
    (
        "no-comment",
        "2020-02-01",
        "asserted: {by: ann, date: 2020-01-01}\ndeclined: {by: ben, date: 2020-02-01}",
        "",
    ),
    (
        "clashing",
        "2020-02-01",
        "asserted: {by: ann, date: 2020-01-01}\nfigure: {of: dead, value: 5}",
        "asserted: {by: ben, date: 2020-02-01}\nfigure: {of: dead, value: 9}",
    ),
    (
        "in-tension",
        "2020-02-01",
        "asserted: {by: ann, date: 2020-01-01}\nundermines: other",
        "asserted: {by: ben, date: 2020-02-01}",
    ),
    (
        "rests-on-a-denied-claim",
        "2020-02-01",
        "implies: other\nasserted: {by: ann, date: 2020-01-01}",
        "denied: {by: ben, date: 2020-02-01}",
    ),
    ("undisputed-here", "2020-01-01", "asserted: {by: ann, date: 2020-01-01}", ""),
    (
        "undisputed-here",
        "2020-03-01",
        "asserted: {by: ann, date: 2020-01-01}\ndenied: {by: ben, date: 2020-02-01}\n"
        "retracted: {by: ben, date: 2020-03-01}",
        "",
    ),
    ("undisputed-here", None, "asserted: {by: ann}", ""),
    (
        "undisputed-here",
        None,
        "accuses: gov\nasserted: {by: ann, date: 2020-01-01}\n"
        "retracted: {by: gov, date: {not-before: 2020-03-10}}",
        "",
    ),
    ("contested", None, "asserted: {by: ann}\ndenied: {by: ben, date: 2020-02-01}", ""),
    (
        "possibly-disputed",
        "2020-02-01",
        "asserted: [{by: ann, date: 2020-01-01}, {by: ben, date: 2020-02-01}]\n"
        "denied: {by: ben, date: 2020-02-01}",
        "",
    ),
    (
        "possibly-conceded",
        "2020-03-10",
        "accuses: gov\nasserted: [{by: ann, date: 2020-01-01}, {by: gov, date: 2020-02-01}, "
        "{by: gov, date: 2020-03}]\nretracted: {by: gov, date: 2020-03-10}",
        "",
    ),
    (  # it may have stood as denied then, until the retraction
        "declined",
        None,
        "declined: {by: gov, date: 2020-01-14}\nretracted: {by: gov}\n"
        "denied: [{by: gov}, {by: gov}]",
        "",
    ),
    ("nothing-certain", None, "", ""),
]
"""A headline, since when, and what is said of the claim and of the other."""


@pytest.mark.parametrize(("headline", "since", "one", "other"), CASES)
def test_since(headline, since, one, other):
    slice = corpus(RECORDS.format(one=one, other=other))
    assert told(slice, "one").headline == headline
    first, last = stands_since(slice, "one")
    assert (last if last is None else show_day(last)) == since
    assert since is None or first == last


def test_every_headline_has_a_case():
    """What a headline rests on is told with it: one that was forgotten in the reasons fails."""
    lacking = set(HEADLINES) - {headline for headline, *_ in CASES}
    assert not lacking, f"give them a case in tests/derive/test_since.py: {sorted(lacking)}"
