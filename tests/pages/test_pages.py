"""The pages say what the terminal says, at addresses that hold the whole question."""

import asyncio
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
from html import unescape
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import CORPORA
from provenance.pages.serving.run import listen

CLAIM = "corvin-spilled-oil"


@pytest.fixture(scope="module")
def ask(lasting, tmp_path_factory):
    root = tmp_path_factory.mktemp("read") / "harbour"
    left_out = shutil.ignore_patterns(".provenance")
    return lasting(shutil.copytree(CORPORA / "harbour", root, ignore=left_out))


def shown(text: str) -> str:
    """What a page says, without its marks."""
    main = LexborHTMLParser(text).css_first("main")
    return " ".join(main.text(separator=" ").split())


def crawl(ask, start: str = "/", most: int = 400):
    """Every page that links lead to, with what is on it."""
    seen, waiting = {}, [start]
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen[path] = got = ask(path)
        if "text/html" not in got.headers["content-type"]:
            continue
        for link in LexborHTMLParser(got.text).css("a[href]"):
            to = urljoin(path, link.attributes["href"] or "").partition("#")[0]
            if to.startswith("/"):
                waiting.append(to)
    return seen


def test_every_link_of_every_page_leads_somewhere(ask):
    seen = crawl(ask)
    assert {path: got.status for path, got in seen.items() if got.status != 200} == {}
    pages = {path.split("/")[1].partition("?")[0].partition(".")[0] for path in seen}
    assert {"claim", "actor", "source", "statement", "disputes", "statements"} <= pages
    assert {"versus", "shifts", "figures", "check", "guide", "file", "cite", "explain"} <= pages


def test_an_anchor_that_a_link_names_is_on_its_page(ask):
    seen = crawl(ask)
    for path, got in seen.items():
        if "text/html" not in got.headers["content-type"] or path.startswith("/file"):
            continue
        for link in LexborHTMLParser(got.text).css("a[href*='#']"):
            to, _, anchor = urljoin(path, link.attributes["href"]).partition("#")
            if to in seen and anchor:
                assert f'id="{anchor}"' in seen[to].text, (path, to, anchor)


@pytest.mark.parametrize(
    ("path", "command"),
    [
        (f"/claim/{CLAIM}", f"show {CLAIM}"),
        (f"/claim/{CLAIM}", f"show {CLAIM} --as-of 2011-03-10"),
        ("/actor/corvin-shipping", "show corvin-shipping"),
        ("/disputes", "disputes --limit 200"),
        ("/statements", "statements --limit 200 --stance denied"),
        ("/statements", "statements --limit 200 --side corvin-shipping --sort claim"),
        ("/versus/the-accusers/the-line-and-friends", "versus the-accusers the-line-and-friends"),
        ("/shifts", "shifts"),
        ("/figures", "figures"),
        (f"/timeline/{CLAIM}", f"timeline {CLAIM}"),
        ("/search", "search oil"),
        (f"/explain/{CLAIM}", f"explain {CLAIM}"),
        (f"/who/denied/{CLAIM}", f"who denied {CLAIM}"),
    ],
)
@pytest.mark.parametrize("format", ["json", "csv", "md"])
def test_the_data_at_an_address_is_what_the_command_prints(
    ask, run, harbour, path, command, format
):
    options = re.findall(r"--([a-z-]+) (\S+)", command)
    query = "&".join(f"{name}={value}" for name, value in options if name != "limit")
    if path == "/search":
        query = "q=oil"
    got = ask(f"{path}.{format}" + (f"?{query}" if query else ""))
    printed = run(harbour, f"{command} --format {'markdown' if format == 'md' else format}").out
    if "--limit 200" in command:  # a list on a page is bounded, and says nothing of its bound
        printed = printed.replace(" --limit 200", "")
    if format == "json":
        mine, theirs = json.loads(got.text), json.loads(printed)
        mine.pop("filters"), theirs.pop("filters")
        mine.pop("asked", 0), theirs.pop("asked", 0)
        assert mine == theirs
    elif "--limit 200" not in command:
        assert got.text == printed


def test_a_claims_page_has_every_cell_of_the_card(ask, run, harbour):
    page = shown(ask(f"/claim/{CLAIM}").text)
    card = run(harbour, f"show {CLAIM} --format json").json["card"]
    assert card["text"] in page
    assert card["reason"] in page
    for row in [*card["affirm"], *card["deny"], *card["otherwise"]]:
        assert row["statement"] in page
        assert row["when"]["text"] in page
        for party in [*row["by"], *row["for"]]:
            assert party["name"] in page
        for quote in row["quotes"]:
            assert quote["words"] in page
    for item in card["derived"]:
        assert item["actor"]["name"] in page


