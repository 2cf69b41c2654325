"""The forms: what is typed is understood, held to the check, kept, and never written over."""

import re
import subprocess
from html import unescape
from urllib.parse import urlencode

import pytest
from selectolax.lexbor import LexborHTMLParser

CLAIM = "claims/spill/spill-was-deliberate.yaml"
NEW = {
    "claim": "spill-was-deliberate",
    "stance": "denied",
    "by": "tam-okello",
    "date": "2012-01-01",
}


class Forms:
    """A person who fills in forms of a server."""

    def __init__(self, ask):
        self.ask = ask

    def open(self, path):
        got = self.ask(path)
        assert got.status == 303, got.text
        self.address = got.headers["location"]
        page = LexborHTMLParser(self.ask(self.address).text)
        self.token = page.css_first("input[name=form-token]").attributes["value"]
        self.said = self.read(page)
        return page

    @staticmethod
    def read(page):
        said = {}
        for field in page.css("form[data-edit] [name]"):
            name = field.attributes["name"]
            if field.tag == "textarea":
                said[name] = field.text().removeprefix("\n")
            elif field.tag == "select":
                chosen = field.css_first("option[selected]")
                said[name] = chosen.text() if chosen else ""
            elif field.tag == "input":
                said[name] = field.attributes.get("value") or ""
        return said

    def send(self, do, **headers):
        body = urlencode({**self.said, "form-token": self.token, "do": do})
        return self.ask(self.address, "POST", body, **headers)


@pytest.fixture
def forms(serve, harbour):
    return Forms(serve(harbour, edit=True))


def shown(got):
    return unescape(got.text)


def test_a_statement_is_added_and_stands_on_its_page(forms, harbour):
    forms.open("/new/statement?claim=spill-was-deliberate")
    assert forms.said["claim"] == "spill-was-deliberate"
    forms.said |= {**NEW, "by": "Tam Okello"}
    looked = forms.send("check")
    assert "+denied:" in shown(looked)
    assert "+  - by: tam-okello" in shown(looked)
    before = (harbour / CLAIM).read_text(encoding="utf-8")
    assert "denied" not in before
    saved = forms.send("save")
    assert saved.status == 303, shown(saved)
    assert saved.headers["location"] == "/claim/spill-was-deliberate"
    after = (harbour / CLAIM).read_text(encoding="utf-8")
    assert set(before.splitlines()) <= set(after.splitlines())
    assert "Tam Okello" in forms.ask("/claim/spill-was-deliberate").text
    assert not list((harbour / ".provenance/drafts").glob("*.json"))


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("by", "Tam Okelo", "is not the name of an actor here"),
        ("date", "25/12/2021", "2021-12-25"),
        ("date", "2021-02-30", "2021-02"),
        ("said-in", "no such thing", "is not the name of a source here"),
        ("claim", "nothing of the kind", "is not the name of a claim here"),
        ("hedge", "perhaps | whose=nobody", "nobody"),
        ("hedge", "perhaps | whose=speaker | loud=very", "loud"),
    ],
)
def test_what_is_in_doubt_stands_beside_its_field_and_is_not_saved(
    forms, harbour, field, typed, told
):
    before = (harbour / CLAIM).read_text(encoding="utf-8")
    forms.open("/new/statement")
    forms.said |= {**NEW, field: typed}
    page = LexborHTMLParser(forms.send("check").text)
    assert told in page.css_first(f"[data-doubts={field}]").text()
    saved = forms.send("save")
    assert saved.status == 409
    assert "Nothing was saved" in saved.text
    assert (harbour / CLAIM).read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("figure.value", "lots", "is no number"),
        ("figure.unit", "barrels", "needs this"),
        ("figure.within", "no such claim", "is not the name of a claim"),
        ("figure.date", "1/2/2011", "1/2/2011"),
        ("expect", "contested", "says of no field"),
        ("expect", "state=contested", "none of its fields"),
    ],
)
def test_nested_fields_are_doubted_beside_themselves(forms, field, typed, told):
    forms.open("/edit/claim/spill-was-deliberate")
    forms.said[field] = typed
    page = LexborHTMLParser(forms.send("check").text)
    beside = "figure.of" if told == "needs this" else field
    assert told in page.css_first(f"[data-doubts='{beside}']").text()
    assert forms.send("save").status == 409


