"""Edits of spans: applied together, refused when they would do harm."""

import pytest

from provenance.model.findings import Edit
from provenance.reading.edit import EditError, apply, apply_safely

TEXT = """\
claim: bridge-closed
text: The bridge is closed.
asserted:
  - by: mayor  # said twice
---
claim: bridge-open
text: The bridge is open.
"""


def test_edits_are_given_in_any_order_and_count_from_the_text_as_it_was():
    assert apply("abcdef", [Edit(4, 5, "X"), Edit(0, 2, "")]) == "cdXf"


def test_insertions_at_one_place_keep_their_order():
    assert apply("ab", [Edit(1, 1, "1"), Edit(1, 1, "2")]) == "a12b"


def test_any_script_counts_by_characters():
    assert apply("слово 言葉", [Edit(6, 8, "word")]) == "слово word"


@pytest.mark.parametrize(
    "edits", [[Edit(0, 3, ""), Edit(2, 4, "")], [Edit(3, 9, "")], [Edit(2, 1, "")]]
)
def test_edits_that_overlap_or_leave_the_text_are_refused(edits):
    with pytest.raises(EditError):
        apply("abcdef", edits)


def edit(old: str, new: str) -> Edit:
    start = TEXT.index(old)
    return Edit(start, start + len(old), new)


def test_a_mended_value_is_taken_and_everything_else_stays():
    after = apply_safely(TEXT, [edit("mayor", "the-mayor")])
    assert after == TEXT.replace("mayor", "the-mayor")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by: mayor", "by mayor"),
        ("by: mayor", "bye: mayor"),
        ("---\n", ""),
        ("text: The bridge is closed.\n", ""),
        ("claim: bridge-open\n", ""),
    ],
)
def test_an_edit_that_would_break_something_is_refused(old, new):
    with pytest.raises(EditError):
        apply_safely(TEXT, [edit(old, new)])


def test_an_edit_that_changes_a_record_it_does_not_stand_on_is_refused():
    with pytest.raises(EditError):
        apply_safely("claim: a\ntext: T\n", [Edit(0, 0, "claim: b\ntext: |\n")])


def test_a_broken_file_can_be_mended():
    broken = TEXT.replace("text: The bridge is open", "texxt: The bridge is open")
    start = broken.index("texxt")
    assert apply_safely(broken, [Edit(start, start + 5, "text")]) == TEXT
