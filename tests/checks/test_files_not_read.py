"""Files that are not read, or not to their end, are findings of `check` in every format."""

import os

import pytest

GOOD = """claim: good
text: The lamp went out.
source: book
asserted:
  - by: vane
---
actors:
  vane: {name: Ada Vane, kind: person}
---
sources:
  book: {title: The book, kind: book}
"""


def gone(path):
    os.symlink("nowhere", path)


def huge(path):
    path.write_text("claim: a\ntext: T\nabout:\n" + "  - a\n" * 400_000)


def wrong(path):
    path.write_text("claim: a\n" + "zz: 1\n" * 5_000)


CASES = {"Y024": gone, "Y025": huge, "Y026": wrong}


@pytest.mark.parametrize("code", CASES)
def test_the_file_is_a_finding_and_nothing_else_is(write, run, code):
    root = write({"claims/good.yaml": GOOD})
    CASES[code](root / "claims" / "odd.yaml")
    done = run(root, "check --format json")
    assert done.code == 1
    codes = {finding["code"] for finding in done.json["findings"]}
    assert codes == ({code, "Y016"} if code == "Y026" else {code})
    assert {finding["file"] for finding in done.json["findings"]} == {"claims/odd.yaml"}


@pytest.mark.parametrize("format", ["full", "concise", "grouped", "github", "sarif", "junit"])
def test_it_is_named_in_every_format_though_there_is_no_line_to_show(write, run, format):
    root = write({"claims/good.yaml": GOOD})
    gone(root / "claims" / "odd.yaml")
    done = run(root, f"check --format {format}")
    assert done.code == 1
    assert "claims/odd.yaml" in done.out
    assert "Y024" in done.out


@pytest.mark.parametrize("code", CASES)
def test_it_cannot_be_lowered(write, run, code):
    settings = f'[check.severity]\n{code} = "off"\n'
    root = write({"claims/good.yaml": GOOD, "provenance.toml": settings})
    done = run(root, "check")
    assert (done.code, done.out) == (2, "")
    assert f"`{code}` stays an error" in done.err


@pytest.mark.parametrize("code", CASES)
def test_it_cannot_be_put_in_a_baseline(write, run, code):
    root = write({"claims/good.yaml": GOOD})
    CASES[code](root / "claims" / "odd.yaml")
    done = run(root, "check --format concise --baseline all.json --update-baseline")
    assert done.code == 1
    assert code in done.out
    assert code not in (root / "all.json").read_text()
