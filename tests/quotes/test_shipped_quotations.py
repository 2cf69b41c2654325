"""The quotations of the shipped corpus, held to their documents where these are at hand."""

import os
import re
import subprocess
from pathlib import Path

import pytest

import documentation
from provenance.model.records import Source
from provenance.quotes import lock as locks
from provenance.quotes.library import Library
from provenance.quotes.lock import Lock
from provenance.quotes.quotation import quotations
from provenance.quotes.verify import LOCKED, verify
from provenance.store.corpus import open_corpus

ROOT = Path(__file__).parents[2]
MOST = 12
"""No longer run of a document's words may stand in the repository."""


def texts() -> Path | None:
    """The folder of the documents' texts, each named by its source's id."""
    named = os.environ.get("PROVENANCE_TEST_TEXTS")
    folder = Path(named) if named else ROOT.parent / "shared" / "seeds"
    return folder if folder.is_dir() else None


@pytest.fixture(scope="module")
def whole():
    with open_corpus(documentation.copied()) as corpus:
        return corpus.whole()


def documents(sources: dict[str, Source]) -> dict[str, Path]:
    """The documents at hand; not checked where there are none."""
    folder = texts()
    found = {id: folder / f"{id}.txt" for id in sources} if folder else {}
    found = {id: path for id, path in found.items() if path.is_file()}
    if not found:
        pytest.skip("not checked: the texts of the sources are not at hand")
    return found


def test_every_quotation_verifies_by_the_lock(whole, tmp_path):
    library = Library(tmp_path, whole.sources)
    checked = verify(quotations(whole), whole.sources, library, locks.read(ROOT))
    assert [(c.quotation.quote.words, c.reason) for c in checked if c.verdict != LOCKED] == []


def test_every_quotation_verifies_against_the_text_and_the_lock_agrees(whole, tmp_path):
    library = Library(tmp_path, whole.sources)
    for path in documents(whole.sources).values():
        library.vault.store(path)
    checked = verify(quotations(whole), whole.sources, library, locks.read(ROOT))
    assert [(c.quotation.quote.words, c.reason or c.lock) for c in checked if not c.passes] == []
    assert [c.quotation.quote.words for c in checked if c.lock] == []


def test_the_lock_holds_nothing_else(whole):
    lock: Lock = locks.read(ROOT)
    there = {(q.statement.id, q.number) for q in quotations(whole)}
    assert [e.statement for e in lock.entries if (e.statement, e.quote) not in there] == []
    assert lock.broken == ()


def test_no_long_run_of_a_document_stands_in_the_repository(whole):
    runs: dict[tuple[str, ...], str] = {}
    for id, path in documents(whole.sources).items():
        words = _words(path.read_text(encoding="utf-8"))
        runs |= dict.fromkeys(_runs(words), id)
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    found = {}
    for name in filter(None, listed.split("\0")):
        try:
            words = _words((ROOT / name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
        copied = [run for run in _runs(words) if run in runs]
        if copied:
            found[name] = " ".join(copied[0])
    assert found == {}


def test_only_words_between_quotation_marks_are_given_as_a_speakers_own(whole):
    """What a page tells of others in its own words is a paraphrase, or open."""
    for id, path in documents(whole.sources).items():
        lines = path.read_text(encoding="utf-8").splitlines()
        author = set(whole.sources[id].by)
        told = [
            (statement.claim, quote.words)
            for statement in (*whole.statements.values(), *whole.comments.values())
            if statement.source == id and not author & set(statement.by)
            if statement.attribution not in ("paraphrase", "ambiguous")
            for quote in statement.quote
            if not any(_spoken(quote.words, lines[int(at) - 1]) for at in statement.at)
        ]
        assert told == []


def _spoken(words: str, line: str) -> bool:
    """Whether words stand in a line between quotation marks, or in a quotation that runs on."""
    start = line.find(words)
    before = line[:start]
    straight = before.count('"') % 2 == 1 or before.rstrip().endswith('"')
    return start >= 0 and (straight or before.count("“") > before.count("”"))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + MOST + 1]) for at in range(len(words) - MOST)]
