"""Lines that stand when they are read alone: figures that nobody gives, counts, what is missing."""

import re

import pytest

ACTORS = """
actors:
  ann: {name: Ann, kind: person}
  ben: {name: Ben, kind: person}
  gov: {name: Government, kind: government}
---
"""

FIGURES = """
claim: none-hurt
text: Nobody was hurt.
figure: {{of: people hurt, value: 0, unit: people}}
{none}
---
claim: ten-hurt
text: Ten people were hurt.
figure: {{of: people hurt, value: 10, unit: people}}
asserted: [{{by: ben, date: 2020-02-01}}]
"""


def figures(write, none):
    return write(ACTORS + FIGURES.format(none=none))


def verdicts(run, root, filters=""):
    answer = run(root, f"figures --format json {filters}").json
    return [pair["verdict"] for asked in answer["questions"] for pair in asked["pairs"]]


@pytest.mark.parametrize(
    ("none", "verdict"),
    [
        ("asserted: [{by: ann, date: 2020-01-01}]", "clash"),
        ("denied: [{by: ann, date: 2020-01-01}]", "not given"),
        ("questioned: [{by: ann, date: 2020-01-01}]", "not given"),
        ("note: Nobody said so.", "not given"),
        (
            "asserted: [{by: ann, date: 2020-01-01}]\nretracted: [{by: ann, date: 2020-01-02}]",
            "past clash",
        ),
        ("asserted: [{by: ann}]\ndenied: [{by: ann}]", "possible clash"),
    ],
)
def test_figures_clash_only_while_somebody_gives_both(run, write, none, verdict):
    root = figures(write, none)
    assert verdicts(run, root) == [verdict]
    is_clashing = run(root, "show ten-hurt --format json").json["card"]["status"] == "clashing"
    assert is_clashing == (verdict == "clash")


def test_a_figure_given_only_at_an_open_time_clashes_perhaps(run, write):
    root = figures(write, "asserted: [{by: ann, date: {not-after: 2020-03-01}}]")
    assert verdicts(run, root) == ["clash"]
    assert verdicts(run, root, "--as-of 2020-02-10") == ["possible clash"]


ECHO = (
    ACTORS
    + """
claim: it-rained
text: It rained.
asserted:
- {by: ann, date: 2020-01-01, repeats: ben}
- {by: [ann, ben], date: 2020-01-02, id: joint}
retracted: [{by: ben, date: 2020-01-03}]
denied: [{by: gov, date: 2020-01-02, repeats: ann}]
"""
)


def test_whoever_took_a_joint_word_back_is_not_counted(run, write):
    root = write(ECHO)
    (row,) = run(root, "disputes --format json").json["disputes"]
    (group,) = run(root, "who affirmed it-rained --format json").json["groups"]
    card = run(root, "show it-rained --format json").json["card"]
    for tally in (row["affirm_tally"], group["tally"], card["affirm_tally"]):
        assert (tally["statements"], tally["actors"]) == (1, 1)


def test_what_only_repeats_is_not_told_as_no_statement(run, write):
    for command in ("who denied it-rained", "show it-rained -v", "disputes -v"):
        text = run(write(ECHO), command).out
        assert "1 statement: 1 only repeats what another said" in " ".join(text.split())
        assert "0 statement" not in text


def test_a_sentence_of_absence_names_its_filters(run, write):
    root = write(ECHO)
    told = run(root, "disputes --status unanswered").out
    assert "No claim is unanswered.\n" in told
    assert "Searched: 1 claim, all that are recorded." in told
    told = run(root, "disputes --status unanswered --by ann --about ben").out
    assert "No claim that passes --about ben (Ben) --by ann (Ann) is unanswered." in told
    told = run(root, "versus ann gov --by gov --after 2021").out
    named = "--by gov (Government) --after 2021-12-31"
    assert f"Ann and Government meet on no recorded claim that passes {named}." in told
    told = run(root, "statements --by gov --after 2021").out
    assert f"No statement that passes {named} is recorded." in told
    told = run(root, "shifts ben --after 2021").out
    assert "No shift that passes --after 2021-12-31 follows from what the side of Ben" in told


ACCUSED = (
    ACTORS
    + """
claim: gov-burned-it
text: The government burned it.
accuses: gov
asserted: [{by: ann, date: 2020-01-01}]
---
claim: ben-burned-it
text: Ben burned it.
accuses: ben
asserted: [{by: ann, date: 2020-01-01}]
---
claim: it-never-burned
text: It never burned.
asserted: [{by: ben, date: 2020-01-02}]
undermines: [ben-burned-it]
"""
)


