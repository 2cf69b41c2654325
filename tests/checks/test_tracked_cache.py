"""A program's folder that git tracks is told, whatever git's index looks like."""

import os
import subprocess

import pytest


@pytest.fixture
def git(run, write):
    root = write("claim: a\ntext: It rained.\n")
    run(root, "stats")

    def git(*words: str, at=None) -> str:
        settings = ["-c", "user.name=x", "-c", "user.email=x@x", "-c", "core.hooksPath=/dev/null"]
        done = subprocess.run(
            ["git", *settings, *words], cwd=at or root, check=True, capture_output=True, text=True
        )
        return done.stdout

    git.root = root
    return git


def codes(run, root, *more: str) -> list[str]:
    done = run(root, ["check", "--format", "json", *more])
    return [f["code"] for f in done.json["findings"] if f["code"] == "V001"]


@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_it_is_found_in_every_version_of_the_index(run, git, version):
    git("init", "-q")
    git("config", "index.version", version)
    git("add", ".")
    git("update-index", "--index-version", version)
    assert codes(run, git.root) == []
    git("add", "-f", ".provenance/corpus.sqlite")
    assert codes(run, git.root) == ["V001"]
    git("rm", "-q", "--cached", ".provenance/corpus.sqlite")
    assert codes(run, git.root) == []


def test_it_is_found_below_the_top_of_a_repository_and_in_a_worktree(run, git):
    top = git.root.parent
    git("init", "-q", at=top)
    git("add", "-f", git.root.name, at=top)
    assert codes(run, git.root) == ["V001"]
    git("commit", "-qm", "x", at=top)
    git("worktree", "add", "-q", "../elsewhere", at=top)
    other = top.parent / "elsewhere" / git.root.name
    assert codes(run, other) == ["V001"]
    subprocess.run(["rm", "-r", os.fspath(top.parent / "elsewhere")], check=True)


def test_a_name_that_only_looks_like_it_is_none(run, git):
    (git.root / "claims" / ".provenance").mkdir()
    (git.root / "claims" / ".provenance" / "x").write_text("x")
    (git.root / ".provenance-notes").write_text("x")
    git("init", "-q")
    git("add", "-f", "claims", ".provenance-notes")
    assert codes(run, git.root) == []


@pytest.mark.parametrize("index", [b"", b"DIRC", b"DIRC\0\0\0\4\xff\xff\xff\xff", b"\0" * 5000])
def test_a_damaged_index_is_nobodys_concern(run, git, index):
    git("init", "-q")
    (git.root / ".git" / "index").write_bytes(index)
    assert codes(run, git.root) == []
