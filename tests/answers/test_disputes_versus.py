"""Disputes, and two sides held against each other."""

from provenance.answers.disputes import disputes
from provenance.answers.filters import Filters
from provenance.answers.versus import versus
from provenance.store.corpus import open_corpus
from provenance.views.versus import brief


def statuses(answer):
    return {item["claim"]: item["status"] for item in answer.json["disputes"]}


def test_the_status_of_each_claim(run, harbour):
    assert statuses(run(harbour, "disputes --format json")) == {
        "corvin-spilled-oil": "conceded",
        "inspectors-were-bribed": "contested-in-general",
        "hull-was-in-dry-dock": "clashing",
        "forty-barrels": "clashing",
        "at-least-nine-hundred-barrels": "clashing",
        "beaches-stay-open": "withdrawn",
    }


def test_at_an_earlier_date_the_denial_still_stands(run, harbour):
    answer = run(harbour, "disputes --as-of 2011-04-01 --format json")
    assert statuses(answer)["corvin-spilled-oil"] == "contested"
    assert "beaches-stay-open" not in statuses(answer)


def test_unanswered_accusations_name_the_silent_and_the_accusers(run, harbour):
    answer = run(harbour, "disputes --status unanswered --format json")
    by_claim = {item["claim"]: item for item in answer.json["disputes"]}
    assert set(by_claim) == {"corvin-hid-the-log", "spill-was-deliberate"}
    item = by_claim["corvin-hid-the-log"]
    assert [party["id"] for party in item["silent"]] == ["corvin-shipping"]
    assert [party["id"] for party in item["accusers"]] == ["tidewatcher"]


def test_claims_left_out_are_counted_by_status(run, harbour):
    others = dict(run(harbour, "disputes --format json").json["others"])
    assert others["unanswered"] == 2


def test_versus_tells_who_affirms_and_who_denies(run, harbour):
    answer = run(
        harbour, "versus the-line-and-friends the-accusers --as-of 2011-04-01 --format json"
    ).json
    sections = {s["title"]: s["entries"] for s in answer["sections"]}
    (entry,) = sections["contested"]
    assert (entry["claim"], entry["affirmed_by"]) == ("corvin-spilled-oil", "right")
    assert {row["stance"] for row in entry["left"]} == {"denied", "questioned"}
    assert [e["claim"] for e in sections["denied underneath"]] == [
        "at-least-nine-hundred-barrels",
        "corvin-hid-the-log",
        "forty-barrels",
    ]


def test_swapping_the_sides_mirrors_the_answer(run, harbour):
    one = run(harbour, "versus corvin-shipping the-accusers --format json").json
    other = run(harbour, "versus the-accusers corvin-shipping --format json").json
    assert mirrored(one) == other


def mirrored(answer):
    swap = {"left": "right", "right": "left"}
    sections = [
        {
            **section,
            "entries": [
                {
                    **entry,
                    "affirmed_by": swap[entry["affirmed_by"]],
                    "left": entry["right"],
                    "right": entry["left"],
                    "left_tally": entry["right_tally"],
                    "right_tally": entry["left_tally"],
                    "heard": sorted(
                        ({**h, "side": swap[h["side"]]} for h in entry["heard"]),
                        key=lambda h: (h["statement"], h["side"]),
                    ),
                }
                for entry in section["entries"]
            ],
        }
        for section in answer["sections"]
    ]
    return {**answer, "left": answer["right"], "right": answer["left"], "sections": sections}


def test_an_actor_on_both_sides_is_listed_apart_and_counted_in_neither(run, harbour):
    answer = run(harbour, "versus the-accusers five-ports,corvin-shipping --format json").json
    assert "five-ports" in [party["id"] for party in answer["both"]]
    for section in answer["sections"]:
        for entry in section["entries"]:
            for row in (*entry["left"], *entry["right"]):
                assert "five-ports" not in [party["id"] for party in row["by"]]


def test_an_unknown_side_names_the_nearest_actors(run, harbour):
    answer = run(harbour, "versus corvinn five-ports")
    assert answer.code == 2
    assert "corvin" in answer.err


LEAGUE = """\
actors:
  league: {name: The league, kind: group, members: [north, south], size: 3}
  north: {name: North, kind: state}
  south: {name: South, kind: state}
  mill: {name: The mill, kind: body}
  clerk: {name: Clerk, kind: person, speaks-for: {actor: mill, from: 2001-06}}
---
claim: well-is-foul
text: The well is foul.
accuses: mill
asserted: {by: league, date: 2001-02}
denied: {by: clerk, date: 2001}
"""


