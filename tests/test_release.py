"""What is built is what a stranger can use, without this repository: `make test-release`."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests/corpora/harbour"
TOOLS = Path(sys.executable).parent

pytestmark = pytest.mark.release


def run(command, cwd, environment=None, code=0):
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def dist(tmp_path_factory):
    """The wheel and the source archive, built as a release builds them."""
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--outdir", str(folder), "."], ROOT)
    return folder


@pytest.fixture
def stranger(tmp_path):
    """A machine's environment that has nothing of ours: `bin` comes first on its path."""
    kept = {k: v for k, v in os.environ.items() if k.startswith(("PIP_", "SSL_", "HTTP", "LANG"))}
    return {
        **kept,
        "HOME": str(tmp_path / "home"),
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "PIPX_HOME": str(tmp_path / "pipx"),
        "PIPX_BIN_DIR": str(tmp_path / "bin"),
        "PIPX_MAN_DIR": str(tmp_path / "man"),
        "PIPX_DEFAULT_PYTHON": sys.executable,
        "PIPX_DISABLE_SHARED_LIBS_AUTO_UPGRADE": "1",
    }


def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))


def fresh(tmp_path: Path, environment: dict) -> dict:
    """A fresh environment, as `setup-python` or an image gives it."""
    home = tmp_path / "fresh"
    run([sys.executable, "-m", "venv", str(home)], tmp_path)
    return {**environment, "PATH": f"{home / 'bin'}:{os.environ['PATH']}"}


def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(CORPUS, folder, ignore=shutil.ignore_patterns(".provenance"))
    return folder


def test_both_archives_are_what_an_index_takes(dist):
    files = sorted(map(str, dist.iterdir()))
    assert len(files) == 2
    run([sys.executable, "-m", "twine", "check", "--strict", *files], dist)


def test_the_wheel_holds_the_program_its_manual_and_its_completions(dist):
    with zipfile.ZipFile(wheel(dist)) as archive:
        names = archive.namelist()
        manual = next(name for name in names if name.endswith("man/man1/provenance-who.1"))
        assert ".SH SYNOPSIS" in archive.read(manual).decode()
    assert any(name.endswith("bash-completion/completions/provenance") for name in names)
    assert any(name.endswith("site-functions/_provenance") for name in names)
    assert any(name.endswith("vendor_completions.d/provenance.fish") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if "test" in name.split("/")[0] or ".provenance" in name]
    assert wheel(dist).stat().st_size < 2_000_000


def test_the_source_archive_has_no_text_of_others(dist):
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert tops <= {
        *(".ci", ".gitignore", "src", "docs"),
        *("README.md", "CHANGELOG.md", "LICENSE", "PKG-INFO", "pyproject.toml"),
    }


def test_from_nothing_to_disputes_by_pipx(dist, tmp_path, stranger):
    run(
        [str(TOOLS / "pipx"), "install", "--quiet", f"{wheel(dist)}[editor,web]"],
        tmp_path,
        stranger,
    )
    version = run(["provenance", "--version"], tmp_path, stranger)
    assert re.fullmatch(r"provenance \d+\.\d+\S*\n", version)
    run(["provenance", "init", "story"], tmp_path, stranger)
    story = tmp_path / "story"
    run(["provenance", "check"], story, stranger)
    assert "contested" in run(["provenance", "disputes"], story, stranger)
    assert run(["provenance", "lsp"], story, {**stranger, "PYTHONUNBUFFERED": "1"}) == ""
    assert (tmp_path / "man/man1/provenance-who.1").exists()
    run(["provenance", "site", "pages"], story, stranger)


def test_the_source_archive_installs_and_answers(dist, tmp_path, stranger):
    environment = fresh(tmp_path, stranger)
    source = str(next(dist.glob("*.tar.gz")))
    run(["python", "-m", "pip", "install", "--quiet", source], tmp_path, environment)
    assert "contested" in run(["provenance", "disputes"], corpus(tmp_path), environment)
    told = subprocess.run(
        ["provenance", "lsp"], env=environment, capture_output=True, text=True, check=False
    )
    assert told.returncode == 2
    assert "provenance-claims[editor]" in told.stderr


