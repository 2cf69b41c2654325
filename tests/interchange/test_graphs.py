"""RDF, PROV and nanopublications of the record, held to the tools that others read them with."""

import re

import pytest

from documentation import ROOT
from interchange.vocabulary_page import FILES

TRICKY = """
claim: tricky.one
text: "He said \\"no\\" \\\\ twice; a line\\nbreak."
about: [ida, other]
event: 2011-03~
asserted:
  - {id: first, by: ida, for: port, date: "2011-03-02T10:00:00+02:00", via: [kim, jo], source: page}
  - {by: jo, source: page, hedge: {words: perhaps, whose: speaker}, at: [1, 2]}
denied:
  - {by: port, date: 2011-03-08, source: page, answers: first, quote: "“no”"}
retracted:
  - {by: ida, date: 2011-03-09, source: page, answers: first}
implies:
  - {claim: other, because: It is so.}
---
claim: other
text: Another thing is so.
"""
RECORDS = """
actors:
  ida: {name: Ida Voss, kind: person, same-as: [wikidata:Q42, "https://voss.example/a"]}
  jo: {name: Jo Ray, kind: person, speaks-for: {actor: port, from: 2011}}
  kim: {name: Kim, kind: outlet}
  port: {name: The Port, kind: body}
"""
SOURCES = """
sources:
  page: {title: "A <page>", kind: article, by: kim, url: "https://tide.example/a?b=1&c={d}"}
  copy: {title: Copy, kind: web-page, derived-from: {source: page, how: quotes}, seen: false}
"""


@pytest.fixture
def tricky(write):
    return write({"claims/a.yaml": TRICKY, "claims/p.yaml": RECORDS, "seeds/s.yaml": SOURCES})


@pytest.fixture(params=["harbour", "tricky", "shipped"])
def corpus(request, harbour, tricky):
    return {"harbour": harbour, "tricky": tricky, "shipped": ROOT}[request.param]


def test_no_stance_is_a_triple_between_an_actor_and_a_claim(run, tricky):
    out = run(tricky, "export rdf --base https://record.example/").out
    blocks = {block.split("\n")[0]: block for block in out.split("\n\n")}
    assert "<https://record.example/claim/tricky.one>" in blocks
    for node, block in blocks.items():
        if "/actor/" in node:
            assert "/claim/" not in block
        if re.search("pcw:(denied|asserted|retracted)", block):
            assert "a pc:Statement" in block
    denied = next(block for block in blocks.values() if "pc:stance pcw:denied" in block)
    assert "pc:answers <https://record.example/statement/first>" in denied
    hedged = next(block for block in blocks.values() if "pc:hedge" in block)
    assert "a pc:Statement" in hedged
    assert "pc:via ( <https://record.example/actor/kim> <https://record.example/actor/jo> )" in out


@pytest.mark.parametrize("option", ["--base", "--creator"])
@pytest.mark.parametrize("value", ["no iri", "https://a.example/<x>", "plain"])
def test_what_is_no_iri_is_refused(run, tricky, option, value):
    done = run(tricky, ["export", "nanopub", option, value])
    assert done.code == 2
    assert "this is no IRI" in done.err


def test_prov_tells_stances_and_keeps_zones(run, tricky):
    made = run(tricky, "export prov").json
    act = made["activity"]["said:first"]
    assert act["prov:startTime"] == "2011-03-02T10:00:00+02:00"
    assert act["pc:stance"]["$"] == "pcw:asserted"
    assert made["entity"]["claim:tricky%2Eone"]["prov:label"].startswith("He said")
    answered = [r for r in made["wasInformedBy"].values() if r["prov:informant"] == "said:first"]
    assert len(answered) == 2
    assert {r["prov:responsible"] for r in made["actedOnBehalfOf"].values()} == {"actor:port"}


def test_nanopublications_leave_disputes_to_the_speakers(run, tricky):
    orcid = "https://orcid.org/0000-0002-1825-0097"
    out = run(tricky, f"export nanopub --creator {orcid}").out
    assert out.count("a np:Nanopublication") == 4
    assert "cito:disputes <urn:provenance:statement/first>" in out
    assert "cito:retracts <urn:provenance:statement/first>" in out
    assert "npx:retracts" not in out
    assert out.count(f"dct:creator <{orcid}>") == 4


@pytest.mark.parametrize("name", FILES)
def test_the_documented_vocabulary_is_current(name):
    there = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert there == FILES[name](), "run `make docs`"


def test_shacl_finds_the_shapes_kept_and_sees_one_that_is_not(run, corpus, tmp_path):
    rdflib, pyshacl = pytest.importorskip("rdflib"), pytest.importorskip("pyshacl")
    out = run(corpus, "export rdf").out
    graph = rdflib.Graph().parse(data=out, format="turtle")
    shapes = rdflib.Graph().parse(ROOT / "docs" / "shapes.ttl")
    conforms, _, told = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, told
    known = set(rdflib.Graph().parse(ROOT / "docs" / "vocabulary.ttl").subjects())
    used = {*graph.predicates(), *graph.objects(None, rdflib.RDF.type), *graph.objects()}
    assert {
        one for one in used if str(one).startswith(("urn:provenance:v", "urn:provenance:w"))
    } <= known
    broken = out + "\n<urn:provenance:statement/none> a pc:Statement ; pc:stance pcw:perhaps .\n"
    graph = rdflib.Graph().parse(data=broken, format="turtle")
    assert not pyshacl.validate(graph, shacl_graph=shapes)[0]


@pytest.mark.filterwarnings("ignore")
def test_prov_reads_what_is_written_in_both_forms(run, corpus):
    model = pytest.importorskip("prov.model")
    document = model.ProvDocument.deserialize(content=run(corpus, "export prov").out, format="json")
    assert len(document.records) > 5
    for format in ("json", "rdf"):
        again = model.ProvDocument.deserialize(
            content=document.serialize(format=format), format=format
        )
        assert again == document
    notation = run(corpus, "export provn").out
    assert model.ProvDocument.deserialize(content=notation, format="provn") == document


@pytest.mark.filterwarnings("ignore")
def test_nanopub_finds_each_nanopublication_valid(run, corpus):
    rdflib, nanopub = pytest.importorskip("rdflib"), pytest.importorskip("nanopub")
    whole = rdflib.ConjunctiveGraph()
    whole.parse(data=run(corpus, "export nanopub").out, format="trig")
    kind = rdflib.URIRef("http://www.nanopub.org/nschema#Nanopublication")
    heads = list(whole.subjects(rdflib.RDF.type, kind))
    statements = run(corpus, "statements --format json").json
    assert len(heads) >= len(statements["rows"]) > 3
    for head in heads:
        one = rdflib.ConjunctiveGraph()
        for name in ("Head", "assertion", "provenance", "pubinfo"):
            context = rdflib.URIRef(f"{head}#{name}")
            for triple in whole.get_context(context):
                one.get_context(context).add(triple)
        assert nanopub.Nanopub(rdf=one, conf=nanopub.NanopubConf(use_test_server=True)).is_valid
