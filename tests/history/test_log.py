"""What `log` tells of a record: every commit that changed it, wherever it stood."""

import re

SPILL = "claims/spill/corvin-spilled-oil.yaml"
LOG = "claims/spill/corvin-hid-the-log.yaml"
DENIAL = "\ndenied:\n  - by: odile-marsh\n    for: corvin-shipping\n    date: 2011-03-12\n"


def entries(run, repo, command):
    answer = run(repo.root, f"{command} --format json")
    assert answer.code == 0, answer.out + answer.err
    return answer.json["entries"]


def subjects(run, repo, command):
    return [entry["commit"]["subject"] for entry in entries(run, repo, command)]


def test_the_commits_of_a_claim_with_its_headline_then(run, repo):
    repo.append(LOG, DENIAL)
    repo.commit("Corvin answers")
    repo.edit(SPILL, "Lantern Bay.", "Lantern Bay, in March.")
    repo.commit("Another claim")
    found = entries(run, repo, "log corvin-hid-the-log")
    assert [(e["commit"]["subject"], e["headline"], e["change"]) for e in found] == [
        ("Corvin answers", "contested", "changed"),
        ("Begin the record of Lantern Bay", "unanswered", "added"),
    ]
    (statement,) = found[0]["statements"]
    assert (statement["change"], statement["said"]["stance"]) == ("added", "denied")
    assert (found[0]["commit"]["author"], found[0]["commit"]["date"]) == ("Ida Voss", "2026-03-02")
    short = run(repo.root, "log corvin-hid-the-log").out.splitlines()
    assert re.match("2026-03-02  contested +1 statement added +Corvin answers", short[3])
    page = run(repo.root, "log corvin-hid-the-log -v").out
    assert "2026-03-02  Corvin answers  Ida Voss" in page
    assert "then contested: affirmed by The Tidewatcher; denied by Odile Marsh for" in page


def test_a_record_is_followed_across_files(run, repo):
    repo.git("mv", LOG, "claims/log.yaml")
    repo.commit("Move")
    text = (repo.root / "claims/log.yaml").read_text(encoding="utf-8") + DENIAL
    (repo.root / "claims/log.yaml").unlink()
    repo.append("claims/figures/barrels.yaml", f"---\n{text}")
    repo.commit("Move and answer")
    repo.append("claims/figures/barrels.yaml", "# only a remark\n")
    repo.commit("Remark")
    assert subjects(run, repo, "log corvin-hid-the-log") == [
        "Move and answer",
        "Begin the record of Lantern Bay",
    ]


def test_a_claim_that_is_gone_is_found_by_its_id(run, repo):
    (repo.root / "claims/spill/beaches-stay-open.yaml").unlink()
    repo.commit("Drop a forecast")
    found = entries(run, repo, "log beaches-stay-open")
    assert [(e["commit"]["subject"], e["change"], e["headline"]) for e in found] == [
        ("Drop a forecast", "removed", None),
        ("Begin the record of Lantern Bay", "added", "withdrawn"),
    ]
    assert "not on record today" in run(repo.root, "log beaches-stay-open").out


def test_an_id_that_is_gone_means_itself_and_not_what_is_like_it_today(run, repo):
    repo.append(LOG, "---\nclaim: corvin-spilled\ntext: Corvin spilled.\n")
    repo.commit("Say it shorter")
    (repo.root / LOG).write_text((repo.root / LOG).read_text("utf-8").partition("---")[0], "utf-8")
    repo.commit("Take it back")
    assert subjects(run, repo, "log corvin-spilled") == ["Take it back", "Say it shorter"]


def test_what_cannot_be_read_today_is_not_told_to_be_gone(run, repo):
    repo.append(LOG, "asserted: [x\n")
    repo.commit("Break it")
    assert (
        "cannot be read today: corvin-hid-the-log" in run(repo.root, "log corvin-hid-the-log").out
    )


