"""The command on a folder finds what the engine finds in texts in memory."""

import json

import pytest

from checks import cases

SOME = [case for case in cases.cases() if case.home != "Y010-not-utf-8.yaml"][::12]


@pytest.mark.parametrize("case", SOME, ids=lambda case: f"{case.home}:{case.line}")
def test_the_command_finds_the_same(case, tmp_path, run):
    for name, data in {**cases.common(), **case.files}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "provenance.toml").write_text('[check]\nignore = ["quotations"]\n')
    result = run(tmp_path, "check --format json")
    found = sorted(
        (f["file"], f["line"], f["column"], f["code"]) for f in json.loads(result.out)["findings"]
    )
    assert found == sorted((e.file, e.line, e.column, e.code) for e in case.expected)
    severe = any(f["severity"] == "error" for f in json.loads(result.out)["findings"])
    assert result.code == int(severe)
