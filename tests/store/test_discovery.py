"""The corpus is found like a git repository, and its files are listed safely."""

import os
from pathlib import Path

import pytest

from provenance.store.errors import CorpusError
from provenance.store.files.discovery import files, find_root, scan


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    monkeypatch.delenv("PROVENANCE_CORPUS", raising=False)


def test_upward_from_a_folder_inside(tarn):
    deep = tarn / "claims" / "deep"
    deep.mkdir()
    assert find_root(deep) == tarn


def test_the_nearest_corpus_counts(tarn, write):
    write({"inner/provenance.toml": ""})
    assert find_root(tarn / "inner") == tarn / "inner"


def test_the_working_folder_where_none_is_given(tarn, monkeypatch):
    monkeypatch.chdir(tarn / "claims")
    assert find_root(None) == tarn


def test_the_option_wins_over_the_environment_and_that_over_the_folder(tarn, write, monkeypatch):
    write({"a/claims/x.yaml": "", "b/claims/x.yaml": ""})
    assert find_root(tarn, str(tarn / "a")) == tarn / "a"
    monkeypatch.setenv("PROVENANCE_CORPUS", str(tarn / "b"))
    assert find_root(tarn) == tarn / "b"
    assert find_root(tarn, str(tarn / "a")) == tarn / "a"


@pytest.mark.parametrize("name", ["missing", "plain"])
def test_what_was_named_but_is_no_corpus_says_so(tmp_path, name):
    (tmp_path / "plain").mkdir()
    with pytest.raises(CorpusError, match=f"{name} \\(--corpus\\)") as caught:
        find_root(tmp_path, str(tmp_path / name))
    assert "provenance init" in caught.value.help


def test_no_corpus_anywhere_above_says_what_was_searched(tmp_path):
    with pytest.raises(CorpusError) as caught:
        find_root(tmp_path)
    assert str(tmp_path) in caught.value.message
    assert "provenance init" in caught.value.help


def test_yaml_files_under_claims_and_seeds_sorted_and_no_others(write):
    root = write(
        {
            "claims/b.yaml": "",
            "claims/a/z.yml": "",
            "claims/a/notes.md": "",
            "claims/.hidden.yaml": "",
            "claims/.git/x.yaml": "",
            "seeds/s.yaml": "",
            "other/x.yaml": "",
        }
    )
    assert files(root) == ["claims/a/z.yml", "claims/b.yaml", "seeds/s.yaml"]


@pytest.mark.parametrize("made", [(), ("claims",), ("claims", "seeds")])
def test_an_empty_corpus_says_how_to_start(tmp_path, made):
    for folder in made:
        (tmp_path / folder).mkdir()
    with pytest.raises(CorpusError, match="no claim files") as caught:
        files(tmp_path)
    assert "provenance new" in caught.value.help


def test_a_folder_that_does_not_exist(tmp_path):
    with pytest.raises(CorpusError, match="does not exist"):
        files(tmp_path / "nowhere")


def test_links_that_go_in_circles_end(tarn):
    os.symlink(tarn, tarn / "claims" / "up")
    os.symlink(tarn / "claims", tarn / "claims" / "again")
    os.symlink("self", tarn / "claims" / "self")
    assert files(tarn) == ["claims/actors.yaml", "claims/well.yaml"]


def test_a_linked_folder_elsewhere_is_read(tarn, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "x.yaml").write_text("")
    os.symlink(elsewhere, tarn / "claims" / "linked")
    assert "claims/linked/x.yaml" in files(tarn)


def test_a_folder_that_vanishes_half_way_is_as_if_it_had_gone_before(tarn, write, monkeypatch):
    write({"claims/gone/x.yaml": ""})
    real = os.scandir

    def scandir(path):
        if str(path).endswith("gone"):
            raise FileNotFoundError(path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert files(tarn) == ["claims/actors.yaml", "claims/well.yaml"]


def test_a_folder_that_may_not_be_listed_is_a_problem(tarn, write, monkeypatch):
    write({"claims/secret/x.yaml": ""})
    real = os.scandir

    def scandir(path):
        if str(path).endswith("secret"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (problem,) = scan(tarn).problems
    assert (problem.rule, problem.span.file) == ("unreadable-file", "claims/secret")


def test_a_path_is_never_taken_relative_to_another_working_folder(tarn, monkeypatch):
    monkeypatch.chdir(tarn.parent)
    assert find_root(Path(tarn.name)) == tarn