def test_who_tells_something_else_against_an_accusation_is_not_under_the_silent(run, write):
    text = run(write(ACCUSED), "disputes --status unanswered").out
    assert "2 accusations on which no accused took a recorded stance." in text
    silent, nobody = text.split("nobody silent: ")
    assert "silent: Government (1)" in silent
    assert "Ben burned it." not in silent
    assert "Ben burned it. Ann Ben" in " ".join(nobody.split())


LINES = (
    ACTORS
    + """
claim: gas-fell
text: Gas fell on the town.
accuses: gov
event: 2020-03
implies: bombs-fell
asserted: [{by: ann, date: 2020-03-10}]
denied: [{by: gov, date: 2020-03-11, id: no-gas}]
retracted:
- {by: gov, date: 2020-03-12, answers: no-gas, id: withdrawal}
---
claim: bombs-fell
text: Bombs fell on the town.
accuses: gov
asserted: [{by: ben, date: 2020-02-01}]
denied: [{by: gov, date: 2020-02-02}]
---
claim: shells-fell
text: Shells fell on the school.
accuses: gov
event: 2020-03
implies: bombs-fell
asserted: [{by: ben, date: 2020-03-10}]
---
claim: fire-broke-out
text: A fire broke out.
asserted: [{by: ben, date: 2020-04-01, id: fire}]
retracted:
- {by: ben, date: 2020-04-02, answers: fire, id: first}
- {by: ben, date: 2020-04-03, answers: first}
---
claim: began-on-the-first
text: It began on the first.
figure: {of: start of the raid, date: 2020-03-01, words: from the first to the fifth}
asserted: [{by: ben, date: 2020-03-09}]
---
claim: began-on-the-third
text: It began on the third.
figure: {of: start of the raid, date: 2020-03-03}
asserted: [{by: ann, date: 2020-03-09}]
"""
)


@pytest.fixture
def lines(write):
    return write(LINES)


def test_a_status_at_a_date_says_which(run, lines):
    asked = "show bombs-fell --as-of 2020-02-01"
    assert "unanswered as of 2020-02-01: no recorded stance" in run(lines, asked).out
    assert "unanswered as of 2020-02-01: affirmed by Ben" in run(lines, f"{asked} -v").out
    text = run(lines, "versus ann gov --as-of 2020-03-10").out
    assert "Not answered as of 2020-03-10 (1)" in text
    text = run(lines, "disputes --status unanswered --as-of 2020-02-01").out
    assert "As of 2020-02-01: 1 accusation on which no accused took a recorded stance." in text
    assert "silent as of 2020-02-01: Government (1)" in text
    assert "As of 2020-02-10: Government denied 1." in run(lines, "show gov --as-of 2020-02-10").out


def test_a_denial_from_before_the_event_denies_nothing_of_it(run, lines):
    card = run(lines, "show shells-fell --format json").json["card"]
    assert card["status"] == "unanswered"
    told = run(lines, "show shells-fell").out
    assert "Government denied an implied claim, 2020-02-02: Bombs fell on the town." in told


def test_a_withdrawn_denial_of_a_stronger_claim_is_told_as_withdrawn(run, lines):
    told = run(lines, "show bombs-fell").out
    assert "Government denied (taken back), 2020-03-11: gas-fell" in told
    assert "later: retracted, 2020-03-12" in run(lines, "who denied bombs-fell -v").out
    assert "stronger" not in run(lines, "disputes --format csv").out


def test_a_denial_of_several_claims_is_taken_back_on_those_affirmed_since(run, write):
    root = write(
        ACTORS
        + """
claim: roof-fell
text: The roof fell.
denied:
  - {by: gov, date: 2020-01-07, covers: [wall-fell]}
---
claim: wall-fell
text: The wall fell.
asserted: [{by: gov, date: 2020-01-14}]
"""
    )
    told = run(root, "who denied wall-fell").out
    assert "(over 2 claims, taken back)" in told
    assert "1 statement: 1 taken back since" in told
    assert (
        "Government denied, 2020-01-07 (over 2 claims, taken back)"
        in run(root, "show wall-fell").out
    )
    assert "taken back" in run(root, "timeline wall-fell").out
    assert "taken back" not in run(root, "who denied roof-fell").out


