"""The normal form: what counts as the same words, and the way back to the document."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.quotes.characters import is_continuation
from provenance.quotes.normalise import MAYBE_HYPHEN, PASSAGE, Text, normalise

SAME = [
    ("typographic quotation marks", "“We” ‘know’ «it»", '"We" \'know\' "it"'),
    ("an acute accent for an apostrophe", "don´t", "don't"),
    ("dashes", "a – b — c − d", "a - b - c - d"),
    ("a double hyphen for a dash", "late--she said", "late—she said"),
    ("an ellipsis", "so… they . . . left", "so... they ... left"),
    ("full stops in any number", "so.... they .. left...", "so... they .. left..."),
    ("soft hyphens", "har\u00adbour", "harbour"),
    ("zero-width and bidirectional marks", "har\u200bbour \u202eboard\u202c", "harbour board"),
    ("white space of any kind", "the\u00a0harbour\t\n board", "the harbour board"),
    ("case", "The HARBOUR Board, Straße", "the harbour board, strasse"),
    ("ligatures", "ﬁnal eﬀort", "final effort"),
    ("full-width forms", "ＣＲＡＴＥＳ １２", "CRATES 12"),
    ("composed and decomposed accents", "e\u0301lan", "élan"),
    ("composed and decomposed Hangul", "\u1112\u1161\u11ab", "한"),
    ("Arabic presentation forms", "\ufee3\ufeae\ufed3\ufe84", "مرفأ"),
    ("half-width kana with a voicing mark", "ｶﾞ", "ガ"),
    ("line breaks in scripts without spaces", "港口委员会\n表示", "港口委员会表示"),
]

DIFFERENT = [
    ("a negation", "it is clear", "it is not clear"),
    ("a digit", "1,500", "1,600"),
    ("an accent", "résumé", "resume"),
    ("a hyphen", "re-sign", "resign"),
    ("punctuation", "no, more", "no more"),
    ("a minus made a dot", "1.5", "1-5"),
]


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in SAME], ids=[r[0] for r in SAME])
def test_makes_no_difference(first, second):
    assert normalise(first) == normalise(second)


@pytest.mark.parametrize(
    ("first", "second"), [row[1:] for row in DIFFERENT], ids=[r[0] for r in DIFFERENT]
)
def test_makes_a_difference(first, second):
    assert normalise(first) != normalise(second)


@pytest.mark.parametrize(
    ("original", "word", "there"),
    [
        ("A “har\u00adbour”  board\n\n\nsaid", "harbour", "har\u00adbour"),
        ("well…  and ﬁnally", "finally", "ﬁnally"),
        ("Straße am Hafen", "strasse", "Straße"),
        ("x  \r\n y", "y", "y"),
        ("e\u0301lan vital", "élan", "e\u0301lan"),
        ("\ufeffHarbour", "harbour", "Harbour"),
    ],
)
def test_leads_back_to_the_words_of_the_document(original, word, there):
    text = Text(original)
    start = text.normal.index(word)
    begin, end = text.span(start, start + len(word))
    assert original[begin:end] == there


def test_a_blank_line_parts_passages_and_a_page_break_does_not():
    assert Text("one\n\ntwo\f\n\nthree\r\n\r\nfour").normal.split(PASSAGE) == [
        "one",
        "two three",
        "four",
    ]


def test_lines_are_counted_as_cat_does():
    text = Text("a\nb\r\n\x0bc\u2028d\n")
    assert [text.original[start : start + 1] for start in text.lines] == ["a", "b", "\x0b", ""]


SCRIPTS = st.text(
    st.one_of(
        st.sampled_from(
            "aB “”‘’«»–—-.…\u00ad\u200b\t\n\r\f ﬁßİŉ½e\u0301\u0323ｶﾞ한\u1112\u1161\u11ab"
        ),
        st.sampled_from("港口مرفأพאḦकि\u09c7\u09be\U0001d7d8"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=40,
)


@settings(max_examples=examples(300), deadline=None)
@given(SCRIPTS)
@example("e\u200b\u0301")
def test_every_offset_leads_into_the_document_and_order_is_kept(original):
    text = Text(original)
    starts = [text.span(at, at + 1) for at in range(len(text.normal))]
    assert all(0 <= start <= end <= len(original) for start, end in starts)
    assert starts == sorted(starts)


@settings(max_examples=examples(300), deadline=None)
@given(SCRIPTS)
def test_unchanged_characters_lead_back_to_themselves(original):
    text = Text(original)
    for at, char in enumerate(text.normal):
        start, end = text.span(at, at + 1)
        if char.isascii() and char.isalnum():
            folded = unicodedata.normalize("NFKC", original[start:end]).casefold()
            assert char in folded


@settings(max_examples=examples(300), deadline=None)
@given(SCRIPTS)
def test_composing_in_clusters_is_composing_the_whole(original):
    """NFKC is applied piece by piece so that offsets are kept; the outcome must be the same."""
    pieces, start = [], 0
    for at in range(1, len(original) + 1):
        if at == len(original) or not is_continuation(original[at]):
            pieces.append(unicodedata.normalize("NFKC", original[start:at]))
            start = at
    assert "".join(pieces) == unicodedata.normalize("NFKC", original)


@settings(max_examples=examples(200), deadline=None)
@given(SCRIPTS)
def test_what_is_quoted_from_a_text_has_the_normal_form_that_it_has_there(original):
    passages = [" ".join(p.split()) for p in Text(original).normal.split(PASSAGE)]
    once = " ".join(part for part in passages if part).replace(MAYBE_HYPHEN, "-")
    assert "".join(once.split()) == "".join(normalise(original).split())
