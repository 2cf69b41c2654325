"""A site holds the same pages as files, whole and without a dead link."""

import json
import os
import re
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from provenance.pages.site.links import dead_links


@pytest.fixture
def site(run, harbour, tmp_path):
    done = run(harbour, ["site", str(tmp_path / "site"), "--url", "https://example.org/r"])
    assert done.code == 0, done.err
    return tmp_path / "site"


def test_no_link_is_dead_and_none_leaves_the_folder(run, harbour, site):
    assert list(dead_links(site)) == []
    done = run(harbour, ["site", str(site), "--check-links"])
    assert done.code == 0
    assert "no dead link" in done.out


def test_a_dead_link_is_found(run, harbour, site):
    page = site / "claim" / "corvin-spilled-oil.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("../guide.html", "../guild.html", 1), encoding="utf-8")
    (site / "guide.html").write_text('<a href="#nowhere">x</a><a href="/x">y</a>', encoding="utf-8")
    whys = {dead.why for dead in dead_links(site)}
    assert whys >= {
        "there is no such file",
        "the page has no `nowhere`",
        "it does not stay in the site",
    }


@pytest.mark.parametrize(
    ("file", "held", "wrong", "why"),
    [
        ("sitemap.xml", "/r/guide.html", "/r/guild.html", "there is no such file"),
        ("sitemap.xml", "https://example.org/r/guide", "https://example.net/r/guide", "begin with"),
        ("sitemap.xml", "</urlset>", "", "cannot be read"),
        ("statements.atom", "/r/statements.atom", "/r/statement.atom", "there is no such file"),
        ("CITATION.cff", "org/r/", "org/r/then/", "there is no such file"),
        ("-/index.js", '"corvin-spilled-oil"', '"corvin-spilt-oil"', "there is no such file"),
        ("-/index.js", "window.", "windows.", "cannot be read"),
        ("guide.html", 'href="statements.atom"', 'href="news.atom"', "there is no such file"),
        ("guide.html", "<main", '<a href="https://example.org/r/x">x</a><main', "no such file"),
    ],
)
def test_what_leads_nowhere_beside_the_pages_is_found(run, harbour, site, file, held, wrong, why):
    text = (site / file).read_text(encoding="utf-8")
    assert held in text
    (site / file).write_text(text.replace(held, wrong), encoding="utf-8")
    found = list(dead_links(site, "https://example.org/r"))
    assert {dead.page for dead in found} == {file}
    assert all(why in dead.why for dead in found)


def test_a_page_of_somebody_else_that_is_none_is_told(run, harbour, site):
    (site / "bytes.html").write_bytes(b"\xff")
    links = ("http://[x/", f"{'a' * 5000}.html", "a%00b.html")
    (site / "links.html").write_text("".join(f'<a href="{one}"></a>' for one in links), "utf-8")
    done = run(harbour, ["site", str(site), "--url", "https://example.org/r", "--check-links"])
    assert done.code == 1
    assert done.err.splitlines() == [
        "bytes.html: bytes.html: it cannot be read as a page",
        "links.html: http://[x/: it is no address",
        f"links.html: {links[1]}: there is no such file",
        "links.html: a%00b.html: there is no such file",
    ]
    assert done.out.splitlines()[-1] == "4 dead links"


def test_dead_links_are_told_and_counted(run, harbour, site, monkeypatch):
    """The command writes before it looks; what it wrote is whole, unless a disk is not."""
    from provenance.pages.site import links

    found = [links.Dead("guide.html", f"{n}.html", "there is no such file") for n in range(23)]
    monkeypatch.setattr(links, "dead_links", lambda folder, base: found)
    done = run(harbour, ["site", str(site), "--check-links"])
    assert done.code == 1
    assert done.err.splitlines()[0] == "guide.html: 0.html: there is no such file"
    assert done.err.splitlines()[-1] == "and 3 more"
    assert done.out.splitlines()[-1] == "23 dead links"


def test_a_feed_without_history_is_of_the_day_of_the_newest_file(run, harbour, tmp_path):
    files = list(harbour.rglob("*.yaml"))
    for path in files:
        os.utime(path, (1_000_000_000, 1_000_000_000))
    os.utime(files[0], (1_715_000_000, 1_715_000_000))
    assert run(harbour, ["site", str(tmp_path / "site")]).code == 0
    feed = (tmp_path / "site/statements.atom").read_text(encoding="utf-8")
    assert "<updated>2024-05-06T00:00:00Z</updated>" in feed


