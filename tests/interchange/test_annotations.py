"""Annotations in, as the recommendation and Hypothes.is have them, and quotations out."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.interchange.annotations import read
from provenance.model.records import Claim, Source
from provenance.store.corpus import open_corpus

PAGE = "https://tide.example/page"
TAGS = ["denied", "claim:oil", "by:ida", "date:2011-03-08"]
BODIES = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in TAGS]
QUOTE = {"type": "TextQuoteSelector", "exact": "no oil", "prefix": "there was ", "suffix": "."}
ANNOTATION = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://example.org/anno1",
    "type": "Annotation",
    "creator": {"id": "http://example.org/user1", "name": "Who marked it"},
    "body": [*BODIES, {"type": "TextualBody", "value": "A remark."}],
    "target": {"source": PAGE, "selector": QUOTE},
}
ROW = {
    "id": "hyp1",
    "user": "acct:marker@hypothes.is",
    "uri": PAGE,
    "text": "A remark.",
    "tags": TAGS,
    "group": "__world__",
    "permissions": {"read": ["group:__world__"]},
    "document": {"title": ["The page"]},
    "target": [{"source": PAGE, "selector": [{"type": "TextPositionSelector"}, QUOTE]}],
}


def bring(value):
    return list(read(io.BytesIO(json.dumps(value).encode())))


def with_(row, **changed):
    return {**row, **changed}


def told(value):
    return " ".join(trouble for item in bring(value) for trouble in item.troubles)


@pytest.mark.parametrize(
    "value",
    [
        ANNOTATION,
        [ANNOTATION],
        {"type": "AnnotationPage", "items": [ANNOTATION]},
        {"type": "AnnotationCollection", "first": {"items": [ANNOTATION]}},
        with_(ANNOTATION, target=[ANNOTATION["target"]]),
        with_(
            ANNOTATION,
            target={
                "source": {"id": PAGE},
                "selector": {"type": "FragmentSelector", "value": "a", "refinedBy": QUOTE},
            },
        ),
        {"total": 1, "rows": [ROW]},
        {"client_version": "1", "annotations": [ROW]},
    ],
)
def test_tags_tell_who_said_what_and_the_marker_is_not_the_speaker(value):
    records = [record for item in bring(value) for record in item.records]
    (claim,) = [record for record in records if isinstance(record, Claim)]
    (said,) = claim.statements
    assert (claim.id, said.stance, said.by, said.date.text) == (
        "oil",
        "denied",
        ("ida",),
        "2011-03-08",
    )
    (quote,) = said.quote
    assert (quote.words, quote.prefix, quote.suffix) == ("no oil", "there was", ".")
    assert said.note == "A remark."
    assert "marked" not in str(records)
    assert "marker" not in str(records)


def test_what_is_no_passage_is_told_apart():
    assert "is a reply" in told(with_(ROW, references=["hyp0"]))
    assert "private group" in told(with_(ROW, group="abc"))
    assert "private group" in told(with_(ROW, permissions={"read": ["acct:a@hypothes.is"]}))
    assert "marks no words" in told(with_(ROW, target=[{"source": PAGE}]))
    empty = {"source": PAGE, "selector": {**QUOTE, "exact": None}}
    assert "marks no words" in told(with_(ANNOTATION, target=empty))
    assert "http://example.org/anno1" in bring(with_(ANNOTATION, target=empty))[0].place
    assert "orphan" in told(with_(ROW, **{"$orphan": True}))
    assert "no tags tell" in told(with_(ROW, tags=["denied", "by:ida"]))
    assert "no tags tell" in told(with_(ROW, tags=["denied", "asserted", "claim:oil", "by:ida"]))
    assert "is no annotation" in told({"a": 1})


@pytest.mark.parametrize("kind", ["Composite", "List", "Independents"])
def test_each_document_of_a_set_of_targets_is_recorded(kind):
    pages = ["https://tide.example/1", {"source": "https://tide.example/2"}]
    records = bring(with_(ANNOTATION, target={"type": kind, "items": pages}))[0].records
    addresses = [one.url for one in records if isinstance(one, Source)]
    assert addresses == ["https://tide.example/1", "https://tide.example/2"]


def test_two_targets_are_two_statements_and_a_pdf_is_known_by_its_name():
    pdf = "urn:x-pdf:1234"
    targets = [ANNOTATION["target"], {"source": pdf, "selector": QUOTE}]
    records = bring(with_(ANNOTATION, target=targets))[0].records
    claims = [record for record in records if isinstance(record, Claim)]
    assert [claim.statements[0].source for claim in claims] == [PAGE, pdf]
    sources = {record.id: record for record in records if isinstance(record, Source)}
    assert sources[pdf].url is None
    assert pdf in sources[pdf].note


KEYS = ["id", "target", "body", "selector", "source", "exact", "refinedBy", "uri", "tags", "items"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
        ),
        max_leaves=10,
    ),
    st.sampled_from(sorted({*ANNOTATION, *ROW})),
)
def test_no_annotation_ends_the_reader(value, key):
    bring(value)
    bring({**ANNOTATION, key: value})
    bring({**ROW, key: value})


RECORDS = "actors:\n  ida: {name: Ida Voss, kind: person}\n  jo: {name: Jo, kind: person}\n"
SOURCES = f'sources:\n  page: {{title: The page, kind: web-page, url: "{PAGE}"}}\n'
CLAIM = "claim: oil\ntext: Oil reached the bay.\n"
SAID = """asserted:
  - by: jo
    date: 2011-03-02
    source: page
    quote: {words: it is oil, prefix: "said:", suffix: "!"}
    hedge: [{words: perhaps}]
