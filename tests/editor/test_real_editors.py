"""Real editors, headless, at work on a claim file: `make test-editor`."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SPILL = "claims/spill/corvin-spilled-oil.yaml"


def drive(command: list[str], corpus: Path, tmp_path: Path) -> dict:
    claim, out = corpus / SPILL, tmp_path / "out.json"
    claim.write_text(claim.read_text().replace("by: dock-workers", "by: dock-worker"))
    environment = {
        **os.environ,
        "CLAIM": str(claim),
        "OUT": str(out),
        "ROOT": str(corpus),
        "PROVENANCE": str(Path(sys.executable).with_name("provenance")),
        "HOME": str(tmp_path),
    }
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert out.exists(), done.stdout + done.stderr
    return json.loads(out.read_text())


def saw_what_it_should(got: dict, corpus: Path, run) -> None:
    (found,) = (told.splitlines()[0] for told in got["findings"])
    assert found.endswith("no actor `dock-worker` is recorded")
    assert got["hover"].startswith("### A Corvin ship spilled oil in Lantern Bay.")
    assert got["definition"] == str(corpus / "claims/actors.yaml")
    assert got["mended"]
    assert got["renamed"]
    assert "by: dockers" in (corpus / SPILL).read_text()
    assert "𐎠𐎡 it looked like" in (corpus / SPILL).read_text()
    assert run(corpus, "check --select references").code == 0


@pytest.mark.editors
@pytest.mark.skipif(not shutil.which("nvim"), reason="Neovim is not installed")
def test_neovim(harbour, tmp_path, run):
    script = str(HERE / "drive.lua")
    got = drive(["nvim", "--headless", "--clean", "-S", script], harbour, tmp_path)
    saw_what_it_should(got, harbour, run)
    assert got["references"] > 3
    assert got["offers"][0] == "tidewatcher"
    assert "affirm" in got["lens"]


@pytest.mark.editors
@pytest.mark.skipif(not shutil.which("emacs"), reason="Emacs is not installed")
def test_emacs(harbour, tmp_path, run):
    script = str(HERE / "drive.el")
    got = drive(["emacs", "--batch", "-l", script], harbour, tmp_path)
    saw_what_it_should(got, harbour, run)


@pytest.mark.editors
@pytest.mark.skipif(not shutil.which("npm"), reason="npm is not installed")
def test_the_extension_for_visual_studio_code_is_packaged_with_what_it_needs(tmp_path):
    folder = tmp_path / "vscode"
    source = HERE.parents[1] / "docs/editors/vscode"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("node_modules", "*.vsix"))
    for command in (
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        ["node", "--check", "extension.js"],
        ["npx", "vsce", "package", "--out", "extension.vsix"],
    ):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(folder / "extension.vsix") as packed:
        names = packed.namelist()
        manifest = json.loads(packed.read("extension/package.json"))
    assert "extension/extension.js" in names
    for needed in manifest["dependencies"]:
        assert f"extension/node_modules/{needed}/package.json" in names
    assert not [name for name in names if "@vscode/vsce" in name]
    command = manifest["contributes"]["configuration"]["properties"]["provenance.command"]
    assert command["scope"] == "machine", "a repository must not say what is run"
