"""What a corpus hands out is what its files say."""

from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.model.dates import Date, parse, within
from provenance.model.records import Actor, Claim, RecordPlace, Source, Statement
from provenance.reading.reader import read
from provenance.store.corpus import open_corpus
from provenance.store.index.encoding import decode, encode
from provenance.store.index.terms import kind_of

ORIGIN = RecordPlace("claims/a.yaml", 1, 7)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
DATES = st.sampled_from(
    [parse("2021"), parse("2021-12-25?"), parse("2021/.."), within(parse("2020"), None)]
)
SET = {
    (Claim, "id"): st.just("c"),
    (Statement, "claim"): st.just("c"),
    (Statement, "office"): st.just(()),
    (Actor, "id"): st.just("a"),
    (Source, "id"): st.just("s"),
}
"""What a row leaves out, since it is told elsewhere."""


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """What an attribute of a type may hold: a new one is tried without a word here."""
    if isinstance(kind, UnionType):
        return st.one_of(*(values_of(one) for one in get_args(kind)))
    if get_origin(kind) is tuple:
        first, *others = get_args(kind)
        if others == [Ellipsis]:
            return st.lists(values_of(first), max_size=2).map(tuple)
        return st.tuples(values_of(first), *map(values_of, others))
    plain = {
        str: TEXT,
        bool: st.booleans(),
        int: st.integers(0, 3),
        float: st.sampled_from([0, 1, -2.5, 10**6]),
        type(None): st.none(),
        Date: DATES,
        RecordPlace: st.just(ORIGIN),
    }
    return plain[kind] if kind in plain else records_of(kind)


def records_of(record: Any) -> st.SearchStrategy[Any]:
    kinds = get_type_hints(record)
    parts = {
        name: SET[record, name] if (record, name) in SET else values_of(kinds[name])
        for name in record._fields
    }
    return st.builds(record, **parts)


@given(records_of(Claim) | records_of(Actor) | records_of(Source))
@settings(max_examples=examples(300), deadline=None)
def test_every_record_comes_back_as_it_went_in(record):
    back = decode(kind_of(record), record.id, ORIGIN, encode(record))
    assert back == record
    assert [type(value) for value in back] == [type(value) for value in record]


def test_records_are_those_that_the_files_hold(corpus):
    for file in corpus.files():
        for record in read(file, corpus.text(file)).records:
            assert corpus.record(kind_of(record), record.id) == record


def test_look_ups(corpus):
    assert corpus.record("claim", "nothing") is None
    assert corpus.kind_of("tarn") == ("actor",)
    assert corpus.kind_of("nothing") == ()
    assert corpus.ids("claim") == ["well-is-poisoned"]
    assert corpus.count("actor") == 6
    assert corpus.names("actor", "mill") == [
        ("millers", "The Millers' Guild"),
        ("millers-press-office", "Press office"),
    ]
    assert corpus.names("actor", limit=1) == [("anna", "Anna Ćwik")]
    statement = corpus.record("claim", "well-is-poisoned").statements[0]
    assert corpus.claim_of_statement(statement.id) == "well-is-poisoned"
    assert corpus.claim_of_statement("nothing") is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (lambda c: c.claims_about("tarn"), True),
        (lambda c: c.claims_about("anna"), False),
        (lambda c: c.claims_accusing(["millers", "tarn"]), True),
        (lambda c: c.claims_with_topic("water"), True),
        (lambda c: c.claims_of_source("gazette"), True),
        (lambda c: c.claims_of_source("millers-letter"), True),
        (lambda c: c.claims_spoken_by(["anna"]), True),
        (lambda c: c.claims_spoken_by(["millers"]), True),  # through the utterance
        (lambda c: c.claims_spoken_by(["clerk"]), True),
        (lambda c: c.claims_spoken_by(["tarn"]), False),
        (lambda c: c.claims_of_actors(["tarn"]), True),
        (lambda c: c.claims_via(["anna"]), False),
    ],
)
def test_claims_by_what_they_name(corpus, asked, found):
    assert asked(corpus) == (["well-is-poisoned"] if found else [])


def test_an_id_that_stands_twice_keeps_both_and_answers_with_the_first(write):
    claim = "claim: c\ntext: {}\nasserted:\n  - by: a\n"
    root = write({"claims/b.yaml": claim.format("B"), "claims/a.yaml": claim.format("A")})
    with open_corpus(root) as corpus:
        assert corpus.record("claim", "c").text == "A"
        assert corpus.ids("claim") == ["c"]
        (duplicate,) = corpus.duplicates()
        assert (duplicate.kind, duplicate.id) == ("claim", "c")
        assert [place.file for place in duplicate.places] == ["claims/a.yaml", "claims/b.yaml"]
        assert list(corpus.whole().claims.values()) == [corpus.record("claim", "c")]


def test_the_graph_of_the_corpus(corpus):
    graph = corpus.graph()
    claim, anna = "claim:well-is-poisoned", "actor:anna"
    assert graph.nodes[claim]["label"] == "The well at Tarn is poisoned."
    edges = {(start, end, type) for start, end, type in graph.edges(data="type")}
    (asserted,) = [n for n, d in graph.nodes(data=True) if d.get("stance") == "asserted"]
    (denied,) = [n for n, d in graph.nodes(data=True) if d.get("stance") == "denied"]
    assert {
        (asserted, claim, "on"),
        (asserted, anna, "by"),
        (denied, "actor:clerk", "by"),  # filled in from the utterance
        (denied, "actor:millers", "for"),
        (denied, anna, "answers"),
        (denied, "source:millers-letter", "said_in"),
        (claim, "actor:millers", "accuses"),
        ("actor:clerk", "actor:millers", "speaks-for"),
        ("actor:millers", "actor:crafts", "member"),
        ("source:millers-letter", "source:gazette", "derived-from"),
    } <= edges
    assert all(node["recorded"] for _, node in graph.nodes(data=True))