def test_nothing_is_saved_that_the_check_calls_an_error(forms, harbour):
    forms.open("/new/claim")
    forms.said |= {
        "id": "both-ways",
        "text": "It was both.",
        "implies": "corvin-spilled-oil",
        "excludes": "corvin-spilled-oil | because=It was not oil.",
    }
    refused = forms.send("save")
    assert refused.status == 409
    assert "would not check" in shown(refused)
    assert not (harbour / "claims/both-ways.yaml").exists()


def test_a_file_that_changed_meanwhile_is_shown_in_both_versions(forms, harbour):
    forms.open("/new/statement?claim=spill-was-deliberate")
    file = harbour / CLAIM
    theirs = file.read_text(encoding="utf-8").rstrip() + "\nnote: Somebody else was here.\n"
    file.write_text(theirs, encoding="utf-8")
    forms.said |= NEW
    refused = forms.send("save")
    assert refused.status == 409
    assert "+note: Somebody else was here." in shown(refused)
    assert "+  - by: tam-okello" in shown(refused)
    assert file.read_text(encoding="utf-8") == theirs
    assert forms.send("save").status == 303
    now = file.read_text(encoding="utf-8")
    assert "Somebody else was here." in now
    assert "tam-okello" in now


def test_what_is_typed_survives_reload_and_a_server_begun_anew(forms, serve, harbour):
    forms.open("/new/statement")
    forms.said |= {**NEW, "note": "half a thou"}
    forms.send("check")
    page = LexborHTMLParser(forms.ask(forms.address).text)
    assert forms.read(page)["note"] == "half a thou"
    again = serve(harbour, edit=True)
    assert "half a thou" in again(forms.address).text
    assert forms.address.partition("?")[2] in again("/").text
    forms.ask = again  # the page that is still open knows the old server's token
    forms.said["note"] = "half a thought"
    refused = forms.send("save")
    assert refused.status == 403
    assert "half a thought" in refused.text
    forms.token = LexborHTMLParser(refused.text).css_first("[name=form-token]").attributes["value"]
    assert forms.send("save").status == 303


@pytest.mark.parametrize(
    ("path", "change", "line"),
    [
        (
            "/edit/actor/tam-okello",
            {"note": "Speaks on weekdays."},
            "+    note: Speaks on weekdays.",
        ),
        ("/edit/claim/spill-was-deliberate", {"place": "Lantern Bay"}, "+place: Lantern Bay"),
        (
            "/edit/claim/at-least-nine-hundred-barrels",
            {"figure.value": "950"},
            "+  value: 950",
        ),
        (
            "/edit/actor/corvin-shipping",
            {"aka": "Corvin\nthe line\nCorvin & Sons"},
            "Corvin & Sons",
        ),
    ],
)
def test_a_record_is_changed_and_nothing_else(forms, harbour, path, change, line):
    texts = {file: file.read_text(encoding="utf-8") for file in harbour.rglob("*.yaml")}
    forms.open(path)
    forms.said |= change
    assert line in shown(forms.send("check"))
    assert forms.send("save").status == 303
    changed = [file for file, text in texts.items() if file.read_text(encoding="utf-8") != text]
    assert len(changed) == 1
    was, now = texts[changed[0]].splitlines(), changed[0].read_text(encoding="utf-8").splitlines()
    assert len(set(now) - set(was)) == 1


def test_a_form_that_changes_nothing_writes_nothing(forms, harbour, run):
    from provenance.store.corpus import open_corpus

    with open_corpus(harbour) as corpus:
        paths = [
            f"/edit/{kind}/{id}" for kind in ("claim", "actor", "source") for id in corpus.ids(kind)
        ]
        paths += [f"/edit/statement/{s.id}" for claim in corpus.each("claim") for s in claim.said]
    texts = {file: file.read_text(encoding="utf-8") for file in harbour.rglob("*.yaml")}
    for path in paths[::3]:
        forms.open(path)
        got = forms.send("save")
        assert "nothing is another" in got.text, (path, re.findall("warn.*", got.text))
    assert {file: file.read_text(encoding="utf-8") for file in harbour.rglob("*.yaml")} == texts


