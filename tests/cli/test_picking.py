"""At a terminal, one of several candidates can be picked; elsewhere nothing is asked."""

import os
import pty
import sys

import pytest


def at_a_terminal(folder, typed: str, *words: str) -> str:
    """Run a command at a pseudo-terminal, type something, and give what was shown."""
    pid, end = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ |= {"TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "1"}
        os.execv(sys.executable, [sys.executable, "-m", "provenance", *words])
    os.write(end, typed.encode())
    shown = b""
    while True:
        try:
            part = os.read(end, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.waitpid(pid, 0)
    return shown.decode(errors="replace")


@pytest.mark.parametrize("typed", ["2\n", "x\n2\n", "at-least-nine-hundred-barrels\n"])
def test_a_candidate_is_picked_by_number_or_id(harbour, typed):
    shown = at_a_terminal(harbour, typed, "who", "affirmed", "barrels")
    assert "Which one? 1 to 2" in shown
    answer = shown[shown.rindex("Which one?") :]
    assert "At least nine hundred barrels of oil were lost." in answer
    assert "Forty barrels" not in answer


def test_enter_picks_none(harbour):
    shown = at_a_terminal(harbour, "\n", "who", "affirmed", "barrels")
    assert shown.count("1. ") == 1


def test_a_card_is_picked_too(harbour):
    shown = at_a_terminal(harbour, "1\n", "show", "barrels")
    assert "Forty barrels of oil were lost." in shown[shown.rindex("Which one?") :]


def test_nothing_is_asked_where_nobody_can_answer(run, harbour):
    assert "Which one?" not in run(harbour, "who affirmed barrels").out