denied:
  - by: jo
    for: ida
    date: 2011-03~
    source: page
    quote: [no oil, "none [… at all"]
"""


def said(corpus):
    with open_corpus(corpus) as opened:
        found = opened.record("claim", "oil").said
        return {
            (s.stance, s.by, s.for_, s.date, s.source, q, s.hedge) for s in found for q in s.quote
        }


def test_quotations_go_out_and_come_in(run, write, tmp_path):
    files = {
        "claims/actors.yaml": RECORDS,
        "seeds/s.yaml": SOURCES,
        "claims/oil.yaml": CLAIM + SAID,
    }
    corpus = write(files)
    out = tmp_path / "out.json"
    assert run(corpus, f"export annotations --output {out}").code == 0
    before = said(corpus)
    (corpus / "claims" / "oil.yaml").write_text(CLAIM)
    done = run(corpus, f"import annotations {out}")
    assert done.code == 0, done.err
    assert said(corpus) == before


def test_a_claim_or_speaker_that_is_not_on_record_is_told(run, write):
    corpus = write({"claims/oil.yaml": CLAIM, "claims/actors.yaml": RECORDS})
    rows = [
        with_(ROW, tags=["denied", "claim:nosuch", "by:ida"]),
        with_(ROW, tags=["denied", "claim:oil", "by:nobody"]),
    ]
    (corpus / "a.json").write_text(json.dumps({"rows": rows}))
    done = run(corpus, "import annotations a.json --dry-run")
    assert done.code == 0, done.err
    assert "no claim of the corpus is `nosuch`" in done.err
    assert "no actor of the corpus is `nobody`" in done.err


def test_quotations_without_an_address_are_counted(run, harbour):
    done = run(harbour, "export annotations")
    assert done.json["type"] == "AnnotationPage"
    assert "statements quoted from sources without an address: 1" in done.err


def test_what_tags_tell_and_is_not_understood_is_told(run, write):
    corpus = write({"claims/oil.yaml": CLAIM, "claims/actors.yaml": RECORDS})
    tags = ["Denied", "claim:oil", "by:ida", "form:nonsense", "attribution:sure", "date:32/13/2020"]
    (corpus / "a.json").write_text(json.dumps({"rows": [with_(ROW, tags=tags)]}))
    done = run(corpus, "import annotations a.json")
    for told in (
        "form: `nonsense` is none of explicit, blanket, verdict; it was left out",
        "attribution: `sure` is none of explicit, paraphrase, ambiguous; it was left out",
        "date: `32/13/2020` is no date that can be told without guessing; it was left out",
    ):
        assert told in done.err
    assert "denied:" in (corpus / "claims" / "oil.yaml").read_text()


def test_what_a_page_does_not_hold_is_told():
    page = {
        "id": "p1",
        "type": "AnnotationPage",
        "items": [{"type": "Annotation", "id": "bare"}, {"target": "https://page.example/1"}],
        "next": "https://page.example/page2",
    }
    whole = {"type": "AnnotationCollection", "first": page}
    items = list(read(io.BytesIO(json.dumps(whole).encode())))
    told = [trouble for item in items for trouble in item.troubles]
    assert "names no document: skipped" in told
    assert "goes on at `https://page.example/page2`, which is not read: skipped" in told
    collection = {"type": "AnnotationCollection", "first": "https://page.example/page1"}
    (item,) = read(io.BytesIO(json.dumps(collection).encode()))
    assert "goes on at `https://page.example/page1`" in item.troubles[0]
    odd = {"items": [{"target": {"source": "\u202e"}}, {"target": "\u202e"}]}
    assert all(not item.records for item in read(io.BytesIO(json.dumps(odd).encode())))