def test_as_of_is_a_choice_among_the_days_on_which_something_was_said(ask):
    page = LexborHTMLParser(ask(f"/claim/{CLAIM}").text)
    days = [option.attributes["value"] for option in page.css("select[name=as-of] option")]
    assert days[:-1] == sorted(days[:-1])
    assert days[-1] == ""
    early = ask(f"/claim/{CLAIM}?as-of={days[0]}")
    assert f"by the end of {days[0]}" in shown(early.text) or days[0] in shown(early.text)
    assert early.text != ask(f"/claim/{CLAIM}").text


def test_an_edit_is_read_at_once(serve, harbour):
    ask = serve(harbour)
    import time

    before = ask("/-/revision").text
    file = harbour / "claims/spill/corvin-spilled-oil.yaml"
    text = file.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("text:"))
    file.write_text(text.replace(line, "text: Corvin spilled lamp oil."), encoding="utf-8")
    time.sleep(0.3)
    assert "Corvin spilled lamp oil." in shown(ask(f"/claim/{CLAIM}").text)
    assert ask("/-/revision").text != before


def test_what_is_not_there_names_what_may_be_meant(ask):
    got = ask("/claim/corvin-spilled-oi")
    assert got.status == 404
    assert CLAIM in got.text
    assert ask("/nothing/of/the/kind").status == 404
    assert ask("/claim/corvin-spilled-oil/more").status == 404


@pytest.mark.parametrize(
    "query",
    [
        "as-of=yesterday",
        "stance=shouted",
        "limit=-1",
        "by=nobody-at-all",
        "sort=size",
        "as-of=2011&as-of=2012",
        "limit=0",
        "topic=none",
        "place=none",
    ],
)
def test_a_question_that_cannot_be_understood_says_why(ask, query):
    got = ask(f"/statements?{query}")
    assert got.status == 400
    assert "cannot be answered" in got.text
    assert ask(f"/statements.json?{query}").status == 400


def test_a_claims_page_holds_schema_org_and_no_verdict(ask):
    page = LexborHTMLParser(ask(f"/claim/{CLAIM}").text)
    data = json.loads(page.css_first("script[type='application/ld+json']").text())
    assert data["@type"] == "Claim"
    assert data["identifier"] == CLAIM
    assert "Review" not in json.dumps(data)
    assert "claimInterpreter" not in json.dumps(data)
    for work in data["appearance"]:
        authors = {one["name"] for one in work["author"]}
        assert authors == {"The Tidewatcher"} or work.get("name") != "Black water at Pier 4"


def test_the_page_in_french_has_every_text(ask):
    from provenance.pages.catalogue import LANGUAGES, texts

    names = [
        {name for name in texts(language) if not name.startswith("hint_") or "_of_" in name[:8]}
        for language in LANGUAGES
    ]
    assert all(one == names[0] for one in names)
    assert not names[0] & set(dir(dict))  # templates would take the method
    for language in LANGUAGES:
        for name, text in texts(language).items():
            assert text.count("{}") == texts("en").get(name, "").count("{}"), name
    page = ask(f"/claim/{CLAIM}", accept_language="fr-CA,en;q=0.5")
    assert '<html lang="fr"' in page.text
    assert "Affirmé par" in unescape(page.text)
    assert "Affirmed by" in ask(f"/claim/{CLAIM}?lang=en", accept_language="fr").text


@pytest.mark.parametrize("kind", ["statement", "claim", "actor", "source"])
def test_every_field_of_every_form_is_named_and_explained_in_every_language(kind):
    from provenance.authoring.typed import fields
    from provenance.pages.catalogue import LANGUAGES, texts
    from provenance.pages.terms import hint, labels

    for language in LANGUAGES:
        named = labels(texts(language))
        for field in fields(kind):
            told = hint(kind, field, named, texts(language))
            assert named[field.key]
            assert "`" not in named[field.key] + told
            assert language == "en" or told != hint(kind, field, named, texts("en")), field.key


def test_every_hint_is_of_a_field():
    from provenance.authoring.typed import fields
    from provenance.pages.catalogue import texts

    kinds = ("statement", "claim", "actor", "source")
    keys = {field.key.replace("-", "_").replace(".", "_") for of in kinds for field in fields(of)}
    for name in texts("fr"):
        if name.startswith("hint_") and not name.startswith("hint_of_"):
            rest = name.removeprefix("hint_")
            kind, _, key = rest.partition("_")
            assert rest in keys or (kind in kinds and key in keys), name


