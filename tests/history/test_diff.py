"""What `diff` tells of a change: what it means, wherever and however it is written."""

import hashlib
import json
import os
import shutil

SPILL = "claims/spill/corvin-spilled-oil.yaml"
LOG = "claims/spill/corvin-hid-the-log.yaml"
DENIAL = """
denied:
  - by: odile-marsh
    for: corvin-shipping
    date: 2011-03-12
    quote: nothing was hidden
"""


def changes(run, repo, command="diff HEAD"):
    answer = run(repo.root, f"{command} --format json")
    assert answer.code == 0, answer.err
    return answer.json


def one(answer, claim):
    (found,) = (change for change in answer["claims"] if change["claim"] == claim)
    return found


def test_a_new_denial_turns_a_headline_and_answers_an_accusation(run, repo):
    repo.append(LOG, DENIAL)
    answer = changes(run, repo)
    change = one(answer, "corvin-hid-the-log")
    assert (change["before"], change["after"]) == ("unanswered", "contested")
    assert "denied by Odile Marsh for Corvin Shipping" in change["after_reason"]
    assert [party["id"] for party in change["answered"]] == ["corvin-shipping"]
    (statement,) = change["statements"]
    assert (statement["change"], statement["said"]["stance"]) == ("added", "denied")
    assert answer["counts"]["turned"] == answer["counts"]["answered"] == 1
    assert answer["claims"][0] == change  # what turned comes first

    page = run(repo.root, "diff HEAD").out
    assert "1 headline turns; 1 accusation newly answered; 1 claim changed; 1 statement" in page
    assert "unanswered → contested: affirmed by The Tidewatcher; denied by Odile Marsh for" in page
    assert "added: denied by Odile Marsh for Corvin Shipping, 2011-03-12: “nothing was" in page


def test_between_two_commits_the_files_as_they_are_do_not_matter(run, repo):
    repo.append(LOG, DENIAL)
    repo.commit("Answer")
    shutil.rmtree(repo.root / "claims" / "figures")
    answer = changes(run, repo, "diff HEAD~1 HEAD")
    assert [change["claim"] for change in answer["claims"]] == ["corvin-hid-the-log"]
    back = changes(run, repo, "diff HEAD..HEAD~1")
    change = one(back, "corvin-hid-the-log")
    assert (change["before"], change["after"]) == ("contested", "unanswered")
    assert [party["id"] for party in change["unanswered"]] == ["corvin-shipping"]
    assert [s["change"] for s in change["statements"]] == ["removed"]


def test_nothing_changed(run, repo):
    answer = run(repo.root, "diff HEAD")
    assert answer.code == 1
    assert "The record is the same from HEAD" in answer.out


def test_what_is_moved_parted_or_formatted_is_the_same(run, repo):
    repo.git("mv", SPILL, "claims/elsewhere.yaml")
    text = (repo.root / "claims/figures/barrels.yaml").read_text(encoding="utf-8")
    first, second = text.split("---\n")
    repo.write("claims/figures/barrels.yaml", f"# only formatted\n{second}")
    repo.write("claims/figures/forty.yaml", first.replace("by: harbour", "by:   harbour"))
    repo.edit(LOG, "source: tidewatcher-2011-03-09\n", "")
    repo.edit(LOG, "    at: 11", "    at: [11]\n    source: tidewatcher-2011-03-09")
    assert run(repo.root, "diff HEAD").code == 1
    repo.commit("Move")
    assert run(repo.root, "diff HEAD~1 HEAD").code == 1


def test_what_a_statement_left_to_its_utterance_is_the_same_written_out(run, repo):
    repo.edit(SPILL, "    answers: five-ports\n", "    answers: five-ports\n    date: 2011-03-08\n")
    assert run(repo.root, "diff HEAD").code == 1


def test_an_edited_quotation_is_one_statement_changed(run, repo):
    repo.edit(SPILL, "oil from a Corvin hull", "oil from a hull of Corvin")
    (statement,) = one(changes(run, repo), "corvin-spilled-oil")["statements"]
    assert statement["change"] == "changed"
    assert statement["fields"] == [
        {
            "field": "quote",
            "before": ["oil from a Corvin hull"],
            "after": ["oil from a hull of Corvin"],
        }
    ]


