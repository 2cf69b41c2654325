"""All that can be said of a claim, out to each format: nothing leaves as more than it is.

The corpus `tide` holds denied, hedged, ambiguous, withdrawn, repeated, restated, blanket and open
statements, and values for all that a format may have no place for.
"""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

LOST = {
    "csl": "of actors kind 5, aka 1, speaks-for 1, same-as 2, note 1",
    "bibtex": (
        "of actors kind 5, aka 1, speaks-for 1, same-as 2, note 1; "
        "of sources for 1, archive 1, sha256 1, seen 1, derived-from 1"
    ),
    "ris": (
        "of actors kind 5, aka 1, speaks-for 1, same-as 2, note 1; "
        "of sources for 1, archive 1, sha256 1, seen 1, derived-from 1"
    ),
    "claimreview": (
        "of claims accuses 1, topics 1, event 2, foretells 1, place 1, figure 2, implies 1, "
        "excludes 1, supports 1, undermines 1, expect 1, note 1; "
        "of statements for 1, date 2, at 2, quote 7, attribution 1, note 1; "
        "of actors kind 4, aka 1, speaks-for 1, members 1, size 1, note 1; "
        "of sources kind 4, for 1, archive 1, accessed 1, sha256 1, derived-from 1, note 1"
    ),
    "ftm": (
        "of actors kind 6, same-as 1; of sources for 1, date 2, archive 1, accessed 1, language 2, "
        "sha256 1, seen 1, derived-from 1"
    ),
    "rdf": "of claims expect 1",
    "jsonl": "of claims expect 1",
    "prov": (
        "of claims about 1, accuses 1, topics 1, event 2, foretells 1, place 1, figure 2, "
        "implies 1, excludes 1, supports 1, undermines 1, expect 1, note 1; "
        "of statements quote.language 1, quote.prefix 1, quote.suffix 1, quote.translation 1, "
        "hedge.whose 2, covers 1, evidence 1, note 1; "
        "of actors aka 1, part-of 1, speaks-for 1, members 3, size 1, note 1; "
        "of sources publisher 3, for 1, archive 1, language 2, seen 1, note 1"
    ),
    "nanopub": (
        "of claims about 1, accuses 1, topics 1, event 2, foretells 1, place 1, figure 2, "
        "implies 1, excludes 1, supports 1, undermines 1, expect 1, note 1; "
        "of actors kind 11, aka 1, part-of 1, speaks-for 1, members 2, size 1, same-as 4, note 1; "
        "of sources kind 4, publisher 2, by 3, for 1, date 2, archive 1, published 2, accessed 1, "
        "language 2, sha256 1, derived-from 1, note 1"
    ),
    "annotations": (
        "of statements said-in 1, at 2, quote.language 1, quote.translation 1, hedge.whose 2, "
        "answers 3, covers 1, evidence 1, note 1"
    ),
    "aif": (
        "of claims about 1, accuses 1, topics 1, event 2, foretells 1, place 1, figure 2, "
        "source 3, implies.because 1, excludes.because 1, supports.because 1, "
        "undermines.because 1, expect 1, note 1; "
        "of statements for 1, said-in 1, source 11, at 2, quote.language 1, quote.prefix 1, "
        "quote.suffix 1, quote.translation 1, attribution 1, evidence 1, note 1; "
        "of actors kind 7, aka 1, speaks-for 1, members 1, size 1, same-as 2, note 1"
    ),
    "quickstatements --claim oil --triple 'Q1|P31|Q2'": (
        "of claims text 1, about 1, accuses 1, topics 1, event 1, place 1, implies 1, "
        "excludes 1, supports 1, undermines 1, expect 1, note 1; "
        "of statements by 5, for 1, date 5, at 2, quote 4, attribution 1, note 1; "
        "of sources kind 1, publisher 1, by 1, archive 1, sha256 1, derived-from 1, note 1"
    ),
}


TIDE = Path(__file__).parents[1] / "corpora" / "tide"


@pytest.fixture(scope="module")
def tide(tmp_path_factory):
    target = tmp_path_factory.mktemp("tide") / "tide"
    return shutil.copytree(TIDE, target, ignore=shutil.ignore_patterns(".provenance"))


@pytest.fixture
def exported(run, tide):
    def export(kind):
        done = run(tide, shlex.split(f"export {kind}"))
        assert done.code == 0, done.err
        return done

    return export


@pytest.mark.parametrize("kind", LOST)
def test_what_is_lost_is_counted_in_one_line(exported, kind):
    told = [line for line in exported(kind).err.splitlines() if line.startswith("lost: ")]
    assert told == [f"lost: {LOST[kind]}"]


def left(done):
    found = re.findall(r"^left out: (.+): (\d+)$", done.err, re.MULTILINE)
    return {what: int(number) for what, number in found}