def test_what_an_actor_said_and_had_said_for_it(run, repo):
    repo.append(LOG, DENIAL)
    repo.commit("Corvin answers")
    repo.edit("claims/actors.yaml", 'aka: [Corvin, "the line"]', "aka: [Corvin]")
    repo.commit("Drop a name")
    repo.edit("claims/actors.yaml", "name: Port Sorrel", "name: Port of Sorrel")
    repo.commit("Somebody else")
    found = entries(run, repo, "log corvin-shipping")
    assert [e["commit"]["subject"] for e in found] == [
        "Drop a name",
        "Corvin answers",
        "Begin the record of Lantern Bay",
    ]
    assert [f["field"] for f in found[0]["fields"]] == ["aka"]
    assert found[1]["change"] == ""
    said = {(s["said"]["claim"], s["said"]["stance"]) for s in found[2]["statements"]}
    # One of the two it is only known to have said through the utterance that the statement names.
    assert said == {("corvin-spilled-oil", "denied"), ("corvin-spilled-oil", "admitted")}


def test_merges(run, repo):
    repo.git("checkout", "--quiet", "-b", "answer")
    repo.append(LOG, DENIAL)
    repo.commit("Corvin answers")
    repo.git("checkout", "--quiet", "main")
    repo.edit("claims/actors.yaml", "name: Port Sorrel", "name: Port of Sorrel")
    repo.commit("Elsewhere")
    repo.git("merge", "--quiet", "--no-commit", "--no-ff", "answer")
    repo.commit("Merge")
    assert subjects(run, repo, "log corvin-hid-the-log") == [
        "Corvin answers",
        "Begin the record of Lantern Bay",
    ]


def test_what_a_merge_itself_changed(run, repo):
    repo.git("checkout", "--quiet", "-b", "answer")
    repo.append(LOG, DENIAL)
    repo.commit("Corvin answers")
    repo.git("checkout", "--quiet", "main")
    repo.edit(LOG, "hid the log", "hid its log")
    repo.commit("Reword")
    repo.git("merge", "--quiet", "--no-commit", "--no-ff", "answer")
    repo.edit(LOG, "hid its log", "concealed its log")
    repo.commit("Merge and reword")
    found = entries(run, repo, "log corvin-hid-the-log")
    assert found[0]["commit"]["subject"] == "Merge and reword"
    assert "text" in [field["field"] for field in found[0]["fields"]]


def test_a_limit(run, repo):
    for number in range(3):
        repo.edit(LOG, "at: 11" if not number else f"at: 1{number}", f"at: 1{number + 1}")
        repo.commit(f"Edit {number}")
    answer = run(repo.root, "log corvin-hid-the-log --limit 2")
    assert "there are more with a higher --limit" in answer.out
    assert len(entries(run, repo, "log corvin-hid-the-log --limit 2")) == 2


def test_what_cannot_be_read_is_not_told_to_be_removed(run, repo):
    text = (repo.root / LOG).read_text(encoding="utf-8")
    repo.write(LOG, text.replace("asserted:", "asserted: ["))
    repo.commit("Break")
    repo.write(LOG, text)
    repo.commit("Mend")
    found = entries(run, repo, "log corvin-hid-the-log")
    assert [e["change"] for e in found] == ["unreadable", "unreadable", "added"]


def test_nothing_found(run, repo):
    answer = run(repo.root, "log no-such-record")
    assert answer.code == 1
    assert "No commit that changed “no-such-record”" in answer.out


def test_every_format(run, repo):
    rows = run(repo.root, "log corvin-hid-the-log --format csv").out.splitlines()
    assert rows[0].startswith("commit,date,author,subject,change")
    assert rows[1].endswith(",unanswered")
    (item,) = run(repo.root, "log corvin-hid-the-log --format jsonl").jsonl
    assert item["change"] == "added"
    page = run(repo.root, "log corvin-hid-the-log --format markdown").out
    assert page.startswith("## **Corvin Shipping hid the log of the voyage.**")


def test_a_source_has_a_history_too(run, repo):
    repo.edit("seeds/sources.yaml", "title: Black water at Pier 4", "title: Black water")
    repo.commit("Retitle")
    assert subjects(run, repo, "log tidewatcher-2011-03-09") == [
        "Retitle",
        "Begin the record of Lantern Bay",
    ]
