"""Smaller parts: links to the words, overlap of long texts, bounded memory, chains."""

import tracemalloc

from provenance.model.records import Quote, RecordPlace, Source
from provenance.quotes.chains import is_linked, taken_from
from provenance.quotes.fragments import link
from provenance.quotes.normalise import normalise
from provenance.quotes.overlap import overlaps, sample
from provenance.quotes.vault import Vault
from provenance.quotes.words import compare


def source(id, *origins):
    from provenance.model.records import Derivation

    derived = tuple(Derivation(origin) for origin in origins)
    return Source(id, id, "article", RecordPlace("s.yaml", 0, 1), derived_from=derived)


def test_links_name_the_ends_of_an_elision_and_what_stands_beside():
    quote = Quote("so it […] was, then", prefix="said", suffix="she")
    assert link("https://a.example/x#part", quote) == (
        "https://a.example/x#part:~:text=said-,so%20it,was%2C%20then,-she"
    )


def test_differences_keep_the_spelling_of_each_wording():
    assert compare("We were “late”", "we are \"late\"") == (
        ("same", "we"), ("-", "were"), ("+", "are"), ("same", '"late"'),
    )  # fmt: skip


def test_overlap_of_long_texts_is_estimated_from_a_sample():
    words = [f"word{number}" for number in range(120_000)]
    long, half = " ".join(words), " ".join(words[:60_000] + [f"x{n}" for n in range(60_000)])
    samples = {"a": sample(normalise(long)), "b": sample(normalise(half))}
    assert samples["a"].thinned > 0
    assert len(samples["a"].runs) <= 50_000
    (found,) = overlaps(samples, {"a": source("a"), "b": source("b")})
    assert 0.45 < found.share < 0.55


def test_recorded_copies_are_not_asked_about():
    samples = dict.fromkeys(("a", "b"), sample(" ".join(f"w{n}" for n in range(100))))
    assert overlaps(samples, {"a": source("a"), "b": source("b")})
    assert not overlaps(samples, {"a": source("a", "b"), "b": source("b")})
    assert not overlaps(samples, {"a": source("a", "c"), "b": source("b", "c")})


def test_chains_end_at_a_circle():
    sources = {"a": source("a", "b"), "b": source("b", "a")}
    (first,) = taken_from("a", sources)
    assert first.beyond[0].repeated
    assert is_linked("a", "b", sources)


def test_a_large_document_is_stored_in_little_memory(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    stored = Vault(tmp_path).store(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert stored.size == 100_000_000
    assert peak < 20_000_000
