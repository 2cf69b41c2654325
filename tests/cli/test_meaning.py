"""A question that a command answers is answered by it, and the command is told."""

import pytest

from provenance.cli.meaning import meant

CLAIMS = """\
claim: board-lied
text: The board lied about the dam.
about: [board]
accuses: [board]
topics: [dam]
asserted: [{by: paper, date: 2020}]
---
actors:
  board: {name: Dam Board, kind: body}
  paper: {name: The Gazette, kind: outlet}
"""


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("who hasn't answered accusations", "disputes --status unanswered"),
        ("which accusations are unanswered", "disputes --status unanswered"),
        ("accusations nobody answered", "disputes --status unanswered"),
        (
            "who did not respond to allegations about the dam",
            "disputes --status unanswered --about dam",
        ),
        ("what is contested", "disputes"),
        ("what's disputed about the dam", "disputes --about dam"),
        ("contradictions", "disputes"),
        ("who changed their story", "shifts"),
        ("who changed position --limit 2", "shifts --limit 2"),
        ("did the board change its story", "shifts board"),
        ("who disputes the dam is old", None),
        ("who contested board lied", None),
        ("who denied board lied", None),
        ("who answered accusations", None),
        ("is the dam contested", None),
    ],
)
def test_what_a_question_means(question, command):
    found = meant(question.split())
    assert (" ".join(found) if found else None) == command


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("mali vs france", "versus mali france"),
        ("how about mali v. france --limit 2", "versus mali france --limit 2"),
        ("mali versus france on the dam", "versus mali france --about dam"),
        ("mali against france", "versus mali france"),
        ("what of mali and france on gossi", "versus mali france --about gossi"),
        ("mali and france", None),
        ("sanctions against mali", None),
        ("the junta against", None),
        ("mali vs", None),
        ("a dam of a town that was never built vs a board of liars", None),
        ("who denied mali and france on gossi", None),
    ],
)
def test_two_sides_are_held_against_each_other(question, command):
    found = meant(question.split(), {"mali", "france"}.__contains__)
    assert (" ".join(found) if found else None) == command


def test_two_sides_are_names_of_the_corpus_that_is_asked(run, write):
    root = write(CLAIMS)
    ran = run(root, "dam board against the gazette")
    assert ran.err == "note: read as `provenance versus 'dam board' gazette`\n"
    assert "The board lied about the dam." in ran.out
    assert "versus" not in run(root, "lies against the gazette").err
    unknown = run(root, "gazete vs board")
    assert (unknown.code, unknown.out) == (2, "")
    assert "no actor is called `gazete`" in unknown.err


def test_the_command_is_told_and_asked(run, write):
    ran = run(write(CLAIMS), "which accusations are unanswered about the dam")
    assert ran.err == "note: read as `provenance disputes --status unanswered --about dam`\n"
    assert "The board lied about the dam." in ran.out


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what changed", "`provenance diff HEAD~1`"),
        ("unanswered accusations against the board", "`provenance who accused board`"),
    ],
)
def test_what_no_one_command_answers_says_which_do(run, write, question, told):
    ran = run(write(CLAIMS), question)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_statements_by_somebody_are_theirs(run, write):
    root = write(CLAIMS)
    assert "asserted" in run(root, "statements by the Gazette").out
    assert "lied" in run(root, "statements from Gazette on the dam").out
    none = run(root, "statements by Dam Board").out
    assert "No statement that passes --side board (Dam Board) is recorded." in none
    assert "1 statement on claims about Dam Board: provenance statements --about board" in none


@pytest.mark.parametrize("command", ["explain", "timeline", "graph", "shifts"])
def test_a_topic_of_several_claims_is_told_which_commands_answer_for_it(run, write, command):
    more = CLAIMS.replace(
        "---\nactors",
        "---\nclaim: dam-old\ntext: The dam is old.\ntopics: [dam]\n"
        "asserted: [{by: paper}]\n---\nactors",
    )
    ran = run(write(more), [command, "dam"])
    assert ran.err.endswith(
        "note: `dam` is a topic: `provenance show dam` has its card, "
        "`provenance statements --topic dam` what was said, in the order of time\n"
    )
