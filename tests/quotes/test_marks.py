"""Whether words stand between quotation marks: told where it is certain, in any script."""

import pytest

from provenance.quotes.marks import Marks

WORDS = "the port is closed"


def around(text, words=WORDS):
    start = text.index(words)
    return Marks(text).around(((start, start + len(words)),))


@pytest.mark.parametrize(
    "text",
    [
        "“We know that the port is closed,” he said.",
        'He said: "We know that the port is closed."',
        "He said „We know that the port is closed“.",
        "He said „We know that the port is closed”.",
        "Il dit : « We know that the port is closed ».",
        "Er sagte »We know that the port is closed«.",
        "Hän sanoi ”We know that the port is closed”.",
        "Hän sanoi »We know that the port is closed».",
        "市長は「the port is closed」と述べた。",
        "市長は『the port is closed』と述べた。",
        "He said ‘the port is closed’.",
        "He said 'the port is closed,' and left.",
        "The dockers’ “strike”, he said, “means the port is closed”.",
        "“It's Monday and, as the dockers’ union says, the port is closed”.",
    ],
)
def test_words_between_marks(text):
    assert around(text) == "inside"


@pytest.mark.parametrize(
    "text",
    [
        "He said that the port is closed.",
        "“No comment,” she said, and that the port is closed.",
        "He's said it's so that the port is closed and the dockers’ union agreed.",
        "The ‘old’ harbour is shut, and the port is closed.",
        "„Nein“, sagte er; the port is closed, „ja“.",
        "« Non », dit-il ; the port is closed.",
        "「はい」と述べた。 the port is closed。",
        "“We deny it,” he said.\n\nThe union says the port is closed.",
        "“One.\n\n“Two.”\n\nShe left.\n\nThe union says the port is closed.",
    ],
)
def test_words_outside_of_them(text):
    assert around(text) == "outside"


@pytest.mark.parametrize(
    "text",
    [
        'A mark " stands alone; the port is closed.',
        "“It goes on. The port is shut.\n\nWe know the port is closed.",
        "“It goes on.\n\n“And on.\n\n“We know the port is closed.",
        "“It goes on.\n\nAnd on; the port is closed.\n\nAnd ends.”",
        "“He told us ‘the port is closed’,” she said.",
        "“He told us “the port is closed”,” she said.",
        "He said “that the port” is open, the port “is closed; the port is closed.",
        "He is 6'2\" tall; the port is closed.",
        "He said: the port is closed.",
        "THE MAYOR: So the port is closed.",
        "The mayor wrote:\n\nSo the port is closed.",
        "— the port is closed, he said.",
        "> the port is closed",
        "    the port is closed",
        "It went on.\n  Then the port is closed.",
        "``the port is closed''",
        "<<the port is closed>>",
        "‘The dockers’ know that the port is closed’ was a headline.",
        "The 'strikers' know; 'now the port is closed' and they laugh.",
        'He said " the port is closed " to us.',
    ],
)
def test_what_leaves_a_doubt_is_not_decided(text):
    assert around(text) == ""


def test_words_that_cross_a_mark_are_on_neither_side():
    assert around("He said the port “is closed” now.", "the port “is closed") == ""


def test_a_name_between_marks_is_no_quotation():
    assert not Marks("The ship “Maria” left, “so called”.").quotes
    assert Marks("The ship “Maria” left. “We saw it,” he said.").quotes


def test_a_long_text_without_marks_is_read_once():
    assert not Marks("the port is closed\n\n" * 100_000).quotes
