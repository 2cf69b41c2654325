"""A paraphrase in a document that has quotation marks, and a quotation taken for one."""

import pytest

from provenance.quotes.check import problems
from quotes.harbour import Program

ACTORS = """\
actors:
  gazette: {name: The Gazette, kind: outlet}
  reporter: {name: A reporter, kind: person, part-of: gazette}
  mayor: {name: The mayor, kind: person}
  union: {name: The union, kind: organisation}
"""
TEXT = """\
The mayor denied that the port is closed. “We have opened it today,” he told us.

The union said “the mayor told us that it stays open” and laughed.
"""
TOLD = "denied that the port is closed"
SAID = "We have opened it today"


@pytest.fixture
def check(tmp_path):
    """The rules that find something in one statement of the mayor's."""

    def check(statement, *, text=TEXT, source="by: gazette", name="page.txt", more=""):
        root = tmp_path / "corpus"
        files = {
            "claims/actors.yaml": ACTORS,
            "seeds/sources.yaml": f"sources:\n  page: {{title: Page, kind: article, {source}}}\n",
        }
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content)
        program = Program(root)
        (tmp_path / name).write_text(text)
        program("source", "add", str(tmp_path / name), "--id", "page")
        program.write(
            "claim: port-closed\ntext: The port is closed.\nabout: union\nsource: page\n"
            f"denied:\n  - {{by: mayor, {statement}}}\n{more}"
        )
        with program.corpus() as corpus:
            return [p.rule for p in problems(corpus, corpus.whole())]

    return check


def test_words_that_the_document_tells(check):
    assert check(f"quote: {TOLD}") == ["quote-outside-marks"]
    assert check(f"quote: {TOLD}, attribution: explicit") == ["quote-outside-marks"]


@pytest.mark.parametrize("attribution", ["paraphrase", "ambiguous"])
def test_words_that_are_marked_as_told_or_open(check, attribution):
    assert check(f"quote: {TOLD}, attribution: {attribution}") == []


def test_words_that_the_document_quotes(check):
    assert check(f"quote: {SAID}") == []
    assert check(f"quote: {SAID}, attribution: paraphrase") == ["paraphrase-inside-marks"]


@pytest.mark.parametrize(
    "statement",
    [
        f"quote: [{SAID}, {TOLD}], attribution: paraphrase",
        f"quote: {SAID}, attribution: paraphrase, via: union",
        "quote: the mayor told us, attribution: paraphrase, via: union",
    ],
)
def test_a_paraphrase_of_which_the_marks_may_be_anothers(check, statement):
    assert check(statement) == []


def test_a_paraphrase_within_words_of_somebody_else(check):
    union = "asserted:\n  - {by: union, quote: it stays open}\n"
    quoted = "quote: the mayor told us, attribution: paraphrase"
    assert check(quoted, more=union) == []


@pytest.mark.parametrize(
    "source",
    ["by: mayor", "publisher: mayor", "language: en", "by: gazette, for: mayor"],
    ids=["his own", "which he published", "of nobody on record", "written for him"],
)
def test_an_author_may_be_the_speaker(check, source):
    assert check(f"quote: {TOLD}", source=source) == []


def test_words_of_the_authors_own_house(check):
    assert check(f"quote: {TOLD}, for: reporter") == []


def test_a_document_that_quotes_nobody_tells_nothing(check):
    assert check(f"quote: {TOLD}", text="The mayor denied that the port is closed.\n") == []


def test_words_that_also_stand_between_marks(check):
    text = TEXT + "\nHis words were “denied that the port is closed” exactly.\n"
    statement = f"quote: {TOLD}, at: 1"
    assert check(statement, text=text) == []


def test_a_block_quote_of_markdown_or_html_may_hold_them(check):
    asked = f"quote: {TOLD}"
    text = TEXT.replace("\n\n", " “So it is,” he said.\n\n")
    assert check(asked, text=text, name="page.md") == ["quote-outside-marks"]
    assert check(asked, text=text + "\n> He wrote this.\n", name="page.md") == []
    page = f"<html><body><p>{text}</p>{{}}</body></html>"
    assert check(asked, text=page.format(""), name="page.html") == ["quote-outside-marks"]
    quotes = page.format("<blockquote><p>So</p></blockquote>")
    assert check(asked, text=quotes, name="page.html") == []
