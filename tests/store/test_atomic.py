"""A claim file is written whole or not at all, and never over somebody else's change."""

import os
import stat

import pytest

from provenance.store.errors import CorpusError
from provenance.store.files import atomic


def test_a_changed_text_is_written(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("old\n")
    atomic.write(file, "new é\n", "old\n")
    assert file.read_text(encoding="utf-8") == "new é\n"
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_file_that_changed_since_it_was_read_is_not_touched(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("mine\n")
    with pytest.raises(CorpusError, match="changed since"):
        atomic.write(file, "yours\n", "old\n")
    with pytest.raises(CorpusError, match="changed since"):
        atomic.remove(file, "old\n")
    assert file.read_text() == "mine\n"
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_file_that_is_gone_is_not_brought_back(tmp_path):
    with pytest.raises(CorpusError, match="gone"):
        atomic.write(tmp_path / "a.yaml", "new\n", "old\n")
    assert os.listdir(tmp_path) == []


def test_a_new_file_gets_its_folder_and_never_replaces_another(tmp_path):
    file = tmp_path / "claims" / "deep" / "a.yaml"
    atomic.write(file, "one\n", None)
    with pytest.raises(CorpusError):
        atomic.write(file, "two\n", None)
    assert file.read_text() == "one\n"
    assert os.listdir(file.parent) == ["a.yaml"]


def test_permissions_stay(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("old\n")
    file.chmod(0o640)
    atomic.write(file, "new\n", "old\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_byte_order_mark_and_windows_line_ends_stay(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    atomic.write(file, "one\ntwo\r\nthree\n", "one\r\ntwo\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbfone\r\ntwo\r\nthree\r\n"


def test_mixed_line_ends_are_nobodys_business(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"one\r\ntwo\n")
    atomic.write(file, "1\r\ntwo\n", "one\r\ntwo\n")
    assert file.read_bytes() == b"1\r\ntwo\n"


def test_a_link_stays_a_link(tmp_path):
    file, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    file.write_text("old\n")
    link.symlink_to(file)
    atomic.write(link, "new\n", "old\n")
    assert link.is_symlink()
    assert file.read_text() == "new\n"


def test_a_file_is_deleted_when_it_is_as_it_was_read(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("old\n")
    atomic.remove(file, "old\n")
    assert not file.exists()


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path, monkeypatch):
    file = tmp_path / "a.yaml"
    file.write_text("old\n")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CorpusError, match="No space left"):
        atomic.write(file, "new\n", "old\n")
    assert file.read_text() == "old\n"
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_many_files_are_written_whole_or_not_at_all(tmp_path):
    (tmp_path / "b.yaml").write_text("old\n")
    (tmp_path / "c.yaml").write_text("same\n")
    texts = [
        (tmp_path / "deep" / "a.yaml", "new\n", None),
        (tmp_path / "b.yaml", "newer\n", "old\n"),
        (tmp_path / "c.yaml", "same\n", None),
    ]
    written = list(atomic.write_all(texts))
    assert [path.name for path in written] == ["a.yaml", "b.yaml"]
    assert (tmp_path / "b.yaml").read_text() == "newer\n"
    assert sorted(os.listdir(tmp_path)) == ["b.yaml", "c.yaml", "deep"]


@pytest.mark.parametrize("expected", [None, "another\n"])
def test_where_one_of_many_is_not_as_expected_it_is_left(tmp_path, expected):
    (tmp_path / "b.yaml").write_text("mine\n")
    texts = [(tmp_path / "a.yaml", "new\n", None), (tmp_path / "b.yaml", "yours\n", expected)]
    with pytest.raises(CorpusError, match="changed since"):
        list(atomic.write_all(texts))
    assert (tmp_path / "b.yaml").read_text() == "mine\n"
    assert set(os.listdir(tmp_path)) <= {"a.yaml", "b.yaml"}
