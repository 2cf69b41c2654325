"""A small corpus to write into."""

import pytest

ACTORS = "actors:\n  ann: {name: Ann, kind: account}\n  ben: {name: Ben, kind: account}\n"


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "actors.yaml").write_text(ACTORS)
    return tmp_path
