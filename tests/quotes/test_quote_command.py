"""`quote` finds a passage and writes its exact words with their place, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model.records import RecordPlace, Statement
from provenance.quotes.normalise import Text
from provenance.quotes.passages import find, quotation
from provenance.quotes.quotation import Quotation
from provenance.quotes.verify import VERIFIED, against
from quotes.papers import pdf
from terminal import typed

REPORT = """\
Ann Lee said it will not carry a loaded lorry.
The council said the bridge is perfectly
sound, and had been perfectly sound since a well-meant in-
spection of 1999.

Nothing else was perfectly sound.
"""
CLAIM = """\
claim: crates-late
text: The crates came late.
denied:
  # at noon
  - by: board
    source: harbour-news
"""


def denial(run) -> str:
    with run.corpus() as corpus:
        said = corpus.record("claim", "crates-late").said
        return next(one.id for one in said if one.stance == "denied")


def test_a_passage_is_shown_and_told_how_to_write(held):
    out = held("quote", "harbour-news", "crates", "came", "late")
    assert "1  line 10: The union said: the ⟦crates came late⟧." in out
    assert "--into STATEMENT" in out


def test_words_and_place_go_into_a_statement_that_is_there(held):
    held.write(CLAIM)
    held("quote", "Harbour news", "crates came", "--into", denial(held)[:5])
    text = (held.root / "claims/claim.yaml").read_text()
    assert text.endswith("  # at noon\n  - by: board\n    source: harbour-news\n    at: 10\n"
                         "    quote: crates came\n")  # fmt: skip
    assert "1 verified" in held("quotes")
    again = held("quote", "harbour-news", "crates came", "--into", denial(held), code=2)
    assert "quotes these words already" in again


def test_what_names_the_statement_follows_it(held):
    held.write(CLAIM)
    asserted = f"asserted:\n  - by: union\n    answers: {denial(held)}\n    source: harbour-news\n"
    held.write(CLAIM + asserted)
    held("quote", "harbour-news", "crates came", "--into", denial(held))
    text = (held.root / "claims/claim.yaml").read_text()
    assert f"answers: {denial(held)}" in text


def test_words_and_place_go_into_a_new_statement(held):
    held.write(CLAIM)
    new = ("--stance", "denies", "--claim", "crates late", "--by", "Dockers' union")
    held("quote", "harbour-news", "board’s number", "--until", "invention", *new)
    text = (held.root / "claims/claim.yaml").read_text()
    assert "  - by: union\n    source: harbour-news\n    at: 7-8\n" in text
    assert "quote: board’s number a well-meant invention\n" in text


def test_last_words_may_be_those_with_which_the_passage_ends(held):
    out = held("quote", "harbour-news", "crates came late", "--until", "late")
    assert "1  line 10: The union said: the ⟦crates came late⟧." in out


def test_one_of_several_passages_is_singled_out(held):
    held.write(CLAIM)
    told = held("quote", "harbour-news", "the crates", "--into", denial(held), code=2)
    assert "there are 2 passages" in told
    held("quote", "harbour-news", "the crates", "--into", denial(held), "--take", "2")
    text = (held.root / "claims/claim.yaml").read_text()
    assert "quote: {words: the crates, prefix:" in text
    assert "1 verified" in held("quotes")


def test_words_that_stand_apart_show_their_passage_and_are_not_written(held):
    held.write(CLAIM)
    out = held("quote", "harbour-news", "chair missing", code=0)
    assert "⟦missing crate," in out
    told = held("quote", "harbour-news", "chair missing", "--into", denial(held), code=2)
    assert "do not stand in the document as they were given" in told


def test_nothing_is_quoted_that_does_not_stand_there(held):
    out = held("quote", "harbour-news", "the crates came early", code=1)
    assert "nothing can be quoted" in out
    assert "Did you mean (line 10)" in out


def test_a_source_without_a_document_is_refused_with_what_to_do(run):
    told = run("quote", "harbour-news", "crates", code=2)
    assert "no document of `harbour-news` is attached here" in told
    assert "provenance source attach FILE --source harbour-news" in told
    assert "did you mean `harbour-news`?" in run("quote", "harbor-news", "crates", code=2)


def test_a_statement_that_was_read_elsewhere_is_refused(held):
    held("source", "add", "--id", "letter", "--title", "A letter", "--kind", "letter")
    held.write(CLAIM.replace("harbour-news", "letter"))
    told = held("quote", "harbour-news", "crates came", "--into", denial(held), code=2)
    assert "was read in `letter`, not in `harbour-news`" in told


def test_at_a_terminal_passage_and_statement_are_asked_for(held):
    held.write(CLAIM)
    words = ["quote", "harbour-news", "the crates"]
    shown = typed(held.root, words, ["7", "2", "5", "zz", "1"]).shown
    for told in ("is no number from 1 to 2", "there is no 5 to take", "no statement that was read"):
        assert told in shown
    assert "prefix" in (held.root / "claims/claim.yaml").read_text()
    words = ["quote", "harbour-news", "counted at least"]
    shown = typed(held.root, words, ["n", "asserts", "crates late", "union", ""]).shown
    assert "quote: counted at least" in (held.root / "claims/claim.yaml").read_text(), shown


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_hyphen_that_only_ends_a_line_is_not_quoted(ending):
    text = Text(REPORT.replace("\n", ending))
    (passage,) = find(text, "well-meant", "1999").passages
    assert passage.words == "well-meant inspection of 1999"
    assert passage.at == "3-4"


@settings(max_examples=60)
@given(st.data())
def test_what_is_given_for_a_quotation_always_verifies(data):
    words = st.sampled_from(
        ["said", "sound", "so-\n", "\n\n", "10²", "it—was", "perfectly", "x\u00ad", "\f"]
    )
    text = Text(" ".join(data.draw(st.lists(words, min_size=3, max_size=25))))
    tokens = text.original.split()
    start = data.draw(st.integers(0, max(0, len(tokens) - 1)))
    sought = " ".join(tokens[start : start + data.draw(st.integers(1, 3))])
    for passage in find(text, sought).passages:
        quote = quotation(text, passage)
        if quote is not None:
            said = Statement("", "", "", 0, 0, at=(passage.at,), quote=(quote,))
            held = against(Quotation(said, 1, quote, None, RecordPlace("", 0, 0)), text)
            assert held.verdict == VERIFIED
            assert passage.place.at in [one.at for one in held.found]


PAGES = pdf(
    ["The board met on Friday.", "It said: the bridge is perfectly", "sound, and was inspected."],
    ["Nobody had seen a", "report. The bridge is perfectly sound."],
)


def test_a_passage_of_a_pdf_is_quoted_with_its_page(run, tmp_path):
    (tmp_path / "minutes.pdf").write_bytes(PAGES)
    run(
        "source",
        "add",
        str(tmp_path / "minutes.pdf"),
        "--id",
        "minutes",
        "--kind",
        "report",
        "--title",
        "Minutes",
    )
    run.write(CLAIM.replace("harbour-news", "minutes"))
    shown = run("quote", "minutes", "perfectly sound")
    assert "1  page 1: " in shown
    assert "2  page 2: " in shown
    run("quote", "minutes", "was inspected", "--into", denial(run))
    text = (run.root / "claims/claim.yaml").read_text()
    assert "    at: 1\n    quote: was inspected\n" in text
    new = ("--stance", "asserts", "--claim", "crates late", "--by", "union", "--take", "2")
    run("quote", "minutes", "bridge is perfectly sound", *new)
    text = (run.root / "claims/claim.yaml").read_text()
    assert "    source: minutes\n    at: 2\n    quote: bridge is perfectly sound\n" in text
    run("quote", "minutes", "seen a", "--until", "report", *new[:-2])
    assert "quote: seen a report\n" in (run.root / "claims/claim.yaml").read_text()
    assert "3 verified" in run("quotes")
    assert "nothing can be quoted" in run("quote", "minutes", "the bridge fell", code=1)