def test_an_accused_who_affirms_concedes_whatever_may_be_denied_underneath(run, write):
    root = write(
        """
actors:
  gov: {name: Government, kind: government}
  army: {name: Army, kind: armed-force, part-of: gov}
---
claim: raid
text: The raid took place.
accuses: gov
implies: {claim: raiders, because: there is no raid without raiders}
asserted: [{by: gov, date: 2020-01-14}]
---
claim: raiders
text: There were raiders.
denied: [{by: army}]
asserted: [{by: army}]
"""
    )
    (found,) = run(root, "disputes --status conceded --format json").json["disputes"]
    assert found["claim"] == "raid"


def test_a_retraction_of_a_retraction_says_so(run, lines):
    told = run(lines, "show fire-broke-out").out
    assert "Ben retracted, 2020-04-02 (taken back)" in told
    assert "Ben retracted, 2020-04-03 (takes a retraction back)" in told
    assert "Ben asserted, 2020-04-01\n" in told


def test_a_date_that_clashes_is_shown_beside_its_words(run, lines):
    told = run(lines, "figures raid").out
    assert "clash: 2020-03-01 (from the first to the fifth) and 2020-03-03" in told


def test_filters_that_leave_rival_figures_out_do_not_make_them_unrecorded(run, lines):
    told = run(lines, "figures --by ann").out
    assert "No rival that passes --by ann (Ann), though others are recorded (1)" in told
    assert "1 other figure answers this question and does not pass the filters." in told


PART = """
claim: forty-hurt-in-all
text: Forty people were hurt.
figure: {of: people hurt in all, value: 40, unit: people}
asserted: [{by: ann, date: 2020-02-01}]
---
claim: ten-hurt-at-the-pier
text: Ten people were hurt at the pier.
figure: {of: people hurt at the pier, value: TEN, unit: people, within: forty-hurt-in-all}
asserted: [{by: ben, date: 2020-02-01}]
---
claim: two-ships-sank
text: Two ships sank.
figure: {of: ships sunk, value: 2, unit: ships}
asserted: [{by: ben, date: 2020-02-01}]
"""


def test_a_part_is_no_rival_of_its_whole(run, write):
    told = run(write(ACTORS + PART.replace("TEN", "10")), "figures").out
    assert "3 questions, 0 with rival figures, 0 with figures that clash." in told
    assert told.count("1 pair of a part and its whole compatible") == 2
    assert "No rival, part or whole recorded (1)" in told
    told = run(write(ACTORS + PART.replace("TEN", "50")), "figures in all").out
    assert "1 question, 0 with rival figures, 1 with figures that clash." in told
    assert "clash: 50 people as a part of 40 people" in told


def test_who_only_may_presuppose_by_then_is_told_so(run, write):
    root = write(LINES.replace("{by: ben, date: 2020-03-10}", "{by: ben}"))
    told = run(root, "timeline bombs-fell --before 2020-03-20 --by ben").out
    assert "perhaps" not in told  # Ben has a lane of his own
    told = run(root, "timeline gas-fell --as-of 2020-03-10").out
    assert "presuppose" not in told


def test_a_fact_at_a_date_rests_on_no_later_withdrawal(run, lines):
    told = run(lines, "explain fire-broke-out --as-of 2020-04-02 --format json").json
    facts = {fact["fact"]: fact["statements"] for fact in told["claim"]["facts"]}
    assert facts["withdrawn"] == ["first"]


def test_a_headline_says_of_whom_it_is_open_whether_the_words_are_theirs(run, write):
    root = write(
        "claim: well-is-foul\ntext: The well is foul.\n"
        "asserted: [{by: office, attribution: ambiguous, or-by: paper}]\n"
        "denied: [{by: army, attribution: ambiguous}, {by: cook}]\n"
    )
    shown = " ".join(run(root, "who said well-is-foul").out.split())
    told = "contested: affirmed by office (attribution open); denied by army (attribution open) and"
    assert told in shown


@pytest.mark.parametrize("hedged", ["a", "z"])
def test_who_says_so_firmly_too_is_not_told_to_hedge(write, run, hedged):
    """Whichever of the two statements comes first by its id."""
    root = write(
        ACTORS
        + f"""
claim: quiet
text: The town was quiet.
excludes: [{{claim: shelled, because: Both cannot be.}}]
asserted: [{{by: ann, date: 2020-01-01}}]
---
claim: shelled
text: The town was shelled.
asserted:
- {{id: {hedged}1, by: ben, hedge: {{words: we believe, whose: speaker}}}}
- {{id: m1, by: ben}}
"""
    )
    shown = run(root, "show quiet").out
    assert "affirmed by Ben" in shown
    assert "with a hedge" not in shown


