"""That nothing was found: under which filters, what stands without them, and whose side did."""

import pytest

CORPUS = """
actors:
  mali: {name: Mali, kind: state}
  mali-government: {name: Government of Mali, kind: government, part-of: mali}
  minister: {name: The minister, kind: person, speaks-for: mali-government}
  putin: {name: Vladimir Putin, kind: person}
  press: {name: The press, kind: outlet}
---
claim: wagner-is-there
text: Wagner is there.
topics: [deployment]
asserted: [{by: press, date: 2021-12-01}]
denied:
  - {by: minister, date: 2021-12-25, via: press}
  - {by: mali-government}
---
claim: hundreds-of-wagner-are-there
text: Hundreds of Wagner are there.
asserted: [{by: press, date: 2021-12-02}]
denied: [{by: putin, date: 2022-01-05}]
implies: [wagner-is-there]
"""


@pytest.fixture
def corpus(write):
    return write(CORPUS)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--by putin", "Vladimir Putin is not recorded to have denied it"),
        ("--by putin", "Without --by: 2 denials, by Government of Mali."),
        ("--by mali", "`mali` itself did not, its side did: --side mali."),
        ("--via mali", "Nobody is recorded to have denied it through Mali."),
        ("--before 2020", "It is open whether anybody denied it before 2020-01-01: 1 denial"),
        ("--topic deployment --by putin", "Asked with --topic deployment --by putin"),
    ],
)
def test_a_filter_never_turns_into_nobody(run, corpus, options, told):
    assert told in run(corpus, f"who denied wagner-is-there {options}").out


def test_what_the_filters_on_claims_leave_out_is_told(run, corpus):
    text = run(corpus, "who denied hundreds-of-wagner-are-there --topic deployment").out
    assert "It matches, and is left out by --topic." in text


@pytest.mark.parametrize(
    "question",
    [
        "who denied wagner-is-there",
        "disputes",
        "statements",
        "shifts",
        "versus mali press",
        "timeline wagner-is-there",
        "show wagner-is-there",
        "explain wagner-is-there",
    ],
)
@pytest.mark.parametrize("options", ["--by putin", "--by minister --after 2021-12-20"])
def test_every_answer_tells_its_filters(run, corpus, question, options):
    first = f"{options.split()[0]} {options.split()[1]}"
    assert first in run(corpus, f"{question} {options}").out.splitlines()[0]
    assert first in run(corpus, f"{question} {options} --format markdown").out.splitlines()[0]
    told = run(corpus, f"{question} {options} --format json").json["filters"]
    first_told = (told[0]["option"], told[0]["values"][0]["id"])
    assert first_told == tuple(first.split())
    head, *rows = run(corpus, f"{question} {options} --format csv").out.splitlines()
    assert head.endswith(",filters")
    assert all(row.endswith(options) for row in rows)
    for item in run(corpus, f"{question} {options} --format jsonl").jsonl:
        assert item["filters"] == told


def test_an_unknown_topic_is_told_as_unknown_with_a_near_one(run, corpus):
    answer = run(corpus, "disputes --topic deployement")
    assert answer.code == 2
    assert "no claim has the topic `deployement`" in answer.err
    assert "did you mean `deployment`?" in answer.err


def test_a_denial_of_a_stronger_claim_is_named_apart_and_is_no_denial_of_this_one(run, corpus):
    answer = run(corpus, "who denied wagner-is-there --format json").json
    (group,) = answer["groups"]
    assert [row["by"][0]["id"] for row in group["rows"]] == ["minister", "mali-government"]
    (near,) = [d for d in group["derived"] if d["how"] == "denied of a stronger claim"]
    assert (near["actor"]["id"], near["row"]["claim"]) == ("putin", "hundreds-of-wagner-are-there")
    text = run(corpus, "who denied wagner-is-there").out
    assert "denied of a stronger claim; not a denial of this one" in text
    assert "not a denial of this one" in run(corpus, "show wagner-is-there").out


def test_an_office_holder_speaks_for_the_body(run, corpus):
    (item,) = [
        d
        for d in run(corpus, "disputes --format json").json["disputes"]
        if d["claim"] == "wagner-is-there"
    ]
    (stand,) = item["deny"]
    assert (stand["actor"]["id"], [p["id"] for p in stand["by"]]) == (
        "mali-government",
        ["minister"],
    )
    assert "The minister for Government of Mali" in run(corpus, "disputes -v").out


def test_after_a_date_a_denial_that_goes_on_is_not_dropped(run, write):
    corpus = write(
        """
actors: {gov: {name: Gov, kind: government}}
---
claim: c
text: C.
denied: [{by: gov, date: 2020-01/..}]
"""
    )
    answer = run(corpus, "who denied c --after 2021 --format json").json
    (group,) = answer["groups"]
    assert (group["rows"], len(group["unplaced"])) == ([], 1)


