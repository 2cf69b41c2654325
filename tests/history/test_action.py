"""The comment that the action makes of a report."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / ".github" / "actions" / "diff"


@pytest.fixture
def make(tmp_path):
    def make(report: str) -> str:
        file = tmp_path / "report.md"
        file.write_text(report, encoding="utf-8")
        command = [sys.executable, str(FOLDER / "comment.py"), str(file)]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()

    return make


def test_a_report_is_marked_and_calls_nobody(make):
    made = make("## What changed\n\nadded: asserted by @gullwatch: “é”\n")
    assert made.startswith("<!-- provenance diff -->\n## What changed\n")
    assert "@<!-- -->gullwatch: “é”" in made


@pytest.mark.parametrize("line", ["- added: something é", "- by @somebody@else", "x" * 5000])
def test_a_long_report_is_cut_between_paragraphs_and_says_so(make, line):
    made = make("\n\n".join([line] * 40_000 if len(line) < 100 else [line] * 40))
    assert 55_000 < len(made) <= 65_000
    *paragraphs, last = made.rstrip("\n").split("\n\n")
    assert "run `provenance diff` for all of it" in last
    whole = line.replace("@", "@<!-- -->")
    assert {p.removeprefix("<!-- provenance diff -->\n") for p in paragraphs} == {whole}


def test_what_the_action_runs_takes_no_text_of_strangers_into_its_shell():
    action = yaml.safe_load((FOLDER / "action.yml").read_text(encoding="utf-8"))
    assert all("${{" not in step.get("run", "") for step in action["runs"]["steps"])
    text = (FOLDER.parents[2] / "docs/checking.md").read_text(encoding="utf-8")
    assert "on: pull_request " in text