def test_a_statement_in_the_place_of_another_is_one_removed_and_one_added(run, repo):
    repo.edit(
        SPILL,
        "  - by: dock-workers\n    at: 5\n    hedge: {words: it looked like, whose: speaker}",
        "  - by: port-sorrel\n    at: 6\n    date: 2011-03-20",
    )
    told = one(changes(run, repo), "corvin-spilled-oil")["statements"]
    assert sorted(s["change"] for s in told) == ["added", "removed"]


def test_a_date_in_an_utterance_changes_what_was_said_in_it(run, repo):
    repo.edit("seeds/sources.yaml", "    date: 2011-05-02", "    date: 2011-02-02")
    answer = changes(run, repo)
    (statement,) = one(answer, "corvin-spilled-oil")["statements"]
    assert [field["field"] for field in statement["fields"]] == ["date"]
    (source,) = answer["sources"]
    assert source["fields"] == [
        {"field": "date", "before": ["2011-05-02"], "after": ["2011-02-02"]}
    ]


def test_a_comment_is_part_of_the_record(run, repo):
    repo.append(LOG, "\ncommented:\n  - by: gullwatch\n    date: 2011-03-12\n")
    change = one(changes(run, repo), "corvin-hid-the-log")
    (statement,) = change["statements"]
    assert (statement["change"], statement["said"]["stance"]) == ("added", "commented")
    assert change["before"] == change["after"] == "unanswered"


def test_a_position_that_changed(run, repo):
    repo.append(
        SPILL, "\nretracted:\n  - by: odile-marsh\n    for: corvin-shipping\n    date: 2012\n"
    )
    change = one(changes(run, repo), "corvin-spilled-oil")
    (position,) = change["positions"]
    assert (position["actor"]["id"], position["before"], position["after"]) == (
        "corvin-shipping",
        "admitted",
        "retracted",
    )
    assert (change["before"], change["after"]) == ("conceded", "questioned")


def test_a_headline_that_another_record_turns(run, repo):
    repo.edit(
        "claims/spill/hull-was-in-dry-dock.yaml",
        "excludes:\n  - claim: corvin-spilled-oil\n"
        "    because: A hull in dry dock cannot spill oil in the bay.\n"
        "  - claim: spill-was-deliberate\n"
        "    because: Nobody lets oil into the bay from a hull in dry dock.\n",
        "",
    )
    answer = changes(run, repo)
    assert one(answer, "hull-was-in-dry-dock")["relations"] == [
        {
            "change": "removed",
            "kind": "excludes",
            "claim": "corvin-spilled-oil",
            "because": "A hull in dry dock cannot spill oil in the bay.",
        },
        {
            "change": "removed",
            "kind": "excludes",
            "claim": "spill-was-deliberate",
            "because": "Nobody lets oil into the bay from a hull in dry dock.",
        },
    ]
    assert one(answer, "hull-was-in-dry-dock")["after"] == "undisputed-here"


def test_claims_and_actors_that_came_and_went(run, repo):
    (repo.root / "claims/spill/beaches-stay-open.yaml").unlink()
    repo.append("claims/actors.yaml", "\n  neve: {name: Neve Aho, kind: person}\n")
    repo.write(
        "claims/new.yaml",
        "claim: bay-was-closed\ntext: The bay was closed.\naccuses: neve\n"
        "asserted:\n  - by: gullwatch\n",
    )
    answer = changes(run, repo)
    assert one(answer, "beaches-stay-open")["change"] == "removed"
    new = one(answer, "bay-was-closed")
    assert (new["change"], new["before"], new["after"]) == ("added", None, "unanswered")
    assert [party["name"] for party in new["unanswered"]] == ["Neve Aho"]
    assert [(a["change"], a["id"]) for a in answer["actors"]] == [("added", "neve")]
    page = run(repo.root, "diff HEAD").out
    assert "claim removed; its headline was withdrawn" in page
    assert "new claim, unanswered" in page


def test_every_key_of_an_expectation_is_told(run, repo):
    repo.append(
        LOG,
        "\nexpect:\n  - versus: [the-line-and-friends, the-accusers]\n    listed: never answered\n",
    )
    page = run(repo.root, "diff HEAD -v").out
    told = "versus: the-line-and-friends the-accusers, listed: never answered"
    assert f"expect: not recorded → {told}" in page


