"""Words in a text are found where they are written, however YAML writes them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.reading.locate import Locator

WORDS = "so-called"
PLACES = [
    ("plain", "text: The so-called lamp"),
    ("plain, over two lines", "text: The\n  so-called lamp"),
    ("single quotation marks", "text: 'It''s the so-called lamp'"),
    ("double quotation marks", 'text: "A \\"so-called\\" lamp"'),
    ("escapes of each length", r'text: "\x41 \u0041 \U00000041 \t so-called"'),
    ("a line that is continued", 'text: "The so-called \\\n  lamp is so"'),
    ("folded", "text: >-\n  The lamp\n  of the so-called\n\n  keeper"),
    ("literal, with a blank line", "text: |+\n  The lamp\n\n    so-called keeper\n"),
]


@pytest.mark.parametrize("text", [text for _, text in PLACES], ids=[name for name, _ in PLACES])
def test_words_are_found_in_every_notation(text):
    locator = Locator("case.yaml", text + "\n")
    value = _value(text)
    first = value.index(WORDS)
    place = locator.place(0, ("text",), (first, first + len(WORDS)))
    assert text[place.start : place.end] == WORDS
    before = text[: place.start]
    assert place.span.line == before.count("\n") + 1
    assert place.span.column == len(before) - before.rfind("\n")


@settings(max_examples=examples(150), deadline=None)
@given(
    before=st.text(st.characters(max_codepoint=0xFFFF, codec="utf-8"), max_size=20),
    after=st.text(st.characters(max_codepoint=0xFFFF, codec="utf-8"), max_size=20),
)
def test_words_are_found_behind_whatever_is_escaped(before, after):
    written = "text: " + json.dumps(f"{before} {WORDS} {after}", ensure_ascii=True)
    value = _value(written)
    first = value.index(WORDS)
    place = Locator("case.yaml", written).place(0, ("text",), (first, first + len(WORDS)))
    assert written[place.start : place.end] == WORDS


def _value(text: str) -> str:
    from provenance.reading.nodes import documents

    (root,) = documents(text + "\n")
    return root.pairs[0][1].text
