"""The corpus of the harbour in its states: bare, with its document, and as a clone has it."""

import pytest

from quotes.harbour import ACTORS, CLAIMS, DOCUMENT, SOURCES, Program


@pytest.fixture
def document(tmp_path):
    """The document that the corpus quotes from."""
    path = tmp_path / "harbour-news.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


@pytest.fixture
def run(tmp_path):
    """The corpus, without any document."""
    root = tmp_path / "corpus"
    (root / "claims").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "claims" / "actors.yaml").write_text(ACTORS, encoding="utf-8")
    for name, text in CLAIMS.items():
        (root / "claims" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (root / "seeds" / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return Program(root)


@pytest.fixture
def held(run, document):
    """The corpus with its document recorded and attached."""
    run("source", "add", str(document), "--id", "harbour-news")
    return run


@pytest.fixture
def locked(held):
    """The corpus as a fresh clone has it: recorded and locked, and the vault not there."""
    held("quotes", "lock")
    (held.root / ".provenance" / "vault").rename(held.root / ".provenance" / "elsewhere")
    return held