TOLD = """
sources:
  paper: {{title: Paper, kind: article, by: ben}}
---
claim: it-rained
text: It rained.
accuses: gov
source: paper
asserted: [{{by: ann, date: 2020-01-01, quote: a downpour{manner}}}]
{stance}: [{{by: gov, date: 2020-01-02, quote: no drop{manner}}}]
"""
SHOWN = (
    "show it-rained",
    "show it-rained -v",
    "show ann",
    "who asserted it-rained",
    "who asserted it-rained -v",
    "who asserted it-rained --cite",
    "who asserted it-rained --cite wikitext",
    "explain it-rained",
    "explain it-rained -v",
    "statements",
    "statements -v",
    "versus ann gov",
    "versus ann gov -v",
    "versus ann gov --format markdown",
)


@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize(
    ("attribution", "are_own"),
    [("explicit", True), ("paraphrase", False), ("ambiguous, or-by: ben", False)],
)
def test_only_what_is_surely_the_speaker_s_stands_in_quotation_marks(
    run, write, shown, attribution, are_own
):
    manner = f", attribution: {attribution}"
    root = write(ACTORS + TOLD.format(stance="denied", manner=manner))
    told = " ".join(run(root, shown).out.split())
    assert "a downpour" in told
    assert ("“a downpour”" in told or "quote=a downpour" in told) == are_own


def test_who_only_declined_is_not_told_to_have_set_anything_against_it(run, write):
    for stance in ("declined", "questioned"):
        root = write(ACTORS + TOLD.format(stance=stance, manner=""))
        told = run(root, "disputes")
        assert "1 claim answered, or with something set against it" in told.out
        assert f"Government ({stance})" in told.out


@pytest.mark.parametrize("kind", ["group", "camp", "body"])
def test_a_group_has_no_side_but_its_members_sides(run, write, kind):
    tie = "members: [ann]" if kind != "body" else ""
    part = ", part-of: both" if kind == "body" else ""
    actors = ACTORS.replace("kind: person}", f"kind: person{part}}}", 1)
    root = write(actors.replace("---", f"  both: {{name: Both, kind: {kind}, {tie}}}\n---", 1))
    for shown in ("show both", "show both -v", "explain both"):
        told = run(root, shown).out
        assert ("Its side" in told) == (kind == "body"), shown
        assert ("Its members and their sides" in told) == (kind != "body"), shown


def test_what_the_accused_may_have_said_is_not_told_as_never_answered(run, write):
    manner = ", attribution: ambiguous, or-by: gov"
    root = write(ACTORS + TOLD.format(stance="commented", manner=manner))
    for asked in ("versus ann gov", "versus gov ann"):
        told = run(root, asked).out.casefold()
        assert "never answered" not in told
        assert "open whether a side said or answered it (1)" in told
    assert "possibly conceded (1)" in run(root, "disputes").out
    assert "silent" not in run(root, "show it-rained").out


def test_a_fact_tells_of_whom_it_only_follows_or_is_open(run, write):
    corpus = ACTORS + TOLD.format(stance="denied", manner=", attribution: ambiguous, or-by: ben")
    stronger = """
---
claim: it-poured
text: It poured.
source: paper
asserted: [{by: gov, date: 2020-01-01, hedge: {words: perhaps}}]
implies: it-rained
"""
    root = write(corpus + stronger)
    told = " ".join(run(root, "explain it-rained").out.split())
    assert re.search(r"affirmed by Ann \(\w+, attribution open\)", told)
    assert re.search(r"Government \(\w+, presupposed, hedged\)", told)
    assert "asserted (attribution open)" in run(root, "graph it-rained --format mermaid").out


def test_a_mark_leaves_the_name_that_it_is_a_mark_of(at_terminal, write):
    beside = """
---
claim: roofs-stayed-dry
text: Every roof of the town stayed dry all day long.
asserted: [{by: ben, date: 2020-01-03, attribution: ambiguous, or-by: ann}]
undermines: [it-rained]
"""
    root = write(ACTORS + TOLD.format(stance="commented", manner="") + beside)
    for width in range(100, 140, 8):
        shown = at_terminal(root, "disputes --status unanswered --hyperlink-format none", width)
        lines = re.sub(r"\x1b\[[0-9;]*m", "", shown)
        assert re.search(r"Ben \((in tension, )?attr", lines), lines
