"""No revision, repository or environment makes git run, fetch or write anything."""

import os
import subprocess
from pathlib import Path

import pytest

import provenance
from provenance.history.repository import Repository

LOG = "claims/spill/corvin-hid-the-log.yaml"


@pytest.mark.parametrize(
    "revision",
    ["--upload-pack=touch", "-x", "", " ", "a\nb", "\x1b[31m", "HEAD:claims", "no-such", "a..b..c"],
)
@pytest.mark.parametrize("command", ["diff", "diff HEAD"])
def test_a_revision_that_is_none_is_told(run, repo, command, revision):
    answer = run(repo.root, [*command.split(), "--", revision])
    assert answer.code == 2
    assert answer.err.startswith("error: ")
    assert "Traceback" not in answer.err


def trap(repo, name: str) -> tuple[Path, str]:
    """A program that leaves a mark when it is run."""
    mark = repo.root.parent / f"{name}-ran"
    program = repo.root.parent / name
    program.write_text(f"#!/bin/sh\necho $0 $@ >> {mark}\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    return mark, str(program)


def test_nothing_that_a_repository_sets_is_run(run, repo):
    mark, program = trap(repo, "trap")
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "diff.yaml.textconv",
        "diff.yaml.command",
        "filter.yaml.smudge",
        "filter.yaml.clean",
        "filter.yaml.process",
        "gpg.program",
        "pager.log",
        "uploadpack.packObjectsHook",
        "credential.helper",
        "core.askPass",
    ):
        repo.git("config", key, program)
    for key, value in (
        ("log.showSignature", "true"),
        ("log.follow", "true"),
        ("log.showRoot", "false"),
        ("diff.relative", "true"),
        ("core.hooksPath", str(Path(program).parent)),
    ):
        repo.git("config", key, value)
    (repo.root / ".git/info/attributes").write_text("*.yaml diff=yaml filter=yaml\n")
    for hook in ("post-index-change", "reference-transaction", "pre-auto-gc"):
        (repo.root / ".git/hooks").mkdir(exist_ok=True)
        path = repo.root / ".git/hooks" / hook
        path.write_text(Path(program).read_text())
        path.chmod(0o755)
    mark.unlink(missing_ok=True)
    with (repo.root / LOG).open("a", encoding="utf-8") as file:
        file.write("\ndenied:\n  - by: odile-marsh\n")
    assert run(repo.root, "diff HEAD").code == 0
    found = run(repo.root, "log corvin-hid-the-log --format json").json
    assert len(found["entries"]) == 1  # the first commit too, whatever log.showRoot says
    assert not mark.exists()


def test_a_missing_object_is_not_fetched(run, repo, tmp_path):
    mark, program = trap(repo, "fetcher")
    (repo.root / LOG).write_text("claim: other-one\ntext: It was so.\n", encoding="utf-8")
    repo.commit("Other")
    oid = repo.git("rev-parse", f"HEAD~1:{LOG}")
    (repo.root / ".git/objects" / oid[:2] / oid[2:]).unlink()
    repo.git("config", "extensions.partialClone", "origin")
    repo.git("config", "remote.origin.url", f"ext::{program}")
    repo.git("config", "remote.origin.promisor", "true")
    repo.git("config", "protocol.ext.allow", "always")
    answer = run(repo.root, "diff HEAD~1")
    assert answer.code == 2
    assert "the clone lacks a file of that revision" in answer.err
    assert not mark.exists()


def test_variables_of_a_hook_do_not_lead_elsewhere(run, repo, tmp_path):
    other = tmp_path / "other"
    subprocess.run(["git", "init", "--quiet", str(other)], check=True)
    answer = run(
        repo.root,
        "log corvin-hid-the-log",
        GIT_DIR=str(other / ".git"),
        GIT_INDEX_FILE="nowhere",
        GIT_EXTERNAL_DIFF="false",
    )
    assert answer.code == 0


