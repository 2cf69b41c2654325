"""Verdicts on single quotations against a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.quotes.normalise import Text
from provenance.quotes.verify import AMBIGUOUS, MISMATCH, VERIFIED
from quotes.harbour import DOCUMENT
from quotes.judging import judge as held_to

TEXT = Text(DOCUMENT)


def judge(words, at=(), text=TEXT, **beside):
    return held_to(words, at, text=text, **beside)


@pytest.mark.parametrize(
    "words",
    [
        "The harbour board said on Monday",
        "the HARBOUR board said",
        "“we are not aware of any missing crate,”",
        "1,500 crates",
        "told reporters - and she left",
        "dockers' union denied",
        "well-meant invention",
        "well-meant in-vention",
        "on Monday […] had arrived",
        "on Monday [...] 1,500 […] told reporters",
        "[…] its chair told reporters […]",
        "any missing crate",
        "invention. The board",
    ],
)
def test_verbatim_words_verify(words):
    assert judge(words).verdict == VERIFIED


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("We are aware of any missing crate", "do not stand"),
        ("1,600 crates had arrived", "do not stand"),
        ("500 crates had arrived", "part of longer ones: “1,500 crates"),
        ("1,50", "part of longer ones"),
        ("arbour board", "part of longer ones: “harbour board”"),
        ("meant invention", "do not stand"),
        ("well", "part of longer ones"),
        ("not aware of any miss", "part of longer ones"),
        ("she left. The dockers' union", "from one paragraph into the next"),
        ("on Monday […] dockers' union", "not in this order in one passage"),
        ("told reporters […] on Monday", "not in this order in one passage"),
        ("on Monday […] two thousand", "“two thousand” does not stand"),
        ("the board [of the harbour] said", "do not stand"),
        ("…", "no letter or digit"),
        ("“—”!", "no letter or digit"),
        ("[…]", "no letter or digit"),
    ],
)
def test_anything_else_does_not_and_says_why(words, why):
    checked = judge(words)
    assert checked.verdict == MISMATCH
    assert why in checked.reason


def test_a_hyphen_at_a_line_end_may_belong_to_the_word_or_not():
    text = Text("a Kremlin-\nbacked deploy-\nment was seen")
    assert judge("Kremlin-backed deployment", text=text).verdict == VERIFIED
    assert judge("Kremlinbacked deployment", text=text).verdict == VERIFIED
    assert judge("backed deployment", text=text).verdict == MISMATCH


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        ("they can't leave", "they can", MISMATCH),
        ("an unable crew", "able crew", MISMATCH),
        ("a non-lethal shot", "lethal shot", MISMATCH),
        ("the deal—costing much", "costing much", VERIFIED),
        ("the deal -- costing much", "costing much", VERIFIED),
        ("l’armée du port", "armée du port", VERIFIED),
        ("Mali's port", "Mali", MISMATCH),
        ("paid 1.5 tons", "5 tons", MISMATCH),
        ("at 12:30 sharp", "30 sharp", MISMATCH),
        ("ends in 2024.", "in 2024", VERIFIED),
        ("(2024)", "2024", VERIFIED),
        ("cafe\u0301 port", "cafe", MISMATCH),
    ],
)
def test_words_and_numbers_are_quoted_whole(text, words, verdict):
    assert judge(words, text=Text(text)).verdict == verdict


def test_a_hyphen_before_a_blank_line_joins_nothing_but_one_before_a_page_break_may():
    assert judge("carry on", text=Text("we car-\n\nry on")).verdict == MISMATCH
    assert judge("carry on", text=Text("we car-\n\f\nry on")).verdict == VERIFIED


def test_a_quotation_across_a_page_break_verifies():
    text = Text("the crates had\n\f\narrived late")
    checked = judge("crates had arrived", text=text)
    assert checked.verdict == VERIFIED
    assert checked.found[0].pages == (1, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أعلنت هيئة المرفأ أن الصناديق وصلت.", "الصناديق وصلت"),
        ("מועצת הנמל אמרה שהארגזים הגיעו.", "שהארגזים הגיעו"),
        ("港口委员会表示，一千五百个箱子\n已经到达。", "箱子已经到达"),
        ("คณะกรรมการท่าเรือกล่าวว่า ลังมาถึงแล้ว", "ท่าเรือกล่าวว่าลังมาถึง"),
        ("Портовый совет сообщил, что ящики прибыли.", "что ящики прибыли"),
    ],
    ids=["Arabic", "Hebrew", "Chinese", "Thai", "Russian"],
)
def test_documents_in_any_script(text, words):
    assert judge(words, text=Text(text)).verdict == VERIFIED
    assert judge(words[:-1] + "X", text=Text(text)).verdict == MISMATCH


class TestPlace:
    """Where the statement points decides among several places."""

    def test_offsets_and_lines_are_those_of_the_document(self):
        (found,) = judge("at least 1,200 crates").found
        ((start, end),) = found.at
        assert DOCUMENT[start:end] == "at least 1,200 crates"
        assert found.lines == (6, 6)

    def test_several_places_are_ambiguous_without_a_locator(self):
        checked = judge("the crates")
        assert checked.verdict == AMBIGUOUS
        assert "twice" in checked.reason
        assert "add `at`" in checked.help

    def test_a_locator_singles_one_out(self):
        assert judge("the board", at=["8"]).verdict == VERIFIED

    def test_a_locator_that_leaves_several_does_not(self):
        assert judge("the crates", at=["10"]).verdict == AMBIGUOUS

    def test_a_prefix_or_a_suffix_does(self):
        assert judge("the crates", at=["10"], suffix="came late").verdict == VERIFIED
        assert judge("the crates", prefix="Later the union said:").verdict == VERIFIED

    def test_a_prefix_that_is_not_there_is_a_mismatch(self):
        checked = judge("the crates", prefix="nobody said:")
        assert checked.verdict == MISMATCH
        assert "not after the prefix" in checked.reason

    def test_words_that_stand_elsewhere_are_misplaced(self):
        checked = judge("The dockers’ union denied that", at=["3"])
        assert checked.verdict == MISMATCH
        assert checked.reason == "the words do not stand at 3, where the statement points"
        assert "they stand at line 6" in checked.help

    def test_each_of_several_locators_may_have_the_words(self):
        text = Text("so it was\n\nno\n\nso it was")
        checked = judge("so it was", at=["1", "5"], text=text)
        assert checked.verdict == VERIFIED
        assert [found.lines for found in checked.found] == [(1, 1), (5, 5)]

    def test_ranges_and_other_locators(self):
        assert judge("the crates came", at=["9-10"]).verdict == VERIFIED
        assert judge("the crates came", at=["00:12:30"]).verdict == VERIFIED
        assert judge("the crates came", at=["line 3"]).verdict == MISMATCH
        assert judge("the crates came", at=["99"]).verdict == MISMATCH

    def test_bare_numbers_are_pages_where_there_are_pages(self):
        text = Text("one crate\fone crate\ftwo")
        assert judge("one crate", at=["2"], text=text).found[0].pages == (2, 2)
        assert judge("one crate", at=["p. 1"], text=text).verdict == VERIFIED
        assert judge("two", at=["2"], text=text).verdict == MISMATCH

    def test_a_page_of_a_text_without_pages_binds_nothing(self):
        assert judge("the crates came", at=["p. 300"]).verdict == VERIFIED


WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "harbour",
            "board",
            "not",
            "never",
            "said",
            "2,015",
            "crates",
            "arrived",
            "late",
            "—",
            "“yes”",
        ]
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=examples(150), deadline=None)
@given(WORDS, st.data())
def test_any_run_of_whole_words_is_found_where_it_stands(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    text = Text(" ".join(words))
    checked = judge(" ".join(words[start:end]), text=text)
    run = " ".join(words[start:end])
    if not any(char.isalnum() for char in run):
        assert checked.verdict == MISMATCH
        return
    assert checked.verdict in {VERIFIED, AMBIGUOUS}
    places = {found.at[0] for found in checked.found}
    offset = len(" ".join(words[:start])) + (start > 0)
    assert (offset, offset + len(run)) in places or checked.verdict == AMBIGUOUS


@settings(max_examples=examples(150), deadline=None)
@given(WORDS, st.integers(0, 29))
def test_a_negation_slipped_in_never_verifies(words, at):
    text = Text(" ".join(word for word in words if word != "not"))
    altered = [word for word in words if word != "not"]
    altered.insert(at % (len(altered) + 1), "not")
    assert judge(" ".join(altered), text=text).verdict == MISMATCH