def test_every_page_has_the_cells_of_the_terminals_answer(run, harbour, site):
    for page in (site / "claim").glob("*.html"):
        card = run(harbour, f"show {page.stem} --format json").json["card"]
        mine = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["card"]
        assert mine == card
        main = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("main")
        told = " ".join(main.text(separator=" ").split())
        for row in (*card["affirm"], *card["deny"], *card["otherwise"], *card["comments"]):
            for cell in (
                row["statement"],
                row["when"]["text"],
                *(q["words"] for q in row["quotes"]),
            ):
                assert cell in told


def test_nothing_is_written_through_a_link_that_leads_out(run, harbour, site, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    (site / "claim").rename(elsewhere)
    held = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    victim = next(path for path in elsewhere.iterdir() if path.suffix == ".html")
    held[victim.name] = b"mine"
    victim.write_bytes(b"mine")
    (site / "claim").symlink_to(elsewhere)
    done = run(harbour, ["site", str(site)])
    assert done.code == 2
    assert "is a link that leads out of" in done.err
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == held


def test_what_a_killed_command_left_is_swept_and_is_no_page(run, harbour, site):
    left = site / "-" / f".{'0' * 16}.tmp"
    left.write_bytes(b"half a page")
    os.utime(left, (0, 0))
    (site / "guide.html").write_bytes(b"another")
    assert run(harbour, ["site", str(site)]).code == 0
    assert not left.exists()


def test_only_what_is_another_is_written_again(run, harbour, site):
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    assert ", 0 written" in run(harbour, ["site", str(site), "--url", "https://example.org/r"]).out
    file = harbour / "claims/spill/beaches-stay-open.yaml"
    file.unlink()
    done = run(harbour, ["site", str(site), "--url", "https://example.org/r"])
    assert "5 deleted" in done.out
    assert not (site / "claim/beaches-stay-open.html").exists()
    kept = [path for path in before if path.exists() and path.stat().st_mtime_ns == before[path]]
    assert len(kept) > len(before) / 2


def test_a_claims_page_holds_what_a_server_has_on_pages_of_their_own(run, harbour, site):
    page = LexborHTMLParser((site / "claim/corvin-spilled-oil.html").read_text(encoding="utf-8"))
    card = run(harbour, "show corvin-spilled-oil --format json").json["card"]
    for row in (*card["affirm"], *card["deny"]):
        said = page.css_first(f"[id='{row['statement']}']")
        cited = run(harbour, f"show {row['statement']} --cite footnote").out.strip()
        assert said.css_first("[data-copy]").text() == cited
        place = said.css_first(f".tools a[title='{row['file']}:{row['line']}']").attributes["href"]
        file, _, line = place.partition("#L")
        assert (site / "claim" / file).is_file()
        assert line == str(row["line"])
    told = " ".join(page.css_first("#why").text(separator=" ").split())
    explained = run(harbour, "explain corvin-spilled-oil").out
    assert "voices" in told
    assert "voices" in explained
    origins = page.css(".tree a[href^='../source/']")
    assert origins


def test_processes_beside_each_other_write_the_same_site(run, harbour, site, tmp_path, monkeypatch):
    from provenance.pages.site import write

    monkeypatch.setattr(write, "_FEW", 0)
    monkeypatch.setattr(write, "_processors", lambda: 2)
    other = tmp_path / "other"
    assert run(harbour, ["site", str(other), "--url", "https://example.org/r"]).code == 0
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert not [path for path in files if (site / path).read_bytes() != (other / path).read_bytes()]


def test_other_peoples_files_are_left_alone(run, harbour, tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear", encoding="utf-8")
    done = run(harbour, ["site", str(mine)])
    assert done.code == 2
    assert "holds other files" in done.err
    assert [path.name for path in mine.iterdir()] == ["letter.txt"]
    (mine / "letter.txt").unlink()
    (mine / "-").mkdir()
    (mine / "-/site.json").write_text('{"files": ["../outside.txt"]}', encoding="utf-8")
    (tmp_path / "outside.txt").write_text("kept", encoding="utf-8")
    assert run(harbour, ["site", str(mine)]).code == 0
    assert (tmp_path / "outside.txt").exists()


def test_the_search_index_is_a_script_that_ends_nothing(site):
    text = (site / "-/index.js").read_text(encoding="utf-8")
    assert text.startswith("window.provenanceIndex=[")
    rows = json.loads(text.removeprefix("window.provenanceIndex=").rstrip(";\n"))
    kinds = {row[0] for row in rows}
    assert kinds == {"claim", "actor", "source"}
    for kind, id, *_ in rows:
        assert (site / kind / f"{id}.html").is_file()


def test_the_feeds_the_sitemap_and_the_citation_can_be_read(site):
    for name in ("statements.atom", "headlines.atom"):
        feed = ElementTree.parse(site / name).getroot()
        assert feed.find("{*}updated") is not None
    urls = [loc.text for loc in ElementTree.parse(site / "sitemap.xml").getroot().iter("{*}loc")]
    for url in urls:
        assert (site / url.removeprefix("https://example.org/r/")).is_file()
    assert "cff-version" in (site / "CITATION.cff").read_text(encoding="utf-8")


def test_the_feeds_tell_what_commits_added_and_turned(run, harbour, tmp_path, monkeypatch):
    import subprocess

    def git(*words):
        subprocess.run(
            ["git", "-c", "user.name=E", "-c", "user.email=e@example.org", *words],
            cwd=harbour,
            check=True,
            capture_output=True,
        )

    git("init", "-q")
    git("add", "claims", "seeds", "provenance.toml")
    git("commit", "-qm", "begin")
    file = harbour / "claims/spill/spill-was-deliberate.yaml"
    added = "\ndenied:\n  - by: tam-okello\n    id: okellos-denial\n    date: 2012-01-01\n"
    text = file.read_text(encoding="utf-8")
    assert "\ndenied:" not in text
    file.write_text(text.rstrip() + added, encoding="utf-8")
    git("commit", "-qam", "deny")
    assert run(harbour, ["site", str(tmp_path / "s")]).code == 0
    statements = (tmp_path / "s/statements.atom").read_text(encoding="utf-8")
    assert "claim/spill-was-deliberate.html#okellos-denial" in statements
    headlines = (tmp_path / "s/headlines.atom").read_text(encoding="utf-8")
    assert "→" in headlines
    file.write_text(file.read_text(encoding="utf-8").replace("okellos-", "his-"), encoding="utf-8")
    git("commit", "-qam", "name it anew")
    assert run(harbour, ["site", str(tmp_path / "s")]).code == 0
    statements = (tmp_path / "s/statements.atom").read_text(encoding="utf-8")
    assert 'claim/spill-was-deliberate.html"' in statements
    assert "#okellos-denial" not in statements
    file.unlink()
    git("commit", "-qam", "leave it out")
    assert run(harbour, ["site", str(tmp_path / "s")]).code == 0
    for feed in ("statements", "headlines"):
        told = (tmp_path / f"s/{feed}.atom").read_text(encoding="utf-8")
        assert "spill-was-deliberate.html" not in told


def test_texts_of_sources_are_never_written(site):
    assert not [
        path for path in site.rglob("source/*.html") if 'class="document"' in path.read_text()
    ]


@pytest.mark.parametrize(
    "options",
    [
        ["--language", "tlh"],
        *(["--url", url] for url in ("javascript:x", "https://", "https://[x", "https://x.org/?a")),
        ["--url", "https://x.org/a b"],
    ],
)
def test_a_wrong_option_is_refused(run, harbour, tmp_path, options):
    assert run(harbour, ["site", str(tmp_path / "s"), *options]).code == 2


def test_a_card_asks_nobody_for_anything(run, harbour):
    page = run(harbour, "card corvin-spilled-oil --html -").out
    tree = LexborHTMLParser(page)
    assert not tree.css("script, img, iframe, link")
    assert "url(" not in page
    assert not [a for a in tree.css("a") if not re.match("https?://", a.attributes["href"])]
    assert "<h1" in page
    assert run(harbour, "card corvin-spilled-oil").code == 2
    assert run(harbour, "card no-such-claim-at-all --html -").code == 2
