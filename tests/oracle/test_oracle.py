"""The program before the oracle: the laws that hold, on a few of the generated corpora.

`make test-oracle` tries many more.
"""

from pathlib import Path

import pytest

import laws
from oracle.judge import judge
from oracle.laws import HELD
from oracle.laws.case import Case
from oracle.make import corpus
from oracle.record import Actor, Claim, Corpus, Source, Statement, written
from oracle.truth import Truth, World
from oracle.worlds import Contradiction, worlds

ANN, BEN, GOV = Actor("ann"), Actor("ben"), Actor("gov", "government")
ACTORS = (ANN, BEN, GOV)


@laws.each("seed", range(10))
def test_laws_hold(seed: int, tmp_path: Path):
    given = corpus(seed)
    found = judge(given, tmp_path / "corpus", seed, HELD)
    assert not found, f"{found[0]}\n{written(given)}"


def statement(number: int, stance: str, by: str, date: object = None, **more: object) -> Statement:
    return Statement(f"s{number}", "c", stance, (by,), date=date, **more)


def headlines(*statements: Statement, **claim: object) -> set[str | None]:
    """The headlines of claim `c` over every order."""
    made = Corpus(ACTORS, (Claim("c", **claim),), statements)
    return {World(Truth(made), order).headline("c") for order in worlds(made, strict=False)}


def test_undated_reversal_allows_both_orders():
    said = statement(0, "asserted", "ann"), statement(1, "denied", "ann")
    assert headlines(*said) == {"denied", "conceded"}


def test_days_order_statements():
    early = statement(0, "asserted", "ann", "2020-01-07")
    late = statement(1, "denied", "ann", "2020-01-14")
    assert headlines(early, late) == {"denied"}


def test_instants_compare_across_midnight():
    late = statement(0, "denied", "ann", "2020-03-24T23:30:00-05:00")
    early = statement(1, "asserted", "ann", "2020-03-25T01:00:00Z")
    assert headlines(late, early) == {"denied"}


def test_local_time_is_open_against_an_instant():
    here = statement(0, "denied", "ann", "2020-03-24T12:00:00")
    there = statement(1, "asserted", "ann", "2020-03-24T13:00:00Z")
    assert headlines(here, there) == {"denied", "conceded"}


def test_one_utterance_leaves_open_which_of_its_words_came_last():
    talk = Source("talk", ("ann",), date="2020-01-07", kind="speech")
    said = [
        Statement(f"s{i}", "c", x, said_in="talk") for i, x in enumerate(("asserted", "denied"))
    ]
    made = Corpus(ACTORS, (Claim("c"),), tuple(said), (talk,))
    assert set(worlds(made, strict=True)) == {("s0", "s1"), ("s1", "s0")}


def test_retraction_taken_back():
    paper = statement(0, "asserted", "ann", "2020-01-07")
    notice = statement(1, "retracted", "ann", "2020-01-14")
    back = statement(2, "retracted", "ann", "2020-01-28", answers="s1")
    assert headlines(paper, notice) == {"withdrawn"}
    assert headlines(paper, notice, back) == {"undisputed-here"}


def test_what_the_record_contradicts_is_not_judged():
    first = statement(0, "asserted", "ann", "2020-01-14")
    second = statement(1, "denied", "ben", "2020-01-07", answers="s0")
    third = statement(2, "denied", "gov", answers="s0")
    assert headlines(first, third, accuses=("gov",)) == {"contested"}
    made = Corpus(ACTORS, (Claim("c"),), (first, second))
    with pytest.raises(Contradiction):
        worlds(made, strict=True)


def test_a_denial_is_found_where_it_may_have_been_made(tmp_path: Path):
    """The worlds as of a day hold an undated denial in some orders and not in others."""
    made = Corpus(ACTORS, (Claim("c"),), (statement(0, "denied", "ann"),))
    case = Case(made, tmp_path / "corpus", 0)
    assert {w.order for w in case.strict("2020-01-07")} == {(), ("s0",)}
