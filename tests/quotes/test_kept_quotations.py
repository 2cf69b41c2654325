"""What a check found in quotations is kept only while nothing that it comes from has changed."""

import os
import time

from provenance.checks.config import configure
from provenance.checks.run import check
from provenance.quotes.check import problems
from provenance.store.corpus import Corpus
from quotes.harbour import CLAIMS

TODAY = 738_000
CONFIG = configure({"select": ["quotations"]})


def found(run):
    with run.corpus() as corpus:
        return [f.problem for f in check(corpus, CONFIG, TODAY).findings]


def anew(run):
    with run.corpus() as corpus:
        reported = problems(corpus, corpus.whole())
    return sorted(reported, key=lambda p: (p.span.file, p.span.line, p.span.column))


def grow_old(run) -> None:
    """Let the documents have been attached some time ago."""
    then = time.time_ns() - 10**11
    for path in (run.root / ".provenance" / "vault").glob("*"):
        os.utime(path, ns=(then, then))


def test_it_follows_claims_lock_and_documents(locked):
    vault, elsewhere = (locked.root / ".provenance" / name for name in ("vault", "elsewhere"))
    claim, lock = locked.root / "claims" / "claim.yaml", locked.root / "seeds" / "quotes.lock"
    kept = lock.read_text()
    edits = (
        lambda: locked.write(CLAIMS["crates-arrived"].replace("well-meant", "wild")),
        lambda: lock.write_text(kept.replace('"quote":1', '"quote":3')),
        lambda: elsewhere.rename(vault) and grow_old(locked),
        lambda: lock.unlink(),
        lambda: (vault / "attached.json").write_text("{}"),
        lambda: claim.unlink(),
    )
    assert found(locked) == anew(locked)
    for edit in edits:
        edit()
        assert found(locked) == anew(locked)
        assert found(locked) == anew(locked)


def test_nothing_is_verified_again_when_nothing_has_changed(locked, monkeypatch):
    locked.write(CLAIMS["crates-arrived"].replace("well-meant", "wild"))
    first = found(locked)
    assert first
    monkeypatch.setattr(Corpus, "whole", None)
    monkeypatch.setattr("provenance.quotes.check.problems", None)
    assert found(locked) == first


def test_a_document_that_was_just_written_is_read_again(held):
    assert found(held) == []
    (document,) = (p for p in (held.root / ".provenance" / "vault").glob("*") if len(p.name) == 64)
    document.write_text("nothing of the kind")
    assert found(held) == anew(held) != []
