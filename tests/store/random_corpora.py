"""Small corpora of which any field of any record may change: drawn from the one table of fields."""

import json
from typing import Any

from hypothesis import strategies as st

from provenance.model.fields import RECORDS, Field, Type
from provenance.model.vocabulary import STANCES

POOLS = {
    Type.ACTOR: [f"a{i}" for i in range(5)],
    Type.CLAIM: [f"c{i}" for i in range(5)],
    Type.SOURCE: [f"s{i}" for i in range(4)],
    Type.TARGET: [*(f"t{i}" for i in range(5)), "a0", "a1", "s0", "s1"],
    Type.SUBJECT: ["a0", "a2", "c1"],
    Type.TEXT: ["one", "two"],
    Type.LOCATOR: ["3", "4"],
    Type.URL: ["https://example.org/a", "https://example.org/b"],
    Type.HASH: ["a" * 64, "b" * 64],
    Type.IDENTIFIER: ["wikidata:Q1", "wikidata:Q2"],
    Type.FLAG: [True, False],
    Type.COUNT: [2, 7],
    Type.NUMBER: [2, 7],
    Type.DATE: ["2001", "2001-05-01", "2002-05", "2003~", "2002/..", {"not-after": "2002-07"}],
}
KEEPS_ITS_ID = {"claim": "claim"}


def value_of(field: Field) -> st.SearchStrategy[Any]:
    if field.type is Type.WORD:
        return st.sampled_from(field.choices)
    if field.type is Type.RECORD:
        one: st.SearchStrategy[Any] = record_of(field.record, needed_only=False)
        return st.lists(one, min_size=1, max_size=2) if field.many else one
    if field.key == "status":
        return st.sampled_from(["contested", "unanswered"])
    if field.key == "id":
        return st.sampled_from(POOLS[Type.TARGET][:5])
    one = st.sampled_from(POOLS[field.type])
    return st.lists(one, min_size=1, max_size=2, unique_by=str) if field.many else one


@st.composite
def record_of(draw, kind: str, *, needed_only: bool) -> dict[str, Any]:
    """What is required, and a few of the other fields."""
    fields = [field for field in RECORDS[kind] if field.key != KEEPS_ITS_ID.get(kind)]
    made = {field.key: draw(value_of(field)) for field in fields if field.required}
    if kind == "relation":
        made["because"] = draw(st.sampled_from(POOLS[Type.TEXT]))
    if kind == "statement":
        made["by"] = draw(st.sampled_from(POOLS[Type.ACTOR]))
        tied = draw(st.sampled_from(["", "said-in", "said-in", "answers", "repeats", "for"]))
        for field in fields:
            if field.key == tied:
                made[tied] = draw(value_of(field))
        if tied == "said-in" and draw(st.booleans()):
            del made["by"]
    if not needed_only:
        others = [field for field in fields if not field.required]
        for field in draw(st.lists(st.sampled_from(others), max_size=2)) if others else ():
            made[field.key] = draw(value_of(field))
    return made


@st.composite
def corpora(draw) -> dict[str, dict[str, Any]]:
    """Records by kind and id, such as ``claim c1``; statements on claims are ample."""
    made: dict[str, dict[str, Any]] = {}
    for id in POOLS[Type.CLAIM][:-1]:
        claim = draw(record_of("claim", needed_only=False))
        for stance in draw(st.lists(st.sampled_from(STANCES[:3]), min_size=1, max_size=2)):
            claim[stance] = draw(
                st.lists(record_of("statement", needed_only=False), min_size=1, max_size=2)
            )
        made[f"claim {id}"] = claim
    for kind, pool in (("actor", Type.ACTOR), ("source", Type.SOURCE)):
        for id in POOLS[pool][:-1]:
            made[f"{kind} {id}"] = draw(record_of(kind, needed_only=False))
    return made


@st.composite
def edited(draw, records: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Records of which one came, went, or has one field changed, given or taken away."""
    records = json.loads(json.dumps(records))
    kind = draw(st.sampled_from(["claim", "actor", "source"]))
    name = draw(st.sampled_from(sorted(name for name in records if name.startswith(kind))))
    if draw(st.integers(0, 3)) == 0:
        if draw(st.booleans()):
            del records[name]
        came = draw(st.sampled_from(["claim c4", "actor a4", "source s3"]))
        if came not in records:
            records[came] = draw(record_of(came.split()[0], needed_only=False))
            if came.startswith("claim"):
                said = record_of("statement", needed_only=False)
                records[came]["asserted"] = [draw(said)]
        return records
    target, fields = records[name], RECORDS[kind]
    said = [one for stance in STANCES for one in target.get(stance, ())]
    if said and draw(st.booleans()):
        target, fields = draw(st.sampled_from(said)), RECORDS["statement"]
    field = draw(st.sampled_from([field for field in fields if field.key != "claim"]))
    if field.key in target and not field.required and draw(st.booleans()):
        del target[field.key]
    else:
        target[field.key] = draw(value_of(field))
    return records


def files(records: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Write records as files: a claim a file, actors and sources together."""
    made = {}
    others: dict[str, dict[str, Any]] = {"actors": {}, "sources": {}}
    for name, record in records.items():
        kind, id = name.split()
        if kind == "claim":
            made[f"claims/{id}.yaml"] = json.dumps({"claim": id, **_with_one_id(record, id)})
        else:
            others[f"{kind}s"][id] = record
    for key, held in others.items():
        if held:
            made[f"claims/{key}.yaml"] = json.dumps({key: held})
    return made


def _with_one_id(claim: dict[str, Any], id: str) -> dict[str, Any]:
    """Let at most one statement of a claim bear an id of its own, which no other claim's bears."""
    claim = json.loads(json.dumps(claim))
    given = [one for stance in STANCES for one in claim.get(stance, ()) if "id" in one]
    for one in given[1:]:
        del one["id"]
    for one in given[:1]:
        one["id"] = f"t{id[1]}"
    return claim
