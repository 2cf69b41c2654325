"""A report in every format, for people, editors and CI systems."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema

from checks.memory import run
from provenance.checks.document import explain
from provenance.views.diagnostics import FORMATS, render
from provenance.views.diagnostics.scene import Scene
from provenance.views.diagnostics.snippet import place

SCHEMAS = Path(__file__).parent / "schemas"

LAMP = """claim: lamp
text: The lamp went out.
source: book
asserted:
  - by: vanne
    date: 2187
  - by: moor  # provenance: allow R201 because <the record> "is" to come & soon
---
claim: ampel
text: "漢字\u202e\tThe so-called lamp"
source: book
asserted:
  - by: vane
    hedge: {words: perhaps}
  - by: vane
    hedge: {words: perhaps, whose: speaker}
"""
PEOPLE = """actors:
  vane: {name: Ada Vane, kind: person}
---
sources:
  book: {title: The book, kind: book}
"""
FILES = {
    "claims/lamp of 100%.yaml": LAMP,
    "claims/people.yaml": PEOPLE,
    "claims/ok.yaml": "actors:\n  moore: {name: Ivo Moore, kind: person, part-of: vane}\n",
}


@pytest.fixture(scope="module")
def report():
    return run(FILES, table={"ignore": ["quotations", "no-source"]})


def scene(**more) -> Scene:
    return Scene(FILES.get, lambda file: file, explain, "1.2.3", **more)


def drawn(report, format, **more) -> str:
    return "".join(render(report, format, scene(**more)))


def test_every_format_is_written_for_findings_and_for_none(report):
    for format in FORMATS:
        assert drawn(report, format).endswith("\n")
        nothing = drawn(report._replace(findings=(), suppressed=()), format)
        assert nothing.endswith("\n") or format == "jsonl"


def test_full_shows_the_line_with_marks_and_what_to_do(report):
    assert drawn(report, "full").startswith(
        "error[R201 unknown-actor]: no actor `vanne` is recorded\n"
        " --> claims/lamp of 100%.yaml:5:9\n"
        "  |\n"
        "5 |   - by: vanne\n"
        "  |         ^^^^^\n"
        "  = help: did you mean `vane`?\n"
        "  = fix: replace by `vane`; `--fix --unsafe` does it\n"
    )


def test_full_labels_the_second_place(report):
    assert (
        "error[S403 same-statement-twice]: this statement is recorded already\n"
        "  --> claims/lamp of 100%.yaml:15:5\n"
        "   |\n"
        "13 |   - by: vane\n"
        "   |     -------- first here\n"
        " … |\n"
        "15 |   - by: vane\n"
        "   |     ^^^^^^^^\n"
        "   = help: join the two: `at` takes a list\n"
    ) in drawn(report, "full")


def test_full_names_the_other_file():
    files = {
        "claims/a.yaml": "actors:\n  vane: {name: Ada Vane, kind: person}\n",
        "claims/b.yaml": "actors:\n  wane: {name: Ada Vane, kind: person}\n",
    }
    report = run(files, select=["I103"])
    text = "".join(render(report, "full", scene()._replace(text=files.get)))
    assert (
        " --> claims/b.yaml:2:16\n"
        "  |\n"
        "2 |   wane: {name: Ada Vane, kind: person}\n"
        "  |                ^^^^^^^^\n"
        " ::: claims/a.yaml:2:16\n"
        "2 |   vane: {name: Ada Vane, kind: person}\n"
        "  |                -------- the first\n"
    ) in text


def test_full_closes_with_a_tally_by_rule_and_file(report):
    tally = drawn(report, "full").rpartition("\n\n")[2]
    assert tally.splitlines()[0].endswith("in 3 files of 3 (1 allowed by comments)") or (
        tally.splitlines()[0].endswith("in 2 files of 3 (1 allowed by comments)")
    )
    assert "  R201 unknown-actor" in tally
    assert "  claims/lamp of 100%.yaml" in tally


def test_what_is_invisible_is_written_out_and_marks_stay_under_what_they_mark():
    text, start, width = place("漢字\u202e\tab", 5, 7)
    assert text == "漢字<U+202E>    ab"
    assert (start, width) == (4 + 8 + 4, 2)


def test_long_lines_are_cut_around_the_mark():
    text, start, width = place("x" * 500 + "HERE" + "y" * 500, 501, 505)
    assert len(text) <= 112
    assert text[start : start + width] == "HERE"


def test_there_is_colour_only_where_it_is_asked_for(report):
    for format in ("full", "concise", "grouped"):
        plain, coloured = drawn(report, format), drawn(report, format, colour=True)
        assert "\033[" not in plain
        assert "\033[1;31merror[" in coloured or "\033[1;31merror" in coloured
        assert re.sub(r"\033\[[0-9;]*m", "", coloured) == plain


def test_concise_has_one_line_a_finding(report):
    lines = drawn(report, "concise").splitlines()
    assert len(lines) == len(report.findings) + 1
    assert lines[0] == (
        "claims/lamp of 100%.yaml:5:9: error[R201 unknown-actor] "
        "no actor `vanne` is recorded (did you mean `vane`?)"
    )


def test_json_holds_everything(report):
    document = json.loads(drawn(report, "json"))
    assert document["version"] == 1
    first = document["findings"][0]
    assert first["code"] == "R201"
    assert first["fix"] == {
        "title": "replace by `vane`",
        "safe": False,
        "edits": [{"start": 68, "end": 73, "text": "vane"}],
    }
    assert document["suppressed"][0]["suppressed"] == {
        "by": "comment",
        "reason": '<the record> "is" to come & soon',
    }
    assert document["summary"]["files"] == 3


def test_jsonl_is_json_a_line(report):
    lines = [json.loads(line) for line in drawn(report, "jsonl").splitlines()]
    assert len(lines) == len(report.findings) + len(report.suppressed)
    document = json.loads(drawn(report, "json"))
    assert lines[0] == {**document["findings"][0], "suppressed": None}
    assert lines[-1] == document["suppressed"][-1]


def test_github_escapes_what_would_end_a_command(report):
    first = drawn(report, "github").splitlines()[0]
    assert first == (
        "::error file=claims/lamp of 100%25.yaml,line=5,endLine=5,col=9,endColumn=14,"
        "title=R201 unknown-actor::no actor `vanne` is recorded%0Ahelp: did you mean `vane`?"
    )


def test_gitlab_names_findings_by_what_does_not_move(report):
    entries = json.loads(drawn(report, "gitlab"))
    assert len({entry["fingerprint"] for entry in entries}) == len(report.findings)
    assert {entry["severity"] for entry in entries} <= {"major", "minor", "info"}
    moved = run(
        {**FILES, "claims/lamp of 100%.yaml": "# a line\n" + LAMP},
        table={"ignore": ["quotations", "no-source"]},
    )
    again = json.loads(drawn(moved, "gitlab"))
    assert [e["fingerprint"] for e in again] == [e["fingerprint"] for e in entries]


def test_sarif_keeps_to_its_schema(report):
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
    for one in (report, report._replace(findings=(), suppressed=())):
        jsonschema.validate(json.loads(drawn(one, "sarif")), schema)


def test_sarif_has_a_place_for_fixes_labels_and_what_is_allowed(report):
    (log,) = json.loads(drawn(report, "sarif"))["runs"]
    rules = log["tool"]["driver"]["rules"]
    results = log["results"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    assert results[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "claims/lamp%20of%20100%25.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 5, "startColumn": 9, "endLine": 5, "endColumn": 14},
    }
    assert results[0]["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": {"charOffset": 68, "charLength": 5}, "insertedContent": {"text": "vane"}}
    ]
    assert any(result.get("relatedLocations") for result in results)
    assert [r["suppressions"][0]["kind"] for r in results if "suppressions" in r] == ["inSource"]


def test_junit_keeps_to_its_schema(report):
    schema = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))
    for one in (report, report._replace(findings=(), suppressed=())):
        schema.validate(ElementTree.fromstring(drawn(one, "junit").encode()))


def test_junit_fails_what_fails_the_check_and_passes_clean_files(report):
    suite = ElementTree.fromstring(drawn(report, "junit").encode())[0]
    failures = [case for case in suite if case.find("failure") is not None]
    assert len(failures) == sum(f.severity == "error" for f in report.findings)
    assert suite.get("failures") == str(len(failures))
    assert len([case for case in suite if case.find("skipped") is not None]) == 1
    strict = ElementTree.fromstring(drawn(report, "junit", fail_on="note").encode())[0]
    assert strict.get("failures") == str(len(report.findings))


def test_junit_leaves_out_what_xml_cannot_hold():
    files = {"claims/a.yaml": "claim: lamp\n\x07: \ufffe\n"}
    report = run(files)
    ElementTree.fromstring("".join(render(report, "junit", scene())).encode())


def test_the_command_offers_every_format():
    from provenance.cli.commands.check import ReportFormat

    lacking = set(FORMATS) - set(ReportFormat)
    assert not lacking, f"add them to `ReportFormat` of cli/commands/check.py: {sorted(lacking)}"
