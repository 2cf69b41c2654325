"""Where checks run: the hooks, the action and the snippets name commands and options that exist."""

import json
import re
import shlex
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml

from provenance.cli.app import COMMANDS
from provenance.model.schema import SCHEMAS

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION_FILE = ROOT / ".github" / "actions" / "check" / "action.yml"
ACTION = yaml.safe_load(ACTION_FILE.read_text("utf-8"))
PAGE = (ROOT / "docs" / "checking.md").read_text("utf-8")
SECTION = PAGE.partition("## Where it runs\n")[2].partition("\n## ")[0]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)


def command_lines() -> list[str]:
    lines = [hook["entry"] for hook in HOOKS]
    lines += [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    lines += [line for block in blocks("yaml") for line in block.splitlines()]
    lines += [line for block in blocks("sh") for line in block.splitlines()]
    lines += re.findall(r"`(provenance [^`]+)`", SECTION)
    found = [re.search(r"provenance [a-z]+( .*)?$", line) for line in lines if "repo:" not in line]
    return [match[0].partition(" > ")[0] for match in found if match]


@pytest.mark.parametrize("line", command_lines())
def test_a_command_and_its_options_exist(line, run):
    words = [word.strip('"{}') for word in shlex.split(line.replace("${BASELINE:+", ""))]
    assert words[1] in COMMANDS
    page = run(ROOT, f"{words[1]} --help", COLUMNS="200").out
    for option in (word for word in words if word.startswith("-")):
        assert re.search(rf"(?<![\w-]){option}(?![\w-])", page), option


def test_there_are_some_in_each_place():
    assert len(command_lines()) >= 7
    assert {hook["id"] for hook in HOOKS} == {"provenance-check", "provenance-fmt"}
    used = set(re.findall(r"- id: (\S+)", SECTION))
    assert used == {hook["id"] for hook in HOOKS}


def test_a_hook_runs_for_claim_files_and_settings_only():
    for hook in HOOKS:
        wanted = re.compile(hook["files"])
        assert wanted.search("claims/deployment/a.yaml")
        assert not wanted.search("docs/checking.md")
        assert not hook["pass_filenames"]  # a change of one file may break another


@pytest.mark.parametrize(("action", "job"), [("check", "claims"), ("diff", "record")])
def test_an_action_uses_the_inputs_that_it_declares_and_the_snippet_names(action, job):
    file = ROOT / ".github" / "actions" / action / "action.yml"
    text = file.read_text("utf-8")
    declared = set(yaml.safe_load(text)["inputs"])
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", text))
    used |= set(re.findall(r"if: inputs\.([\w-]+)", text))
    assert used == declared
    snippets = [yaml.safe_load(block)["jobs"] for block in blocks("yaml") if "jobs:" in block]
    (steps,) = [jobs[job]["steps"] for jobs in snippets if job in jobs]
    step = steps[-1]
    assert set(step["with"]) <= declared
    assert step["uses"].partition("@")[0].endswith("/" + str(file.parent.relative_to(ROOT)))


@pytest.mark.parametrize(("baseline", "code"), [("", 1), ("allowed by now.json", 0)])
def test_what_the_action_runs(write, run, tmp_path, monkeypatch, baseline, code):
    text = "claim: a\ntext: The lamp went out.\nsource: none\nasserted:\n  by: keeper\n"
    root = write({"claims/a.yaml": text})
    bin = Path(sysconfig.get_path("scripts"))
    assert (bin / "provenance").exists(), "install the program where the tests run: make .venv"
    allowed = tmp_path / "allowed by now.json"
    run(root, ["check", "--baseline", str(allowed), "--update-baseline"])
    line = next(step["run"] for step in ACTION["runs"]["steps"] if step.get("name") == "Check")
    monkeypatch.chdir(tmp_path)
    environment = {"PATH": f"{bin}:/usr/bin:/bin", "FAIL_ON": "error", "CORPUS": str(root)}
    done = subprocess.run(
        ["bash", "-c", line],
        env={**environment, "BASELINE": baseline},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.count("error:") == 0
    assert (done.returncode, "::error" in done.stdout) == (code, code == 1), done.stdout


def test_the_schemas_that_the_snippets_name_are_written(run, tmp_path):
    names = set(re.findall(r"\.schemas/([\w.]+\.json)", SECTION))
    assert names
    run(tmp_path, "schema -o .schemas")
    assert names <= {path.name for path in (tmp_path / ".schemas").iterdir()}
    assert len(SCHEMAS) == len(list((tmp_path / ".schemas").iterdir()))
    for block in blocks("json"):
        assert set(json.loads(block)["yaml.schemas"]) <= {f".schemas/{name}" for name in names}
