"""What `check` is told about quotations: one problem a cause, at the words concerned."""

import pytest

from provenance.checks.registry import RULES
from provenance.quotes.check import problems
from quotes.harbour import CLAIMS

CLAIM = CLAIMS["crates-arrived"]


def found(run):
    with run.corpus() as corpus:
        reported = problems(corpus, corpus.whole())
    assert {problem.rule for problem in reported} <= {rule.name for rule in RULES}
    return [(p.rule, p.span.file, p.span.line, p.span.column) for p in reported], reported


def test_a_corpus_that_verifies_has_none(held, locked):
    assert found(locked)[0] == []


def test_nor_has_one_whose_text_is_attached(held):
    held("quotes", "lock")
    assert found(held)[0] == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("1,500 crates", "1,600 crates", "quote-mismatch"),
        ("at: 3", "at: 8", "quote-misplaced"),
        ("1,500 crates had arrived\n", "the\n", "quote-ambiguous"),
    ],
)
def test_what_the_text_says_otherwise(held, old, new, rule):
    held.write(CLAIM.replace(old, new).replace("at: 3\n    quote: the", "quote: the"))
    line = 9 - (rule == "quote-ambiguous")
    assert found(held)[0] == [(rule, "claims/claim.yaml", line, 12)]


def test_a_source_of_which_nothing_can_be_verified_is_one_problem(run):
    places, (problem,) = found(run)
    assert places == [("quote-unverified", "seeds/sources.yaml", 2, 3)]
    assert problem.message.startswith("2 quotations of `harbour-news` cannot be verified")
    assert problem.subject == "harbour-news"


def test_changed_words_without_the_text(locked):
    locked.write(CLAIM.replace("well-meant", "wild"))
    places, reported = found(locked)
    assert ("quote-unverified", "claims/claim.yaml", 13, 12) in places
    assert "provenance source attach FILE" in reported[0].help


def test_a_quotation_that_was_never_locked(held):
    held("quotes", "lock")
    held.write(CLAIM.replace("well-meant invention", "the board’s number"))
    places, _ = found(held)
    assert places == [
        ("quote-not-locked", "claims/claim.yaml", 13, 12),
        ("quote-lock-stale", "seeds/quotes.lock", 3 - _is_first(held), 1),
    ]


def _is_first(run):
    """Whether the pruned statement's entry is the first of the lock."""
    first = (run.root / "seeds" / "quotes.lock").read_text().splitlines()[1]
    with run.corpus() as corpus:
        return not any(id in first for id in corpus.whole().statements)


def test_a_lock_that_disagrees_with_the_text(held):
    held("quotes", "lock")
    path = held.root / "seeds" / "quotes.lock"
    path.write_text(path.read_text().replace('"lines":[3,3]', '"lines":[4,4]'))
    assert [place[0] for place in found(held)[0]] == ["quote-lock-disagrees"]


def test_a_forged_lock_is_exposed_by_the_text(held):
    held("quotes", "lock")
    path = held.root / "seeds" / "quotes.lock"
    held.write(CLAIM.replace("  - by: board\n", "  - by: board\n    id: said\n"))
    held("quotes", "lock")
    entries = path.read_text()
    digest = entries.partition('"digest":"')[2][:64]
    path.write_text(entries.replace(digest, "0" * 64))
    assert "quote-lock-outdated" in [place[0] for place in found(held)[0]]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<<<<<<< HEAD", "a git merge conflict was left here"),
        ("{}", "this is no entry"),
        ('{"statement":1}', "this is no entry"),
        ("[1]", "this is no entry"),
        ('{"lock":2}', "this lock was written by another version"),
    ],
)
def test_a_broken_lock(held, line, message):
    held("quotes", "lock")
    path = held.root / "seeds" / "quotes.lock"
    path.write_text(path.read_text() + line + "\n")
    places, (problem,) = found(held)
    assert places == [("quote-lock-broken", "seeds/quotes.lock", 4, 1)]
    assert problem.message == message


def test_a_lock_that_is_not_text(held):
    (held.root / "seeds" / "quotes.lock").write_bytes(b"\xff\xfe")
    assert [place[0] for place in found(held)[0]] == ["quote-lock-broken"]


def test_a_vault_that_cannot_be_used(held):
    (held.root / ".provenance" / "vault" / "attached.json").write_text("{")
    assert [place[0] for place in found(held)[0]] == ["quote-vault"]


def test_words_without_a_source(run):
    run.write("claim: c\ntext: T.\nabout: board\nasserted:\n  - by: board\n    quote: so\n")
    places, (problem,) = found(run)
    assert places == [("quote-unverified", "claims/claim.yaml", 6, 12)]
    assert problem.message == "no source is recorded for these words"


def test_a_source_that_is_not_on_record_is_no_finding_here_but_of_unknown_source(locked):
    locked.write(CLAIM.replace("source: harbour-news", "source: gazette"))
    assert found(locked)[0] == []


def test_a_record_that_was_left_out_does_not_make_its_lock_stale(locked):
    locked.write(CLAIM + "typo: x\n")
    assert found(locked)[0] == []
