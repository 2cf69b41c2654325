"""What is compared of a record is what something is derived from, as the table of fields says."""

from pathlib import Path

import pytest

from provenance.model.fields import RECORDS
from provenance.model.records import Actor, Claim, RecordPlace, Relation, Source, Statement
from provenance.model.vocabulary import COMMENTED, RELATIONS, STANCES
from provenance.store.corpus import open_corpus
from provenance.store.memo.meaning import meaning

TEXT = """\
claim: a
text: It rained.
asserted:
  - by: ann
implies: [b]
---
actors:
  ann: {name: Ann, kind: person}
---
sources:
  news: {title: News, kind: article}
"""
SPREAD = {"claim", *STANCES, COMMENTED, *RELATIONS}
"""Fields of a claim that are kept under other names: its id, its statements, its relations."""

KINDS = {
    "claim": Claim,
    "actor": Actor,
    "source": Source,
    "statement": Statement,
    "relation": Relation,
}
FIELDS = [
    (kind, field.attribute, not field.inert and field.key != "commented")
    for kind, made in KINDS.items()
    for field in RECORDS[kind]
    if field.attribute in made._fields
]


def test_every_field_has_an_attribute():
    """A field that stands in the table and not in the record would be read and lost."""
    lacking = [
        f"add `{field.attribute}` to {made.__name__} in model/records.py, for `{field.key}`"
        for kind, made in KINDS.items()
        for field in RECORDS[kind]
        if field.attribute not in made._fields and field.key not in SPREAD
    ]
    assert not lacking


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    root: Path = tmp_path_factory.mktemp("meaning")
    (root / "claims").mkdir()
    (root / "claims/a.yaml").write_text(TEXT)
    with open_corpus(root) as corpus:
        pairs = [("claim", "a"), ("actor", "ann"), ("source", "news")]
        return {kind: corpus.record(kind, id) for kind, id in pairs}


def with_part(records, kind, /, **changed):
    """A record that is changed itself, or its statement, or its relation."""
    if kind in records:
        return records[kind]._replace(**changed)
    claim = records["claim"]
    name = f"{kind}s"
    (part,) = getattr(claim, name)
    return claim._replace(**{name: (part._replace(**changed),)})


@pytest.mark.parametrize(("kind", "attribute", "counts"), FIELDS)
def test_a_field_counts_as_the_table_says(records, kind, attribute, counts):
    record = records.get(kind, records["claim"])
    changed = with_part(records, kind, **{attribute: ("another",)})
    assert (meaning(changed) != meaning(record)) == counts


@pytest.mark.parametrize("kind", ["claim", "actor", "source"])
def test_where_a_record_stands_counts_nothing(records, kind):
    moved = records[kind]._replace(origin=RecordPlace("b.yaml", 3, 9))
    assert meaning(moved) == meaning(records[kind])


def test_where_a_statement_stands_and_what_is_remarked_counts_nothing(records):
    claim = records["claim"]
    for changed in (
        with_part(records, "statement", ordinal=7),
        with_part(records, "statement", line=7),
        claim._replace(comments=("It rained a lot.",)),
    ):
        assert meaning(changed) == meaning(claim)