def test_a_headline_that_turns_for_want_of_a_file_says_so(run, repo):
    weak = "claim: weak\ntext: So.\nasserted: [{by: tidewatcher}]\ndenied: [{by: port-sorrel}]\n"
    repo.write("claims/weak.yaml", weak)
    repo.write(
        "claims/strong.yaml",
        "claim: strong\ntext: Much so.\nasserted: [{by: tidewatcher}]\nimplies: [weak]\n",
    )
    repo.commit("Two")
    repo.write("claims/weak.yaml", f"{weak}note: [x\n")
    page = run(repo.root, "diff HEAD").out
    told = [line for line in page.splitlines() if "→" in line or "headline" in line]
    assert any("rests on a denied claim → undisputed here" in line for line in told)
    assert all("as far as the record could be read" in line for line in told)


def test_many_changes_are_a_line_each(run, repo):
    claims = "---\n".join(
        f"claim: n{n}\ntext: Thing {n} is so.\nasserted: [{{by: tidewatcher}}]\n" for n in range(30)
    )
    repo.write("claims/many.yaml", claims)
    page = run(repo.root, "diff HEAD").out
    assert "30 claims added" in page
    assert "Changed too (24)" in page
    assert "and 12 more (-v)" in page
    assert all(f"Thing {n} is so." in run(repo.root, "diff HEAD -v").out for n in (7, 29))


def test_lists_tell_what_came_and_what_went(run, repo):
    repo.edit("claims/actors.yaml", '[Corvin, "the line"]', "[Corvin, Corvin Lines]")
    page = run(repo.root, "diff HEAD -v").out
    assert "aka: added Corvin Lines" in page
    assert "aka: removed the line" in page


def test_quotations_that_the_lock_vouches_for_no_longer(run, repo):
    document = repo.root / "paper.txt"
    document.write_text(
        "We saw oil from a Corvin hull. They say no vessel of ours lost a drop.\n", "utf-8"
    )
    repo.edit(SPILL, "    at: 3\n", "")
    repo.edit(SPILL, "    at: 7\n", "")
    digest = hashlib.sha256(document.read_bytes()).hexdigest()
    repo.edit(
        "seeds/sources.yaml",
        "    title: Black water at Pier 4\n",
        f"    title: Black water at Pier 4\n    sha256: {digest}\n",
    )
    attach = "source attach --source tidewatcher-2011-03-09 paper.txt"
    assert run(repo.root, attach).code == 0
    run(repo.root, "quotes lock")
    document.unlink()
    repo.commit("Lock")

    lock = (repo.root / "seeds/quotes.lock").read_text(encoding="utf-8")
    assert "tidewatcher" in lock
    repo.write("seeds/quotes.lock", lock.splitlines()[0] + "\n")
    answer = changes(run, repo)
    told = one(answer, "corvin-spilled-oil")["quotations"]
    assert [(q["change"], q["words"]) for q in told] == [
        ("unverified", "oil from a Corvin hull"),
        ("unverified", "no vessel of ours lost a drop"),
    ]
    assert answer["counts"]["quotations_unverified"] == 2
    assert "no longer verified: “oil from a Corvin hull”" in run(repo.root, "diff HEAD").out

    repo.write("seeds/quotes.lock", lock)
    repo.edit(SPILL, "oil from a Corvin hull", "oil of a Corvin hull")
    told = one(changes(run, repo), "corvin-spilled-oil")["quotations"]
    assert [(q["change"], q["words"]) for q in told] == [("not-verified", "oil of a Corvin hull")]


def test_since_a_branch_left_another(run, repo):
    repo.git("checkout", "--quiet", "-b", "answer")
    repo.append(LOG, DENIAL)
    repo.commit("Answer")
    repo.git("checkout", "--quiet", "main")
    (repo.root / "claims/spill/beaches-stay-open.yaml").unlink()
    repo.commit("Drop")
    both = {change["claim"] for change in changes(run, repo, "diff main..answer")["claims"]}
    assert both == {"corvin-hid-the-log", "beaches-stay-open"}
    only = changes(run, repo, "diff main...answer")
    assert [change["claim"] for change in only["claims"]] == ["corvin-hid-the-log"]
    assert only["before"]["asked"] == "the merge base of main and answer"


def test_a_corpus_in_a_folder_of_the_repository(run, harbour, tmp_path):
    from history.conftest import Repo

    repo = Repo(tmp_path)
    repo.git("init", "--quiet")
    repo.commit("Begin")
    (harbour / LOG).write_text((harbour / LOG).read_text() + DENIAL, encoding="utf-8")
    answer = run(harbour, "diff HEAD --format json").json
    assert [change["claim"] for change in answer["claims"]] == ["corvin-hid-the-log"]