def test_a_groups_words_reach_a_member_as_one_of_so_many(run, write):
    answer = run(write(LEAGUE), "versus north mill --format json").json
    ((section, entry),) = [(s["title"], e) for s in answer["sections"] for e in s["entries"]]
    assert section == "open whether a side said or answered it"
    heard = {h["side"]: (h["one_of"], h["certain"]) for h in entry["heard"]}
    assert heard == {"left": (3, True), "right": (None, False)}
    assert entry["right"] == []
    assert [row["stance"] for row in entry["perhaps"]] == ["denied"]
    assert entry["left_tally"]["signatories"] == 3


def test_what_is_perhaps_a_sides_and_as_one_of_how_many_is_said_in_words(run, write):
    out = run(write(LEAGUE), "versus north mill -v").out
    assert "North as one of 3" in out
    assert "Clerk denied, 2001: open whether that was for The mill then" in out
    assert "1 actor (3 signatories in a group); 1 recorded origin" in out


def test_versus_hears_those_who_speak_for_a_sides_own_spokespeople(run, write):
    root = write(
        {
            "claims/a.yaml": """\
                actors:
                  north: {name: North, kind: state}
                  office: {name: The office, kind: body, speaks-for: north}
                  tim: {name: Tim, kind: person, speaks-for: office}
                  mill: {name: Mill, kind: body}
            """,
            "claims/b.yaml": """\
                claim: mill-burnt-it
                text: The mill burnt it.
                accuses: mill
                asserted:
                  - by: tim
            """,
        }
    )
    sections = run(root, "versus north mill --format json").json["sections"]
    assert {s["title"]: len(s["entries"]) for s in sections if s["entries"]} == {
        "never answered": 1
    }


TENSION = {
    "claims/actors.yaml": """\
        actors:
          north: {name: North, kind: state}
          mill: {name: Mill, kind: body}
    """,
    "claims/a.yaml": """\
        claim: mill-pays-guards
        text: The mill pays guards.
        accuses: mill
        asserted:
          - by: north
            date: 2001
        implies: mill-has-guards
    """,
    "claims/b.yaml": """\
        claim: mill-has-guards
        text: The mill has guards.
        denied:
          - by: mill
            date: 2002
    """,
    "claims/c.yaml": """\
        claim: only-watchmen
        text: Only watchmen walk about the mill.
        asserted:
          - by: mill
            date: 2002
        undermines:
          - claim: mill-pays-guards
            because: Watchmen are no guards.
    """,
}


def test_a_claim_in_tension_stands_in_versus_whichever_end_records_it(run, write):
    sections = run(write(TENSION), "versus north mill --format json").json["sections"]
    listed = {e["claim"]: s["title"] for s in sections for e in s["entries"]}
    assert listed == {"mill-pays-guards": "denied underneath", "only-watchmen": "in tension"}


def test_where_nobody_denied_a_claim_what_tells_against_it_is_named(run, write):
    root = write(TENSION)
    told = " ".join(run(root, "who denied mill-pays-guards").out.split())
    assert "Nobody is recorded to have denied it." in told
    assert "Mill denied an implied claim, 2002: The mill has guards." in told
    assert "Mill affirmed a claim in tension, 2002: Only watchmen walk about the mill." in told
    before = run(root, "who denied mill-pays-guards --before 2002").out
    assert "Tells against it" not in before
    other = run(root, "who denied mill-pays-guards --by north").out
    assert "Tells against it" not in other


def test_words_of_doubtful_attribution_tell_against_a_claim_as_such(run, write):
    """In every line and column, so that it holds of a line by itself."""
    doubtful = TENSION["claims/c.yaml"].replace(
        "date: 2002", "date: 2002\n            attribution: ambiguous\n            or-by: north"
    )
    plain = TENSION["claims/b.yaml"].replace("denied:", "questioned:")
    root = write({**TENSION, "claims/b.yaml": plain, "claims/c.yaml": doubtful})
    told = " ".join(run(root, "show mill-pays-guards").out.split())
    assert "Mill affirmed a claim in tension, 2002 (attribution open): Only watchmen" in told
    sheet = run(root, "disputes --status unanswered --format csv").out
    assert "affirmed by Mill (attribution open); not a denial" in sheet
    (row,) = (
        item
        for item in run(root, "disputes --status unanswered --format json").json["disputes"]
        if item["claim"] == "mill-pays-guards"
    )
    assert [one["doubtful"] for one in row["against"]] == [True]
    lines = run(root, "disputes --status unanswered").out.splitlines()
    assert [line for line in lines if "Mill (in tension, attribution open)" in line]


