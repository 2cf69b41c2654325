"""What Wikidata and Wikipedia get: a statement with its references, and notes in wikitext."""

import re

import pytest

from documentation import ROOT

CLAIM = """
claim: oil
text: Oil reached the bay.
asserted:
  - {by: ida, date: 2011-03-02, source: page}
  - {by: jo, source: other, hedge: {words: perhaps, whose: speaker}}
  - {by: kim, source: nowhere}
  - {by: ida, date: 2011-03-04, source: other}
denied:
  - {by: port, date: 2011-03-08, source: page}
  - {by: lou, date: 2011-03-09, source: page}
"""
RECORDS = """
actors:
  ida: {name: Ida Voss, kind: person}
  jo: {name: Jo Ray, kind: person}
  kim: {name: Kim Ash, kind: person}
  lou: {name: Lou Poe, kind: person}
  port: {name: The Port, kind: body, same-as: wikidata:Q42}
"""
SOURCES = """
sources:
  page: {title: The page, kind: article, url: "https://tide.example/a", language: en,
    published: 2011-03, accessed: 2011-03-09}
  other: {title: 'A "title"', kind: article, url: "https://tide.example/b", published: 2011~,
    language: en}
  nowhere: {title: Nowhere, kind: article}
"""
VALUE = r'(?:Q\d+|[+-]\d{4}-\d\d-\d\dT00:00:00Z/(?:9|10|11)|"[^"\t\n]*"|[a-z]+:"[^"\t\n]*")'
LINE = re.compile(rf"Q\d+\tP\d+\t{VALUE}(?:\tP\d+\t{VALUE})*(?:\t!?S\d+\t{VALUE})*\n")
"""The grammar of a line: statement, qualifiers, references; tabs between, and no escape."""


@pytest.fixture
def corpus(write):
    return write({"claims/a.yaml": CLAIM, "claims/p.yaml": RECORDS, "seeds/s.yaml": SOURCES})


def export(run, corpus, triple):
    return run(corpus, ["export", "quickstatements", "--claim", "oil", "--triple", triple])


def test_a_statement_goes_with_its_references_and_who_disputes_it(run, corpus):
    done = export(run, corpus, "Q1|P31|Q2")
    assert done.code == 0
    assert LINE.fullmatch(done.out), done.out
    assert done.out.startswith("Q1\tP31\tQ2\tP1310\tQ42\tS854\t")
    assert '\tS1476\ten:"The page"\t' in done.out
    assert "\tS577\t+2011-03-00T00:00:00Z/10\tS813\t+2011-03-09T00:00:00Z/11\t!S854\t" in done.out
    for told in (
        "hedged",
        "has no address",
        "grammar cannot hold",
        "no plain day",
        "deniers without",
    ):
        assert told in done.err, told


def test_what_nobody_plainly_affirms_is_not_written(run, corpus):
    (corpus / "claims" / "a.yaml").write_text(CLAIM.replace("asserted", "questioned"))
    done = export(run, corpus, "Q1|P31|Q2")
    assert done.out == ""


@pytest.mark.parametrize("triple", ["Q1|P31", "Q1|P31|x\ty", 'Q1|P31|"a"b"', "P1|Q1|Q2"])
def test_what_is_no_statement_of_wikidata_is_refused(run, corpus, triple):
    assert "is no statement of Wikidata" in export(run, corpus, triple).err


@pytest.mark.parametrize("name", ["harbour", "shipped"])
def test_a_wiki_s_parser_sees_one_note_a_statement_and_whole_templates(run, harbour, name):
    parser = pytest.importorskip("mwparserfromhell")
    corpus = harbour if name == "harbour" else ROOT
    out = run(corpus, "statements --cite wikitext").out
    notes = [tag for tag in parser.parse(out).filter_tags() if tag.tag == "ref"]
    assert len(notes) == out.count("<ref ") > 3
    for template in parser.parse(out).filter_templates():
        assert str(template.name).strip() in ("cite web", "citation")
        assert template.has("title")
