"""`provenance.toml` is read strictly, and its mistakes are told with their line."""

import pytest

from provenance.store.errors import CorpusError
from provenance.store.files.settings import Settings, read_settings


def test_no_file_is_no_setting(tmp_path):
    assert read_settings(tmp_path) == Settings()


def test_what_is_set(write):
    root = write({"provenance.toml": 'title = "Tarn"\n[check]\nselect = ["x"]\n[quotes]\na = 1\n'})
    settings = read_settings(root)
    assert settings.title == "Tarn"
    assert settings.check == {"select": ["x"]}
    assert settings.quotes == {"a": 1}


@pytest.mark.parametrize(
    ("text", "line", "message", "help"),
    [
        ("\n[chekc]\n", 2, "`chekc` is no setting", "did you mean `check`?"),
        ("zzz = 1\n", 1, "`zzz` is no setting", "there are"),
        ("title = 3\n", 1, "`title` must be a text", "write"),
        ("check = 3\n", 1, "`check` must be a table", "[check]"),
        ("title = \n", 1, "not TOML", "title"),
        ('title = "a"\ntitle = "b"\n', 2, "not TOML", "title"),
        ("a = [" * 5000, 1, "not TOML", "title"),
    ],
)
def test_mistakes(write, text, line, message, help):
    root = write({"provenance.toml": text})
    with pytest.raises(CorpusError) as caught:
        read_settings(root)
    error = caught.value
    assert (error.file, error.line) == ("provenance.toml", line)
    assert message in error.message
    assert f"provenance.toml:{line}: " in str(error)
    assert help in error.help


def test_bytes_that_are_no_text(write):
    root = write({"provenance.toml": b'title = "a"\n\xff'})
    with pytest.raises(CorpusError, match=r"provenance.toml:2: not UTF-8"):
        read_settings(root)


def test_a_folder_of_that_name(tmp_path):
    (tmp_path / "provenance.toml").mkdir()
    with pytest.raises(CorpusError, match="cannot be read"):
        read_settings(tmp_path)