def test_a_voice_of_doubtful_attribution_is_no_sure_one(run, write):
    doubtful = TENSION["claims/b.yaml"].replace(
        "date: 2002", "date: 2002\n            attribution: ambiguous\n            or-by: north"
    )
    root = write({**TENSION, "claims/b.yaml": doubtful})
    (line,) = (one for one in run(root, "disputes").out.splitlines() if "The mill has" in one)
    assert "Mill (attribution open)" in line
    assert "denied by: Mill (attribution open)" in run(root, "disputes -v").out


def test_of_what_was_conceded_who_conceded_stands_first_and_who_had_denied_it_is_named(run, write):
    root = write(
        "claim: gate-was-open\ntext: The gate was open.\naccuses: [warden]\n"
        "asserted: [{by: alder, date: 2001}]\n"
        "denied: [{by: warden, date: 2002}]\nadmitted: [{by: warden, date: 2003}]\n"
    )
    shown = " ".join(run(root, "disputes").out.split())
    assert "The gate was open. warden, alder warden (until 2003)" in shown


def test_what_the_accused_say_stands_beside_a_denial_in_general_by_another(run, write):
    root = write(
        "claim: baker-sold-bad-bread\ntext: The baker sold bad bread.\naccuses: [baker]\n"
        "asserted: [{by: alder}]\ndenied: [{by: town, form: blanket}]\nimplies: [bread-was-bad]\n"
        "---\nclaim: bread-was-bad\ntext: The bread was bad.\nasserted: [{by: alder}]\n"
        "denied: [{by: baker}]\n"
    )
    (row,) = [line for line in run(root, "disputes").out.splitlines() if "sold bad" in line]
    assert "town (in general), baker" in row
    assert "set against it" in run(root, "disputes").out  # of which one is no answer


MANY = """\
actors:
  north: {name: North, kind: state}
  mill: {name: Mill, kind: body}
  press: {name: Press, kind: outlet}
"""


def test_versus_shows_the_first_of_many_as_if_all_were_derived(write):
    """What is not shown is counted, whether or not anything of it is kept."""
    claim = "claim: c{0}\ntext: T{0}\nabout: [mill]\naccuses: [mill]\nasserted: [{{by: [north]}}]\n"
    denied = ("", "denied: [{by: mill}, {by: press}]\n")
    told = [claim.format(n) + denied[n % 2] for n in range(13)]
    root = write({"claims/actors.yaml": MANY, "claims/c.yaml": "---\n".join(told)})
    with open_corpus(root) as corpus:
        whole = versus(corpus, ("north",), ("mill",))
        assert whole.others == 6
        assert brief(versus(corpus, ("north",), ("mill",), Filters(limit=5))) == brief(whole)
        disputes(corpus)
        assert versus(corpus, ("north",), ("mill",)) == whole
        assert brief(versus(corpus, ("north",), ("mill",), Filters(limit=5))) == brief(whole)
    for edit in ("part-of: mill", "speaks-for: mill"):
        actors = MANY.replace("kind: outlet", f"kind: body, {edit}")
        (root / "claims/actors.yaml").write_text(actors)
        with open_corpus(root) as corpus:
            assert versus(corpus, ("north",), ("mill",)).others == 0


def test_sides_meet_where_only_their_figures_clash(write):
    """Neither speaks of the other: that both numbers cannot hold is what they meet on."""
    claim = "claim: {0}\ntext: There are {1} guards.\nfigure: {{of: guards, value: {1}}}\n"
    said = "asserted: [{{by: {2}, date: 2001}}]\n"
    told = ("many", 20, "north"), ("few", 0, "mill"), ("press", 30, "press")
    claims = "---\n".join((claim + said).format(*one) for one in told)
    root = write({"claims/actors.yaml": MANY, "claims/c.yaml": claims})
    with open_corpus(root) as corpus:
        derived = versus(corpus, ("north",), ("mill",))
        clash = {e.claim for s in derived.sections if s.title == "clashing" for e in s.entries}
        assert clash == {"many", "few"}
        disputes(corpus)  # what is kept of meetings is used from here on
        assert versus(corpus, ("north",), ("mill",)) == derived
        filtered = versus(corpus, ("north",), ("mill",), Filters(sort="claim"))
        assert [s.total for s in filtered.sections] == [s.total for s in derived.sections]
