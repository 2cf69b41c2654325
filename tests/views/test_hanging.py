"""At a terminal, advice that is longer than a line is broken under its beginning."""

from provenance.views.diagnostics.scene import hanging

ADVICE = "a claim may have: text, about, accuses, topics, event, foretells and place"


def test_every_line_begins_in_the_column_of_the_first():
    first, *rest = hanging(ADVICE, 10, 50).split("\n")
    assert rest
    assert all(line.startswith(" " * 10) and len(line) <= 50 for line in rest)
    assert " ".join([first, *(line.strip() for line in rest)]) == ADVICE


def test_nothing_is_broken_where_nothing_is_drawn_or_there_is_no_room():
    assert hanging(ADVICE, 10, None) == hanging(ADVICE, 40, 50) == ADVICE
