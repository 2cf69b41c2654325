"""The rules document themselves: pages, examples that are run, and codes that stay."""

import re
from pathlib import Path

import pytest

from checks import cases
from checks.memory import run as check
from provenance.checks.collect import registry
from provenance.checks.document import examples, explain, pages
from provenance.checks.registry import RULES
from provenance.checks.rules import FAMILIES

ROOT = Path(__file__).parents[2]
BY_TEXT = [rule for rule in RULES if examples(rule, "Bad") and rule.family != "quotations"]


def _files(example: str) -> dict[str, bytes]:
    match = re.match(r"# file: (\S+)\n", example)
    return {match[1] if match else "claims/example.yaml": cases.substitute(example)}


@pytest.mark.parametrize("rule", BY_TEXT, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_the_rule(rule):
    for example in examples(rule, "Bad"):
        assert rule.code in {finding.code for finding in check(_files(example)).findings}


@pytest.mark.parametrize("rule", BY_TEXT, ids=lambda rule: rule.code)
def test_the_good_example_keeps_the_rule(rule):
    found = examples(rule, "Good")
    assert found
    for example in found:
        assert rule.code not in {finding.code for finding in check(_files(example)).findings}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_and_why_with_a_bad_and_a_good_example(rule):
    summary, text = explain(rule.code)
    assert re.fullmatch(r"[A-Z].*\.", summary)
    titles = re.findall(r"^## (.*)$", text, re.MULTILINE)
    told = "begin the docstring with a sentence, then ## What, ## Why, ## Bad and ## Good"
    assert titles == ["What", "Why", "Bad", "Good", "Configure"], told


def test_only_files_and_quotations_have_examples_that_are_not_run():
    rest = {rule.name for rule in RULES if rule not in BY_TEXT and rule.family != "quotations"}
    told = "give the docstring's ## Bad a ```yaml example that breaks the rule"
    assert rest == {"unreadable-file", "too-large", "too-many-problems", "tracked-cache"}, told


def test_codes_and_names_are_unique_and_codes_begin_with_the_letter_of_the_family():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    letters = {(rule.family, rule.code[0]) for rule in RULES}
    assert len({family for family, _ in letters}) == len(letters)
    by_family = sorted(RULES, key=lambda rule: (FAMILIES.index(rule.family), rule.code))
    assert list(RULES) == by_family, "run `make docs`"


def test_every_module_of_a_rule_is_registered():
    home = ROOT / "src" / "provenance" / "checks" / "rules"
    there = {
        (path.parent.name, path.stem.replace("_", "-"))
        for path in home.glob("*/*.py")
        if path.stem != "__init__"
    }
    assert there == {(rule.family, rule.name) for rule in RULES}, "run `make docs`"


def test_every_problem_that_the_reader_names_has_a_rule():
    names = {rule.name for rule in RULES}
    for room in ("reading", "store", "quotes"):
        for path in (ROOT / "src" / "provenance" / room).rglob("*.py"):
            text = path.read_text("utf-8")
            found = re.findall(r'(?:Problem|report|_at_start)\(\s*(?:file, )?"([a-z0-9-]+)"', text)
            assert set(found) <= names, path


def test_the_pages_under_docs_are_current():
    home = ROOT / "docs" / "rules"
    there = {path.name: path.read_text("utf-8") for path in home.glob("*.md")}
    assert there == dict(pages()), "run `python -m provenance.checks.document docs/rules`"


def test_every_setting_and_option_is_documented(run):
    from provenance.checks.config import SETTINGS

    page = (ROOT / "docs" / "checking.md").read_text("utf-8")
    assert all(setting in page for setting in SETTINGS)
    options = set(re.findall(r"--[a-z-]+", run(ROOT, "check --help", COLUMNS="200").out))
    shared = (ROOT / "docs" / "commands.md").read_text("utf-8")  # what all commands take
    assert {option for option in options if option not in page + shared} == set()


def test_the_registry_holds_what_the_rules_say_of_themselves():
    kept = (ROOT / "src/provenance/checks/registry.py").read_text("utf-8")
    assert kept == registry(), "run `make docs`"
