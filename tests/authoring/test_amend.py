"""A record whose fields are set anew changes in these alone, and nothing else in its file."""

import pytest

import documentation
from provenance.authoring.amend import amend
from provenance.authoring.typed import lines, typed
from provenance.store.corpus import open_corpus
from provenance.store.errors import CorpusError

LOOSE = """\
# who speaks
actors:
  ada:   # the first
    name: Ada
    kind: person
    aka: ["A.", Adah]

  bo: {name: Bo, kind: person}
---
claim: c
text: "C."
about: [ada]

asserted:
  - by: ada   # said it twice
    date: 2020
    quote: >-
      folded
      words
  - {by: bo, date: 2021, id: bos}
"""


@pytest.fixture
def loose(write):
    return write({"claims/all.yaml": LOOSE})


def changed(root, kind, id, said):
    with open_corpus(root) as corpus:
        if kind == "statement":
            claim = corpus.record("claim", corpus.claim_of_statement(id))
            record = next(s for s in claim.said if s.id == id)
        else:
            record = corpus.record(kind, id)
        before = {key: "\n".join(items) for key, items in lines(record, kind).items()}
        found = typed(corpus, kind, {**before, **said})
        assert found.doubts == ()
        return amend(corpus, kind, id, found.values, list(said))


@pytest.mark.parametrize(
    ("kind", "id", "said", "before", "after"),
    [
        ("actor", "ada", {"note": "N."}, "Adah]\n", "Adah]\n    note: N.\n"),
        ("actor", "ada", {"aka": "A.\nAdah\nLady A"}, '["A.", Adah]', "[A., Adah, Lady A]"),
        ("claim", "c", {"text": "D."}, 'text: "C."', "text: D."),
        ("claim", "c", {"about": ""}, "about: [ada]\n", ""),
        ("claim", "c", {"about": "ada\nbo"}, "about: [ada]", "about: [ada, bo]"),
    ],
)
def test_only_the_fields_change(loose, kind, id, said, before, after):
    change = changed(loose, kind, id, said)
    assert change.after == LOOSE.replace(before, after, 1)


def test_a_statement_in_a_list_keeps_its_comment(loose):
    with open_corpus(loose) as corpus:
        id = corpus.record("claim", "c").said[0].id
    change = changed(loose, "statement", id, {"date": "2020-02"})
    assert change.after == LOOSE.replace("date: 2020\n", "date: 2020-02\n", 1)


def test_what_stands_in_braces_is_written_anew_and_says_the_same_otherwise(loose):
    change = changed(loose, "statement", "bos", {"date": "2022"})
    assert "2022" in change.after
    assert "# who speaks" in change.after
    assert "# said it twice" in change.after


def test_what_is_wrong_is_refused(loose):
    with open_corpus(loose) as corpus:
        with pytest.raises(CorpusError):
            amend(corpus, "claim", "c", {"event": "someday"}, ["event"])
        with pytest.raises(CorpusError):
            amend(corpus, "claim", "none", {}, [])


def test_the_lines_of_every_shipped_record_mean_what_its_file_says():
    """Fields typed as they stand, all of them set anew: not a character changes."""
    with open_corpus(documentation.copied()) as corpus:
        for kind in ("claim", "actor", "source"):
            for id in corpus.ids(kind)[::5]:
                record = corpus.record(kind, id)
                told = {key: "\n".join(items) for key, items in lines(record, kind).items()}
                found = typed(corpus, kind, told)
                assert found.doubts == ()
                change = amend(corpus, kind, id, found.values, list(told))
                assert change.before == change.after
