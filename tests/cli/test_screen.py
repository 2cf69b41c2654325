"""What a terminal is sent: lines that stay true where they are cut, colours, links, a pager."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.views.document import Span, text
from provenance.views.fitting import columns, fit, shorter
from provenance.views.terminal import STYLES

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def people(*ids: str) -> str:
    return "actors:\n" + "".join(f"  {id}: {{name: {id}, kind: person}}\n" for id in ids)


def plain(shown: str) -> str:
    return _ESCAPES.sub("", shown)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_disputes_are_a_line_each_and_no_line_is_longer_than_the_screen(
    at_terminal, harbour, width
):
    lines = plain(at_terminal(harbour, "disputes", width)).splitlines()
    assert all(columns(line) <= width for line in lines)
    assert [line for line in lines if line.startswith("contested in general")]
    assert len([line for line in lines if "dry dock" in line]) == 1


def test_who_hedges_is_not_cut_away(at_terminal, write):
    corpus = write(
        "claim: a\ntext: A very long claim about what somebody is said to have done at sea.\n"
        "asserted:\n- by: x\n  hedge: {words: perhaps, whose: speaker}\ndenied:\n- by: y\n"
    )
    for width in (40, 60, 80, 120):
        assert "(hedged)" in plain(at_terminal(corpus, "disputes", width)), width


def test_a_screen_shows_the_rows_that_fit_and_says_how_to_see_all(at_terminal, write):
    claims = "---\n".join(
        f"claim: c{number}\ntext: Thing {number} is so.\nasserted:\n- by: x\ndenied:\n- by: y\n"
        for number in range(60)
    )
    corpus = write(claims)
    shown = plain(at_terminal(corpus, "disputes", height=40))
    assert len(shown.splitlines()) < 40
    assert shown.startswith("60 claims answered, or with something set against them: contested 60.")
    assert "38 more with a higher --limit (--limit 60)" in shown
    assert "c59" in plain(at_terminal(corpus, "disputes --limit 60", 200, height=40))


def test_accusations_without_an_answer_are_led_by_who_is_accused(at_terminal, write):
    claims = "---\n".join(
        f"claim: c{number}\ntext: Thing {number} was done.\naccuses: [{accused}]\n"
        "asserted:\n- by: x\n"
        for number, accused in enumerate(["mayor"] * 12 + ["miller"] * 2)
    )
    shown = plain(at_terminal(write(claims), "disputes --status unanswered"))
    assert (
        "14 accusations on which no accused took a recorded stance. Accused: mayor 12, miller 2."
        in (" ".join(shown.split()))
    )
    assert len(re.findall(r"^  Thing", shown, re.MULTILINE)) == 10


def test_statements_fill_a_screen_and_say_how_to_see_all(at_terminal, run, write):
    rows = "".join(f"- {{by: x, date: 2020-01-{day:02}, note: n{day}}}\n" for day in range(1, 31))
    corpus = write(f"claim: it\ntext: It is so.\nasserted:\n{rows}---\n{people('x')}")
    shown = plain(at_terminal(corpus, "statements", height=24))
    assert len(shown.splitlines()) < 24
    assert "18 of 30 statements; all with --limit 30 or -v" in " ".join(shown.split())
    assert "2020-01-30" in plain(at_terminal(corpus, "statements --limit 30", height=24))
    assert "2020-01-30" in run(corpus, "statements").out
    assert len(run(corpus, "statements --format jsonl").jsonl) == 30


HEDGED = """\
claim: boat-sank
text: The long-awaited ferry of the northern islands sank at night.
accuses: [owner]
asserted:
- by: [crew, union]
  date: {not-after: 2011-03-09}
  hedge: {words: probably, whose: speaker}
  quote: the ferry probably went down at night with all of its cargo of salt and wool
- by: paper
  attribution: ambiguous
  or-by: [crew]
denied:
- by: owner
  form: blanket
- by: mayor
  for: town
  date: 2011-03-10
retracted:
- by: union
  date: 2011-03-12
