"""What a worker does with a group of claims, without any cluster: the local program's very rows.

Corpora are the oracle's and those of the store, in which any field of any record may stand.
"""

import json
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import oracle.make
import oracle.record
from cluster.asked import QUESTIONS, local
from provenance.cluster.bundle import Actors
from provenance.cluster.keys import TIES, key, named, own
from provenance.cluster.packing import pack
from provenance.cluster.settling import WANTED, SettledGroup, settle
from provenance.store.corpus import open_corpus
from provenance.store.index import terms
from store.random_corpora import corpora, files


def on_a_cluster(corpus, questions, size):
    """Answer group by group, each of which comes again until nothing more is wanted."""
    records, leads = {}, defaultdict(set)
    for kind in ("claim", "source"):
        for record in corpus.each(kind):
            records[own(record)] = record
            for edge in named(record):
                leads[key(*edge)].add(own(record))
    tied = defaultdict(list)
    packed = {}
    for actor in corpus.each("actor"):
        packed[actor.id] = pack(actor)
        for role, other in terms.edges(actor):
            if role in TIES:
                tied[role, other].append(actor.id)
    actors = Actors(packed, tied)
    made = defaultdict(list)
    ids = corpus.ids("claim")
    for start in range(0, len(ids), size):
        asked = ids[start : start + size]
        held = {key("the claim", id) for id in asked}
        answered = set()
        while True:
            there = [records[number] for number in held]
            claims = [record for record in there if hasattr(record, "statements")]
            sources = [record for record in there if not hasattr(record, "statements")]
            left = list(
                settle(SettledGroup(0, asked, claims, sources, answered), questions, actors)
            )
            wanted = {line[2] for line in left if line[1] == WANTED}
            if not wanted:
                break
            answered |= wanted
            for number in wanted:
                held |= leads[number]
                held |= {number} & records.keys()
        for _, _, _, place, row, _ in left:
            made[place].append(json.loads(row))
    return {place: sorted(map(json.dumps, found)) for place, found in made.items()}


def same(root, size):
    with open_corpus(root) as corpus:
        found = on_a_cluster(corpus, QUESTIONS, size)
        for place, question in enumerate(QUESTIONS):
            assert found.get(place, []) == local(corpus, question), question


@pytest.mark.parametrize("seed", range(9))
def test_the_rows_are_those_of_the_program(seed, tmp_path):
    made = oracle.record.files(oracle.make.corpus(seed))
    for name, text in made.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    same(tmp_path, 1 + seed % 3)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(records=corpora(), size=st.integers(1, 3))
def test_whatever_field_stands_in_a_record(records, size, tmp_path_factory):
    root = tmp_path_factory.mktemp("corpus")
    for name, text in {"provenance.toml": "", **files(records)}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    same(root, size)
