"""Argument maps in, as analysts draw them, and the record out as one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.interchange.aif import read
from provenance.model.records import Actor, Claim
from provenance.store.corpus import open_corpus

NODES = [
    ("1", "I", "The bay is clean."),
    ("2", "I", "The bay is black."),
    ("3", "I", "Birds died."),
    ("4", "I", "Nobody said this."),
    ("11", "L", "Ida Voss : it is clean"),
    ("12", "L", "JR: no, it is black"),
    ("13", "L", "Kim said the birds died"),
    ("14", "L", "Jo Ray: the birds died"),
    ("15", "L", "Analyst: the map is drawn"),
    ("16", "L", "is it clean?"),
    ("21", "YA", "Asserting"),
    ("22", "YA", "Asserting"),
    ("23", "YA", "Disagreeing"),
    ("24", "YA", "Asserting"),
    ("25", "YA", "Asserting"),
    ("26", "YA", "Asserting"),
    ("27", "YA", "Humming"),
    ("28", "YA", "Asserting"),
    ("31", "TA", "Default Transition"),
    ("41", "CA", "Default Conflict"),
    ("42", "RA", "Default Inference"),
]
EDGES = [
    ("11", "21"), ("21", "1"),
    ("12", "22"), ("22", "2"),
    ("11", "31"), ("31", "12"), ("31", "23"), ("23", "41"),
    ("2", "41"), ("41", "1"),
    ("13", "24"), ("24", "14"),
    ("14", "25"), ("25", "3"),
    ("3", "42"), ("42", "2"),
    ("15", "26"), ("26", "1"),
    ("11", "27"), ("27", "3"),
    ("16", "28"), ("28", "1"),
]  # fmt: skip
MAP = {
    "nodes": [
        {"nodeID": id, "type": kind, "text": text, "timestamp": "2015-01-01 09:00:00"}
        for id, kind, text in NODES
    ],
    "edges": [{"edgeID": str(n), "fromID": a, "toID": b} for n, (a, b) in enumerate(EDGES)],
    "locutions": [
        {"nodeID": "11", "personID": "1", "timestamp": "x", "start": "2011-03-02 10:00:00"},
        {"nodeID": "13", "personID": "3", "start": None},
        {"nodeID": "14", "personID": "2"},
        {"nodeID": "15", "personID": "4"},
    ],
    "participants": [
        {"participantID": "1", "firstname": "Ida", "surname": "Voss"},
        {"participantID": "2", "firstname": "Jo", "surname": "Ray"},
        {"participantID": "3", "firstname": "Kim", "surname": "None"},
        {"participantID": "4", "firstname": "Analyst", "surname": ""},
    ],
    "schemefulfillments": [],
}


def columns(table):
    return {key: [row.get(key) for row in table] for key in {k for row in table for k in row}}


@pytest.mark.parametrize(
    "value",
    [
        MAP,
        [MAP],
        {"AIF": MAP, "OVA": [], "text": "x"},
        {key: columns(table) for key, table in MAP.items()},
    ],
)
def test_who_said_and_denied_what_is_as_annotated(value):
    items = list(read(json.dumps(value)))
    claims = {r.text: r for item in items for r in item.records if isinstance(r, Claim)}
    clean = claims["The bay is clean."]
    asserted, denied = clean.statements
    assert (asserted.stance, asserted.by) == ("asserted", ("Ida Voss",))
    assert asserted.date.text == "2011-03-02T10:00:00"
    assert asserted.quote[0].words == "it is clean"
    assert (denied.stance, denied.by, denied.answers) == ("denied", ("Jo Ray",), (asserted.id,))
    assert denied.date is None
    black = claims["The bay is black."]
    assert [(s.stance, s.by) for s in black.statements] == [("asserted", ("Jo Ray",))]
    assert [r.kind for r in black.relations] == ["undermines"]
    (reported,) = claims["Birds died."].statements
    assert (reported.by, reported.via) == (("Jo Ray",), ("Kim",))
    assert [r.kind for r in claims["Birds died."].relations] == ["supports"]
    assert claims["Nobody said this."].statements == ()
    told = " ".join(trouble for item in items for trouble in item.troubles)
    for part in ("analyst's", "`Humming`", "nobody who speaks in locution 16", "nobody in the map"):
        assert part in told
    assert {r.name for item in items for r in item.records if isinstance(r, Actor)} == {
        "Ida Voss",
        "Jo Ray",
        "Kim",
    }


KEYS = ["nodes", "edges", "nodeID", "type", "text", "fromID", "toID", "AIF", "personID", "start"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.sampled_from(["1", "11", "21", "L", "YA"]),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    st.sampled_from(sorted(MAP)),
)
def test_no_map_ends_the_reader(value, key):
    list(read(json.dumps(value)))
    list(read(json.dumps({**MAP, key: value})))


@given(st.text(max_size=30))
def test_no_text_ends_the_reader(text):
    list(read(text))


def test_a_map_comes_in_once_and_checks(run, tmp_path):
    corpus = tmp_path / "empty"
    corpus.mkdir()
    (corpus / "provenance.toml").write_text("")
    (corpus / "m.json").write_text(json.dumps(MAP))
    done = run(corpus, "import aif m.json")
    assert done.code == 0, done.err
    again = run(corpus, "import aif m.json")
    assert again.code == 0, again.err
    assert again.out == ""
    assert "denied" in run(corpus, "who denied bay is clean").out


CORPUS = """
claim: clean
text: The bay is clean.
asserted:
  - {id: first, by: ida, date: 2011-03-02, quote: it is clean}
  - {by: kim, hedge: {words: perhaps, whose: speaker}}