@pytest.mark.parametrize(
    ("kind", "said", "page"),
    [
        ("actor", {"name": "Port Elder", "kind": "body"}, "/actor/port-elder"),
        ("source", {"title": "A log", "kind": "document", "id": "log"}, "/source/log"),
        ("claim", {"text": "The log was kept.", "id": "log-was-kept"}, "/claim/log-was-kept"),
    ],
)
def test_a_record_is_begun(forms, kind, said, page):
    forms.open(f"/new/{kind}")
    empty = forms.send("save")
    assert empty.status == 409
    forms.said |= said
    saved = forms.send("save")
    assert saved.status == 303, re.findall("warn.*", saved.text)
    assert saved.headers["location"] == page
    assert forms.ask(page).status == 200


def test_the_place_of_typed_words_is_found_by_check(forms, harbour, run, tmp_path):
    text = tmp_path / "page.txt"
    text.write_text("One.\nThe hull was in dry dock.\nAgain: in dry dock.\n", encoding="utf-8")
    source = "tidewatcher-2011-03-09"
    run(harbour, ["source", "attach", str(text), "--source", source])

    def placed(quote, at="", do="check"):
        forms.open(f"/new/statement?claim=hull-was-in-dry-dock&source={source}")
        forms.said |= {**NEW, "claim": "hull-was-in-dry-dock", "quote": quote, "at": at}
        got = forms.send(do)
        return forms.read(LexborHTMLParser(got.text))["at"], shown(got)

    at, told = placed("The hull was")
    assert at == "2"
    assert "+    at: 2" in told
    assert placed("The hull was\nAgain:")[0] == "2\n3"
    assert placed("The hull was", at="1")[0] == "1"
    assert placed("The hull was", do="look")[0] == ""  # while somebody types
    at, told = placed("in dry dock")
    assert at == ""
    assert "the words occur twice (lines 2, 3)" in told
    assert placed("not there")[0] == ""
    assert placed("")[0] == ""


def test_names_are_offered_while_somebody_types(forms):
    assert "tam-okello" in forms.ask("/-/names?kind=actor&q=okel").text
    assert "corvin-spilled-oil" in forms.ask("/-/names?kind=subject&q=corvin").text
    assert forms.ask("/-/names?kind=passwd&q=x").text == "[]"


@pytest.fixture
def git(harbour):
    def git(*words):
        who = ["-c", "user.name=E", "-c", "user.email=e@example.org"]
        done = subprocess.run(["git", *who, *words], cwd=harbour, capture_output=True, check=True)
        return done.stdout.decode()

    git("init", "-q", "-b", "main")
    git("add", "claims", "seeds", "provenance.toml")
    git("commit", "-qm", "begin")
    return git


@pytest.fixture
def proposing(serve, harbour, git):
    """Forms whose changes are committed on a branch: a denial is typed, and who it is from."""
    forms = Forms(serve(harbour, edit=True, branch="proposals"))

    def proposing():
        forms.open("/new/statement")
        who = {"author": "Ida <ida@example.org>", "message": "Okello denied it"}
        forms.said |= {**NEW, **who}
        return forms

    return proposing


def test_what_is_saved_is_committed_on_a_branch_of_its_own(proposing, git):
    forms = proposing()
    who, forms.said["author"] = forms.said["author"], ""
    assert "needs your name" in forms.send("save").text
    forms.said["author"] = who
    assert forms.send("save").status == 303
    assert git("log", "-1", "--format=%an %ae %s", "proposals").strip() == (
        "Ida ida@example.org Okello denied it"
    )
    assert git("diff", "--name-only", "main", "proposals").strip() == CLAIM
    assert git("rev-parse", "--abbrev-ref", "HEAD").strip() == "main"
    assert git("diff", "--cached", "--name-only") == ""
    forms = proposing()  # and the next one upon it
    forms.said |= {"by": "harbour-authority", "message": "Another"}
    assert "stays out of the commit" not in forms.send("check").text
    assert forms.send("save").status == 303
    assert git("rev-list", "--count", "main..proposals").strip() == "2"


