"""Whoever names a record is looked at again when that record changes, in whatever role it names it.

No rule need look that way today for this to hold: the next one finds it so.
"""

import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.store.corpus import open_corpus
from provenance.store.index import terms
from provenance.store.memo.affected import affected
from provenance.store.slices.lookup import Lookup
from store import random_corpora
from store.test_summaries import lay


@given(st.data())
@settings(max_examples=examples(100), deadline=None, phases=[Phase.generate])
def test_whoever_names_a_record_is_looked_at_again(data):
    records = data.draw(random_corpora.corpora())
    with tempfile.TemporaryDirectory() as folder:
        lay(Path(folder), random_corpora.files(records))
        with open_corpus(Path(folder)) as corpus:
            every = [record for kind in terms.KINDS for record in corpus.each(kind)]
            for named in every:
                pair = (terms.kind_of(named), named.id)
                due = affected(Lookup(corpus.query), [pair])
                naming = {
                    (terms.kind_of(one), one.id)
                    for one in every
                    for role, target in terms.edges(one)
                    if role in terms.NAMING and target == named.id
                }
                assert naming | {pair} <= due
