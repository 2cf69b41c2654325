"""Filters are read in Python as the commands read them: names, dates, and what is wrong in them."""

import pytest

import provenance

TEXT = """\
claim: rain
text: It rained.
topics: [weather]
asserted:
  - {by: ann, date: 2001-05-01}
  - {by: ben, date: 2003}
---
actors:
  ann: {name: Ann Arbor, kind: person}
  ben: {name: Ben, kind: person}
"""


@pytest.fixture
def corpus(write):
    with provenance.open_corpus(write(TEXT)) as opened:
        yield opened


def said(corpus, **given):
    filters = provenance.filters(corpus, **given)
    return [row.by[0].id for row in provenance.statements(corpus, filters=filters).rows]


def test_a_name_and_a_date_are_read_as_typed(corpus):
    assert said(corpus) == ["ann", "ben"]
    assert said(corpus, by="Ann Arbor") == ["ann"]
    assert said(corpus, by=("Ben", "ann")) == ["ann", "ben"]
    assert said(corpus, before="2002") == ["ann"]
    assert said(corpus, topic="weather", limit=1) == ["ann"]


def test_a_corpus_is_opened_by_a_path_of_any_kind(write):
    root = write(TEXT)
    with provenance.open_corpus(str(root)) as opened:
        assert opened.root == root


def test_what_cannot_be_understood_is_told(corpus):
    with pytest.raises(provenance.CorpusError, match="Nobody"):
        provenance.filters(corpus, by="Nobody")
    with pytest.raises(provenance.CorpusError, match="--as-of 2001-02-30"):
        provenance.filters(corpus, as_of="2001-02-30")
    with pytest.raises(TypeError, match="no filter is called `asof`"):
        provenance.filters(corpus, asof="2001")