@pytest.mark.parametrize(
    ("words", "branch", "why"),
    [
        ((), "main", "is checked out"),
        (("worktree", "add", "-q", "-b", "beside", "{}"), "beside", "is checked out"),
        (
            ("symbolic-ref", "refs/heads/alias", "refs/heads/main"),
            "alias",
            "another name of `main`",
        ),
    ],
)
def test_no_branch_goes_on_under_what_is_checked_out(
    serve, run, harbour, git, tmp_path, words, branch, why
):
    if words:
        git(*(word.format(tmp_path / "beside") for word in words))
    begun, held = git("show-ref"), (harbour / CLAIM).read_bytes()
    forms = Forms(serve(harbour, edit=True, branch=branch))
    forms.open("/new/statement")
    forms.said |= {**NEW, "author": "Ida <ida@example.org>", "message": "Okello denied it"}
    assert why in unescape(forms.send("check").text)
    assert forms.send("save").status == 409
    assert (git("show-ref"), (harbour / CLAIM).read_bytes()) == (begun, held)
    done = run(harbour, ["serve", "--port", "0", "--edit", "--branch", branch])
    assert done.code == 2
    assert why in done.err
    assert "proposals" in done.err


@pytest.mark.parametrize("author", ["Ida\0 <i@e.org>", "Ida\nBo <i@e.org>", "Ida\x1b[2J", "."])
def test_an_author_that_no_commit_can_have_saves_nothing(proposing, harbour, author):
    held = (harbour / CLAIM).read_bytes()
    forms = proposing()
    forms.said["author"] = author
    got = forms.send("save")
    assert got.status == 409
    assert "nothing was saved" in got.text
    assert (harbour / CLAIM).read_bytes() == held


def test_nothing_that_a_repository_sets_is_run_by_a_commit(proposing, harbour, git, tmp_path):
    mark, program = tmp_path / "ran", tmp_path / "trap"
    program.write_text(f"#!/bin/sh\necho $0 >> {mark}\n", encoding="utf-8")
    program.chmod(0o755)
    forms = proposing()
    oid = git("rev-parse", f"HEAD:{CLAIM}").strip()
    (harbour / ".git/objects" / oid[:2] / oid[2:]).unlink()
    git("config", "extensions.partialClone", "origin")
    git("config", "remote.origin.url", f"ext::{program}")
    git("config", "remote.origin.promisor", "true")
    git("config", "protocol.ext.allow", "always")
    assert "git refused" in forms.send("check").text
    assert forms.send("save").status == 409
    assert not mark.exists()


def test_variables_of_a_hook_do_not_lead_a_commit_elsewhere(proposing, git, tmp_path, monkeypatch):
    other = tmp_path / "other"
    subprocess.run(["git", "init", "--quiet", str(other)], check=True)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert proposing().send("save").status == 303
    monkeypatch.delenv("GIT_DIR")
    assert git("rev-list", "--count", "main..proposals").strip() == "1"


THEIRS = "questioned:\n  - by: gullwatch\n    date: 2012-03-01\n    note: Theirs.\n\n"


def test_what_somebody_else_left_uncommitted_stays_out_of_the_commit(proposing, harbour, git):
    file = harbour / CLAIM
    begun = file.read_text(encoding="utf-8")
    file.write_text(begun.replace("asserted:", f"{THEIRS}asserted:"), encoding="utf-8")
    forms = proposing()
    left = LexborHTMLParser(forms.send("check").text).css_first("#outcome details").text()
    assert "stays out of the commit" in left
    assert "+    note: Theirs." in left
    assert "okello" not in left
    assert forms.send("save").status == 303
    saved = file.read_text(encoding="utf-8")
    assert "Theirs." in saved
    assert "tam-okello" in saved
    assert git("show", f"proposals:{CLAIM}") == saved.replace(THEIRS, "")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("text: ", "text: Nobody could have known that "),  # what is denied would be another
        ("asserted:\n", "denied:\n"),  # the new one would be put among the assertions
        ("event: 2011-03-05", "event: 2011-03"),
    ],
)
def test_what_rests_on_uncommitted_lines_is_not_committed_without_them(
    proposing, harbour, git, was, now
):
    file = harbour / CLAIM
    text = file.read_text(encoding="utf-8")
    assert text.count(was) == 1, text
    theirs = text.replace(was, now)
    file.write_text(theirs, encoding="utf-8")
    forms = proposing()
    assert "cannot be committed on the branch" in forms.send("check").text
    refused = forms.send("save")
    assert refused.status == 409
    assert "nothing was saved" in refused.text
    assert file.read_text(encoding="utf-8") == theirs
    assert not git("branch", "--list", "proposals")