def test_a_repository_planted_among_the_files_is_not_read(run, repo, tmp_path):
    """A folder that looks like a bare repository would bring its own settings."""
    corpus = tmp_path / "outer" / "corpus"
    subprocess.run(["git", "init", "--quiet", str(tmp_path / "outer")], check=True)
    os.rename(repo.root, corpus)
    for name in ("HEAD", "config", "objects", "refs"):
        os.rename(corpus / ".git" / name, corpus / name)
    for path in sorted((corpus / ".git").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (corpus / ".git").rmdir()
    answer = run(corpus, "diff HEAD")
    assert answer.code == 2
    assert "looks like a repository without files" in answer.err


def test_another_user_s_repository_is_told(run, repo):
    answer = run(repo.root, "diff HEAD", GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert answer.code in (0, 1)  # what a caller sets to test git is taken away

    from provenance.store.files import contained

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(contained.ENVIRONMENT, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        answer = run(repo.root, "diff HEAD")
    assert answer.code == 2
    assert "it belongs to another user" in answer.err
    assert "safe.directory" in answer.err


def test_no_repository_no_commits_no_git(run, harbour):
    answer = run(harbour, "diff HEAD", GIT_CEILING_DIRECTORIES=str(harbour.parent))
    assert answer.code == 2
    assert "is in no git repository" in answer.err
    subprocess.run(["git", "init", "--quiet", str(harbour)], check=True)
    for command in ("diff HEAD", "diff main", "log corvin-hid-the-log"):
        answer = run(harbour, command)
        assert answer.code == 2
        assert "the repository has no commit yet" in answer.err
    answer = run(harbour, "diff HEAD", PATH="/nowhere")
    assert answer.code == 2
    assert "git cannot be run" in answer.err


def test_a_shallow_clone_is_told_what_to_do(run, repo, tmp_path):
    repo.edit(LOG, "hid the log", "hid its log")
    repo.commit("Reword")
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.root}", str(tmp_path / "clone"))
    answer = run(tmp_path / "clone", "diff HEAD~1")
    assert answer.code == 2
    assert "of which this clone has only the last commits" in answer.err
    assert "--unshallow" in answer.err
    assert "This clone is shallow" in run(tmp_path / "clone", "log corvin-hid-the-log").out


def test_paths_in_a_tree_lead_nowhere(run, repo):
    """A tree that git itself would not make: its names are never used to open anything."""
    blob = repo.git("rev-parse", f"HEAD:{LOG}")

    def tree(*entries: str) -> str:
        made = subprocess.run(
            ["git", "mktree", "--missing"],
            cwd=repo.root,
            input="".join(f"{entry}\n" for entry in entries),
            capture_output=True,
            text=True,
            check=True,
        )
        return made.stdout.strip()

    inner = tree(f"100644 blob {blob}\t.hidden.yaml", f"100644 blob {blob}\tlog.yaml")
    top = tree(f"040000 tree {inner}\tclaims", f"040000 tree {inner}\t..")
    commit = repo.git("commit-tree", top, "-m", "\x1b[31mred\x07")
    files = Repository(repo.root).tree(commit).files
    assert list(files) == ["claims/log.yaml"]
    answer = run(repo.root, ["diff", commit, "--format", "json"])
    assert answer.code == 0
    repo.git("update-ref", "refs/heads/main", commit)
    assert "\x1b" not in run(repo.root, "log corvin-hid-the-log --format json").out


def test_nothing_is_written(repo):
    def everything():
        return {
            path: path.read_bytes()
            for path in sorted(repo.root.rglob("*"))
            if path.is_file() and ".provenance" not in path.parts
        }

    before = everything()
    from provenance.history.diff import diff
    from provenance.history.log import log

    with provenance.open_corpus(repo.root) as corpus:
        diff(corpus, "HEAD")
        log(corpus, ("corvin-hid-the-log",))
    assert everything() == before
