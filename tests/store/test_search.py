"""Search finds words in every script, ranks, and marks where they stand."""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.model.fields import Type
from provenance.store.corpus import open_corpus
from provenance.store.search.ranking import CANDIDATES, speakers
from provenance.store.search.resolve import resolve_claims
from provenance.store.search.search import search
from store import random_corpora
from store.test_summaries import lay


def claim(id: str, text: str, more: str = "") -> str:
    return f"claim: {id}\ntext: {text}\n{more}asserted:\n  - by: x\n"


@pytest.fixture
def corpus(write):
    texts = {
        "latin": "Über den Fluß führt kein Weg, déjà vu",
        "polish": "Żółć i Ćwik w Łodzi",
        "russian": "Бойцы частной компании прибыли",
        "arabic": "مُقاتِلون في الجمهورية العربية",
        "hebrew": "שָׁלוֹם עולם",
        "chinese": "中华人民共和国外交部发言人否认",
        "japanese": "ワグネルの部隊がマリに展開した",
        "thai": "กองกำลังทหารรับจ้าง",
        "hindi": "सैनिक हिन्दी में बोले",
        "korean": "용병 부대가 도착했다",
        "greek": "Οι μισθοφόροι ήρθαν",
    }
    root = write({f"claims/{id}.yaml": claim(id, text) for id, text in texts.items()})
    with open_corpus(root) as corpus:
        yield corpus


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("uber fluss", "latin"),
        ("ÜBER", "latin"),
        ("deja", "latin"),
        ("zolc lodzi", "polish"),
        ("ЧАСТНОЙ", "russian"),
        ("частн", "russian"),
        ("مقاتلون", "arabic"),
        ("الجمهوريه", "arabic"),
        ("שלום", "hebrew"),
        ("外交部", "chinese"),
        ("人民", "chinese"),
        ("ワグネル", "japanese"),
        ("マリ", "japanese"),
        ("ทหาร", "thai"),
        ("हिन्दी", "hindi"),
        ("용병", "korean"),
        ("부대", "korean"),
        ("μισθοφοροι", "greek"),
        ("ΜΙΣΘΟΦΌΡΟΙ", "greek"),
    ],
)
def test_every_script(corpus, typed, found):
    (hit,) = search(corpus, typed.split()).hits
    assert hit.id == found
    assert hit.matches


@pytest.mark.parametrize("typed", ["交外", "民人", "部隊マリ"])
def test_characters_in_a_row_are_meant_in_that_row(corpus, typed):
    assert search(corpus, [typed]).hits == ()


def test_the_lexicon_holds_the_words_of_the_index(corpus):
    """What a beginning goes on to is looked up there, so none may be missing in any script."""
    db = sqlite3.connect(corpus.root / ".provenance" / "corpus.sqlite")
    db.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, words, row)")
    indexed = dict(db.execute("SELECT term, doc FROM terms"))
    db.close()
    indexed.pop("\ue000", None)  # which stands between passages
    assert dict(corpus.query("SELECT word, records FROM lexicon")) == indexed


def test_matches_are_marked_where_they_stand(corpus):
    (hit,) = search(corpus, ["外交部"]).hits
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["外交部"]
    (hit,) = search(corpus, ["fluss", "fuhrt"]).hits
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["Fluß", "führt"]


def test_every_kind_of_record(tarn):
    with open_corpus(tarn) as corpus:
        hits = search(corpus, ["tarn"]).hits
        assert {(hit.kind, hit.id) for hit in hits} >= {
            ("actor", "tarn"),
            ("claim", "well-is-poisoned"),
            ("source", "gazette"),
        }
        (hit,) = search(corpus, ["foul"]).hits
        assert (hit.kind, hit.id, hit.snippet) == ("claim", "well-is-poisoned", "the well is foul")
        (hit,) = search(corpus, ["mullerzunft"], kind="actor").hits
        assert (hit.id, hit.snippet) == ("millers", "The Millers' Guild")
        assert search(corpus, ["tarn"], limit=1).more
        assert not search(corpus, ["foul"]).more


def test_a_long_passage_is_cut_to_the_words_found(write):
    text = "lorem " * 60 + "needle " + "ipsum " * 60
    with open_corpus(write({"claims/a.yaml": claim("a", text)})) as corpus:
        (hit,) = search(corpus, ["needle"]).hits
        assert len(hit.snippet) < 200
        assert [hit.snippet[start:end] for start, end in hit.matches] == ["needle"]
        assert hit.snippet.startswith("… lorem")
        assert hit.snippet.endswith("ipsum …")


def test_common_words_rank_no_more_than_the_cap(write):
    many = "---\n".join(claim(f"c{i}", "the same words") for i in range(CANDIDATES + 50))
    with open_corpus(write({"claims/a.yaml": many})) as corpus:
        results = search(corpus, ["same", "words"], limit=5)
        assert len(results.hits) == 5
        assert results.more


def test_an_edit_moves_what_is_found(tarn):
    path = tarn / "claims" / "well.yaml"
    open_corpus(tarn).close()
    path.write_text(path.read_text().replace("poisoned.", "foamy.").replace("foul", "sour"))
    with open_corpus(tarn) as corpus:
        assert search(corpus, ["foul"]).hits == ()
        assert [hit.id for hit in search(corpus, ["foamy"]).hits] == ["well-is-poisoned"]


def test_a_speaker_is_found_among_more_claims_than_are_ranked(write):
    """The words alone have too many; on one of them somebody speaks whose name was typed."""
    many = [claim(f"c{i}", "the dam is leaking") for i in range(CANDIDATES + 50)]
    many[-1] = many[-1].replace("by: x", "by: nadia")
    text = "---\n".join([*many, "actors:\n  nadia: {name: Nadia Keller, kind: person}\n"])
    with open_corpus(write({"claims/a.yaml": text})) as corpus:
        found = resolve_claims(corpus, ["nadia", "keller", "dam", "leaking"])
        assert [match.id for match in found.claims] == [f"c{CANDIDATES + 49}"]
        assert not found.more


@settings(max_examples=examples(30), deadline=None)
@given(random_corpora.corpora(), st.lists(st.sampled_from(random_corpora.POOLS[Type.ACTOR])))
def test_claims_that_may_be_spoken_by_an_actor_are_all_on_which_it_speaks(records, actors):
    with TemporaryDirectory() as folder:
        lay(Path(folder), random_corpora.files(records))
        with open_corpus(Path(folder)) as corpus:
            ids = corpus.ids("claim")
            may = set(corpus.perhaps_spoken_by(actors, ids))
            for one in corpus.each("claim"):
                if speakers(corpus, one) & set(actors):
                    assert one.id in may
            assert may <= set(ids)
