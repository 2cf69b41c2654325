"""Whoever names a record is looked at again when that record changes, in whatever role it names it.

No rule need look that way today for this to hold: the next one finds it so.
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.model.fields import RECORDS, Field, Type
from provenance.store.corpus import open_corpus
from provenance.store.index import terms
from provenance.store.memo.affected import affected
from provenance.store.slices.lookup import Lookup
from store import random_corpora
from store.random_corpora import KEEPS_ITS_ID, POOLS
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


NAMED = {
    Type.ACTOR: "actor x",
    Type.SUBJECT: "actor x",
    Type.CLAIM: "claim x",
    Type.SOURCE: "source x",
    Type.TARGET: "actor x",
}
NEEDED = {
    **{type: pool[0] for type, pool in POOLS.items()},
    **dict.fromkeys((Type.ACTOR, Type.SUBJECT, Type.CLAIM, Type.SOURCE, Type.TARGET), "y"),
}


def naming(kind: str, given: dict[str, Any], fields: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Every way in which a record of a kind can name another: the other, and what is written."""
    for field in RECORDS[kind]:
        if field.type is Type.RECORD and field.record not in fields:
            for other, inner in naming(field.record, needed(field.record), fields | {field.record}):
                yield other, {**given, field.key: [inner] if field.many else inner}
        elif field.type in NAMED:
            yield NAMED[field.type], {**given, field.key: ["x"] if field.many else "x"}


def needed(kind: str) -> dict[str, Any]:
    """What a record of a kind cannot do without."""
    own = KEEPS_ITS_ID.get(kind)
    fields = [field for field in RECORDS[kind] if field.required and field.key != own]
    made = {field.key: _value(field) for field in fields}
    if kind == "statement":
        made["by"] = "y"
    return made


def _value(field: Field) -> Any:
    value = field.choices[0] if field.type is Type.WORD else NEEDED[field.type]
    return [value] if field.many else value


WAYS = [
    (kind, other, written)
    for kind in terms.KINDS
    for other, written in naming(kind, needed(kind), frozenset())
]


@pytest.mark.parametrize(
    ("kind", "other", "written"), WAYS, ids=lambda part: json.dumps(part).replace('"', "")
)
def test_whoever_names_a_record_is_looked_at_again_in_whatever_field(
    kind, other, written, tmp_path
):
    """The fields come from the one table, so that a new one is among them."""
    records: dict[str, dict[str, Any]] = {
        f"{one} {id}": needed(one) for one in terms.KINDS for id in "xy"
    }
    records = {name: r for name, r in records.items() if name in (other, f"{kind} y")}
    records[f"{kind} z"] = {key: value for key, value in written.items() if key != kind}
    lay(tmp_path, random_corpora.files(records))
    named_kind, id = other.split()
    with open_corpus(tmp_path) as corpus:
        reader = corpus.record(kind, "z")
        assert reader is not None
        roles = {role for role, target in terms.edges(reader) if target == id}
        assert roles & {*terms.NAMING}
        assert (kind, "z") in affected(Lookup(corpus.query), [(named_kind, id)])