def _act(name: str, inputs: dict[str, str], cwd: Path, environment: dict) -> str:
    """Run the shell lines of one of our actions, as a runner does."""
    path = ROOT / ".github/actions" / name
    action = yaml.safe_load((path / "action.yml").read_text())
    given = {key: one.get("default", "") for key, one in action["inputs"].items()} | inputs
    files = {"GITHUB_STEP_SUMMARY": cwd.parent / "summary.md", "RUNNER_TEMP": cwd.parent}
    told = ""
    for step in action["runs"]["steps"]:
        if "run" not in step or "if" in step:
            continue
        own = {
            key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
            for key, value in step.get("env", {}).items()
        }
        shell = {**environment, **own, "GITHUB_ACTION_PATH": str(path)}
        shell |= {key: str(value) for key, value in files.items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=cwd,
            env=shell,
            capture_output=True,
            text=True,
            check=False,
        )
        told += f"{done.stdout}{done.stderr}[{done.returncode}]"
    return told


def test_the_action_check_annotates_what_is_wrong(tmp_path, stranger):
    folder = corpus(tmp_path)
    claim = folder / "claims/spill/corvin-spilled-oil.yaml"
    claim.write_text(claim.read_text().replace("by: dock-workers", "by: dock-worker"))
    told = _act("check", {}, folder, fresh(tmp_path, stranger))
    assert "::error file=" in told
    assert "dock-worker" in told
    assert told.endswith("[1]")


def test_the_action_diff_tells_what_changed(tmp_path, stranger):
    folder = corpus(tmp_path)
    git = [
        "git",
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    for step in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"]):
        run([*git, *step], folder)
    claim = folder / "claims/spill/corvin-spilled-oil.yaml"
    claim.write_text(
        claim.read_text().replace("    at: 9\n", "    at: 9\n    note: Asked again.\n")
    )
    run([*git, "commit", "-qam", "two"], folder)
    _act("diff", {"revisions": "HEAD^..HEAD"}, folder, fresh(tmp_path, stranger))
    summary = (tmp_path / "summary.md").read_text()
    assert summary.startswith("<!-- provenance diff -->")
    assert "A Corvin ship spilled oil" in summary


def test_the_gitlab_template_reports_code_quality(dist, tmp_path, stranger):
    _, job = yaml.safe_load_all((ROOT / ".gitlab/check.yml").read_text())
    built = wheel(dist).name.split("-")[1]
    inputs = {"corpus": ".", "fail-on": "error", "version": f"=={built}"}
    fill = lambda text: re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda m: inputs[m[1]], text)  # noqa: E731
    environment = fresh(tmp_path, stranger) | {"PIP_FIND_LINKS": str(dist), "PIP_PRE": "1"}
    environment |= {k: fill(v) for k, v in job["provenance-check"]["variables"].items()}
    install, check = map(fill, job["provenance-check"]["script"])
    run(["bash", "-ec", install], tmp_path, environment)
    run(["provenance", "init", "story"], tmp_path, environment)
    folder = tmp_path / "story"
    run(["bash", "-ec", check], folder, environment)
    assert isinstance(json.loads((folder / "gl-code-quality-report.json").read_text()), list)


def test_the_hooks_of_pre_commit(tmp_path, stranger):
    folder = corpus(tmp_path)
    claim = folder / "claims/spill/corvin-spilled-oil.yaml"
    claim.write_text(claim.read_text().replace("by: dock-workers", "by: dock-worker"))
    for step in (["init", "-q"], ["add", "-A"]):
        run(["git", *step], folder)
    # What is not committed yet is tried too; for that it makes a commit of its own.
    names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    identity = dict.fromkeys(names, "a@example.org")
    done = subprocess.run(
        [str(TOOLS / "pre-commit"), "try-repo", str(ROOT), "provenance-check", "--all-files"],
        cwd=folder,
        env={**stranger, **identity, "PATH": f"{TOOLS}:{stranger['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    assert "no actor `dock-worker` is recorded" in done.stdout