---
"""
HEDGED += people("crew", "union", "owner", "paper", "mayor", "town")


class TestOneLine:
    """A statement in a line keeps what makes it true, however narrow the screen is."""

    @pytest.mark.parametrize("command", ["statements", "show boat-sank", "versus crew owner"])
    @pytest.mark.parametrize("width", [60, 80, 100, 120, 170])
    def test_keeps_hedges_form_and_what_was_taken_back(self, at_terminal, write, command, width):
        shown = plain(at_terminal(write(HEDGED), command, width, height=200))
        assert all(columns(line) <= width for line in shown.splitlines())
        said = [line for line in shown.splitlines() if "asserted" in line and "paper" not in line]
        assert any("hedged" in line for line in said)
        if width >= 80:
            assert any("taken back by union" in line for line in said)
            assert all("crew" in line for line in said if "hedged" in line)
        assert "blanket" in shown
        assert "2011-03-09 or earlier" in shown or "≤ 2011-03-09" in shown

    def test_says_in_which_words_it_is_hedged_where_the_quotation_does_not(self, run, write):
        out = run(write(HEDGED.replace("probably went", "went")), "show boat-sank").out
        assert "hedged: “probably”" in out
        assert "hedged:" not in run(write(HEDGED), "show boat-sank").out

    def test_says_of_each_voice_and_candidate_that_it_is_hedged(self, run, write):
        firm = "- by: paper\n  attribution: ambiguous\n  or-by: [crew]\n"
        corpus = write(HEDGED.replace(firm, "- by: paper\n"))
        assert "crew (hedged)" in run(corpus, "disputes --status contested").out
        told = run(corpus, "who asserted boat sank wine").out
        assert "hedged" in next(line for line in told.splitlines() if "asserted by crew" in line)

    def test_never_shows_half_a_date(self, at_terminal, write):
        for width in range(40, 120, 7):
            shown = plain(at_terminal(write(HEDGED), "statements", width, height=200))
            for line in shown.splitlines():
                assert not re.search(r"\b20\d\d(-\d\d)?-?\d?…", line), line

    def test_names_whose_words_they_may_be_in_a_pipe(self, run, write):
        assert "the statement may be crew’s" in run(write(HEDGED), "statements").out

    def test_names_the_ids_in_a_pipe(self, run, write):
        out = run(write(HEDGED), "statements --format json").json
        shown = run(write(HEDGED), "statements").out
        assert all(row["statement"] in shown and row["claim"] in shown for row in out["rows"])


class TestShort:
    """A line a statement, a claim or a commit; what a list leaves out is said, and `-v` has it."""

    CLAIMS = (
        "claim: sank\ntext: The ferry sank.\nasserted:\n"
        + "".join(f"- {{by: p{n}, date: 20{n:02}}}\n" for n in range(1, 6))
        + "denied:\n- by: owner\n  date: 2007\n  form: blanket\n  note: Told to a clerk.\n---\n"
        + "---\n".join(
            f"claim: c{n}\ntext: Hole {n} sank it.\nasserted: [{{by: q{n}}}]\nimplies: [sank]\n"
            f"accuses: [owner]\n"
            for n in range(9)
        )
        + "---\n"
        + people("owner", *(f"p{n}" for n in range(1, 6)), *(f"q{n}" for n in range(9)))
    )

    @pytest.mark.parametrize("width", [80, 100, 120])
    def test_who_is_a_line_a_statement(self, at_terminal, write, width):
        corpus = write(self.CLAIMS)
        shown = plain(at_terminal(corpus, "who affirmed sank", width)).splitlines()
        assert [line[:4] for line in shown if re.match(r"20\d\d ", line)] == [
            *("2001", "2002", "2003", "2004", "2005")
        ]
        assert "presupposed by what was affirmed elsewhere (9, derived)" in shown
        assert "  and 7 more (-v)" in shown

    def test_all_of_it_is_there_when_asked_for(self, run, write):
        corpus = write(self.CLAIMS)
        assert "Told to a clerk." not in run(corpus, "who denied sank").out
        assert "(blanket)" in run(corpus, "who denied sank").out
        assert "note          Told to a clerk." in run(corpus, "who denied sank -v").out
        assert run(corpus, "who affirmed sank -v").out.count("implies sank") == 9

    def test_explain_folds_what_decides_nothing_and_traces_one_statement(self, run, harbour):
        short, whole = (run(harbour, f"explain corvin-spilled-oil{v}").out for v in ("", " -v"))
        assert re.search(r"\d more facts? holds? and decides? nothing \(-v\)", short)
        assert "which quotes" not in short
        assert "which quotes" in whole
        assert "which quotes" in run(harbour, "explain corvin-denial").out

    def test_search_gives_the_text_where_the_words_stand_elsewhere(self, run, harbour):
        shown = run(harbour, "search hull").out
        assert (
            "A Corvin ship spilled oil in Lantern Bay.  found in: oil from a Corvin hull" in shown
        )

    def test_versus_under_a_limit_counts_what_it_leaves_out(self, run, write):
        corpus = write(self.CLAIMS)
        sides = ",".join(f"q{n}" for n in range(9))
        shown = run(corpus, f"versus {sides} owner --limit 2").out
        assert "9 claims: denied underneath (9)." in shown
        assert "7 more with a higher --limit" in shown
        assert "and 7 more (-v)" in run(corpus, f"versus {sides} owner").out

    def test_figures_draw_what_clashes_and_count_the_rest(self, at_terminal, harbour):
        shown = plain(at_terminal(harbour, "figures"))
        assert "clash: " in shown
        assert len(shown.splitlines()) <= 40


class TestCards:
    def test_fold_what_is_long_and_say_so(self, run, write):
        many = "---\n".join(
            f"claim: c{number}\ntext: Thing {number} is so.\nasserted:\n- by: x\nimplies: [hub]\n"
            for number in range(30)
        )
        corpus = write(f"claim: hub\ntext: Something is so.\n---\n{many}---\n{people('x')}")
        card = run(corpus, "show hub").out
        assert "+29 (-v)" in card
        assert len(card.splitlines()) < 30
        actor = run(corpus, "show x").out
        assert "x affirmed 30." in actor
        assert "and 27 more (-v)" in actor
        assert "Thing 29 is so" in run(corpus, "show x -v").out

    def test_have_labels_beside_what_they_label(self, run, harbour):
        for command in ("show corvin", "show corvin-spilled-oil", "show gullwatch", "stats"):
            for verbose in ("", " -v") if command != "stats" else ("",):
                out = run(harbour, command + verbose).out
                assert not re.search(r"^\s*:", out, re.MULTILINE), command

    def test_a_row_says_how_many_voices_and_how_few_are_independent(self, run, harbour):
        out = run(harbour, "show corvin-spilled-oil").out
        assert "affirmed by: 3 voices, at most 3 independent" in out
        assert "recorded origin" not in out


def test_stats_fit_a_screen(at_terminal, run, write):
    topics = "---\n".join(
        f"claim: c{n}\ntext: Thing {n} is so.\ntopics: [t{n}]\n" for n in range(99)
    )
    shown = plain(at_terminal(write(topics), "stats"))
    assert len(shown.splitlines()) < 24
    assert "and 69 more (--format csv has all)" in " ".join(shown.split())


def test_versus_says_nothing_of_who_said_nothing(run, harbour):
    assert "nothing" not in run(harbour, "versus corvin harbour-authority").out


class TestColour:
    def test_is_drawn_at_a_terminal_and_nowhere_else(self, at_terminal, run, harbour):
        assert "38;2;" in at_terminal(harbour, "disputes")
        assert "\x1b" not in run(harbour, "disputes").out

    @pytest.mark.parametrize(
        ("option", "environment", "coloured"),
        [
            ("--color=always", {}, True),
            ("--color=always", {"NO_COLOR": "1"}, True),
            ("--color=auto", {"FORCE_COLOR": "1"}, True),
            ("--color=auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            ("--color=never", {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_in_a_pipe_is_what_is_asked_for(self, run, harbour, option, environment, coloured):
        shown = run(harbour, f"disputes {option}", **environment).out
        assert bool(re.search(r"\x1b\[[0-9;]*[34]8;", shown)) == coloured

    def test_no_color_leaves_weights_and_links_but_no_colour(self, at_terminal, harbour):
        shown = at_terminal(harbour, "disputes", NO_COLOR="1")
        assert "38;2;" not in shown
        assert "\x1b[1m" in shown

    def test_never_sends_no_escape(self, at_terminal, harbour):
        assert "\x1b" not in at_terminal(harbour, "disputes --color=never")

    @pytest.mark.parametrize("command", ["", "add -h", "source fetch -h", "import csv -h"])
    def test_help_is_drawn_by_the_terminal_not_spelt_out(self, at_terminal, harbour, command):
        shown = at_terminal(harbour, command)
        assert "\x1b[1m" in shown
        assert "U+001B" not in shown

    @pytest.mark.parametrize("command", ["check", "rule R201", "fmt --diff", "disputes"])
    def test_is_what_is_asked_for_in_every_command(self, at_terminal, write, command):
        corpus = write("claim: a\ntext: A thing is so.\nasserted:\n  - by:   nobody-known\n")
        assert "\x1b[" in at_terminal(corpus, f"{command} --color=auto", height=300)
        assert "\x1b[" not in at_terminal(corpus, f"{command} --color=never", height=300)

    def test_stands_out_from_black_and_from_white(self):
        for style, look in STYLES.items():
            for colour in re.findall("#[0-9a-f]{6}", look):
                light = _luminance(colour)
                assert min((light + 0.05) / 0.05, 1.05 / (light + 0.05)) > 4, style

    def test_of_affirming_and_denying_is_told_apart_by_the_colour_blind(self):
        found = [re.search("#[0-9a-f]{6}", STYLES[s])[0] for s in ("affirm", "deny", "neither")]
        for seen in (_protan, _deutan):
            for one, other in combinations(map(seen, map(_linear, found)), 2):
                assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) > 0.03


class TestPager:
    def test_shows_what_is_longer_than_the_screen(self, at_terminal, harbour):
        assert "paged: " in at_terminal(harbour, "statements -v", PAGER="sed 's/^/paged: /'")

    def test_is_not_asked_for_what_fits_or_is_piped(self, at_terminal, run, harbour):
        pager = {"PAGER": "sed 's/^/paged: /'"}
        assert "paged: " not in at_terminal(harbour, "statements -v", height=900, **pager)
        assert "paged: " not in at_terminal(harbour, "statements -v --no-pager", **pager)
        assert "paged: " not in run(harbour, "statements -v", **pager).out

    @pytest.mark.parametrize("pager", ["", "cat", "no-such-pager --at all", "'"])
    def test_that_is_not_there_is_not_missed(self, at_terminal, harbour, pager):
        shown = at_terminal(harbour, "statements -v", PAGER=pager)
        assert "beaches-stay-open" in shown
        assert "Traceback" not in shown


class TestLinks:
    @pytest.mark.parametrize(
        ("format", "linked"),
        [
            ("default", "file://{root}/claims"),
            ("vscode", "vscode://file{root}/claims"),
            ("ed://{path}+{line}", "ed://{root}/claims"),
        ],
    )
    def test_go_where_the_format_says(self, at_terminal, harbour, format, linked):
        shown = at_terminal(harbour, ["disputes", f"--hyperlink-format={format}"])
        assert linked.format(root=harbour) in shown

    def test_can_be_left_out(self, at_terminal, harbour):
        assert "\x1b]8" not in at_terminal(harbour, "disputes --hyperlink-format none")

    def test_of_no_known_format_are_refused(self, run, harbour):
        answer = run(harbour, "disputes --hyperlink-format vscod")
        assert answer.code == 2
        assert "did you mean `vscode`?" in answer.err


WORDS = st.text("ab Ж語", max_size=12)
SPANS = st.lists(st.builds(Span, WORDS, kept=st.booleans()), max_size=5).map(tuple)


@given(SPANS, st.integers(1, 40))
def test_a_line_that_is_cut_fits_and_keeps_what_must_be_kept(line, width):
    cut = fit(line, width)
    assert columns(text(cut)) <= width
    kept = [span.text for span in line if span.kept]
    if columns("".join(kept)) < width:
        assert [span.text for span in cut if span.kept] == kept


@given(
    st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from(["", " (open)"])), min_size=1)
)
def test_names_in_ever_shorter_lines_never_count_anybody_away(names):
    for item in shorter(names):
        told = text(item)
        left = re.search(r"(?: and | \+)(\d+)", told)
        assert told.count(", ") + 1 + int(left[1] if left else 0) == len(names)
    lengths = [columns(text(item)) for item in shorter(names)]
    assert all(a >= b for a, b in pairwise(lengths))


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def _protan(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    """What somebody sees who lacks the long-wave cones (Viénot, Brettel and Mollon 1999)."""
    red, green, blue = rgb
    both = 0.11238 * red + 0.88762 * green
    return both, both, 0.00401 * red - 0.00401 * green + blue


def _deutan(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    """What somebody sees who lacks the middle-wave cones (of the same)."""
    red, green, blue = rgb
    both = 0.29275 * red + 0.70725 * green
    return both, both, -0.02234 * red + 0.02234 * green + blue


class TestPictures:
    def test_a_figure_says_who_gives_it_and_who_denies_it(self, run, write):
        corpus = write(
            "claim: a\ntext: Forty men.\nfigure: {of: men, value: 40}\n"
            "asserted: [{by: x}]\ndenied: [{by: y}]\n---\n"
            "claim: b\ntext: Fifty men.\nfigure: {of: men, value: 50}\nasserted: [{by: z}]\n---\n"
            + people("x", "y", "z")
        )
        drawn = run(corpus, "figures --format svg").out
        assert ">40: x<" in drawn
        assert ">denied by y<" in drawn
        assert ">50: z<" in drawn

    def test_a_chart_is_a_picture_too(self, run, harbour):
        from xml.etree import ElementTree

        for command in ("timeline corvin-spilled-oil", "figures"):
            drawn = run(harbour, f"{command} --format svg").out
            texts = " ".join(ElementTree.fromstring(drawn).itertext())
            assert "denied" in texts or "barrels" in texts

    def test_what_has_no_chart_says_so(self, run, harbour):
        answer = run(harbour, "timeline corvin-spilled-oil --before 1700 --format svg")
        assert not answer.out
        assert "nothing to draw" in answer.err

    def test_a_text_in_a_picture_is_no_markup(self, run, write):
        corpus = write(
            "claim: a\ntext: '<b>&\"Thing'\n"
            "asserted:\n- by: x\n  date: 2001\n- by: y\n  date: 2002\n"
        )
        from xml.etree import ElementTree

        drawn = run(corpus, "timeline a --format svg").out
        assert '<b>&"Thing' in " ".join(ElementTree.fromstring(drawn).itertext())


class TestFolding:
    def corpus(self, write, number):
        many = "---\n".join(
            f"claim: c{n}\ntext: Thing {n} is so.\nimplies: [hub]\n" for n in range(number)
        )
        return write(
            f"claim: hub\ntext: Something is so.\nsupports: [other]\n---\n{many}---\n"
            "claim: other\ntext: Another is so.\n"
        )

    @pytest.mark.parametrize("form", ["dot", "mermaid"])
    def test_many_neighbours_stand_together(self, run, write, form):
        corpus = self.corpus(write, 20)
        drawn = run(corpus, f"graph hub --format {form}").out
        assert "20 claims imply it" in drawn
        assert "Another is so." in drawn
        assert "Thing 7 is so." not in drawn
        assert "Thing 7 is so." in run(corpus, f"graph hub --depth 1 --format {form}").out

    def test_few_do_not(self, run, write):
        assert "claims imply it" not in run(self.corpus(write, 6), "graph hub").out

    def test_data_holds_all(self, run, write):
        assert "c19" in run(self.corpus(write, 20), "graph hub --format json").out


def test_statuses_are_explained(run, harbour):
    from provenance.derive.headline import TABLE

    told = run(harbour, "help statuses").out
    assert all(row.when in told for row in TABLE)
    assert "provenance help statuses" in run(harbour, "disputes --status contestd").err