def test_a_corpus_that_was_not_there_yet(run, repo):
    repo.git("checkout", "--quiet", "--orphan", "empty")
    repo.git("rm", "--quiet", "-r", "--cached", ".")
    repo.git("commit", "--quiet", "--allow-empty", "-m", "Nothing")
    repo.git("checkout", "--quiet", "-f", "main")
    answer = run(repo.root, "diff empty main")
    assert answer.code == 0
    assert "In empty (" in answer.out
    assert "this folder holds no claim files" in answer.out


def test_what_cannot_be_read_is_not_told_to_be_removed(run, repo):
    repo.write(SPILL, "claim: [corvin\n")
    answer = run(repo.root, "diff HEAD")
    assert "removed" not in answer.out
    assert "not compared, because it cannot be read in the files as they are" in answer.out


def test_what_may_stand_in_a_file_that_cannot_be_read_is_not_told_to_be_gone(run, repo):
    repo.git("mv", SPILL, "claims/moved.yaml")
    repo.write("claims/moved.yaml", "claim: [corvin\n")
    answer = run(repo.root, "diff HEAD")
    assert "removed" not in answer.out
    assert "what is missing there may stand in it" in answer.out


def test_a_name_that_is_no_text_is_left_out_and_shown(run, repo):
    path = os.fsencode(repo.root) + b"/claims/spi\xffll.yaml"
    with open(path, "wb") as file:
        file.write(b"claim: odd-one\ntext: It was odd.\n")
    repo.write("claims/spi\x1bll.yaml", "claim: odder-one\ntext: It was odder.\n")
    repo.commit("Odd names")
    os.unlink(path)
    answer = run(repo.root, "diff HEAD~1 --format json")
    assert answer.json["left_out"] == ["claims/spi\x1bll.yaml"]
    both = run(repo.root, "diff HEAD~1 HEAD --format json").json["left_out"]
    assert both == ["claims/spi\x1bll.yaml", "claims/spi\\xffll.yaml"]
    assert answer.json["claims"] == []


def test_links_are_left_out_on_both_sides(run, repo):
    (repo.root / "claims/linked.yaml").symlink_to("spill/beaches-stay-open.yaml")
    repo.commit("Link")
    answer = run(repo.root, "diff HEAD")
    assert answer.code == 1
    assert "All that could be read is the same" in answer.out
    assert "not compared, being links or named in what cannot be shown: claims/linked" in answer.out


def test_every_format(run, repo):
    repo.append(LOG, DENIAL)
    rows = run(repo.root, "diff HEAD --format csv").out.splitlines()
    assert rows[0] == "record,id,change,statement,what,before,after"
    assert "claim,corvin-hid-the-log,changed,,headline,unanswered,contested" in rows
    (item, *_) = run(repo.root, "diff HEAD --format jsonl").jsonl
    assert item["claim"] == "corvin-hid-the-log"
    page = run(repo.root, "diff HEAD --format markdown -v").out
    assert page.startswith("## What changed in the record from HEAD")
    assert "### **Corvin Shipping hid the log of the voyage.**  `corvin-hid-the-log`" in page
    assert "\n- added: denied by Odile Marsh" in page


def test_a_limit_shows_the_weightiest_and_counts_the_rest(run, repo):
    repo.append(LOG, DENIAL)
    repo.edit(SPILL, "A Corvin ship spilled", "A ship of Corvin spilled")
    answer = changes(run, repo, "diff HEAD --limit 1")
    assert [change["claim"] for change in answer["claims"]] == ["corvin-hid-the-log"]
    assert answer["total"] == answer["counts"]["claims_changed"] == 2
    assert "1 more claim with a higher --limit" in run(repo.root, "diff HEAD --limit 1").out


def test_the_answer_is_mirrored_when_the_revisions_are_swapped(run, repo):
    repo.append(LOG, DENIAL)
    repo.edit(SPILL, "oil from a Corvin hull", "oil from a hull of Corvin")
    repo.commit("Edit")
    one_way = changes(run, repo, "diff HEAD~1 HEAD")["counts"]
    other_way = changes(run, repo, "diff HEAD HEAD~1")["counts"]
    for added, removed in (("statements_added", "statements_removed"), ("answered", "unanswered")):
        assert one_way[added] == other_way[removed]
    assert one_way["turned"] == other_way["turned"]
    assert json.dumps(one_way) != json.dumps(other_way)
