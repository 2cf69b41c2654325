"""At a terminal, one of several candidates can be picked; elsewhere nothing is asked."""

import pytest

from terminal import typed


@pytest.mark.parametrize("answers", [["2"], ["x", "2"], ["at-least-nine-hundred-barrels"]])
def test_a_candidate_is_picked_by_number_or_id(harbour, answers):
    shown = typed(harbour, ["who", "affirmed", "barrels"], answers).shown
    assert "Which one? 1 to 2" in shown
    answer = shown[shown.rindex("Which one?") :]
    assert "At least nine hundred barrels of oil were lost." in answer
    assert "Forty barrels" not in answer


def test_enter_picks_none(harbour):
    shown = typed(harbour, ["who", "affirmed", "barrels"], [""]).shown
    assert shown.count("1. ") == 1


def test_a_card_is_picked_too(harbour):
    shown = typed(harbour, ["show", "barrels"], ["1"]).shown
    assert "Forty barrels of oil were lost." in shown[shown.rindex("Which one?") :]


def test_nothing_is_asked_where_nobody_can_answer(run, harbour):
    assert "Which one?" not in run(harbour, "who affirmed barrels").out
