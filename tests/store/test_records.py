"""What a corpus hands out is what its files say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.model.dates import parse, within
from provenance.model.records import (
    Actor,
    Claim,
    Derivation,
    EditorBounds,
    Expectation,
    Figure,
    Hedge,
    Origin,
    Quote,
    Relation,
    Skipped,
    Source,
    Statement,
    Tenure,
)
from provenance.reading.reader import read
from provenance.store.corpus import open_corpus
from provenance.store.index.encoding import decode, encode
from provenance.store.index.terms import kind_of

DATES = st.sampled_from(
    [None, parse("2021"), parse("2021-12-25?"), parse("2021/.."), within(parse("2020"), None)]
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
MAYBE = st.none() | TEXT
MANY = st.lists(TEXT, max_size=2).map(tuple)
FLOATS = st.none() | st.sampled_from([0, 1, -2.5, 10**6])
ORIGIN = Origin("claims/a.yaml", 1, 7)

STATEMENTS = st.builds(
    Statement,
    id=TEXT,
    claim=st.just("c"),
    stance=st.sampled_from(["asserted", "denied"]),
    ordinal=st.integers(0, 3),
    line=st.integers(1, 99),
    by=MANY,
    for_=MANY,
    date=DATES,
    date_basis=MAYBE,
    said_in=MAYBE,
    source=MAYBE,
    at=MANY,
    via=MANY,
    quote=st.lists(st.builds(Quote, TEXT, MAYBE, MAYBE, MAYBE, MAYBE), max_size=2).map(tuple),
    hedge=st.lists(st.builds(Hedge, TEXT, MAYBE), max_size=2).map(tuple),
    answers=MANY,
    repeats=MANY,
    form=MAYBE,
    covers=MANY,
    rating=MAYBE,
    attribution=MAYBE,
    or_by=MANY,
    evidence=MANY,
    office=st.just(()),
    note=MAYBE,
)
CLAIMS = st.builds(
    Claim,
    id=st.just("c"),
    text=TEXT,
    origin=st.just(ORIGIN),
    about=MANY,
    accuses=MANY,
    topics=MANY,
    event=DATES,
    foretells=st.booleans(),
    place=MAYBE,
    figure=st.none()
    | st.builds(
        Figure,
        *(TEXT, FLOATS, FLOATS, FLOATS, DATES, MAYBE, MAYBE),
        st.none() | st.builds(EditorBounds, FLOATS, FLOATS),
        *(MAYBE, MAYBE),
    ),
    source=MAYBE,
    statements=st.lists(STATEMENTS, max_size=2).map(tuple),
    comments=st.lists(STATEMENTS, max_size=1).map(tuple),
    relations=st.lists(
        st.builds(Relation, st.just("implies"), TEXT, MAYBE, st.integers(0, 3)), max_size=2
    ).map(tuple),
    expect=st.lists(
        st.builds(
            Expectation,
            DATES,
            MAYBE,
            st.lists(st.tuples(TEXT, MANY), max_size=2).map(tuple),
            st.integers(0, 3),
            MANY,
            st.none() | st.integers(0, 3),
            MANY,
        ),
        max_size=2,
    ).map(tuple),
    note=MAYBE,
)
TIES = st.lists(st.builds(Tenure, TEXT, DATES, DATES), max_size=2).map(tuple)
ACTORS = st.builds(
    Actor,
    id=st.just("a"),
    name=TEXT,
    kind=TEXT,
    origin=st.just(ORIGIN),
    aka=MANY,
    part_of=TIES,
    speaks_for=TIES,
    members=TIES,
    size=st.none() | st.integers(0, 3),
    same_as=MANY,
    note=MAYBE,
)
OWN = {
    "id": st.just("s"),
    "title": TEXT,
    "kind": TEXT,
    "origin": st.just(ORIGIN),
    "by": MANY,
    "for_": MANY,
    "archive": MANY,
    "paragraphs": MANY,
    "date": DATES,
    "published": DATES,
    "accessed": DATES,
    "size": st.none() | st.integers(0, 3),
    "seen": st.booleans(),
    "complete": st.booleans(),
    "derived_from": st.lists(st.builds(Derivation, TEXT, MAYBE), max_size=2).map(tuple),
    "skipped": st.lists(st.builds(Skipped, MANY, TEXT), max_size=2).map(tuple),
}
SOURCES = st.builds(Source, **{field: OWN.get(field, MAYBE) for field in Source._fields})


@given(CLAIMS | ACTORS | SOURCES)
@settings(max_examples=examples(60), deadline=None)
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
