"""The quick way and the full reader agree: on every record, and on which files are in order."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from yaml import CollectionStartEvent, ScalarEvent

import laws
from checks.cases import cases
from checks.mutations import MUTATIONS
from laws import examples
from provenance.model.fields import KINDS, RECORDS, Type
from provenance.reading import nodes, quick
from provenance.reading.reader import Reading, read, read_in_full
from provenance.reading.text import decode

ROOT = Path(__file__).parents[2]
SHIPPED = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for folder in ("claims", "seeds", "tests/corpora")
    for path in sorted(ROOT.glob(f"{folder}/**/*.yaml"))
    if "corpora/broken/" not in path.as_posix()
}


def agree(text: str) -> Reading:
    """Hold the quick way to the full reader: it gives up where a problem is, and nowhere else."""
    full, quickly = read_in_full("a.yaml", text), quick.read("a.yaml", text)
    if quickly is None:
        assert full.problems or _has_bare_tag(text)
    else:
        assert repr(quickly) == repr(full.records)  # tells 1 from 1.0 and from True
        assert quickly == full.records
        assert not full.problems
        assert not full.broken
    assert read("a.yaml", text) == full
    return full


def _has_bare_tag(text: str) -> bool:
    """Whether a quoted text may have a tag `!`, which means nothing and is let through in full."""
    return re.search(r"!\s*['\"|>]", text) is not None


@pytest.mark.parametrize("name", SHIPPED)
def test_files_in_order_are_read_the_quick_way(name):
    agree(SHIPPED[name])
    assert quick.read(name, SHIPPED[name]) is not None


def test_the_seeded_defects():
    outcomes = set()
    for case in cases():
        for name, data in case.files.items():
            text = decode(name, data).text
            if text is not None:
                outcomes.add(bool(agree(text).problems))
    assert outcomes == {True, False}


@laws.each("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_mistakes_in_shipped_files(mutation):
    for text in SHIPPED.values():
        changed = mutation.make(text)
        if changed is not None:
            agree(changed)


# --- generated files ------------------------------------------------------------------------------

_RIGHT = {
    Type.TEXT: ["some words", "'it''s'", '"a\\tb"', "1984", "ünï", "'a: b'"],
    Type.LOCATOR: ["12", "'12:30'", "p. 4"],
    Type.FLAG: ["true", "false", "'true'"],
    Type.COUNT: ["0", "17"],
    Type.NUMBER: ["3", "-2.50", "1.0", "'007'"],
    Type.DATE: ["2021", "2021-12-25?", "2021/..", "{not-after: 2021}"],
    Type.URL: ["https://example.org/?a=1&b=2"],
    Type.HASH: ["0" * 64],
    Type.IDENTIFIER: ["wikidata:Q7188", "ftm:NK-a.b", "https://example.org/who/1"],
}
_ODD = [
    "",
    "''",
    "' '",
    "~",
    "x y",
    "yes",
    "-1",
    "1,000",
    "\u0663",
    "ftp:",
    "[]",
    "[a, [b]]",
    "{a: b}",
]
_ODD += [
    "&a b",
    "*a",
    "!!str b",
    "! 'b'",
    "? b",
    "{",
    "2021-13-01",
    "{}",
    "{not-before: x}",
    "f" * 65,
]
_SIGNS = [
    *"&*!?:-[]{},#|>'\"%@`~ \n\t",
    "\n\n",
    "\n---\n",
    "\n  ",
    ": ",
    "- ",
    "&a ",
    "!t ",
    "\x00",
    "\ufeff",
]


class _Writer:
    """Writes mappings by the table of fields, mostly as they should be."""

    def __init__(self, draw, odd: int) -> None:
        self.draw = draw
        self.odd = odd
        """In how many of a hundred places something odd is written."""

    def is_odd(self) -> bool:
        return self.draw(st.integers(0, 99)) < self.odd

    def one_of(self, choices):
        return self.draw(st.sampled_from(choices))

    def pairs(self, record: str) -> list[tuple[str, str]]:
        table = RECORDS[record]
        others = self.draw(st.lists(st.sampled_from(table), max_size=4))
        chosen = [f for f in table if f.required and not self.is_odd()]
        chosen += [f for f in others if f not in chosen or self.is_odd()]
        if not self.is_odd():
            chosen = list(dict.fromkeys(chosen))
        return [("kez" if self.is_odd() else f.key, self.value(f)) for f in chosen]

    def value(self, field) -> str:
        if self.is_odd():
            return self.one_of(_ODD)
        if field.many and self.draw(st.booleans()):
            return f"[{', '.join(self.one(field) for _ in range(self.draw(st.integers(1, 3))))}]"
        return self.one(field)

    def one(self, field) -> str:
        if field.type is Type.WORD:
            return self.one_of(field.choices)
        if field.type is not Type.RECORD:
            return self.one_of(_RIGHT.get(field.type, ["a", "b-1", "ö.x", "'7'"]))
        if field.short and self.draw(st.booleans()):
            return self.one(next(f for f in RECORDS[field.record] if f.key == field.short))
        pairs = (f"{key}: {value}" for key, value in self.pairs(field.record))
        return "{" + ", ".join(pairs) + "}"

    def document(self) -> str:
        first = self.one_of(list(KINDS))
        if first == "claim":
            return "".join(f"{key}: {value}\n" for key, value in self.pairs("claim"))
        entries = "".join(
            f"  {self.one_of(['a', 'b', 'c', 'd'])}:\n"
            + "".join(f"    {key}: {value}\n" for key, value in self.pairs(KINDS[first]))
            for _ in range(self.draw(st.integers(1, 3)))
        )
        return f"{first}:\n{entries}"


@st.composite
def written(draw):
    """A file of some documents, of which some have nothing odd in them."""
    writer = _Writer(draw, draw(st.sampled_from([0, 1, 5])))
    return "---\n".join(writer.document() for _ in range(draw(st.integers(1, 3))))


@st.composite
def damaged(draw):
    """A shipped file in which a few places were written over."""
    text = draw(st.sampled_from([text for text in SHIPPED.values() if len(text) < 4_000]))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 5))
        text = text[:start] + draw(st.sampled_from(_SIGNS)) + text[end:]
    return text


@settings(max_examples=examples(300), deadline=None)
@given(written())
def test_files_written_by_the_table(text):
    agree(text)


@settings(max_examples=examples(300), deadline=None)
@given(damaged())
@example("")
@example("---\n---\n")
@example("---\n--- &a\n")
@example("claim: a\ntext: b\n---\n---\nclaim: c\ntext: d\n")
@example("claim: a\ntext: b\n...\nclaim: c\ntext: d\n")
@example("actors: {}\n")
@example("actors:\n  a: {name: A, kind: person}\nsources:\n")
@example("claim: a\ntext: ! 'b'\n")
def test_files_with_damage(text):
    agree(text)


@pytest.mark.parametrize("property", ["&a ", "!t ", "!!str "])
def test_an_anchor_or_a_tag_at_any_place(property):
    text = """\
actors:
  b: {name: B, kind: person, aka: [c, "d"], part-of: {actor: e, from: {not-before: 2020}}}
---
claim: f
text: g
asserted:
  - by: b
    quote: [h, {words: i}]
implies: {claim: j}
---
"""
    assert not agree(text).problems
    for event in nodes.events(text):
        if isinstance(event, CollectionStartEvent | ScalarEvent):
            start = event.start_mark.index
            assert agree(text[:start] + property + text[start:]).problems
    for place in ("actors:", "---", "asserted:", "  -"):  # before a collection in block style
        assert agree(text.replace(place, f"{place} {property}", 1)).problems


def test_the_bound_on_a_document_is_the_same(monkeypatch):
    text = "claim: a\ntext: b\nasserted: [{by: [c, d], quote: e}]\n---\nclaim: f\ntext: g\n"
    outcomes = []
    for bound in range(1, 30):
        monkeypatch.setattr(nodes, "MAX_EVENTS", bound)
        monkeypatch.setattr(quick, "MAX_EVENTS", bound)
        outcomes.append(bool(agree(text).problems))
    assert outcomes == sorted(outcomes, reverse=True)
    assert set(outcomes) == {True, False}