PLAIN = {
    ("Cargo Line spilled oil.", "Ben Oar", "2011-03-06"),
    ("Cargo Line spilled oil.", "Dockers at Pier 4", "2011-03-06"),
    ("Cargo Line spilled oil.", "The Seven", ""),
    ("Cargo Line spilled oil.", "Ada Lund", "2011-03-07T10:00:00Z"),
    ("Cargo Line spilled oil.", "Ada Lund", "2011-07-16"),
    ("About forty barrels were lost.", "The Realm", "2011-03-08"),
    ("At least sixty barrels were lost.", "Ben Oar", ""),
    ("Every ship lay in dry dock.", "Cargo Line", "2011-03-07"),
    ("The log was lost.", "Ben Oar", "2011-03-05"),
    ("The sand is black.", "Ada Lund", "2011-03-10"),
    ("The bay will close.", "Ada Lund", "2011-03-01"),
}
"""What somebody said without a doubt, and certainly did not leave since."""


def test_only_what_was_said_plainly_and_stands_is_an_appearance_of_a_claim(exported):
    done = exported("claimreview")
    graph = json.loads(done.out)["@graph"]
    appeared = {
        (claim["text"], author["name"], one.get("datePublished", ""))
        for claim in graph
        if claim["@type"] == "Claim"
        for one in claim.get("appearance", ())
        for author in one["author"]
    }
    assert appeared == PLAIN
    reviews = [one for one in graph if one["@type"] == "ClaimReview"]
    assert [one["reviewRating"]["alternateName"] for one in reviews] == ["False", "Half true"]
    counted = {
        "statements hedged": 1,
        "statements of which it is open whether they still stand": 3,
        "statements that no longer stand: withdrawn or reversed": 7,
        "statements that only repeat somebody else's": 1,
        "statements that deny": 6,
        "verdicts without a rating in words": 1,
        "statements that question or decline": 2,
        "statements that retract": 5,
        "statements without a stance": 1,
    }
    assert left(done) == counted
    recorded = sum(
        1 for line in exported("jsonl").out.splitlines() if '"table": "statements"' in line
    )
    assert recorded == len(PLAIN) + len(reviews) + sum(counted.values())


def test_a_map_has_what_was_asserted_plainly_and_what_was_flatly_denied(exported):
    made = json.loads(exported("aif").out)
    nodes = {node["nodeID"]: node for node in made["nodes"]}
    days = {one["nodeID"]: one.get("start", "") for one in made["locutions"]}
    after = {}
    for edge in made["edges"]:
        after.setdefault(edge["fromID"], []).append(nodes[edge["toID"]])
    said = {
        (
            nodes[id]["text"].partition(" : ")[0],
            days[id],
            act["text"],
            after[act["nodeID"]][0]["text"],
        )
        for id in days
        for act in after[id]
        if act["type"] == "YA"
    }
    assert {(text, who, day) for who, day, act, text in said if act == "Asserting"} == PLAIN
    assert {one for one in said if one[2] != "Asserting"} == {
        ("Cargo Line", "2011-03-13", "Disagreeing", "Cargo Line spilled oil."),
        ("The Tide Press", "2011-03-14", "Challenging", "Cargo Line spilled oil."),
    }


def test_prov_ties_nobody_to_words_of_which_it_is_not_sure_whose_they_are(exported):
    made = json.loads(exported("prov").out)
    tied = {one["prov:activity"] for one in made["wasAssociatedWith"].values()}
    unsure = {
        id
        for id, one in made["activity"].items()
        if one.get("pc:attribution", {}).get("$") == "pcw:ambiguous"
    }
    assert unsure == {"said:unsure", "said:denied-perhaps"}
    assert tied == made["activity"].keys() - unsure
    told = made["activity"]["said:unsure"]
    assert (told["pc:by"]["$"], told["pc:orBy"]["$"]) == ("actor:pact", "actor:ben")


def test_annotations_hold_no_words_that_their_speaker_left_or_may_have_left(exported):
    done = exported("annotations")
    held = {one["id"].rpartition("/")[2] for one in json.loads(done.out)["items"]}
    assert "again" in held
    assert not held & {"once", "withdrawn", "first-said", "reversed", "which-was-last", "undated"}
    assert left(done)["statements of which it is open whether they still stand"] == 3


def test_a_reference_rests_on_no_words_that_were_left(exported):
    done = exported("quickstatements --claim log-lost --triple 'Q1|P31|Q2'")
    assert done.out.count("S854") == 1
    assert left(done)["statements that no longer stand: withdrawn or reversed"] == 1
    done = exported("quickstatements --claim drunk --triple 'Q1|P31|Q2'")
    assert done.out == ""
