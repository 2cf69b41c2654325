"""Whatever a file can say is shown: on the card, in JSON, in the spreadsheet; and `add` takes it.

The fields come from the one table, so that a new one that is shown nowhere fails here.
"""

import json
import re
from collections.abc import Iterator

import pytest
import yaml

from provenance.model.columns import COLUMNS
from provenance.model.fields import RECORDS, STATEMENT, Field, Type
from provenance.model.vocabulary import SAID_AS

_BASE = {
    "claims/others.yaml": """\
claim: marked-claim
text: The marked claim.
asserted:
  - id: marked-statement
    by: marked-actor
    date: 2021-01-01
    source: page
""",
    "claims/actors.yaml": """\
actors:
  ann: {name: Ann, kind: person}
  marked-actor: {name: The marked actor, kind: state}
""",
    "seeds/sources.yaml": """\
sources:
  page: {title: A page, kind: article, date: 2021-05-01}
  marked-source: {title: The marked source, kind: article, date: 2021-04-01}
""",
}

_TOLD = {
    "claim": {"claim": "told", "text": "It is told."},
    "statement": {"id": "told", "by": "ann", "date": "2021-02-02"},
    "actor": {"name": "Told", "kind": "group"},
    "source": {"title": "Told", "kind": "article"},
}
"""A record of each kind with what it must have."""

_RECORDS = {"statement": "answers/rows.py"} | dict.fromkeys(
    ("claim", "actor", "source"), "answers/cards.py and answers/show.py"
)
_CARDS = {"statement": "views/entries.py"} | dict.fromkeys(
    ("claim", "actor", "source"), "views/show.py"
)
"""Where what is shown of a record is held, and where it is drawn."""

_VALUES = {
    Type.TEXT: "zanzibar",
    Type.DATE: "1987-03-04",
    Type.NUMBER: 8317,
    Type.COUNT: 8317,
    Type.LOCATOR: "8317",
    Type.URL: "https://zanzibar.example/x",
    Type.IDENTIFIER: "wikidata:Q8317",
    Type.HASH: "ab" * 32,
    Type.ACTOR: "marked-actor",
    Type.CLAIM: "marked-claim",
    Type.SOURCE: "marked-source",
    Type.SUBJECT: "marked-actor",
    Type.TARGET: "marked-statement",
    Type.FLAG: True,
}

_BESIDE = {
    ("statement", "covers"): {"form": "blanket"},
    ("statement", "rating"): {"form": "verdict"},
    ("statement", "or-by"): {"attribution": "ambiguous"},
    ("actor", "size"): {"members": ["marked-actor"]},
    ("source", "date-basis"): {"date": "1987-03-04"},
}
"""What a field needs beside it to mean anything."""

_NOWHERE = {
    ("claim", "expect"): "a test of the corpus, which `check` runs",
    ("statement", "said-in"): "it must be an utterance; told by other tests",
}


def _cases() -> Iterator[tuple[str, str, dict[str, object], str]]:
    for kind, told in _TOLD.items():
        for field in RECORDS[kind]:
            if field.key in told or field.key in SAID_AS or (kind, field.key) in _NOWHERE:
                continue
            for name, value, mark in _values(field):
                yield kind, name, {**_BESIDE.get((kind, field.key), {}), field.key: value}, mark


def _values(field: Field) -> Iterator[tuple[str, object, str]]:
    """What may be written for a field: of a nested record, each of its fields in turn."""
    if field.type is not Type.RECORD:
        value = False if field.key == "seen" else _value(field)
        yield field.key, value, value if isinstance(value, str) else json.dumps(value)
        return
    nested = RECORDS[field.record]
    needed = {one.key: _value(one) for one in nested if one.required}
    for one in nested:
        for name, value, mark in _values(one):
            yield f"{field.key}.{name}", {**needed, one.key: value}, mark


def _value(field: Field) -> object:
    return field.choices[-1] if field.choices else _VALUES[field.type]


def _files(kind: str, fields: dict[str, object]) -> dict[str, str]:
    record = {**_TOLD[kind], **fields}
    if kind == "statement":
        stance = "denied" if {"form", "covers"} & set(fields) else "asserted"
        record = {**_TOLD["claim"], "claim": "spoken-of", "source": "page", stance: [record]}
    elif kind != "claim":
        record = {f"{kind}s": {"told": record}}
    return {**_BASE, "claims/told.yaml": yaml.safe_dump(record, sort_keys=False)}


CASES = list(_cases())


@pytest.mark.parametrize(
    ("kind", "name", "fields", "mark"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES]
)
def test_the_card_and_json_show_every_field(kind, name, fields, mark, write, run, tmp_path):
    corpus = write(_files(kind, fields))
    shown = run(corpus, "show told --format json")
    assert shown.code == 0, shown.err
    assert mark in shown.out, f"give `{name}` an attribute in {_RECORDS[kind]}"
    card = run(corpus, "show told -v").out
    (corpus / "claims/told.yaml").write_text(_files(kind, {})["claims/told.yaml"])
    without = run(corpus, "show told -v").out
    assert _without_places(card) != _without_places(without), f"show `{name}` in {_CARDS[kind]}"


def _without_places(card: str) -> str:
    return re.sub(r"told\.yaml:\d+|statement: \S+", "", card)


@pytest.mark.parametrize("field", [field.key for field in STATEMENT if field.key != "id"])
def test_the_spreadsheet_has_every_field_of_a_statement_and_add_takes_it(field, run, harbour):
    assert field in COLUMNS
    assert f"--{field}" in run(harbour, "add --help", COLUMNS="200").out