def test_two_spokesmen_of_one_state_are_told_as_with_for_on_each_statement(run, write):
    def told(principal):
        root = write(
            f"""
actors:
  realm: {{name: The Realm, kind: state}}
  envoy: {{name: The envoy, kind: person, speaks-for: realm}}
  prosecutor: {{name: The prosecutor, kind: person, speaks-for: realm}}
  neighbours: {{name: Neighbours, kind: body}}
---
claim: guest-was-killed
text: The guest was killed.
accuses: realm
asserted: [{{by: neighbours, date: 2018-10-06}}]
denied: [{{by: envoy, date: 2018-10-09{principal}}}]
admitted: [{{by: prosecutor, date: 2018-10-20{principal}}}]
"""
        )
        (item,) = run(root, "disputes --format json").json["disputes"]
        shifts = run(root, "shifts --format json").json["shifts"]
        return (
            item["status"],
            [(s["actor"], s["by"], s["accused"]) for s in item["affirm"]],
            [(s["kind"], s["one"]["actor"], s["other"]["actor"]) for s in shifts],
            "S401" in run(root, "check").out,
        )

    found = told("")
    assert found == told(", for: realm")
    assert found[0] == "conceded"
    assert [kind for kind, *_ in found[2]] == ["changed position"]
    assert not found[3]


def test_positions_outside_the_time_that_chose_a_claim_are_marked(run, tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "one.yaml").write_text(
        "claim: one\ntext: One.\nasserted: {by: ann, date: 2020-01-01}\n"
        "denied: [{by: gov, date: 2020-09-01}, {by: ben}]\n---\nactors:\n"
        "  ann: {name: Ann, kind: person}\n  ben: {name: Ben, kind: person}\n"
        "  gov: {name: Gov, kind: government}\n"
    )
    told = run(tmp_path, "disputes -v --before 2020-05-01").out
    assert "affirmed by: Ann\n" in told
    assert "denied by: Ben; Gov (outside the time asked for)\n" in told
    assert "outside" not in run(tmp_path, "disputes -v").out


def test_what_was_read_nowhere_is_not_told_as_read_in_the_act_of_speaking(run, tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "one.yaml").write_text(
        "claim: one\ntext: One.\nasserted: {by: ann, said-in: talk}\n---\nactors:\n"
        "  ann: {name: Ann, kind: person}\n---\nsources:\n"
        "  talk: {title: Talk, kind: speech, by: ann, seen: false, date: 2020-01-02}\n"
    )
    told = run(tmp_path, "explain one -v").out
    assert "said in Talk (talk), by Ann, 2020-01-02, not seen by the editors" in told
    assert "read in Talk" not in told


def test_a_withdrawal_that_was_taken_back_takes_nothing_back(run, tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "one.yaml").write_text(
        "claim: one\ntext: One.\nasserted: {by: ann, date: 2020-01-01}\n"
        "retracted: [{id: r, by: ann, date: 2020-02-01}, {by: ann, date: 2020-03-01, answers: r}]\n"
        "---\nactors:\n  ann: {name: Ann, kind: person}\n"
    )
    told = run(tmp_path, "show one -v").out
    assert "Ann asserted, 2020-01-01\n  read in       not recorded" in told
    assert "affirmed: 1 statement, 1 utterance, 1 actor" in told
    assert "Ann withdrew it and took that back on 2020-03-01" in told


def test_who_spoke_one_stance_of_a_body_is_not_told_to_have_spoken_both(run, tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "one.yaml").write_text(
        "claim: one\ntext: One.\n"
        "asserted: [{by: ann, for: gov, date: 2020-01-01}, {by: out, date: 2020-01-02}]\n"
        "denied: [{by: ben, for: gov, date: 2020-02-01}, {by: paper, form: verdict}]\n"
        "retracted: {by: out, date: {not-after: 2020-03-01}}\n---\nactors:\n"
        "  ann: {name: Ann, kind: person}\n  ben: {name: Ben, kind: person}\n"
        "  out: {name: Out, kind: person}\n  paper: {name: Paper, kind: outlet}\n"
        "  gov: {name: Gov, kind: government}\n"
    )
    told = run(tmp_path, "disputes -v").out
    assert "also: denied: 2 statements" in told
    assert "Gov had asserted it and denied it on 2020-02-01" in told
    assert "denied by: Ben for Gov; Paper (verdict)" in told
    assert "until 2020-03-01 or earlier (retracted): Out, 2020-01-02" in told
