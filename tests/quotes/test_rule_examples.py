"""The examples of the rules about quotations are run, with the text of their source."""

import re

import pytest

from provenance.checks.document import examples
from provenance.checks.registry import RULES
from provenance.model.findings import ERROR
from quotes.harbour import Program

ACTORS = """\
actors:
  keeper: {name: The keeper, kind: person}
  mate: {name: The mate, kind: person}
"""
SOURCES = "sources:\n  logbook: {title: The logbook, kind: document, by: keeper}\n"
BY_TEXT = [rule for rule in RULES if rule.family == "quotations" and examples(rule, "Bad")]


@pytest.fixture
def found(tmp_path):
    """The codes that `check` finds in an example of a rule."""

    def found(rule, title):
        root = tmp_path / "corpus"
        for name, content in {"claims/actors.yaml": ACTORS, "seeds/sources.yaml": SOURCES}.items():
            (root / name).parent.mkdir(parents=True)
            (root / name).write_text(content)
        program = Program(root)
        text = source_text(rule, title)
        if text:
            (tmp_path / "logbook.txt").write_text(text)
            program("source", "add", str(tmp_path / "logbook.txt"), "--id", "logbook")
        (example,) = examples(rule, title)
        program.write(example)
        expected = int(title == "Bad" and rule.severity == ERROR)
        printed = program("check", "--select", "quotations", "--format", "concise", code=expected)
        return re.findall(r"\[(Q\d+) ", printed)

    return found


def source_text(rule, title):
    """The text under a title; that of the bad example serves the good one too."""
    doc = rule.module().__doc__
    bad, _, good = doc.partition("## Good")
    blocks = re.findall(r"```text\n(.*?)```", bad if title == "Bad" else bad + good, re.DOTALL)
    return blocks[0] if blocks else None


@pytest.mark.parametrize("rule", BY_TEXT, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_the_rule(rule, found):
    assert found(rule, "Bad") == [rule.code]


@pytest.mark.parametrize("rule", BY_TEXT, ids=lambda rule: rule.code)
def test_the_good_example_keeps_the_rule(rule, found):
    assert found(rule, "Good") == []


def test_what_a_text_can_show_is_shown():
    assert [rule.code for rule in BY_TEXT] == ["Q001", "Q002", "Q003", "Q004"] + [
        f"Q0{number}" for number in range(12, 16)
    ]
