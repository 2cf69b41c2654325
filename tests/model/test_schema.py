"""The JSON Schemas that editors use give the reader's verdict on a file's structure."""

import re

import pytest
from jsonschema import Draft202012Validator

from provenance.model.home import HOME
from provenance.model.schema import SCHEMAS, schema
from provenance.reading.nodes import Mapping, Scalar, documents
from provenance.reading.reader import read


def as_an_editor_reads(node):
    """YAML 1.2's core types, as editors resolve them."""
    if isinstance(node, Mapping):
        return {key.text: as_an_editor_reads(value) for key, value in node.pairs}
    if not isinstance(node, Scalar):
        return [as_an_editor_reads(item) for item in node.items]
    text = node.text
    if node.style is not None:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[-+]?(\d+\.\d*|\.\d+)([eE][-+]?\d+)?", text) else text


CLAIM = """\
claim: bridge-closed
text: The bridge is closed.
about: [bridge, town]
event: 2021-12/..
figure: {of: closed bridges, value: 1, bound: exactly}
source: gazette
asserted:
  - by: mayor
    for: [council]
    date: {not-after: 2021-12-25}
    at: [14, 012, "12:30"]
    quote: closed
    hedge: {words: potential, whose: speaker}
denied:
  by: clerk
  date: 2021
  quote: {words: offen, translation: open}
implies: [road-closed]
undermines: {claim: bridge-open, because: It sits badly.}
expect: {as-of: 2022, status: contested, denied-by: clerk}
"""
ACTORS = """\
actors:
  mayor: {name: 1984, kind: person, part-of: town, speaks-for: {actor: council, from: 2020}}
  town: {name: Town, kind: group, size: 3, members: [a, {actor: b, to: 2021~}]}
"""
SOURCES = f"""\
sources:
  gazette:
    title: Gazette
    kind: article
    url: https://example.org/a
    sha256: {"a1" * 32}
    size: 12
    seen: false
    published: 201X
    derived-from: [{{source: x, how: quotes}}, y]
    skipped: [{{at: 3, because: Weather.}}]
"""
GOOD = [CLAIM, ACTORS, SOURCES]

BAD = [
    CLAIM.replace("text: The bridge is closed.\n", ""),
    CLAIM.replace("about:", "abuot:"),
    CLAIM.replace("by: mayor", "by: {name: mayor}"),
    CLAIM.replace("whose: speaker", "whose: me"),
    CLAIM.replace("bound: exactly", "bound: roughly"),
    CLAIM.replace("value: 1", "value: one"),
    CLAIM.replace("date: 2021", "date: last year"),
    CLAIM.replace("not-after", "not-before-or-after"),
    CLAIM.replace("{not-after: 2021-12-25}", "{}"),
    CLAIM.replace("implies: [road-closed]", "implies: []"),
    CLAIM.replace("claim: bridge-open, ", ""),
    CLAIM.replace("claim: bridge-closed", "claim: the bridge"),
    CLAIM.replace("source: gazette", "source: [gazette]"),
    CLAIM.replace("asserted:\n  - by: mayor", "asserted: [mayor]\nadmitted:\n  - by: mayor"),
    ACTORS.replace("kind: person", "kind: human"),
    ACTORS.replace("size: 3", "size: -3"),
    ACTORS.replace("name: Town, ", ""),
    ACTORS + "sources: {}\n",
    SOURCES.replace("a1" * 32, "a1"),
    SOURCES.replace("seen: false", "seen: perhaps"),
    SOURCES.replace("https://example.org/a", "example.org"),
    SOURCES.replace("how: quotes", "how: steals"),
    SOURCES.replace(", because: Weather.", ""),
    "claims:\n  - a\n",
]


def verdicts(text: str) -> tuple[bool, bool]:
    """The reader's verdict on a file, and the schema's."""
    (root,) = documents(text)
    whole = Draft202012Validator(schema("file"))
    return not read("x.yaml", text).problems, whole.is_valid(as_an_editor_reads(root))


@pytest.mark.parametrize("text", GOOD)
def test_good_files_pass_both(text):
    assert verdicts(text) == (True, True)
    (root,) = documents(text)
    kind = root.pairs[0][0].text
    assert Draft202012Validator(schema(kind)).is_valid(as_an_editor_reads(root))


@pytest.mark.parametrize("text", BAD)
def test_broken_files_fail_both(text):
    assert verdicts(text) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        "2021",
        "2021-12",
        "2021-12-25",
        "2021-12-25T10:00:00Z",
        "2021~",
        "2021?",
        "2021%",
        "2021-21",
        "201X",
        "2021-XX",
        "2021-12-XX",
        "-0044",
        "2021/2022-05",
        "2022-05/..",
        "../2022-05",
        "2022-05/",
        "/2022-05",
        '"[2021-01-01..2021-12-25]"',
        '"[..2021]"',
        '"[2021..]"',
    ],
)
def test_every_form_of_a_date_passes_both(text):
    assert verdicts(CLAIM.replace("2021-12/..", text)) == (True, True)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas_and_say_what_each_key_is_for(name):
    made = schema(name)
    Draft202012Validator.check_schema(made)
    assert made["$id"] == f"{HOME}schema/1/{name}.schema.json"
    for record in made["$defs"].values():
        assert all("description" in field for field in record["properties"].values())
