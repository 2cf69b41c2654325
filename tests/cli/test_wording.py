"""What is printed says what it means: stances, numbers, what was searched, and help that flows."""

import re
import signal
import sys
from types import ModuleType

import pytest

from provenance import __main__ as entry


def test_who_says_the_stance_of_each_where_several_are_asked_for(run, harbour):
    said = run(harbour, "who said corvin-spilled-oil").out
    for stance in ("stance", "asserted", "admitted", "denied", "questioned"):
        assert re.search(rf"^\S.*  {stance}  ", said, re.MULTILINE), stance
    assert "stance" not in run(harbour, "who denied corvin-spilled-oil").out


def test_paragraphs_of_help_flow_and_examples_stay_indented(run, harbour):
    shown = run(harbour, "who --help", COLUMNS="200", TERMINAL_WIDTH="200").out
    assert "stands apart, with the step that leads there." in shown
    for command in ("who", "statements", "stats"):
        examples = run(harbour, f"{command} --help").out
        assert f"\n   provenance {command}" in examples


def test_one_of_a_thing_is_not_called_several(run, write):
    corpus = write("claim: a\ntext: A thing is so.\n")
    assert "1 claim, 0 statements" in run(corpus, "stats").out
    assert "1 file:" in run(corpus, "fmt --check").err


def test_one_dispute_more_is_called_more(run, harbour):
    assert "1 more with a higher --limit" in run(harbour, "disputes --limit 5").out


@pytest.mark.parametrize(
    "question",
    [
        "disputes --before 1700",
        "timeline nosuch",
        "shifts nosuch",
        "explain nosuch",
        "show nosuch",
        "statements nosuch",
        "who denied nosuch",
        "figures nosuch",
        "search nosuch",
    ],
)
def test_nothing_found_says_what_was_searched(run, harbour, question):
    answer = run(harbour, question)
    assert answer.code == 1
    assert "Searched: " in answer.out


def test_words_that_name_no_claim_are_not_blamed_on_the_filters(run, harbour):
    assert "No claim matches “nosuch”" in run(harbour, "statements nosuch").out


def test_a_side_without_a_name_is_refused(run, harbour):
    answer = run(harbour, "versus corvin ,")
    assert answer.code == 2
    assert "names no actor" in answer.err


@pytest.mark.parametrize("question", ["quotes", "source status"])
def test_quotations_and_sources_say_what_was_left_out(run, harbour, question):
    (harbour / "claims" / "bad.yaml").write_text("claim: [x\n", encoding="utf-8")
    assert "left out, because of errors" in run(harbour, question).err


def test_a_timeline_leads_to_the_place_of_each_statement(run, harbour):
    assert "claims/spill/corvin-spilled-oil.yaml:" in run(harbour, "timeline corvin -v").out


def test_a_shift_leads_to_the_place_of_each_statement(run, harbour):
    printed = run(harbour, "shifts -v").out
    assert "corvin-denial  claims/spill/corvin-spilled-oil.yaml:29" in printed


def test_fmt_says_formatted_only_of_what_was_written(run, harbour, monkeypatch):
    from provenance.store.errors import CorpusError
    from provenance.store.files import atomic

    def refuse(path, after, before):
        raise CorpusError(f"cannot write {path}: Permission denied")

    monkeypatch.setattr(atomic, "write", refuse)
    answer = run(harbour, "fmt")
    assert answer.code == 2
    assert "formatted" not in answer.out


def test_names_left_out_of_a_cell_are_still_marked_as_presupposed(run, harbour):
    assert "and 4 more (presupposed)" in run(harbour, "disputes -v").out


def test_ctrl_c_is_silent_while_the_program_is_imported(monkeypatch):
    class Interrupted(ModuleType):
        def __getattr__(self, name):
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "provenance.cli.app", Interrupted("app"))
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # or a closed pipe ends all later tests
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code == 130


def test_the_speaker_of_a_repeated_statement_is_known(run, harbour):
    told = run(harbour, "explain corvin-spilled-oil -v").out
    assert "repeats the statement of The Five Ports" in told
    assert "speaker not recorded" not in told