def test_a_file_that_nobody_committed_is_not_committed_with_a_change_to_it(proposing, harbour, git):
    git("rm", "-q", "--cached", CLAIM)
    git("commit", "-qm", "not yet")
    refused = proposing().send("save")
    assert refused.status == 409
    assert "holds more than your change" in refused.text


def test_line_ends_are_committed_as_they_were(proposing, harbour, git):
    file = harbour / CLAIM
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    git("commit", "-qam", "as elsewhere")
    assert proposing().send("save").status == 303
    assert git("diff", "--numstat", "main", "proposals").split()[1] == "0"
    assert "\n" not in git("show", f"proposals:{CLAIM}").replace("\r\n", "")


def test_who_saves_and_what_for_survive_a_refusal(serve, harbour):
    forms = Forms(serve(harbour, edit=True, branch="proposals"))
    forms.open("/new/statement?claim=spill-was-deliberate")
    who = {"author": "Ann <ann@example.org>", "message": "Add her denial"}
    forms.said |= {**NEW, **who, "date": "sometime"}
    refused = LexborHTMLParser(forms.send("save").text)
    again = LexborHTMLParser(forms.ask(forms.address).text)
    for page in (refused, again):
        assert {key: Forms.read(page)[key] for key in who} == who


def test_what_is_missing_is_begun_under_the_name_that_was_typed(forms):
    forms.open("/new/statement?claim=spill-was-deliberate")
    forms.said |= {**NEW, "by": "Nina Vale"}
    page = LexborHTMLParser(forms.send("check").text)
    link = page.css_first("#d-by a").attributes["href"]
    assert forms.open(link).css_first("[name=name]").attributes["value"] == "Nina Vale"


ATTACKS = [
    ({"origin": "https://evil.example"}, None),
    ({"sec_fetch_site": "cross-site"}, None),
    ({"origin": "null"}, None),
    ({}, "guessed"),
    ({}, ""),
]


@pytest.mark.parametrize(("headers", "token"), ATTACKS)
def test_a_form_of_another_site_saves_nothing(forms, harbour, headers, token):
    texts = {file: file.read_text(encoding="utf-8") for file in harbour.rglob("*.yaml")}
    forms.open("/new/statement")
    forms.said |= NEW
    forms.token = forms.token if token is None else token
    assert forms.send("save", **headers).status == 403
    assert {file: file.read_text(encoding="utf-8") for file in harbour.rglob("*.yaml")} == texts


@pytest.mark.parametrize(
    "id", ["../../etc/passwd", "..", "a/b", "/tmp/x", ".hidden", "a\x00b", "-", "x" * 5_000]
)
def test_no_id_leads_out_of_the_corpus(forms, harbour, id):
    for kind, said in (
        ("actor", {"name": "N", "kind": "person"}),
        ("claim", {"text": "T."}),
        ("source", {"title": "T", "kind": "document"}),
    ):
        forms.open(f"/new/{kind}")
        forms.said |= {**said, "id": id}
        assert forms.send("save").status in (400, 409)
    outside = [path for path in harbour.parent.rglob("*") if path.suffix == ".yaml"]
    assert all(path.is_relative_to(harbour) for path in outside)


@pytest.mark.parametrize("draft", ["../../x", "0" * 16, "zz", "A" * 16])
def test_no_draft_leads_out(forms, draft):
    assert forms.ask(f"/new/statement?draft={draft}").status == 303


def test_forms_are_bounded_and_are_forms(forms):
    forms.open("/new/statement")
    assert forms.ask(forms.address, "POST", "a=" + "b" * 300_000).status == 413
    assert forms.ask(forms.address, "POST", "{}", content_type="application/json").status == 400
    many = "&".join(f"f{n}=x" for n in range(500))
    assert forms.ask(forms.address, "POST", many).status == 400
    assert forms.ask("/new/nothing").status == 400
    assert forms.ask("/edit/claim/none").status == 400


def test_without_edit_there_is_no_form(serve, harbour):
    ask = serve(harbour)
    assert ask("/new/statement").status == 404
    assert ask("/new/statement", "POST", "do=save").status in (404, 405)
    assert "/edit/" not in ask("/claim/corvin-spilled-oil").text