def test_no_sentence_of_a_page_speaks_of_options_or_commands(ask):
    asked = [
        "/statements?by=tam-okello&stance=retracted",
        "/statements?side=corvin-shipping&stance=denied&limit=1",
        "/statements?as-of=yesterday",
        "/statements?as-of=2011&as-of=2012",
        "/statements?topic=none",
        "/statements?status=none",
        "/statements?by=nobody-at-all",
        "/disputes?limit=1",
        "/shifts?limit=1",
        "/search?q=oil&limit=1",
        "/search?q=zzzzzz",
        "/who/denied/corvin-spilled-oil?by=tam-okello",
        f"/claim/{CLAIM}?by=tam-okello&before=2011-01-01",
        "/explain/tidewatcher-2011-03-09",
        "/versus/nobody/somebody",
    ]
    pages = {path: ask(path) for path in asked} | crawl(ask)
    for path, got in pages.items():
        if "text/html" in got.headers["content-type"] and not path.startswith("/file"):
            found = re.search(r".{30}(--[a-z]|\bprovenance [a-z]+|\(-v\)).{0,30}", shown(got.text))
            assert found is None, (path, found)


def test_a_list_that_ends_early_leads_to_all_of_it(ask):
    page = LexborHTMLParser(ask("/statements?limit=2").text)
    leads = [a.attributes["href"] for a in page.css("main .tools a")]
    total = json.loads(ask("/statements.json").text)["total"]
    assert f"/statements?limit={total}" in leads


def test_every_text_of_the_catalogue_is_used():
    from importlib.resources import files

    from provenance.pages.catalogue import texts

    room = files("provenance.pages")
    written = "".join(
        item.read_text("utf-8")
        for folder in ("", "templates", "serving", "site")
        for item in (room / folder).iterdir()
        if item.name.endswith((".html", ".py"))
    )
    unused = {
        name
        for name in texts("en")
        if not name.startswith(("lang_", "sort_", "guide_", "new_", "label_", "hint_", "feed_"))
        and not re.search(rf"""t\.{name}\b|["']{name}["']""", written)
    }
    assert unused == set()


def test_the_fonts_and_styles_are_the_programs_own(ask):
    css = ask("/-/page.css")
    assert css.status == 200
    assert "http" not in css.text
    for font in re.findall(r"url\(([^)]+)\)", css.text):
        assert ask(f"/-/{font}").headers["content-type"] == "font/woff2"


def test_what_is_sent_does_not_wait_until_what_went_before_is_acknowledged():
    """Else a page, which goes after its head, comes 40 ms late."""

    async def accepted() -> int:
        arrived: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def look(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            told = writer.get_extra_info("socket")
            arrived.set_result(told.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listening = listen("127.0.0.1", 0)
        async with await asyncio.start_server(look, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            writer.close()
            return await arrived

    assert asyncio.run(accepted()) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no such signal")
def test_a_reader_who_leaves_does_not_end_the_server(harbour):
    """What a closed connection is told by would end a command that answers and is done."""
    served = subprocess.Popen(
        [sys.executable, "-m", "provenance", "serve", "--port", "0"],
        cwd=harbour,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        address = next(line for line in served.stderr if line.startswith("serving ")).split()[-1]
        served.send_signal(signal.SIGPIPE)
        with urlopen(f"{address}guide") as answer:
            assert answer.status == 200
    finally:
        served.terminate()
        served.communicate()


def test_a_sentence_that_was_found_leads_to_its_record(serve, harbour):
    ask = serve(harbour)
    page = LexborHTMLParser(ask("/search?q=corvin+oil").text)
    link = next(a for a in page.css("main a.claim") if "corvin-spilled-oil" in a.attributes["href"])
    assert link.text() == "A Corvin ship spilled oil in Lantern Bay."
    assert link.css_first(".match")
    page = LexborHTMLParser(ask("/search?q=corvin+oil&limit=1").text)
    assert len(page.css("main a.claim")) == 1
    assert "limit=" in page.css_first(".tools a").attributes["href"]
    page = LexborHTMLParser(ask("/search?q=corvin+spilt+oyl").text)
    assert "/claim/corvin-spilled-oil" in [a.attributes["href"] for a in page.css("main a.id")]
