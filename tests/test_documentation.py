"""The documentation shows what the program prints, and documents every command."""

import re

import pytest

import documentation
import provenance
from provenance.views.data import FORMAT

EXAMPLES = [example for file in documentation.files() for example in documentation.examples(file)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{e.file.name}: {e.command}" for e in EXAMPLES])
def test_an_example_prints_what_the_page_shows(example):
    printed = documentation.printed(example.command)
    assert documentation.holds(example, printed), f"run `make docs`; it printed:\n{printed}"


def test_every_command_is_documented_with_an_example():
    from provenance.cli.app import COMMANDS

    shown = {re.split(r"\s+", example.command)[1] for example in EXAMPLES}
    lacking = sorted(set(COMMANDS) - shown)
    assert not lacking, f"show an example in docs/commands.md of {', '.join(lacking)}"


def test_every_option_is_documented(run, harbour):
    from provenance.cli.options import SHARED, VERBOSE
    from provenance.cli.screen import OPTIONS

    page = (documentation.ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name in (*SHARED, *VERBOSE, *OPTIONS):
        assert f"`--{name.rstrip('_').replace('_', '-')}" in page, name


@pytest.mark.parametrize("page", ["README.md", "docs/api.md"])
def test_python_examples_run(page, monkeypatch, capsys):
    monkeypatch.chdir(documentation.copied())
    monkeypatch.delenv("PROVENANCE_CORPUS", raising=False)
    text = (documentation.ROOT / page).read_text(encoding="utf-8")
    names = {}
    for block in re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        exec(block, names)


def test_the_page_on_quotations_names_the_normal_form_of_today():
    from provenance.quotes.normalise import VERSION

    page = (documentation.ROOT / "docs" / "quotations.md").read_text(encoding="utf-8")
    assert f"in a normal form, version {VERSION}:" in page


def test_the_claim_that_the_readme_shows_is_cut_from_its_file():
    text = (documentation.ROOT / "README.md").read_text(encoding="utf-8")
    name, shown = re.search(r"^`(claims/\S+)`:\n\n```yaml\n(.*?)^```$", text, re.M | re.S).groups()
    kept = iter((documentation.ROOT / name).read_text(encoding="utf-8").splitlines())
    assert [line for line in shown.splitlines() if line not in kept] == []


def test_every_headline_is_documented():
    from provenance.derive.status import HEADLINES

    page = (documentation.ROOT / "docs" / "derivation.md").read_text(encoding="utf-8")
    lacking = [headline for headline in HEADLINES if f"`{headline}`" not in page]
    assert not lacking, f"say in docs/derivation.md what these mean: {lacking}"


def test_the_page_on_json_is_current():
    page = documentation.ROOT / "docs" / "json.md"
    assert page.read_text(encoding="utf-8") == documentation.json_page(), "run `make docs`"


def test_the_picture_of_disputes_is_current():
    shown = (documentation.ROOT / "docs" / "disputes.svg").read_text(encoding="utf-8")
    assert shown == documentation.picture()


def test_the_picture_of_the_rooms_is_current():
    page = (documentation.ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert page == documentation.with_rooms(page), "run `make docs`"
    assert "    cli --> " in page


def test_every_attribute_of_every_record_is_documented():
    page = (documentation.ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert page == documentation.with_records(page), "run `make docs`"
    assert "| `text` | text | The proposition" in page


@pytest.mark.parametrize("page", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_the_modules_that_a_page_names_are_there(page):
    """Those who follow it find what it speaks of; names in capitals stand for their own."""
    root = documentation.ROOT
    text = (root / page).read_text(encoding="utf-8")
    named = {
        path for path in re.findall(r"`([a-z_./]+/[a-z_./]*)`", text) if ".provenance" not in path
    }
    homes = (root, root / "src", root / "src" / "provenance")
    assert len(named) > 10
    assert [
        path for path in sorted(named) if not any((home / path).exists() for home in homes)
    ] == []


def test_no_documented_key_goes_while_the_format_stays():
    """A key that goes is a new format: raise `views.data.FORMAT`, and write the keys anew."""
    kept = documentation.ROOT / "tests" / f"json-keys-{FORMAT}.txt"
    promised = set(kept.read_text(encoding="utf-8").split())
    assert len(promised) > 200
    assert sorted(promised - {*documentation.json_keys(documentation.json_page())}) == []


def test_the_claims_that_the_questions_of_the_benchmark_want_are_on_record():
    with provenance.open_corpus(documentation.copied()) as corpus:
        text = (documentation.ROOT / "benchmarks/finding/claims.tsv").read_text(encoding="utf-8")
        lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
        wanted = {id for *_, ids in lines for id in ids.split(",") if ids != "-"}
        assert len(lines) > 150
        assert not {id for id in wanted if corpus.record("claim", id) is None}