denied:
  - {by: jo, answers: first, date: 2011-03-08, quote: it is not}
supports: [other]
---
claim: other
text: Fish can be sold.
asserted:
  - {by: jo}
questioned:
  - {by: ida}
undermines:
  - {claim: clean, because: Of the fish.}
"""
RECORDS = """actors:
  ida: {name: Ida Voss, kind: person}
  jo: {name: Jo Ray, kind: person}
  kim: {name: Kim Sand, kind: person}
"""


def test_what_is_plainly_said_goes_out_and_comes_in(run, write, tmp_path):
    corpus = write({"claims/a.yaml": CORPUS, "claims/p.yaml": RECORDS})
    out = tmp_path / "map.json"
    done = run(corpus, f"export aif --output {out}")
    assert "statements hedged: 1" in done.err
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "provenance.toml").write_text("")
    back = run(empty, f"import aif {out}")
    assert back.code == 0, back.err

    def said(root):
        with open_corpus(root) as opened:
            slice = opened.whole()
            texts = {id: claim.text for id, claim in slice.claims.items()}
            statements = {
                (
                    texts[s.claim],
                    s.stance,
                    tuple(map(slice.name, s.by)),
                    s.date.text if s.date else "",
                    tuple(quote.words for quote in s.quote),
                    len(s.answers),
                )
                for s in slice.statements.values()
                if not s.hedge
            }
            relations = {
                (texts[c.id], r.kind, texts[r.claim])
                for c in slice.claims.values()
                for r in c.relations
            }
            return statements, relations

    assert said(empty) == said(corpus)


def test_a_long_locution_is_told_and_its_statement_recorded(run, write):
    text = f"Ida Voss : {'and so ' * 9}it fell"
    nodes = [
        {"nodeID": "1", "text": "The bridge fell.", "type": "I"},
        {"nodeID": "2", "text": text, "type": "L"},
        {"nodeID": "3", "text": "Asserting", "type": "YA"},
    ]
    edges = [{"fromID": "2", "toID": "3"}, {"fromID": "3", "toID": "1"}]
    people = [{"participantID": id, "firstname": "Ida", "surname": "Voss"} for id in "12"]
    locutions = [{"nodeID": "2", "personID": "1"}]
    map = {"nodes": nodes, "edges": edges, "participants": people, "locutions": locutions}
    corpus = write({"m.json": json.dumps(map)})
    done = run(corpus, "import aif m.json")
    assert done.code == 0, done.err
    assert "more than 12 words (`max-quote-words`); it was left out" in done.err
    assert "several are called “Ida Voss”: recorded as one" in done.err
    with open_corpus(corpus) as opened:
        (said,) = opened.record("claim", "the-bridge-fell").said
        assert (said.by, said.quote) == (("ida-voss",), ())


def test_relations_that_are_there_are_not_told_again(run, write):
    corpus = write({"claims/a.yaml": CORPUS, "claims/p.yaml": RECORDS})
    run(corpus, "export aif --output map.json")
    empty = corpus / "empty"
    empty.mkdir()
    (empty / "provenance.toml").write_text("")
    assert run(empty, f"import aif {corpus / 'map.json'}").code == 0
    again = run(empty, f"import aif {corpus / 'map.json'}")
    assert (again.code, again.out) == (0, ""), again.err
    assert "relations" not in again.err


def chain(length):
    """A map of propositions that each support the next, each said by somebody, in this order."""
    numbers = range(1, length + 1)
    nodes = [("I", f"i{n}", f"Link {n} held.") for n in numbers]
    nodes += [("L", f"l{n}", f"Ida Voss : link {n} held") for n in numbers]
    nodes += [("YA", f"y{n}", "Asserting") for n in numbers]
    nodes += [("RA", f"r{n}", "Default Inference") for n in numbers[:-1]]
    ends = [(f"l{n}", f"y{n}") for n in numbers] + [(f"y{n}", f"i{n}") for n in numbers]
    for n in numbers[:-1]:
        ends += [(f"i{n}", f"r{n}"), (f"r{n}", f"i{n + 1}")]
    return {
        "nodes": [{"nodeID": id, "type": kind, "text": text} for kind, id, text in nodes],
        "edges": [{"fromID": start, "toID": end} for start, end in ends],
        "locutions": [{"nodeID": f"l{n}", "personID": "7"} for n in numbers],
    }


def test_a_released_map_without_participants_names_who_speaks_in_its_locutions():
    """As the corpora of debates are published; a person whose locutions disagree is nobody."""
    given = chain(3)
    brought = [record for one in read(json.dumps(given)) for record in one.records]
    assert [r.name for r in brought if isinstance(r, Actor)] == ["Ida Voss"]
    claims = [r for r in brought if isinstance(r, Claim)]
    assert [[s.quote[0].words for s in c.statements] for c in claims] == [
        ["link 1 held"],
        ["link 2 held"],
        ["link 3 held"],
    ]
    given["nodes"][3]["text"] = "Jo Ray : link 1 held"
    found = list(read(json.dumps(given)))
    assert not [r for one in found for r in one.records if isinstance(r, Actor)]
    assert "the map names nobody who speaks in locution l1: skipped" in str(found)


def test_what_a_locution_does_twice_is_told():
    given = chain(1)
    given["nodes"].append({"nodeID": "y9", "type": "YA", "text": "Disagreeing"})
    given["edges"] += [{"fromID": "l1", "toID": "y9"}, {"fromID": "y9", "toID": "i1"}]
    assert "locution l1 is told to have asserted it already: skipped" in str(
        list(read(json.dumps(given)))
    )


def test_relations_hold_from_file_to_file_and_to_nothing_they_are_left_out(
    run, tmp_path, monkeypatch
):
    monkeypatch.setattr("provenance.authoring.bring.MOST", 2)
    given = chain(7)
    given["nodes"].append({"nodeID": "i9", "type": "I", "text": ""})
    given["nodes"].append({"nodeID": "r9", "type": "RA", "text": "Default Inference"})
    given["edges"] += [{"fromID": "i3", "toID": "r9"}, {"fromID": "r9", "toID": "i9"}]
    (tmp_path / "claims").mkdir()
    (tmp_path / "map.json").write_text(json.dumps(given), encoding="utf-8")
    done = run(tmp_path, "import aif map.json")
    assert done.code == 0, done.err
    assert "supports a claim that is not on record; the relation was left out" in done.err
    with open_corpus(tmp_path) as corpus:
        links = {c.id: [r.claim for r in c.relations] for c in corpus.each("claim")}
    assert links == {
        **{f"link-{n}-held": [f"link-{n + 1}-held"] for n in range(1, 7)},
        "link-7-held": [],
    }
