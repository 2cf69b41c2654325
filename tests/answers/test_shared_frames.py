"""A card says the same whichever others it is made with."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.answers.filters import EVERYTHING
from provenance.answers.show import card, framed
from provenance.answers.timeline import of_actor, of_claim, timeline
from provenance.store.corpus import open_corpus
from store import random_corpora
from store.test_summaries import lay

CORPORA = Path(__file__).parents[1] / "corpora"


@pytest.mark.parametrize("name", ["harbour", "curveball"])
def test_cards_and_lines_do_not_depend_on_what_else_is_derived(name, tmp_path):
    shutil.copytree(CORPORA / name, tmp_path / name)
    with open_corpus(tmp_path / name) as corpus:
        for kind in ("claim", "actor", "source"):
            ids = corpus.ids(kind)
            together = framed(corpus, kind, ids)
            for id in ids:
                assert card(corpus, kind, id, frame=together) == card(corpus, kind, id)
        for kind, lines in (("claim", of_claim), ("actor", of_actor)):
            together = framed(corpus, kind, corpus.ids(kind))
            for id in corpus.ids(kind):
                alone = timeline(corpus, (id,), EVERYTHING)
                assert lines(together, id, id, EVERYTHING)._replace(lifted=alone.lifted) == alone


@pytest.mark.law
@given(st.data())
@settings(max_examples=examples(60, heavy=True), deadline=None, phases=[Phase.generate])
def test_no_card_depends_on_what_else_is_derived_whatever_names_what(data):
    records = data.draw(random_corpora.corpora())
    with TemporaryDirectory() as folder:
        lay(Path(folder), random_corpora.files(records))
        with open_corpus(Path(folder)) as corpus:
            for kind in ("claim", "actor", "source"):
                ids = corpus.ids(kind)
                together = framed(corpus, kind, ids)
                for id in ids:
                    assert card(corpus, kind, id, frame=together) == card(corpus, kind, id)


def test_a_source_that_nobody_cites_is_told_with_the_names_of_who_made_it(write, run):
    root = write(
        {
            "claims/all.yaml": "actors:\n  ann: {name: Ann Lee, kind: person}\n"
            "  press: {name: The Press, kind: outlet}\n---\nsources:\n"
            "  log: {title: A log, kind: document, by: ann, publisher: press}\n",
        }
    )
    told = run(root, "show log").out
    assert "Ann Lee" in told
    assert "The Press" in told
    assert "no record" not in run(root, "show log --cite").out
    assert "“A log”" in run(root, "show log --cite").out


def test_a_source_names_all_that_took_it_up_also_where_nobody_cites_these(write, run):
    root = write(
        {
            "claims/all.yaml": "claim: it-is\ntext: It is.\nasserted: {by: ann, source: log}\n"
            "---\nactors: {ann: {name: Ann, kind: person}}\n",
            "seeds/all.yaml": "sources:\n"
            "  log: {title: A log, kind: document}\n"
            "  copy: {title: A copy, kind: document, derived-from: [{source: log, how: cites}]}\n",
        }
    )
    taken = run(root, "show log --format json").json["card"]["taken_by"]
    assert taken == [{"source": "copy", "how": "cites"}]
