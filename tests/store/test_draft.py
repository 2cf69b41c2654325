"""A corpus that stays open while it is written is the corpus that a fresh look gives."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.checks.config import configure
from provenance.checks.run import check
from provenance.store.corpus import open_corpus
from provenance.store.draft import DraftCorpus

SPILL = "claims/spill/corvin-spilled-oil.yaml"
ACTORS = "claims/actors.yaml"
HIDDEN = "claims/spill/corvin-hid-the-log.yaml"
NEW = "claims/spill/new.yaml"

FILES = (SPILL, ACTORS, HIDDEN, NEW)
SWAPS = (
    ("dock-workers", "dockers"),
    ("corvin-denial", "denial"),
    ("claim: corvin-spilled-oil", "claim: spilled"),
    ("date: 2011-03-08", "date: 2031-03-08"),
    ("quote:", "quote"),
    ("\n\n", "\n"),
)


def findings(corpus):
    config = configure(corpus.settings.check)
    report = check(corpus, config, date(2024, 1, 1).toordinal())
    return [(one.code, one.problem.span, one.problem.message) for one in report.findings]


def same(draft: DraftCorpus, root: Path, texts: dict[str, str]):
    with open_corpus(root, overlay=texts) as fresh:
        assert draft.files() == fresh.files()
        assert draft.revision == fresh.revision
        for kind in ("claim", "actor", "source"):
            assert list(draft.each(kind)) == list(fresh.each(kind))
        assert draft.broken() == fresh.broken()
        assert draft.duplicates() == fresh.duplicates()
        assert findings(draft) == findings(fresh)


@settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(st.sampled_from(FILES), st.none() | st.sampled_from(SWAPS)),
        min_size=1,
        max_size=6,
    )
)
def test_taking_in_texts_one_by_one_gives_what_opening_with_all_of_them_does(harbour, steps):
    saved = {name: (harbour / name).read_text() for name in FILES if name != NEW}
    saved[NEW] = saved[HIDDEN].replace("corvin-hid-the-log", "new")
    texts: dict[str, str] = {}
    with DraftCorpus(harbour, {}) as draft:
        for file, swap in steps:
            if swap is None:
                texts.pop(file, None)
            else:
                texts[file] = texts.get(file, saved[file]).replace(*swap)
            draft.revise({file: texts.get(file)})
            findings(draft)
        same(draft, harbour, texts)


def test_what_changes_on_disk_is_taken_in_when_asked_to_look_again(harbour):
    texts = {SPILL: (harbour / SPILL).read_text().replace("dock-workers", "dockers")}
    with DraftCorpus(harbour, texts) as draft:
        (harbour / ACTORS).write_text(
            (harbour / ACTORS).read_text() + "  dockers: {name: D, kind: unnamed}\n"
        )
        assert draft.record("actor", "dockers") is None
        draft.look_again()
        assert draft.record("actor", "dockers") is not None
        same(draft, harbour, texts)


def test_nothing_of_it_is_kept_on_disk(harbour):
    with open_corpus(harbour) as corpus:
        before = corpus.revision
    with DraftCorpus(harbour, {SPILL: "claim: other\ntext: Other.\n"}) as draft:
        findings(draft)
        assert draft.revision != before
    with open_corpus(harbour) as corpus:
        assert corpus.revision == before


@pytest.mark.parametrize("typed", ["lant", "Lantern Ha", "the auth", "harbour-a"])
def test_a_record_is_found_by_how_its_id_its_names_and_its_words_begin(harbour, typed):
    with open_corpus(harbour) as corpus:
        assert ("harbour-authority", "Lantern Bay Harbour Authority") in corpus.beginning(
            "actor", typed, 10
        )


def test_the_files_that_name_a_record(harbour):
    with open_corpus(harbour) as corpus:
        assert SPILL in corpus.files_naming("dock-workers")
        assert corpus.files_naming("nobody") == []
