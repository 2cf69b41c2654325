"""Progress is drawn on stderr, at a terminal only, and leaves nothing behind."""

import io

import pytest

from provenance.cli import context, progress


@pytest.fixture
def at(monkeypatch):
    """Set the clock: `at(1.5)`."""
    clock = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])

    def at(seconds: float) -> None:
        clock[0] = seconds

    return at


def test_rate_and_remaining_time_are_drawn_after_a_second_and_taken_away(at, capsys):
    tell = progress.Progress()
    tell(0, 1_000)
    at(0.9)
    tell(90, 1_000)
    assert capsys.readouterr().err == ""
    at(2.0)
    tell(200, 1_000)
    drawn = "\r\x1b[Kcompiling: 200 of 1,000  100 a second  8 s left"
    assert capsys.readouterr() == ("", drawn)
    at(2.05)
    tell(205, 1_000)
    assert capsys.readouterr().err == ""
    at(9.0)
    tell(1_000, 1_000)
    assert capsys.readouterr() == ("", "\r\x1b[K")


def test_a_short_build_draws_nothing(at, capsys):
    tell = progress.Progress()
    for done in (0, 5, 10):
        at(done / 100)
        tell(done, 10)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("terminal", [True, False])
def test_only_at_a_terminal(harbour, monkeypatch, terminal):
    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    monkeypatch.setattr(context.sys, "stderr", Stream())
    with context.corpus(str(harbour)) as corpus:
        assert isinstance(corpus.progress, progress.Progress) is terminal


def test_each_pass_over_a_file_is_told_apart_and_a_look_at_its_beginning_is_none(at, capsys):
    data = b"x" * 999_999 + b"\n"
    file = progress.Watched(io.BytesIO(data * 4), 4_000_000)
    file.seek(0)
    file.readline(10)
    seconds = 0
    for number in (1, 2):
        file.seek(0)
        for _ in range(3):
            seconds += 1
            at(seconds)
            assert len(file.readline()) == 1_000_000
        drawn = f"\r\x1b[Kreading, pass {number}: bytes: 3,000,000 of 4,000,000"
        assert capsys.readouterr().err.endswith(
            f"{drawn}  3,000,000 a second  0 s left of this pass"
        )
        assert [len(line) for line in file] == [1_000_000]
        assert capsys.readouterr().err == "\r\x1b[K"
